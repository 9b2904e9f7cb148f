package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"askance/probes/counting"
	"askance/session"
	"askance/session/chat"
	"askance/session/fixture"
	"askance/session/journal"
	"askance/session/run"
	"askance/session/user"
)

// recordTiny plays one probe on the built-in models and returns the session's
// file.
func recordTiny(t *testing.T, seed uint64) string {
	t.Helper()
	desk, err := (&env{host: "127.0.0.1:1"}).desk()
	if err != nil {
		t.Fatal(err)
	}
	probe, err := counting.Family{}.Make("vague", seed, 0)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "session.jsonl")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	options := session.Options{Temperature: chat.Float(0), Seed: chat.Int(7)}
	p, err := run.New(t.Context(), run.Setup{
		ID: journal.NewID(), App: Version(), Probe: probe, Answers: "scripted", Finder: desk, User: user.Scripted{},
		Lanes: []run.LaneSetup{{Model: "tiny/asker", Options: options}, {Model: "tiny/guesser", Options: options}},
		Sinks: []run.Sink{func(e session.Event) {
			if err := json.NewEncoder(f).Encode(e); err != nil {
				t.Error(err)
			}
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	p.Start()
	for p.Wait(t.Context()) == nil && p.LetUserAnswer() > 0 {
	}
	p.Close()
	return path
}

// What the built-in models said they say again, word for word, on every
// machine; offline gives the same verdicts.
func TestTheBuiltInModelsSayTheSameAgain(t *testing.T) {
	fx := filepath.Join(t.TempDir(), "f.json")
	if code, _, errs := askance(t, "", "fixture", recordTiny(t, 17_000_000), "-o", fx); code != ExitFine {
		t.Fatal(errs)
	}
	for _, flags := range [][]string{{"--same-model"}, {"--offline"}, {"--offline", "--rules"}} {
		code, out, errs := askance(t, "", append([]string{"check", fx, "--json"}, flags...)...)
		var got struct {
			Same          int `json:"same"`
			Moved         int `json:"moved"`
			Broken        int `json:"broken"`
			NotComparable int `json:"not_comparable"`
		}
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("%v: %s%s", err, out, errs)
		}
		if code != ExitFine || got.Same < 2 || got.Moved+got.Broken+got.NotComparable > 0 {
			t.Errorf("%v: exit code %d, %+v\n%s", flags, code, got, out)
		}
	}
}

// What the asker does the guesser does not: the fixture tells the two apart.
func TestAFixtureTellsTheModelsApart(t *testing.T) {
	fx := filepath.Join(t.TempDir(), "f.json")
	if code, _, errs := askance(t, "", "fixture", recordTiny(t, 18_000_000), "-o", fx); code != ExitFine {
		t.Fatal(errs)
	}
	code, out, _ := askance(t, "", "check", fx, "-m", "tiny/guesser", "--lane", "1")
	if code != ExitExpectation || !strings.Contains(out, "broken") {
		t.Errorf("exit code %d:\n%s", code, out)
	}
}

// An expected gain is scored again for the words that are said now.
func TestExpectedGainsAreScoredLive(t *testing.T) {
	fx := filepath.Join(t.TempDir(), "f.json")
	if code, _, errs := askance(t, "", "fixture", recordTiny(t, 21_000_000), "--no-tape", "-o", fx); code != ExitFine {
		t.Fatal(errs)
	}
	f, err := fixture.ReadFile(fx)
	if err != nil {
		t.Fatal(err)
	}
	f.Recorded.Scorer = "tiny/scorer"
	f.Expect = []fixture.Expect{{Turn: "1.2", MinGain: &fixture.MinGain{Kind: session.Expected, Bits: 1}, Act: session.Acts}}
	if err := f.WriteFile(fx, true); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := askance(t, "", "check", fx, "--lane", "1"); code != ExitFine {
		t.Errorf("the asker's question: exit code %d\n%s%s", code, out, errs)
	}
	code, out, _ := askance(t, "", "check", fx, "-m", "tiny/guesser", "--lane", "1")
	if code != ExitExpectation || !strings.Contains(out, "its expected gain should be at least 1 bits, and it is 0.000") {
		t.Errorf("the guesser's guess: exit code %d\n%s", code, out)
	}
	f.Recorded.Scorer = "tiny/nobody"
	if err := f.WriteFile(fx, true); err != nil {
		t.Fatal(err)
	}
	if code, out, _ := askance(t, "", "check", fx, "--lane", "1"); code != ExitError || !strings.Contains(out, "not comparable") {
		t.Errorf("without the scorer: exit code %d\n%s", code, out)
	}
}

// What the built-in engine recorded, a real Ollama says too, word for word,
// from the same files.
func TestOllamaSaysWhatWasRecorded(t *testing.T) {
	server := os.Getenv("ASKANCE_TEST_OLLAMA")
	if server == "" {
		t.Skip("needs a real Ollama with the models asker and guesser: .ci/ollama with go test -run Ollama ./...")
	}
	fx := filepath.Join(t.TempDir(), "f.json")
	if code, _, errs := askance(t, "", "fixture", recordTiny(t, 20_000_000), "-o", fx); code != ExitFine {
		t.Fatal(errs)
	}
	for lane, model := range map[string]string{"1": "asker", "2": "guesser"} {
		code, out, errs := askance(t, "", "check", fx, "-m", model, "--lane", lane, "--host", server)
		if code != ExitFine || !strings.Contains(out, "same") || strings.Contains(out, "moved") || !strings.Contains(out, "recorded with digest") {
			t.Errorf("%s: exit code %d\n%s%s", model, code, out, errs)
		}
		if code, _, _ := askance(t, "", "check", fx, "-m", model, "--lane", lane, "--host", server, "--same-model"); code != ExitModel {
			t.Errorf("%s: with other files asked for, exit code %d", model, code)
		}
	}
}
