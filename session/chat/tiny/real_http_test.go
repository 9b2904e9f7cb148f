package tiny_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// exchange is one raw request and what came back.
type exchange struct {
	status int
	kind   string
	body   string
}

func send(t *testing.T, c *http.Client, base, method, path, body string) exchange {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, base+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return exchange{res.StatusCode, res.Header.Get("Content-Type"), string(text)}
}

// What a client sees of errors and of requests that make no text must not tell
// the two apart. In the requests MODEL stands for a model's name.
func TestRealOllamaRefusesInTheSameWords(t *testing.T) {
	realOllama(t)
	base := strings.TrimSpace(os.Getenv("ASKANCE_TEST_OLLAMA"))
	real, ours := &http.Client{Transport: &http.Transport{}}, &http.Client{Transport: builtIn(t).Transport()}
	defer real.CloseIdleConnections()
	for _, r := range [][3]string{
		{"GET", "/", ""}, {"HEAD", "/", ""}, {"HEAD", "/api/tags", ""}, {"HEAD", "/api/version", ""},
		{"GET", "/api/nothing", ""}, {"POST", "/nothing", "{}"}, {"GET", "/api/chat", ""}, {"POST", "/api/tags", ""},
		{"POST", "/api/chat", ""}, {"POST", "/api/chat", "{"}, {"POST", "/api/chat", "[]"}, {"POST", "/api/chat", `{"model":7}`},
		{"POST", "/api/chat", "{}"}, {"POST", "/api/chat", `{"model":"no/such"}`}, {"POST", "/api/chat", `{"model":"../x"}`},
		{"POST", "/api/generate", ""}, {"POST", "/api/generate", "{}"}, {"POST", "/api/generate", `{"model":"no/such"}`},
		{"POST", "/api/generate", `{"model":"a b"}`}, {"POST", "/api/show", ""}, {"POST", "/api/show", "{}"},
		{"POST", "/api/show", `{"model":"no/such"}`}, {"POST", "/api/show", `{"model":"a b"}`},
		{"POST", "/api/chat", `{"model":"MODEL","top_logprobs":21}`}, {"POST", "/api/chat", `{"model":"MODEL","top_logprobs":-1}`},
		{"POST", "/api/generate", `{"model":"MODEL","top_logprobs":21}`},
		{"POST", "/api/chat", `{"model":"MODEL"}`}, {"POST", "/api/chat", `{"model":"MODEL","messages":[]}`},
		{"POST", "/api/generate", `{"model":"MODEL"}`}, {"POST", "/api/generate", `{"model":"MODEL:latest","prompt":""}`},
		{"POST", "/api/chat", `{"model":"MODEL","think":true,"messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/generate", `{"model":"MODEL","think":true,"prompt":"hi"}`},
		{"POST", "/api/chat", `{"model":"MODEL","think":"huge","messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/chat", `{"model":"MODEL","tools":[{"type":"function","function":{"name":"f"}}],"messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/generate", `{"model":"MODEL","prompt":"hi","suffix":"x"}`},
		{"POST", "/api/generate", `{"model":"MODEL","prompt":"hi","raw":true,"system":"x"}`},
		{"POST", "/api/chat", `{"model":"MODEL","options":{"temperature":"hot"},"messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/chat", `{"model":"MODEL","options":{"stop":"x"},"messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/chat", `{"model":"MODEL","options":{"num_predict":"x"},"messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/chat", `{"model":"MODEL","format":"yaml","messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/chat", `{"model":"MODEL","format":7,"messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/chat", `{"model":"MODEL","stream":false,"format":"yaml","messages":[{"role":"user","content":"hi"}]}`},
		{"POST", "/api/chat", `{"model":"MODEL","truncate":false,"messages":[{"role":"user","content":"` + strings.Repeat("x ", 3000) + `"}]}`},
		{"POST", "/api/generate", `{"model":"MODEL","truncate":false,"prompt":"` + strings.Repeat("x ", 3000) + `"}`},
		{"POST", "/api/chat", `{"model":"MODEL","_debug_render_only":true,"messages":[{"role":"user","content":"<hi>"}]}`},
		{"POST", "/api/generate", `{"model":"MODEL","_debug_render_only":true,"system":"s","prompt":"<hi>"}`},
		{"POST", "/api/generate", `{"model":"MODEL","_debug_render_only":true,"raw":true,"prompt":"<hi>"}`},
		{"POST", "/api/chat", `{"model":"MODEL","keep_alive":0}`}, {"POST", "/api/generate", `{"model":"MODEL","keep_alive":0}`},
	} {
		a := send(t, ours, "http://built-in", r[0], r[1], strings.ReplaceAll(r[2], "MODEL", "tiny/asker"))
		b := send(t, real, base, r[0], r[1], strings.ReplaceAll(r[2], "MODEL", "asker"))
		a.body, b.body = plainly(a.body), plainly(b.body)
		if diff := cmp.Diff(b, a, cmp.AllowUnexported(exchange{})); diff != "" {
			t.Errorf("%s %s %.90s: (-Ollama +here)\n%s", r[0], r[1], r[2], diff)
		}
	}
}

// plainly takes out of an answer what must differ: names and times.
func plainly(body string) string {
	body = strings.NewReplacer("registry.ollama.ai/library/asker", "asker", "registry.ollama.ai/tiny/asker", "asker", "tiny/asker", "asker").Replace(body)
	var fields map[string]any
	if json.Unmarshal([]byte(body), &fields) != nil {
		return body
	}
	for key := range fields {
		if key == "created_at" {
			delete(fields, key)
		}
	}
	text, _ := json.Marshal(fields) // came from JSON
	return string(text)
}
