package command

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ollama/ollama/api"

	"askance/tui/command/report"
)

// thinkingServer speaks Ollama's API for two models. "thinker" asks when it does
// not think, and guesses once it does; "plain" refuses to think, and its server
// does not tell beforehand.
func thinkingServer(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	say := func(path string, body any) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) { _ = json.NewEncoder(w).Encode(body) })
	}
	say("/api/version", map[string]string{"version": "0.24.0"})
	say("/api/tags", map[string]any{"models": []any{map[string]string{"name": "thinker"}, map[string]string{"name": "plain"}}})
	say("/api/ps", map[string]any{"models": []any{}})
	mux.HandleFunc("/api/show", func(w http.ResponseWriter, r *http.Request) {
		var in api.ShowRequest
		_ = json.NewDecoder(r.Body).Decode(&in)
		can := []string{"completion", "thinking"}
		if in.Model == "plain" {
			can = nil
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"template": "{{ .Prompt }}", "capabilities": can})
	})
	mux.HandleFunc("/api/chat", func(w http.ResponseWriter, r *http.Request) {
		var in api.ChatRequest
		_ = json.NewDecoder(r.Body).Decode(&in)
		w.Header().Set("Content-Type", "application/x-ndjson")
		if in.Model == "plain" && in.Think != nil && in.Think.Bool() {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprintln(w, `{"error":"\"plain\" does not support thinking"}`)
			return
		}
		think(w, in)
	})
	web := httptest.NewServer(mux)
	t.Cleanup(web.Close)
	return web.URL
}

// think answers as a chat of the thinker.
func think(w http.ResponseWriter, in api.ChatRequest) {
	last := in.Messages[len(in.Messages)-1]
	if in.DebugRenderOnly {
		_ = json.NewEncoder(w).Encode(map[string]any{"_debug_info": map[string]string{"rendered_template": "<think>" + last.Thinking + "</think>"}})
		return
	}
	line := func(content, thinking string) {
		var raw []int
		for _, b := range []byte(content + thinking) {
			raw = append(raw, int(b))
		}
		token := []any{map[string]any{"token": content + thinking, "logprob": -0.5, "bytes": raw}}
		_ = json.NewEncoder(w).Encode(map[string]any{"message": map[string]string{"role": "assistant", "content": content, "thinking": thinking}, "logprobs": token})
	}
	thinks := in.Think != nil && in.Think.Bool()
	if thinks && last.Thinking == "" {
		for range 30 {
			line("", "hm ")
		}
	}
	switch {
	case len(in.Messages) > 2 && !thinks:
		line("The answer is 56.", "")
	case thinks:
		line("The answer is 1.", "")
	default:
		line("How many plums does each bag hold?", "")
	}
	fmt.Fprintln(w, `{"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":9,"eval_count":31}`)
}

const plums = `{"prompt":"Leo has 7 bags of plums. How many plums does Leo have?","complete":"Leo has 7 bags of 8 plums. How many plums does Leo have?",` +
	`"facts":[{"label":"plums per bag","value":"8","reveal":"Each bag holds 8 plums."}],"answer":"56"}`

func plumsFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "plums.jsonl")
	if err := os.WriteFile(name, []byte(plums), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestASweepOfThinkingHasARowForEachSetting(t *testing.T) {
	dir := t.TempDir()
	svg, csv := filepath.Join(dir, "c.svg"), filepath.Join(dir, "c.csv")
	args := []string{"run", "--host", thinkingServer(t), "-m", "thinker", "--probe", plumsFile(t), "-n", "3", "--complete", "0", "--scorer", "none",
		"--think", "off,12", "--think", "on", "--curve", svg, "--curve", csv}
	code, out, errs := askance(t, "", args...)
	if code != ExitFine {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, want := range []string{"thinker · thinking off", "thinker · thinking 12", "thinker · thinking on", "right against tokens thought", "100 % ┤●", "(n 1)", "2507.23407"} {
		if !strings.Contains(out, want) {
			t.Errorf("the report lacks %q:\n%s", want, out)
		}
	}
	raw, _ := os.ReadFile(csv)
	if got, want := string(raw), "model,least,most,mean,n,right,accuracy,low,high\nthinker,0,0,0.00,1,1,1.0000,0.2065,1.0000\nthinker,12,12,12.00,1,0,0.0000,0.0000,0.7935\nthinker,30,30,30.00,1,0,0.0000,0.0000,0.7935\n"; got != want {
		t.Errorf("the curve is\n%s\nwant\n%s", got, want)
	}
	raw, _ = os.ReadFile(svg)
	if err := xml.Unmarshal(raw, new(struct {
		XMLName xml.Name `xml:"svg"`
	})); err != nil || strings.Count(string(raw), `class="mark"`) != 4 { // three points, and one beside the name
		t.Errorf("the drawing: %v\n%s", err, raw)
	}

	code, out, errs = askance(t, "", append(args[:len(args):len(args)], "--json", "--curve", csv)...)
	var res struct {
		Models []struct {
			Setting  string
			Asked    float64
			Correct  *float64
			Thinking *float64 `json:"thinking_tokens"`
		}
		Thinking []report.ThoughtPoint
	}
	if err := json.Unmarshal([]byte(out), &res); err != nil || code != ExitFine {
		t.Fatalf("exit code %d, %v: %s", code, err, errs)
	}
	if m := res.Models; len(m) != 3 || m[0].Setting != "off" || m[0].Asked != 1 || *m[0].Correct != 1 || m[0].Thinking != nil || m[1].Asked != 0 || *m[1].Thinking != 12 || *m[2].Thinking != 30 {
		t.Errorf("got %+v", res.Models)
	}
	if len(res.Thinking) != 3 || res.Thinking[2].Mean != 30 || res.Thinking[0].CI[1] != 1 {
		t.Errorf("the curve is %+v", res.Thinking)
	}
}

func TestAModelThatCannotThinkSaysSoInALine(t *testing.T) {
	host, file := thinkingServer(t), plumsFile(t)
	code, out, errs := askance(t, "", "run", "--host", host, "-m", "plain", "--probe", file, "-n", "1", "--complete", "0", "--scorer", "none", "--think", "on,off")
	if code != ExitError || !strings.Contains(errs, `every dialogue of plain · thinking on failed`) || !strings.Contains(out, `"plain" does not support thinking`) {
		t.Errorf("exit code %d, %q\n%s", code, errs, out)
	}
	code, _, errs = askance(t, "", "run", "--think", "on,high", "-n", "1")
	if code != ExitUsage || strings.Count(strings.TrimSpace(errs), "\n") > 0 || !strings.Contains(errs, "tiny/asker does not think") {
		t.Errorf("exit code %d, %q", code, errs)
	}
	code, _, errs = askance(t, "", "run", "--think", "off,on", "-n", "1", "--scorer", "none")
	if code != ExitFine || !strings.Contains(errs, "--think on is left out for it") {
		t.Errorf("exit code %d, %q", code, errs)
	}
	for _, bad := range [][]string{{"--think", "maybe"}, {"--think", "-5"}, {"--curve", "x.png"}, {"--kind", "vague", "--prompt", "hello"}} {
		if code, _, errs := askance(t, "", append([]string{"run"}, bad...)...); code != ExitUsage {
			t.Errorf("%v gives %d, %q", bad, code, errs)
		}
	}
}

func TestThinkingIsReadBackFromAResultFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.jsonl")
	args := []string{"run", "--host", thinkingServer(t), "-m", "thinker", "--probe", plumsFile(t), "-n", "1", "--complete", "0", "--scorer", "none", "--think", "off,on", "-o", name}
	_, first, _ := askance(t, "", args...)
	_, again, errs := askance(t, "", append(args, "--resume")...)
	if first != again || !strings.Contains(again, "tokens thought") {
		t.Errorf("first\n%s\nresumed\n%s%s", first, again, errs)
	}
	raw, _ := os.ReadFile(name)
	if n := strings.Count(string(raw), "\n"); n != 2 {
		t.Errorf("%d dialogues were kept, want 2", n)
	}
}
