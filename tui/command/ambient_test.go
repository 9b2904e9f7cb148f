package command

import (
	"encoding/json"
	"math"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/types/model"

	"askance/probes/ambient"
	"askance/session"
	"askance/session/chat/chattest"
	"askance/tui/command/report"
	"askance/tui/lab"
)

// ambientJSON is what run --json says of the ambient family.
type ambientJSON struct {
	Models []struct {
		Model    string   `json:"model"`
		NMissing int      `json:"n_missing"`
		NControl int      `json:"n_complete"`
		NTests   int      `json:"n_tests"`
		Asked    *float64 `json:"asked"`
		Answered *float64 `json:"answered"`
		Macro    *float64 `json:"macro"`
		Errors   int      `json:"errors"`
	} `json:"models"`
	Measures struct {
		Ambient struct {
			Handling     []report.AmbientHandling `json:"handling"`
			TrueFalse    []report.AmbientJudged   `json:"truefalse"`
			Continuation []report.AmbientRanked   `json:"continuation"`
		} `json:"ambient"`
	} `json:"measures"`
}

func playAmbient(t *testing.T, args ...string) (r ambientJSON) {
	t.Helper()
	code, out, errs := askance(t, "", append([]string{"run", "--json", "--seed", "1", "--scorer", "none"}, args...)...)
	if code != ExitFine {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v:\n%s", err, out)
	}
	return r
}

// The built-in models say that ambiguous messages are outside their world. The
// tests that need nothing but log-probabilities give numbers all the same.
func TestTheBuiltInModelsGoThroughEveryTestOfAmbiguity(t *testing.T) {
	checkAmbient(t, "tiny/asker")
}

func TestOllamaGoesThroughEveryTestOfAmbiguity(t *testing.T) {
	server := os.Getenv("ASKANCE_TEST_OLLAMA")
	if server == "" {
		t.Skip("needs a real Ollama with the models asker and guesser: .ci/ollama with go test -run Ollama ./...")
	}
	checkAmbient(t, "asker", "--host", server)
}

func checkAmbient(t *testing.T, name string, more ...string) {
	t.Helper()
	args := append([]string{"-m", name, "--probe", "ambient"}, more...)
	asks := playAmbient(t, append(args, "-n", "8", "--kind", "ask")...)
	if m := asks.Models[0]; m.NMissing != 4 || m.NControl != 4 || m.NTests != 0 || m.Errors != 0 || m.Asked == nil || m.Answered == nil {
		t.Errorf("%+v", m)
	}
	if h := asks.Measures.Ambient.Handling; len(h) < 3 || h[0].N != 4 || *h[0].Asks+*h[0].Picks+*h[0].Lists+*h[0].Other != 1 {
		t.Errorf("%+v", h)
	}
	judged := playAmbient(t, append(args, "-n", "4", "--kind", "truefalse")...)
	if m := judged.Models[0]; m.NTests != 4 || m.NMissing+m.NControl != 0 || m.Errors != 0 || m.Asked != nil || m.Macro != nil {
		t.Errorf("%+v", m)
	}
	n, clear := 0, 0
	for _, r := range judged.Measures.Ambient.TrueFalse {
		if r.Type != "" {
			continue
		}
		n += r.Rates.Answers.N
		if r.Control {
			clear += r.Rates.Answers.N
		}
		if r.Answers.Chance != 0.5 || r.AllFour.Chance != 0.0625 || len(r.Answers.CI) != 2 || len(r.Templates) != 4 {
			t.Errorf("%+v", r)
		}
	}
	if n != 4*2*4 || clear != 2*2*4 {
		t.Errorf("%d answers, %d of them about clear sentences", n, clear)
	}
	compared := playAmbient(t, append(args, "-n", "2", "--kind", "continuation", "--continuations", "2")...)
	if m := compared.Models[0]; m.NTests != 2 || m.Errors != 0 {
		t.Errorf("%+v", m)
	}
	for _, r := range compared.Measures.Ambient.Continuation {
		want := 1 / 3.0
		if r.Control {
			want = 0.5
		}
		if r.Right.N != 1 || math.Abs(r.Right.Chance-want) > 1e-9 || r.Margin == nil {
			t.Errorf("%+v", r)
		}
	}
	if len(compared.Measures.Ambient.Continuation) != 4 {
		t.Errorf("%+v", compared.Measures.Ambient.Continuation)
	}
}

// On all that there is of AmbiEnt's own files every test runs to its end.
func TestTheOfficialFilesRunOnAModel(t *testing.T) {
	runOfficial(t, 100, "tiny/asker")
}

func TestOllamaRunsTheOfficialFiles(t *testing.T) {
	server := os.Getenv("ASKANCE_TEST_OLLAMA")
	if server == "" {
		t.Skip("needs a real Ollama with the models asker and guesser: .ci/ollama with go test -run Ollama ./...")
	}
	runOfficial(t, 12, "asker", "--host", server)
}

// runOfficial plays so many of the rows as tasks, and a quarter as many as the
// tests that take longer.
func runOfficial(t *testing.T, rows int, name string, more ...string) {
	t.Helper()
	data := filepath.Join("..", "..", "..", "shared", "data", "ambient", "dev.jsonl")
	if _, err := os.Stat(data); err != nil {
		t.Skip("the public data set ambient/dev.jsonl is not beside this repository")
	}
	for kind, want := range map[string]int{"ask": 100, "truefalse": 39, "continuation": 35} {
		code, out, errs := askance(t, "", "probe", "import", "ambient", data, "--kind", kind)
		if code != ExitFine || strings.Count(out, "\n") != want || !strings.Contains(errs, "100 rows") {
			t.Fatalf("%s: exit code %d, %d probes: %s", kind, code, strings.Count(out, "\n"), errs)
		}
		file := filepath.Join(t.TempDir(), kind+".jsonl")
		lines := strings.SplitAfter(out, "\n")
		n := rows
		if kind != "ask" {
			n = min(rows/4, 6)
		}
		lines = lines[:min(len(lines), n)]
		if err := os.WriteFile(file, []byte(strings.Join(lines, "")), 0o600); err != nil {
			t.Fatal(err)
		}
		r := playAmbient(t, append([]string{"-m", name, "--prompts", file, "--continuations", "1"}, more...)...)
		if m := r.Models[0]; m.Errors != 0 || m.NMissing+m.NControl+m.NTests == 0 {
			t.Errorf("%s: %+v", kind, m)
		}
	}
}

// A server whose model plays by a script shows each handling, told apart by the
// reading, and the 2x2 of asking.
func TestHandlingsAreToldApart(t *testing.T) {
	var known []*session.Probe
	for seed := range uint64(40) {
		for _, kind := range []string{ambient.Ask, "complete"} {
			p, err := ambient.Family{}.Make(kind, 1_000_000+seed, 0)
			if err != nil {
				t.Fatal(err)
			}
			known = append(known, p)
		}
	}
	find := func(r api.ChatRequest) *session.Probe {
		for _, p := range known {
			if r.Messages[0].Content == p.Prompt {
				return p
			}
		}
		return nil
	}
	script := func(name string, says func(p *session.Probe, r api.ChatRequest) string) chattest.Model {
		return chattest.Model{Name: name, Can: []model.Capability{model.CapabilityCompletion}, Says: func(r api.ChatRequest) chattest.Reply {
			p := find(r)
			if p == nil {
				return chattest.Reply{Refusal: "it is no prompt of this test"}
			}
			return chattest.Reply{Text: says(p, r)}
		}}
	}
	web := httptest.NewServer(&chattest.Server{Models: []chattest.Model{
		script("asks", func(p *session.Probe, r api.ChatRequest) string {
			if len(r.Messages) > 1 || !p.Missing() {
				return "The answer is " + p.Answer + "."
			}
			return "Which is meant, " + p.Readings[0].Value + " or " + p.Readings[1].Value + "?"
		}),
		script("picks", func(p *session.Probe, _ api.ChatRequest) string {
			if !p.Missing() {
				return "The answer is " + p.Answer + "."
			}
			return "The answer is " + p.Readings[0].Answer + "."
		}),
		script("lists", func(p *session.Probe, _ api.ChatRequest) string {
			if !p.Missing() {
				return "The answer is " + p.Answer + "."
			}
			return "If it means " + p.Readings[0].Value + ", then " + p.Readings[0].Answer + "; if it means " + p.Readings[1].Value + ", then " + p.Readings[1].Answer + "."
		}),
	}})
	defer web.Close()
	r := playAmbient(t, "-m", "asks", "-m", "picks", "-m", "lists", "--host", web.URL, "--probe", "ambient", "--kind", "ask", "-n", "40")
	for i, m := range r.Models {
		if m.NMissing != 20 || m.NControl != 20 || m.Errors != 0 || *m.Answered != 1 {
			t.Errorf("%+v", m)
		}
		if want := []float64{1, 0, 0}[i]; *m.Asked != want || *m.Macro != (want+1)/2 {
			t.Errorf("%s asks in %v, macro %v, want %v", m.Model, *m.Asked, *m.Macro, want)
		}
	}
	for _, h := range r.Measures.Ambient.Handling {
		if h.Type != "" {
			continue
		}
		want := map[string][3]float64{"asks": {1, 0, 0}, "picks": {0, 1, 0}, "lists": {0, 0, 1}}[h.Model]
		if h.N != 20 || [3]float64{*h.Asks, *h.Picks, *h.Lists} != want {
			t.Errorf("%s: asks %v, picks %v, lists %v, other %v", h.Model, *h.Asks, *h.Picks, *h.Lists, *h.Other)
		}
		if h.Model == "picks" && (h.NPicks != 20 || *h.Chance != 0.5 || *h.Meant == 0 || *h.Meant == 1) {
			t.Errorf("%+v", h)
		}
	}
}

func TestRatesAreRecomputedByACommand(t *testing.T) {
	file := filepath.Join(t.TempDir(), "results.jsonl")
	row := `{"id":1,"ambiguous_sentence":"x","options":{"y0":{"KL_div":0.1},"y1":{"KL_div":0.5},"d":{"KL_div":0.7}}}` + "\n"
	if err := os.WriteFile(file, []byte(row+strings.Replace(row, "0.7", "0.3", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs := askance(t, "", "probe", "rates", file)
	if code != ExitFine || !strings.Contains(out, "distractor farthest  50.0 % [9.5–90.5] 1 of 2  33.33 %") {
		t.Errorf("exit code %d: %s%s", code, out, errs)
	}
	code, out, _ = askance(t, "", "probe", "rates", "--json", file)
	if code != ExitFine || !strings.Contains(out, `"distractor_farthest":{"k":1,"n":2}`) {
		t.Errorf("exit code %d: %s", code, out)
	}
	if code, _, errs = askance(t, `{"id":1}`, "probe", "rates", "-"); code != ExitUsage || !strings.Contains(errs, "it is no row of AmbiEnt") {
		t.Errorf("exit code %d: %s", code, errs)
	}
}

// In the lab enter puts one prompt after the other, each in a branch that
// begins anew, until there is none.
func TestTheLabPutsThePromptsOfATestOneByOne(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	b, err := newBackend(t.Context(), &env{dir: t.TempDir()}, "none")
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	probe, err := b.Probe("ambient", ambient.TrueFalse, 3, 0)
	if err != nil {
		t.Fatal(err)
	}
	k := &take{t: t}
	p, err := b.Start(t.Context(), lab.Setup{Probe: probe, Models: []string{"tiny/asker"}, Answers: "scripted"}, k.sink)
	if err != nil {
		t.Fatal(err)
	}
	k.play = p.(*play)
	k.settle(nil)
	for range len(probe.Variants) - 1 {
		k.settle(p.LetUserAnswer())
	}
	if err := p.LetUserAnswer(); err == nil {
		t.Error("there was one prompt more than the test has")
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	var put []string
	for _, turn := range k.s.Lane("1").Turns {
		if turn.Parent == "" {
			put = append(put, turn.Text())
		} else if turn.Gain(session.WordOdds, session.WholeTurn) == nil || len(turn.Tokens) > 1 {
			t.Errorf("turn %s: %d tokens, gains %+v", turn.ID, len(turn.Tokens), turn.Gains)
		}
	}
	for i, v := range probe.Variants {
		if len(put) != len(probe.Variants) || put[i] != v.Prompt {
			t.Fatalf("%q were put, want those of %s", put, probe.ID)
		}
	}
}
