package chat

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"askance/session"
)

// raw answers with a status, a content type and a body, then hangs up.
func raw(status int, kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}
}

// torn sends a beginning and then breaks the connection.
func torn(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/x-ndjson")
		fmt.Fprint(w, body)
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
}

func TestEveryBadServerGivesItsOwnErrorInOneSentence(t *testing.T) {
	const html = "<!doctype html><html><body>Welcome to nginx!</body></html>"
	for _, c := range []struct {
		name string
		chat http.HandlerFunc
		want error
		says string
		text string // what had arrived all the same
	}{
		{"stream without an end", lines(says("a", "", "a")), &CutError{}, "cut the stream after 1 tokens", "a"},
		{"stream cut in a line", lines(says("a", "", "a"), `{"model":"m","mess`), &CutError{}, "middle of a line", "a"},
		{"connection broken", torn(says("a", "") + "\n"), &CutError{}, "unexpected EOF", "a"},
		{"malformed line", lines(says("a", ""), `{"model":"m",,}`, done), &MalformedError{}, `"{\"model\":\"m\",,}"`, "a"},
		{"line of another kind", lines(says("a", ""), `{"ok":true}`, done), &MalformedError{}, "neither a message nor an end", "a"},
		{"error within the stream", lines(says("a", ""), `{"error":"the runner crashed"}`), &ServerError{}, "the runner crashed", "a"},
		{"HTTP 500", raw(500, "application/json", `{"error":"out of memory"}`), &ServerError{Status: 500}, "out of memory", ""},
		{"HTTP 502 of a proxy", raw(502, "text/html", "<html>Bad Gateway"), &ServerError{Status: 502}, "HTTP 502", ""},
		{"HTTP 503", raw(503, "application/json", `{"error":"server busy"}`), &ServerError{Status: 503}, "wait", ""},
		{"no such model", raw(404, "application/json", `{"error":"model 'm' not found"}`), &NoModelError{}, `did you mean mm?`, ""},
		{"too long", raw(400, "application/json", `{"error":"the input length exceeds the context length"}`), &ServerError{Status: 400}, "raise num_ctx", ""},
		{"a web page", raw(200, "text/html", html), &NotOllamaError{}, "text/html", ""},
		{"a page not found", raw(404, "text/html", html), &NotOllamaError{}, "HTTP 404", ""},
		{"another JSON server", raw(200, "application/json", `{"hello":"world"}`), &NotOllamaError{}, "not an Ollama server", ""},
		{"a JSON array", raw(200, "application/json", `[1,2]`), &NotOllamaError{}, "not an Ollama server", ""},
		{"nothing at all", raw(200, "text/plain", ""), &NotOllamaError{}, "text/plain", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := fake{version: "0.24.0", models: []string{"mm:latest", "zebra"}, chat: c.chat}.start(t)
			text, _, _, _, err := talk(t, s, Request{})
			if text != c.text {
				t.Errorf("handed on %q, not %q", text, c.text)
			}
			sameError(t, err, c.want, c.says)
		})
	}
}

// sameError checks an error's type, its status if there is one, and that it is
// one line which says something.
func sameError(t *testing.T, err, want error, says string) {
	t.Helper()
	if reflect.TypeOf(err) != reflect.TypeOf(want) {
		t.Fatalf("got %T: %v", err, err)
	}
	var status, wanted *ServerError
	if errors.As(want, &wanted) && errors.As(err, &status) && wanted.Status != status.Status {
		t.Errorf("status %d", status.Status)
	}
	if !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), ":") {
		t.Errorf("says %q", err)
	}
}

func TestAServerThatIsNotThere(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	s, err := NewServer(address, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, _, _, _, err = talk(t, s, Request{})
	sameError(t, err, &UnreachableError{}, "connection refused")
	_, err = s.Models(context.Background())
	sameError(t, err, &UnreachableError{}, "ollama serve")
}

func TestListingTheModelsOfWhatIsNoOllama(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"a web page":          raw(200, "text/html", "<html>"),
		"a page not found":    raw(404, "text/plain", "404 page not found\n"),
		"another JSON server": raw(200, "application/json", `{"status":"ok"}`),
		"a JSON string":       raw(200, "application/json", `"hi"`),
	} {
		s := serve(t, h)
		_, err := s.Models(context.Background())
		if notOllama := (*NotOllamaError)(nil); !errors.As(err, &notOllama) {
			t.Errorf("%s: %T %v", name, err, err)
		}
	}
	s := serve(t, raw(500, "application/json", `{"error":"no disk"}`))
	_, err := s.Models(context.Background())
	sameError(t, err, &ServerError{Status: 500}, "no disk")
}

// silence is a transport whose server accepts everything and says nothing, or
// says a beginning and then nothing.
type silence struct{ beginning string }

func (q silence) RoundTrip(r *http.Request) (*http.Response, error) {
	if q.beginning == "" {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	body := &hanging{text: strings.NewReader(q.beginning), ctx: r.Context()}
	return &http.Response{StatusCode: 200, Header: http.Header{"Content-Type": {"application/x-ndjson"}}, Body: body, Request: r}, nil
}

type hanging struct {
	text *strings.Reader
	ctx  context.Context
}

func (h *hanging) Read(p []byte) (int, error) {
	if h.text.Len() > 0 {
		return h.text.Read(p)
	}
	<-h.ctx.Done()
	return 0, h.ctx.Err()
}

func (h *hanging) Close() error { return nil }

func TestAServerThatStallsIsGivenUpOrCanBeStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		mute, err := NewServer("h", silence{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = mute.Version(context.Background())
		sameError(t, err, &UnreachableError{}, "no answer within 10s")

		// A first token may take as long as it takes, until somebody stops it.
		ctx, stop := context.WithCancel(context.Background())
		began := time.Now()
		time.AfterFunc(time.Hour, stop)
		_, err = mute.Chat(ctx, Request{Model: "m", State: func(session.State, string) {}}, func(Chunk) error { return nil })
		if !errors.Is(err, context.Canceled) || time.Since(began) != time.Hour {
			t.Errorf("%v after %s", err, time.Since(began))
		}

		stuck, err := NewServer("h", silence{says("a", "") + "\n"})
		if err != nil {
			t.Fatal(err)
		}
		text, _, _, _, err := talk(t, stuck, Request{})
		if text != "a" {
			t.Errorf("handed on %q", text)
		}
		sameError(t, err, &CutError{}, "sent nothing for 5m0s")
	})
}

func TestStoppingInTheMiddleOfALine(t *testing.T) {
	s, err := NewServer("h", silence{says("a", "") + "\n" + `{"mess`})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	_, err = s.Chat(ctx, Request{Model: "m"}, func(Chunk) error { stop(); return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %T %v", err, err)
	}
}
