package tiny_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"text/template"
	"unicode/utf8"

	"askance/session/chat/tiny"
	"askance/session/chat/tiny/internal/sketch"
	"github.com/google/go-cmp/cmp"
	"github.com/ollama/ollama/api"
	"pgregory.net/rapid"
)

func TestAReplyComesTokenByTokenOrAtOnce(t *testing.T) {
	c := sketched(sketch.Shape{Seed: 1}).Client()
	req := &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Logprobs: true, TopLogprobs: 3, Options: greedy(40)}
	many := mustChat(t, c, req)
	req.Stream = ptr(false)
	one := mustChat(t, c, req)
	if many.text != one.text || many.text == "" || !cmp.Equal(many.scored, one.scored) {
		t.Errorf("streamed %q, at once %q", many.text, one.text)
	}
	if one.parts != 1 || many.parts < 10 {
		t.Errorf("%d parts at once, %d streamed", one.parts, many.parts)
	}
	for _, a := range []answer{many, one} {
		m := a.last.Metrics
		if !a.last.Done || a.last.DoneReason != "length" || m.EvalCount != 40 || m.PromptEvalCount == 0 ||
			m.TotalDuration <= 0 || m.EvalDuration <= 0 || m.PromptEvalDuration <= 0 || m.PromptEvalCachedCount == nil {
			t.Errorf("ended with %+v", a.last)
		}
	}
}

func TestOverARealConnectionItIsTheSame(t *testing.T) {
	s := sketched(sketch.Shape{Seed: 1})
	web := httptest.NewServer(s)
	defer web.Close()
	base, err := url.Parse(web.URL)
	if err != nil {
		t.Fatal(err)
	}
	req := &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Logprobs: true, Options: greedy(20)}
	near, far := mustChat(t, s.Client(), req), mustChat(t, api.NewClient(base, web.Client()), req)
	if near.text != far.text || !cmp.Equal(near.scored, far.scored) || near.parts != far.parts {
		t.Errorf("inside %q in %d parts, over a connection %q in %d", near.text, near.parts, far.text, far.parts)
	}
}

func TestEveryPartIsUTF8AndTheScoredTokensMakeTheText(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		c := sketched(sketch.Shape{Seed: rapid.Uint64().Draw(r, "model"), Wild: true}).Client()
		var text, bytesOf strings.Builder
		err := c.Chat(context.Background(), &api.ChatRequest{
			Model: "tiny/sketch", Messages: user("How"), Logprobs: true,
			Options: map[string]any{"temperature": 1.5, "top_k": 0, "top_p": 1, "seed": 1, "num_predict": 30},
		}, func(p api.ChatResponse) error {
			text.WriteString(p.Message.Content)
			if !utf8.ValidString(p.Message.Content) || strings.Contains(p.Message.Content, "\ufffd") {
				r.Fatalf("a part is %q", p.Message.Content)
			}
			for _, s := range p.Logprobs {
				for _, b := range s.Bytes {
					bytesOf.WriteByte(byte(b))
				}
			}
			return nil
		})
		if err != nil {
			r.Fatal(err)
		}
		if !strings.HasPrefix(bytesOf.String(), text.String()) && utf8.ValidString(bytesOf.String()) {
			r.Fatalf("text %q of tokens %q", text.String(), bytesOf.String())
		}
	})
}

func TestASeedFixesTheText(t *testing.T) {
	c := sketched(sketch.Shape{Seed: 2}).Client()
	run := func(seed int) string {
		return mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Options: map[string]any{"seed": seed, "temperature": 2, "num_predict": 30}}).text
	}
	if a, b := run(3), run(3); a != b {
		t.Errorf("seed 3 gave %q and %q", a, b)
	}
	if run(3) == run(4) {
		t.Error("seeds 3 and 4 gave the same text")
	}
}

func TestAStopTextEndsTheReplyAndIsNotToldNorScored(t *testing.T) {
	c := sketched(sketch.Shape{Seed: 1}).Client()
	req := &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Logprobs: true, Options: greedy(30)}
	whole := mustChat(t, c, req)
	at := 12
	stop := ""
	for _, s := range whole.scored[at : at+2] { // a text over two tokens
		stop += s.Token
	}
	before, _, found := strings.Cut(whole.text, stop)
	if !found {
		t.Fatalf("%q is not in %q", stop, whole.text)
	}
	req.Options["stop"] = []string{"never there", stop}
	cut := mustChat(t, c, req)
	if cut.text != before || cut.last.DoneReason != "stop" {
		t.Errorf("stopped by %q: %q, want %q", stop, cut.text, before)
	}
	written := ""
	for _, s := range cut.scored {
		written += s.Token
	}
	if written != before {
		t.Errorf("the scored tokens make %q, the text is %q", written, before)
	}
}

func TestCancellingEndsTheWorkAndGivesThePlaceBack(t *testing.T) {
	s := sketched(sketch.Shape{Seed: 1, Context: 2000})
	c := s.Client()
	for range 30 { // more than there are places
		ctx, cancel := context.WithCancel(context.Background())
		err := c.Chat(ctx, &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Options: greedy(-1)}, func(api.ChatResponse) error {
			cancel()
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("a cancelled chat ended with %v", err)
		}
	}
	stopped := errors.New("enough")
	for range 30 {
		err := c.Chat(context.Background(), &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Options: greedy(-1)}, func(api.ChatResponse) error { return stopped })
		if !errors.Is(err, stopped) {
			t.Fatalf("a chat that was left ended with %v", err)
		}
	}
	mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Options: greedy(3)})
	if n, _ := s.Stats("tiny/sketch"); n.Generated > 60*2000 {
		t.Errorf("%d tokens were made for requests that ended after one", n.Generated)
	}
}

func TestManyAtOnceGiveWhatOneAfterTheOtherGives(t *testing.T) {
	s := sketched(sketch.Shape{Seed: 1})
	c := s.Client()
	request := func(i int) *api.ChatRequest {
		name := []string{"tiny/sketch", "tiny/other"}[i%2]
		return &api.ChatRequest{
			Model: name, Logprobs: true, TopLogprobs: 5, Options: greedy(20),
			Messages: user(strings.Repeat("the user and ", 1+i%5) + strings.Repeat("How", i%3)),
		}
	}
	const n = 40
	var got [n]answer
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() { got[i], _ = chat(c, request(i)) })
	}
	wg.Wait()
	for i := range n {
		want := mustChat(t, sketched(sketch.Shape{Seed: 1}).Client(), request(i))
		if got[i].text != want.text || !cmp.Equal(got[i].scored, want.scored) {
			t.Errorf("request %d: %q among others, %q alone", i, got[i].text, want.text)
		}
	}
}

func TestABeginningThatWasThereIsNotEvaluatedAgainAndChangesNothing(t *testing.T) {
	s := sketched(sketch.Shape{Seed: 1})
	c := s.Client()
	long := strings.Repeat("the user and the man ", 8)
	for i, text := range []string{"How", "and", "the", "How"} {
		before, _ := s.Stats("tiny/sketch")
		req := &api.ChatRequest{Model: "tiny/sketch", Messages: user(long + text), Logprobs: true, TopLogprobs: 20, Options: greedy(10)}
		got, want := mustChat(t, c, req), mustChat(t, sketched(sketch.Shape{Seed: 1}).Client(), req)
		if got.text != want.text || !cmp.Equal(got.scored, want.scored) {
			t.Errorf("request %d: not the same bits as on a fresh server", i)
		}
		after, _ := s.Stats("tiny/sketch")
		reused, evaluated := after.Reused-before.Reused, after.Evaluated-before.Evaluated
		if i > 0 && (reused < 60 || evaluated > 20) || int(reused) != *got.last.PromptEvalCachedCount || int(reused+evaluated) != got.last.PromptEvalCount {
			t.Errorf("request %d: %d tokens reused, %d evaluated, the answer says %d of %d", i, reused, evaluated, *got.last.PromptEvalCachedCount, got.last.PromptEvalCount)
		}
	}
}

func TestRenderingDoesWhatTheTemplateSays(t *testing.T) {
	c := sketched(sketch.Shape{Context: 100000}).Client()
	tmpl := template.Must(template.New("").Parse(tiny.Template))
	rapid.Check(t, func(r *rapid.T) {
		var messages, joined []api.Message
		for range rapid.IntRange(1, 6).Draw(r, "messages") {
			m := api.Message{Role: rapid.SampledFrom([]string{"user", "assistant", "system", "tool"}).Draw(r, "role"), Content: rapid.StringMatching(`[a-c<"\n]{0,5}`).Draw(r, "text")}
			messages = append(messages, m)
			if n := len(joined); n > 0 && joined[n-1].Role == m.Role && m.Role != "tool" {
				joined[n-1].Content += "\n\n" + m.Content
			} else {
				joined = append(joined, m)
			}
		}
		var want bytes.Buffer
		if err := tmpl.Execute(&want, map[string]any{"Messages": joined}); err != nil {
			r.Fatal(err)
		}
		got, err := chat(c, &api.ChatRequest{Model: "tiny/sketch", Messages: messages, DebugRenderOnly: true})
		if err != nil || got.last.DebugInfo.RenderedTemplate != want.String() {
			r.Fatalf("got %q (%v), want %q", got.last.DebugInfo.RenderedTemplate, err, want.String())
		}
	})
}

func TestWishesItCannotGrantAreRefusedInOneSentence(t *testing.T) {
	c := sketched(sketch.Shape{}).Client()
	with := func(change func(*api.ChatRequest)) *api.ChatRequest {
		req := &api.ChatRequest{Model: "tiny/sketch", Messages: user("hi"), Options: greedy(3)}
		change(req)
		return req
	}
	for about, check := range map[string]struct {
		req  *api.ChatRequest
		want string
	}{
		"no such model":   {with(func(r *api.ChatRequest) { r.Model = "tiny/nobody" }), "model 'tiny/nobody' not found"},
		"no model":        {with(func(r *api.ChatRequest) { r.Model = "" }), "model is required"},
		"a bad name":      {with(func(r *api.ChatRequest) { r.Model = "a b" }), "invalid model name"},
		"thinking":        {with(func(r *api.ChatRequest) { r.Think = &api.ThinkValue{Value: true} }), `"tiny/sketch" does not support thinking`},
		"tools":           {with(func(r *api.ChatRequest) { r.Tools = api.Tools{{Type: "function"}} }), "does not support tools"},
		"an image":        {with(func(r *api.ChatRequest) { r.Messages[0].Images = []api.ImageData{{1}} }), "text only"},
		"format json":     {with(func(r *api.ChatRequest) { r.Format = json.RawMessage(`"json"`) }), `take as format only`},
		"another schema":  {with(func(r *api.ChatRequest) { r.Format = json.RawMessage(`{"type":"object"}`) }), `take as format only`},
		"a wrong option":  {with(func(r *api.ChatRequest) { r.Options["seed"] = "x" }), `option "seed" must be of type integer`},
		"typical_p":       {with(func(r *api.ChatRequest) { r.Options["typical_p"] = 0.5 }), `option "typical_p" is not supported`},
		"too many top":    {with(func(r *api.ChatRequest) { r.TopLogprobs = 21 }), "top_logprobs must be between 0 and 20"},
		"too long, uncut": {with(func(r *api.ChatRequest) { r.Messages = user(strings.Repeat("x", 300)); r.Truncate = ptr(false) }), "the input length exceeds the context length"},
	} {
		_, err := chat(c, check.req)
		if err == nil || !strings.Contains(err.Error(), check.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %q", about, err, check.want)
		}
	}
	for about, ok := range map[string]*api.ChatRequest{
		"think false":       with(func(r *api.ChatRequest) { r.Think = &api.ThinkValue{Value: false} }),
		"an unknown option": with(func(r *api.ChatRequest) { r.Options["colour"] = "red" }),
		"hardware options":  with(func(r *api.ChatRequest) { r.Options["num_gpu"] = 1; r.Options["num_thread"] = 4 }),
		"another case":      with(func(r *api.ChatRequest) { r.Model = "Tiny/SKETCH:latest" }),
	} {
		if _, err := chat(c, ok); err != nil {
			t.Errorf("%s: %v", about, err)
		}
	}
}

func FuzzRequests(f *testing.F) {
	s := sketched(sketch.Shape{Layers: 1, Width: 8, Heads: 1, Hidden: 8, Context: 32})
	client := &http.Client{Transport: s.Transport()}
	f.Add("/api/chat", `{"model":"tiny/sketch","messages":[{"role":"user","content":"hi"}],"options":{"num_predict":3,"top_k":-1,"repeat_last_n":-1,"repeat_penalty":1.5}}`)
	f.Add("/api/chat", `{"model":"tiny/sketch","messages":[{"role":"user","content":"hi"}],"format":{"enum":["a","b"]},"logprobs":true,"top_logprobs":2}`)
	f.Add("/api/generate", `{"model":"tiny/sketch","prompt":"hi","raw":true,"options":{"num_ctx":4,"num_keep":-1,"num_predict":9}}`)
	f.Add("/api/generate", `{"model":"tiny/sketch","prompt":"hi","context":[1,-5,99999],"stream":false}`)
	f.Add("/api/show", `{"model":"tiny/sketch","verbose":true}`)
	f.Fuzz(func(t *testing.T, path, body string) {
		target := &url.URL{Scheme: "http", Host: "x", Path: path}
		req, err := http.NewRequest(http.MethodPost, target.String(), strings.NewReader(body))
		if err != nil {
			t.Skip("this input makes no request")
		}
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		var all bytes.Buffer
		if _, err := all.ReadFrom(res.Body); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(res.Header.Get("Content-Type"), "application/") {
			for line := range bytes.Lines(all.Bytes()) {
				if !json.Valid(line) {
					t.Fatalf("a line is no JSON: %q", line)
				}
			}
		}
	})
}
