package command

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"askance/session"
	"askance/session/run"
	"askance/session/stat"
)

// judgeServer is an Ollama whose model "judge" puts 0.9 on what the letter of
// want stands for, whatever it is asked.
func judgeServer(t *testing.T, want session.Act) string {
	t.Helper()
	means := map[session.Act]string{
		session.Ask:   "asks the user for something it needs to know",
		session.Guess: "gives an answer as if nothing was missing",
	}[want]
	mux := http.NewServeMux()
	answer := func(path, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, body) })
	}
	answer("/api/version", `{"version":"0.24.0"}`)
	answer("/api/tags", `{"models":[{"name":"judge:latest","model":"judge:latest","digest":"abc","details":{}}]}`)
	answer("/api/ps", `{"models":[]}`)
	answer("/api/show", `{"capabilities":["completion"]}`)
	mux.HandleFunc("/api/chat", func(w http.ResponseWriter, r *http.Request) {
		var in struct {
			Messages []struct{ Content string }
		}
		if err := json.NewDecoder(r.Body).Decode(&in); err != nil || len(in.Messages) != 2 {
			t.Errorf("request %+v, %v", in, err)
			return
		}
		letter := "Z"
		for _, line := range strings.Split(in.Messages[1].Content, "\n") {
			if l, rest, ok := strings.Cut(line, ") "); ok && strings.HasPrefix(rest, means) {
				letter = l
			}
		}
		w.Header().Set("Content-Type", "application/x-ndjson")
		fmt.Fprintf(w, `{"model":"judge","message":{"role":"assistant","content":%q},"logprobs":[{"token":%q,"logprob":-0.10536,"bytes":[%d],"top_logprobs":[{"token":%q,"logprob":-0.10536,"bytes":[%d]}]}]}`+"\n",
			letter, letter, letter[0], letter, letter[0])
		fmt.Fprintln(w, `{"model":"judge","message":{"role":"assistant","content":""},"done":true,"done_reason":"length","prompt_eval_count":11,"eval_count":1}`)
	})
	web := httptest.NewServer(mux)
	t.Cleanup(func() { web.CloseClientConnections(); web.Close() })
	return web.URL
}

func TestARunKeepsWhatTheJudgeSays(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.jsonl")
	code, out, errs := askance(t, "", "run", "-m", "tiny/guesser", "-n", "3", "--complete", "0", "--scorer", "none", "--host", judgeServer(t, session.Guess), "--judge", "judge", "-o", file)
	if code != ExitFine {
		t.Fatalf("exit code %d, %s\n%s", code, errs, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	turns, alike := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		var d run.Dialogue
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		for _, s := range d.Dialogue {
			if s.Role != session.Assistant {
				continue
			}
			if a, p := s.Judge.Act(); a != session.Guess || p < 0.99 || s.Judge.Mass < 0.89 || s.Judge.Orders != 8 || s.Judge.Digest != "abc" {
				t.Errorf("opinion %+v", s.Judge)
			}
			if turns++; s.Act == session.Guess {
				alike++
			}
		}
	}
	low, high := stat.Wilson(alike, turns)
	want := fmt.Sprintf("tiny/guesser: the judge judge agrees with the rules in %.0f %% [%.0f–%.0f] of %d turns\n", 100*float64(alike)/float64(turns), 100*low, 100*high, turns)
	if turns < 3 || !strings.Contains(out, want) {
		t.Errorf("the table lacks %q:\n%s", want, out)
	}
}

func TestAJudgeThatIsNotThereIsSaidAtOnce(t *testing.T) {
	for _, args := range [][]string{
		{"run", "-n", "2", "--judge", "tiny/judge"},
		{"label", "--judge", "tiny/judge"},
	} {
		if code, _, errs := askance(t, `{"reply":"x"}`, args...); code != ExitModel || !strings.Contains(errs, "tiny/") {
			t.Errorf("%q: exit code %d, %s", args, code, errs)
		}
	}
}

func TestLabelsAndTheirComparisonTakeAJudge(t *testing.T) {
	host := judgeServer(t, session.Ask)
	lines := `{"prompt":"Book a table.","reply":"For how many people?","label":"ask","gap":"yes"}` + "\n" +
		`{"prompt":"How many?","reply":"The answer is 56.","label":"answer","gap":"no"}` + "\n"
	code, out, errs := askance(t, lines, "label", "--host", host, "--judge", "judge")
	got := strings.Split(strings.TrimSpace(out), "\n")
	if code != ExitFine || len(got) != 2 {
		t.Fatalf("exit code %d, %s\n%s", code, errs, out)
	}
	for i, rule := range []session.Act{session.Ask, session.Answer} {
		var l struct {
			Act   session.Act
			Judge *session.Opinion
		}
		if err := json.Unmarshal([]byte(got[i]), &l); err != nil || l.Act != rule {
			t.Errorf("%s: act %q, %v; a judge must not change it", got[i], l.Act, err)
		}
		if a, _ := l.Judge.Act(); a != session.Ask || l.Judge.Model != "judge" {
			t.Errorf("opinion %+v", l.Judge)
		}
	}

	file := filepath.Join(t.TempDir(), "labelled.jsonl")
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	code, out, errs = askance(t, "", "label", "--host", host, "--judge", "judge", "--eval", file)
	for _, want := range []string{
		"rule and people\nasks or not   alike 1.000 [0.342, 1.000] of 2, kappa 1.000",
		"judge and people\nasks or not   alike 0.500 [0.095, 0.905] of 2, kappa 0.000",
		"judge \\ people     ask  answer\nask                  1       1\n",
		"rule and judge\n", "macro accuracy                    1.000",
	} {
		if code != ExitFine || !strings.Contains(out, want) {
			t.Errorf("exit code %d, %s; the output lacks %q:\n%s", code, errs, want, out)
		}
	}
}
