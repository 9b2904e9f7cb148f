package command

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/types/model"

	"askance/session/chat/chattest"
	"askance/tui/command/report"
)

type worthJSON struct {
	Rollouts []report.Worth `json:"rollouts"`
}

func rolledOut(t *testing.T, args ...string) map[string]report.Worth {
	t.Helper()
	code, out, errs := askance(t, "", append([]string{"run", "--json", "--rollouts", "3"}, args...)...)
	if code != ExitFine {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var r worthJSON
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	list := map[string]report.Worth{}
	for _, w := range r.Rollouts {
		key := w.Model + " " + w.Reply
		if w.Window > 0 {
			key += " later"
		}
		list[key] = w
	}
	return list
}

// checkWorth holds that asking pays further on and that guessing does not.
func checkWorth(t *testing.T, list map[string]report.Worth, asker, guesser string) {
	t.Helper()
	for _, c := range []struct {
		key       string
		low, high float64
	}{
		{asker + " asks", 0, 0}, {asker + " asks later", 0.8, 1}, {guesser + " guesses", 0, 0.4}, {guesser + " guesses later", 0, 0.4},
	} {
		w, ok := list[c.key]
		if !ok || w.Task == nil || w.Failed > 0 || w.Task.Mean < c.low || w.Task.Mean > c.high {
			t.Errorf("%s: %+v, want a task's score from %g to %g", c.key, w, c.low, c.high)
		}
	}
	if now, later := list[asker+" asks"], list[asker+" asks later"]; now.Cost == nil || later.Cost == nil || now.Cost.Mean >= later.Cost.Mean {
		t.Error("a dialogue played on costs no more than its first reply")
	}
}

func TestRunTellsWhatFirstRepliesAreWorth(t *testing.T) {
	list := rolledOut(t, "-n", "10", "--complete", "0", "--scorer", "none", "--window", "2")
	checkWorth(t, list, "tiny/asker", "tiny/guesser")
	code, out, _ := askance(t, "", "run", "-n", "4", "--scorer", "none", "--rollouts", "2", "--window", "1")
	for _, want := range []string{"what the first reply is worth", "at it alone", "1 turn on", "a rule; --judge rates it"} {
		if code != ExitFine || !strings.Contains(out, want) {
			t.Errorf("exit code %d, %q is missing in\n%s", code, want, out)
		}
	}
}

func TestRolloutsAreTheSameFromTheSameSeed(t *testing.T) {
	args := []string{"run", "--json", "-n", "3", "--scorer", "none", "--rollouts", "4", "--seed", "9"}
	_, one, _ := askance(t, "", append(args, "-j", "1")...)
	_, two, _ := askance(t, "", append(args, "-j", "4")...)
	cut := func(s string) string { return s[strings.Index(s, `"rollouts"`):] }
	if cut(one) != cut(two) {
		t.Errorf("%s\nand\n%s", cut(one), cut(two))
	}
}

func TestAJudgeRatesWhatIsPlayedOn(t *testing.T) {
	list := rolledOut(t, "-m", "tiny/asker", "-n", "1", "--complete", "0", "--scorer", "none", "--judge", "tiny/scorer")
	if w := list["tiny/asker asks later"]; w.N != 1 {
		t.Errorf("%+v", w)
	}
	_, out, _ := askance(t, "", "run", "-m", "tiny/asker", "-n", "1", "--complete", "0", "--scorer", "none", "--judge", "tiny/scorer", "--rollouts", "1")
	if !strings.Contains(out, "rated 0 to 1 by tiny/scorer") {
		t.Errorf("the judge is not named in\n%s", out)
	}
}

// A judge that cannot be read gives no rating, and the table says how often and
// why.
func TestAJudgeThatFailsIsNoRating(t *testing.T) {
	args := []string{"-m", "tiny/asker", "-n", "1", "--complete", "0", "--scorer", "none", "--judge", "tiny/guesser"}
	w := rolledOut(t, args...)["tiny/asker asks later"]
	if w.N != 1 || w.Unrated != 3 || w.Interactivity != nil {
		t.Errorf("%+v", w)
	}
	_, out, _ := askance(t, "", append([]string{"run", "--rollouts", "3"}, args...)...)
	if want := "4 samples the judge could not rate, and they are in no interactivity; the first: the judge chose none of the letters"; !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
		t.Errorf("%q is missing in\n%s", want, out)
	}
}

// A crowd counts how many replies a server writes at once.
type crowd struct {
	http.Handler
	now, most atomic.Int32
}

func (c *crowd) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/api/chat" {
		n := c.now.Add(1)
		w = &leaver{w, c}
		for most := c.most.Load(); n > most && !c.most.CompareAndSwap(most, n); most = c.most.Load() {
		}
	}
	c.Handler.ServeHTTP(w, r)
}

// A leaver takes a reply out of the crowd before the client learns that it is
// complete and may ask for the next.
type leaver struct {
	http.ResponseWriter
	c *crowd
}

func (l *leaver) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(`"done":true`)) {
		l.c.now.Add(-1)
	}
	return l.ResponseWriter.Write(p)
}

func (l *leaver) Flush() { l.ResponseWriter.(http.Flusher).Flush() }

// -j says how many replies a server is asked for at once, those that are
// played on among them.
func TestPlayingOnStaysWithinTheSlots(t *testing.T) {
	asker := chattest.Model{Name: "scripted/asker", Can: []model.Capability{model.CapabilityCompletion}, Says: func(api.ChatRequest) chattest.Reply {
		return chattest.Reply{Text: "How many are there in each of them, if I may ask?"}
	}}
	c := &crowd{Handler: &chattest.Server{Models: []chattest.Model{asker}, Pace: time.Millisecond}}
	web := httptest.NewServer(c)
	defer web.Close()
	list := rolledOut(t, "--host", web.URL, "-m", asker.Name, "-n", "6", "--complete", "0", "--scorer", "none", "-j", "2", "--rollouts", "4")
	if w := list[asker.Name+" all later"]; w.N != 6 || w.Failed > 0 {
		t.Errorf("%+v", w)
	}
	if most := c.most.Load(); most > 2 {
		t.Errorf("with two slots %d replies were asked for at once", most)
	}
}

func TestATestIsSaidNotToBePlayedOn(t *testing.T) {
	_, _, errs := askance(t, "", "run", "-m", "tiny/asker", "-n", "1", "--complete", "0", "--probe", "ambient", "--kind", "truefalse", "--scorer", "none", "--rollouts", "2")
	if !strings.Contains(errs, "1 probe of 1 cannot be played on") {
		t.Errorf("nothing is said of --rollouts:\n%s", errs)
	}
}

func TestRolloutsThatMakeNoSenseAreRefused(t *testing.T) {
	for _, args := range [][]string{{"--rollouts", "-1"}, {"--rollouts", "2", "--window", "0"}, {"--rollouts", "2", "--window", "21"}, {"--rollouts", "2", "--lambda", "0"}, {"--rollouts", "2", "--user", "model:"}} {
		if code, _, errs := askance(t, "", append([]string{"run"}, args...)...); code != ExitUsage {
			t.Errorf("%v: exit code %d, %s", args, code, errs)
		}
	}
}

// Played on in a real Ollama, asking pays as it does with the built-in engine.
func TestOllamaRollsOut(t *testing.T) {
	server := os.Getenv("ASKANCE_TEST_OLLAMA")
	if server == "" {
		t.Skip("needs a real Ollama with the models asker and guesser: .ci/ollama with go test -run Ollama ./...")
	}
	list := rolledOut(t, "-m", "asker", "-m", "guesser", "-n", "6", "--complete", "0", "--scorer", "none", "--host", server)
	checkWorth(t, list, "asker", "guesser")
}
