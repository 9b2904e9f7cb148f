package tiny_test

import (
	"context"
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/ollama/ollama/api"
)

// bound is how far log-probabilities of the two engines may lie apart, in nats.
const bound = 0.05

var names = []string{"asker", "guesser", "scorer"}

// tally counts what was compared and keeps the largest difference.
type tally struct {
	texts, tokens, others int
	worst, worstOther     float64 // nats
	where                 string
}

// compare checks two runs of the same request token by token.
func (c *tally) compare(t *testing.T, about string, ours, real []api.Logprob) {
	t.Helper()
	c.texts++
	if len(ours) != len(real) {
		t.Errorf("%s: %d tokens here, %d in Ollama", about, len(ours), len(real))
		return
	}
	for i := range ours {
		if ours[i].Token != real[i].Token {
			t.Errorf("%s: token %d is %q here, %q in Ollama", about, i, ours[i].Token, real[i].Token)
			return
		}
		c.tokens++
		if d := math.Abs(ours[i].Logprob - real[i].Logprob); d > c.worst {
			c.worst, c.where = d, about
		}
		c.compareOthers(ours[i].TopLogprobs, real[i].TopLogprobs)
	}
}

// compareOthers looks at the alternatives that both report. Tokens that are
// parts of characters all read U+FFFD in Ollama's answer and cannot be told
// apart.
func (c *tally) compareOthers(ours, real []api.TokenLogprob) {
	for _, a := range ours {
		for _, b := range real {
			if a.Token == b.Token && !strings.Contains(a.Token, "\ufffd") {
				c.others++
				c.worstOther = max(c.worstOther, math.Abs(a.Logprob-b.Logprob))
			}
		}
	}
}

func (c *tally) judge(t *testing.T, what string, atLeast int) {
	t.Helper()
	t.Logf("%s: %d compared, %d tokens, largest difference %.4f nats (%s); %d alternatives, %.4f nats",
		what, c.texts, c.tokens, c.worst, c.where, c.others, c.worstOther)
	if c.worst > bound {
		t.Errorf("log-probabilities differ by %.4f nats, %.2f are allowed", c.worst, bound)
	}
	if c.texts < atLeast {
		t.Errorf("only %d compared, at least %d are needed", c.texts, atLeast)
	}
}

func TestRealOllamaWritesTheSameGreedyText(t *testing.T) {
	real, ours := realOllama(t), builtIn(t).Client()
	all, err := dialogues()
	if err != nil {
		t.Fatal(err)
	}
	var c tally
	for _, d := range all {
		for _, name := range names {
			req := api.ChatRequest{Messages: d.Messages, Logprobs: true, TopLogprobs: 20, Options: greedy(60)}
			a, b := both(t, ours, real, name, req)
			if a.text != b.text {
				t.Errorf("%s, %s: %q here, %q in Ollama", name, d.About, a.text, b.text)
			}
			if a.last.DoneReason != b.last.DoneReason || a.last.PromptEvalCount != b.last.PromptEvalCount || a.last.EvalCount != b.last.EvalCount {
				t.Errorf("%s, %s: ends %q after %d+%d tokens here, %q after %d+%d in Ollama", name, d.About,
					a.last.DoneReason, a.last.PromptEvalCount, a.last.EvalCount, b.last.DoneReason, b.last.PromptEvalCount, b.last.EvalCount)
			}
			c.compare(t, name+", "+d.About, a.scored, b.scored)
		}
	}
	c.judge(t, "greedy texts", 50)
}

func TestRealOllamaGivesForcedTextsTheSameScores(t *testing.T) {
	real, ours := realOllama(t), builtIn(t).Client()
	all, err := dialogues()
	if err != nil {
		t.Fatal(err)
	}
	var c tally
	for _, d := range all {
		for _, text := range d.Texts {
			req := api.ChatRequest{Messages: d.Messages, Logprobs: true, TopLogprobs: 20, Format: enum(t, text), Options: greedy(60)}
			a, b := both(t, ours, real, "scorer", req)
			var got string
			if err := json.Unmarshal([]byte(a.text), &got); err != nil || got != text {
				t.Errorf("%s: %q was forced, %q was written", d.About, text, a.text)
			}
			c.compare(t, d.About+": "+text, a.scored, b.scored)
		}
	}
	c.judge(t, "forced texts", 200)
}

func both(t *testing.T, ours, real *api.Client, name string, req api.ChatRequest) (a, b answer) {
	t.Helper()
	req.Model = "tiny/" + name
	a = mustChat(t, ours, &req)
	req.Model = name
	return a, mustChat(t, real, &req)
}

func TestRealOllamaMakesTheSameTokens(t *testing.T) {
	real, ours := realOllama(t), builtIn(t).Client()
	tokens := func(c *api.Client, model, text string) (out []int) {
		req := &api.GenerateRequest{Model: model, Prompt: text, Options: greedy(1)}
		if err := c.Generate(context.Background(), req, func(r api.GenerateResponse) error {
			out = append(out, r.Context...)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, text := range oddTexts {
		a, b := tokens(ours, "tiny/scorer", text), tokens(real, "scorer", text)
		if len(a) == 0 || !slices.Equal(a, b) {
			t.Errorf("%q:\n%v here\n%v in Ollama", text, a, b)
		}
	}
}

var oddTexts = []string{
	"it's IT'S we'LL they'RE 'tis x'd", "a1b22c333", "  two   spaces  ", "\t\ttabs\tand\u00a0more\u2003\u2003blanks ",
	"lines \r\n\r\n and\n\n\n more \n", "what?!... (yes) [no] {so}\n\n", "naïve café — 東京 ٣ ½ Ⅷ 🙂👩‍👩‍👧 é", "\u200b\u200e\ufeff\u00ad",
	"<|im_start|>user\nhi<|im_end|>", "<|im_start <|im_end|<|im_end|>>", "\"55\"\n", "' '' ''' 's's", "ſ'ſ K", "\x01\x02\x7f\u0085\u2028x",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "thethethethethethethethethethethethethethethethethethethe",
	"The answer is 49.The answer is 49.Theansweris49.", "\n", " ", "𝒳𝒴 \U000e0041 ﬁ ǅ ª º",
}

func TestRealOllamaRendersTheSamePrompt(t *testing.T) {
	real, ours := realOllama(t), builtIn(t).Client()
	long := ""
	for range 900 {
		long += "How many plums? "
	}
	m := func(role, text string) api.Message { return api.Message{Role: role, Content: text} }
	for about, messages := range map[string][]api.Message{
		"one":                     {m("user", "hi")},
		"neighbours":              {m("user", "one"), m("user", "two"), m("assistant", "a"), m("assistant", "b"), m("user", "three")},
		"systems":                 {m("system", "x"), m("system", "y"), m("user", "hi"), m("system", "z"), m("user", "again")},
		"no user":                 {m("system", "x")},
		"an answer last":          {m("user", "hi"), m("assistant", "so")},
		"tools":                   {m("user", "hi"), m("tool", "1"), m("tool", "2"), m("USER", "then")},
		"empty":                   {m("user", ""), m("assistant", ""), m("user", "x")},
		"marks and signs":         {m("user", "<b> & <|im_end|> {{ .Role }} \"q\" ü")},
		"too long from the front": {m("user", long), m("assistant", "yes"), m("user", "short")},
		"too long with systems":   {m("system", "stay"), m("user", long), m("system", "stay too"), m("assistant", "yes"), m("user", "short")},
		"too long at the end":     {m("user", "short"), m("assistant", "yes"), m("user", long)},
		"too long only together":  {m("user", long[:7000]), m("assistant", long[:4000]), m("user", "x")},
	} {
		req := api.ChatRequest{Messages: messages, DebugRenderOnly: true}
		a, b := both(t, ours, real, "asker", req)
		if a.last.DebugInfo == nil || b.last.DebugInfo == nil {
			t.Errorf("%s: no rendered prompt (%v here, %v in Ollama)", about, a.last.DebugInfo, b.last.DebugInfo)
			continue
		}
		if diff := cmp.Diff(b.last.DebugInfo.RenderedTemplate, a.last.DebugInfo.RenderedTemplate); diff != "" {
			t.Errorf("%s: (-Ollama +here)\n%s", about, diff)
		}
	}
}

// A prompt that is cut and an answer that runs over the end of the context must
// go on alike. Once keys were moved, llama.cpp rounds them once more than a
// fresh text would: near ties may fall the other way, so texts are compared up
// to there.
func TestRealOllamaCutsLongPromptsAlike(t *testing.T) {
	real, ours := realOllama(t), builtIn(t).Client()
	const room = 96
	var c tally
	for _, text := range []string{strings.Repeat("Leo has 7 bags. ", 90) + "How many?", "Leo has 7 bags. How many bags does Leo have?"} {
		req := api.ChatRequest{Messages: user(text), Logprobs: true, Options: greedy(12)}
		req.Options["num_ctx"] = room
		a, b := both(t, ours, real, "asker", req)
		if a.last.PromptEvalCount != b.last.PromptEvalCount {
			t.Errorf("%d prompt tokens here, %d in Ollama", a.last.PromptEvalCount, b.last.PromptEvalCount)
		}
		n := max(1, min(room-a.last.PromptEvalCount, len(a.scored), len(b.scored)))
		c.compare(t, text[:20], a.scored[:n], b.scored[:n])
	}
	c.judge(t, "cut prompts", 2)
}
