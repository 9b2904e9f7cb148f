package tiny_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"askance/session/chat/tiny"
	"askance/session/chat/tiny/internal/sketch"
	"github.com/ollama/ollama/api"
)

// sketched is a server with two small models of random weights.
func sketched(s sketch.Shape) *tiny.Server {
	other := s
	other.Seed += 100
	return tiny.New(
		tiny.Model{Name: "tiny/sketch", GGUF: sketch.File(s)},
		tiny.Model{Name: "tiny/other", GGUF: sketch.File(other)},
	)
}

// answer is what a client gathers from one chat.
type answer struct {
	text   string
	scored []api.Logprob
	parts  int
	last   api.ChatResponse
}

func chat(c *api.Client, req *api.ChatRequest) (answer, error) {
	var a answer
	err := c.Chat(context.Background(), req, func(r api.ChatResponse) error {
		a.text += r.Message.Content
		a.scored = append(a.scored, r.Logprobs...)
		a.parts++
		a.last = r
		return nil
	})
	return a, err
}

func mustChat(t testing.TB, c *api.Client, req *api.ChatRequest) answer {
	t.Helper()
	a, err := chat(c, req)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func user(text string) []api.Message { return []api.Message{{Role: "user", Content: text}} }

// greedy options; one thread, since the models are far too small for two and a
// busy machine makes those wait for each other.
func greedy(n int) map[string]any {
	return map[string]any{"temperature": 0, "num_predict": n, "num_thread": 1}
}

func enum(t testing.TB, texts ...string) json.RawMessage {
	t.Helper()
	b, err := json.Marshal(map[string]any{"type": "string", "enum": texts})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func ptr[T any](v T) *T { return &v }

// dialogue is one of testdata/dialogues.json: messages, and texts to score after
// them.
type dialogue struct {
	About    string        `json:"about"`
	Messages []api.Message `json:"messages"`
	Texts    []string      `json:"texts"`
}

var dialogues = sync.OnceValues(func() (d []dialogue, err error) {
	b, err := os.ReadFile("testdata/dialogues.json")
	if err != nil {
		return nil, err
	}
	return d, json.Unmarshal(b, &d)
})

// realOllama is the server that .ci/ollama starts, with the built-in models as
// asker, guesser and scorer.
func realOllama(t testing.TB) *api.Client {
	t.Helper()
	address := os.Getenv("ASKANCE_TEST_OLLAMA")
	if address == "" {
		t.Skip("no real Ollama to compare with: run `.ci/ollama with go test …`, or set ASKANCE_TEST_OLLAMA to the address `.ci/ollama start` prints")
	}
	base, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		t.Fatalf("ASKANCE_TEST_OLLAMA: %v", err)
	}
	wire := &http.Transport{}
	t.Cleanup(wire.CloseIdleConnections)
	return api.NewClient(base, &http.Client{Transport: wire})
}

// builtIn is a fresh server for the models in the program.
func builtIn(t testing.TB) *tiny.Server {
	t.Helper()
	models, err := tiny.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return tiny.New(models...)
}
