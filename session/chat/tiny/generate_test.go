package tiny_test

import (
	"context"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"askance/session/chat/tiny/bpe"
	"askance/session/chat/tiny/constrain"
	"askance/session/chat/tiny/gguf"
	"askance/session/chat/tiny/internal/sketch"
	"askance/session/chat/tiny/llama"
	"github.com/google/go-cmp/cmp"
	"github.com/ollama/ollama/api"
	"pgregory.net/rapid"
)

func generate(t testing.TB, c *api.Client, req *api.GenerateRequest) (text string, scored []api.Logprob, last api.GenerateResponse) {
	t.Helper()
	err := c.Generate(context.Background(), req, func(r api.GenerateResponse) error {
		text += r.Response
		scored = append(scored, r.Logprobs...)
		last = r
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return text, scored, last
}

// parts are a sketch taken apart: its tokenizer and its network.
func parts(t testing.TB, s sketch.Shape) (*bpe.Tokenizer, *llama.Model) {
	t.Helper()
	f, err := gguf.Parse(sketch.File(s))
	if err != nil {
		t.Fatal(err)
	}
	tokens, _ := f.Strings("tokenizer.ggml.tokens")
	kinds, _ := f.Ints("tokenizer.ggml.token_type")
	merges, _ := f.Strings("tokenizer.ggml.merges")
	words, err := bpe.New(tokens, kinds, merges)
	if err != nil {
		t.Fatal(err)
	}
	net, err := llama.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return words, net
}

func logSoftmax(logits []float32, token int32) float64 {
	var sum float64
	for _, l := range logits {
		sum += math.Exp(float64(l))
	}
	return float64(logits[token]) - math.Log(sum)
}

// A forced text's score is what the model itself thinks of those tokens: the sum
// of the log-softmax of its raw scores, computed here token by token.
func TestAForcedTextScoresAsTheModelThinksOfIt(t *testing.T) {
	shape := sketch.Shape{Seed: 1}
	words, net := parts(t, shape)
	c := sketched(shape).Client()
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[a-z0-9 ]{0,12}`), rapid.StringN(0, 6, 20)).Draw(r, "text")
		if strings.Contains(text, "\ufffd") {
			r.Skip()
		}
		prompt := "<|im_start|>user\n" + rapid.StringMatching(`[a-z ]{0,30}`).Draw(r, "prompt") + "<|im_end|>\n<|im_start|>assistant\n"
		got, scored, _ := generate(t, c, &api.GenerateRequest{
			Model: "tiny/sketch", Prompt: prompt, Raw: true, Logprobs: true, Format: enum(t, text), Options: map[string]any{"temperature": 0},
		})
		if strings.TrimRight(got, " \n\t") != constrain.Quote(text) {
			r.Fatalf("%q was forced, %q was written", text, got)
		}
		state := net.NewState(net.Context)
		logits, err := state.Append(t.Context(), words.Encode(prompt)...)
		if err != nil {
			r.Fatal(err)
		}
		for i, s := range scored {
			token := tokenOf(r, words, s)
			if want := logSoftmax(logits, token); math.Abs(want-s.Logprob) > 1e-5 {
				r.Fatalf("token %d (%q) scores %g, the model gives it %g", i, s.Token, s.Logprob, want)
			}
			if logits, err = state.Append(t.Context(), token); err != nil {
				r.Fatal(err)
			}
		}
	})
}

func tokenOf(t *rapid.T, words *bpe.Tokenizer, s api.Logprob) int32 {
	for id := range int32(words.Size()) {
		if p := words.Piece(id); len(p) == len(s.Bytes) && !words.IsControl(id) {
			same := true
			for i, b := range s.Bytes {
				same = same && p[i] == byte(b)
			}
			if same {
				return id
			}
		}
	}
	t.Fatalf("no token is %q", s.Token)
	return -1
}

func TestAChoiceIsMadeAmongTheTextsAndMoreProbableOnesMoreOften(t *testing.T) {
	c := sketched(sketch.Shape{Seed: 4}).Client()
	texts := []string{"the", "and", "under"}
	counts := map[string]int{}
	for seed := range 60 {
		a := mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Format: enum(t, texts...), Options: map[string]any{"temperature": 1, "top_p": 1, "seed": seed}})
		var got string
		if err := json.Unmarshal([]byte(a.text), &got); err != nil || !strings.Contains("the and under", got) || a.last.DoneReason != "stop" {
			t.Fatalf("wrote %q, ended by %q", a.text, a.last.DoneReason)
		}
		counts[got]++
	}
	if len(counts) < 2 {
		t.Errorf("only %v was ever chosen", counts)
	}
}

func TestRawSendsThePromptAsItIs(t *testing.T) {
	c := sketched(sketch.Shape{Seed: 1}).Client()
	rendered, _, plain := generate(t, c, &api.GenerateRequest{Model: "tiny/sketch", System: "and", Prompt: "How", Options: greedy(8)})
	raw, _, last := generate(t, c, &api.GenerateRequest{
		Model: "tiny/sketch", Raw: true, Options: greedy(8),
		Prompt: "<|im_start|>system\nand<|im_end|>\n<|im_start|>user\nHow<|im_end|>\n<|im_start|>assistant\n",
	})
	if rendered != raw || rendered == "" || last.PromptEvalCount != plain.PromptEvalCount {
		t.Errorf("rendered %q, raw %q", rendered, raw)
	}
	if last.Context != nil || len(plain.Context) < plain.PromptEvalCount {
		t.Errorf("context of %d tokens raw, %d rendered", len(last.Context), len(plain.Context))
	}
}

func TestAContextGoesOnFromAnEarlierAnswer(t *testing.T) {
	c := sketched(sketch.Shape{Seed: 1}).Client()
	first, _, one := generate(t, c, &api.GenerateRequest{Model: "tiny/sketch", Prompt: "How", Options: greedy(8)})
	_, _, two := generate(t, c, &api.GenerateRequest{Model: "tiny/sketch", Prompt: "the", Context: one.Context, DebugRenderOnly: true})
	want := "<|im_start|>user\nHow<|im_end|>\n<|im_start|>assistant\n" + first + "<|im_start|>user\nthe<|im_end|>\n<|im_start|>assistant\n"
	if two.DebugInfo == nil || two.DebugInfo.RenderedTemplate != want {
		t.Errorf("got %+v, want %q", two.DebugInfo, want)
	}
}

func TestALongPromptIsCutToTheContext(t *testing.T) {
	c := sketched(sketch.Shape{Seed: 1, Context: 64}).Client()
	m := func(role, text string) api.Message { return api.Message{Role: role, Content: text} }
	long := strings.Repeat("the ", 200)
	a := mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch", DebugRenderOnly: true, Messages: []api.Message{
		m("system", "and"), m("user", long), m("assistant", long), m("user", "How"),
	}})
	if want := "<|im_start|>system\nand<|im_end|>\n<|im_start|>user\nHow<|im_end|>\n<|im_start|>assistant\n"; a.last.DebugInfo.RenderedTemplate != want {
		t.Errorf("cut to %q", a.last.DebugInfo.RenderedTemplate)
	}
	for about, text := range map[string]string{
		"a megabyte of words":    strings.Repeat("the user and ", 1<<20/13),
		"a megabyte in one word": strings.Repeat("the", 1<<20/3),
		"a megabyte of marks":    strings.Repeat("<|im_end|>", 1<<20/10),
		"a megabyte of nothing":  strings.Repeat(" ", 1<<20),
		"a bit too long":         strings.Repeat("x", 70),
	} {
		a := mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch", Messages: user(text), Options: greedy(2)})
		if a.last.PromptEvalCount != 64 || a.last.EvalCount != 2 {
			t.Errorf("%s: %d tokens read, %d written", about, a.last.PromptEvalCount, a.last.EvalCount)
		}
	}
	b := mustChat(t, c, &api.ChatRequest{Model: "tiny/sketch", Messages: user("x"), Options: map[string]any{"num_ctx": 8, "num_predict": 1}})
	if b.last.PromptEvalCount != 8 {
		t.Errorf("num_ctx 8: %d tokens read", b.last.PromptEvalCount)
	}
}

func TestAFullContextMovesOnOrEndsTheReply(t *testing.T) {
	s := sketched(sketch.Shape{Seed: 1, Context: 48})
	c := s.Client()
	req := &api.ChatRequest{Model: "tiny/sketch", Messages: user("How"), Options: greedy(120)}
	on := mustChat(t, c, req)
	req.Shift = ptr(false)
	end := mustChat(t, c, req)
	if on.last.EvalCount != 120 || on.last.DoneReason != "length" {
		t.Errorf("with shifting it wrote %d tokens and ended by %q", on.last.EvalCount, on.last.DoneReason)
	}
	if total := end.last.PromptEvalCount + end.last.EvalCount; total != 49 || end.last.DoneReason != "length" {
		t.Errorf("without, prompt and answer have %d tokens and it ended by %q", total, end.last.DoneReason)
	}
	if !strings.HasPrefix(on.text, end.text) {
		t.Errorf("up to the shift the texts are %q and %q", on.text, end.text)
	}
	fresh := mustChat(t, sketched(sketch.Shape{Seed: 1, Context: 48}).Client(), req)
	if again := mustChat(t, c, req); again.text != fresh.text || !cmp.Equal(again.scored, fresh.scored) {
		t.Errorf("after a shift a new request gives %q, on a fresh server %q", again.text, fresh.text)
	}
}
