package tiny_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ollama/ollama/api"
)

// pace plays the first n dialogues once, one after the other, each reply greedy and
// streamed with log-probabilities, and gives tokens per second from the client's
// side and the mean time to the first token.
func pace(b *testing.B, c *api.Client, model string, options map[string]any, n int) (perSecond float64, first time.Duration) {
	b.Helper()
	all, err := dialogues()
	if err != nil {
		b.Fatal(err)
	}
	all = all[:n]
	tokens, start := 0, time.Now()
	for _, d := range all {
		sent, seen := time.Now(), false
		req := &api.ChatRequest{Model: model, Messages: d.Messages, Logprobs: true, Options: options}
		err := c.Chat(b.Context(), req, func(r api.ChatResponse) error {
			if !seen {
				first += time.Since(sent)
				seen = true
			}
			tokens += r.EvalCount // told once, at the end
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return float64(tokens) / time.Since(start).Seconds(), first / time.Duration(len(all))
}

// BenchmarkRealOllama sets the pace of this engine beside that of a real Ollama
// on the same file and machine, one stream, everything included. That Ollama is
// built with the Go toolchain alone, as .ci/ollama does, so without the wide
// instructions of its releases; it is taken at its best of several rounds with
// one thread and with one for every processor.
func BenchmarkRealOllama(b *testing.B) {
	real, ours := realOllama(b), builtIn(b).Client()
	one, own := greedy(60), greedy(60)
	own["num_thread"] = runtime.NumCPU()
	const some, many = 6, 40
	pace(b, real, "asker", own, some) // loads
	theirs, theirFirst := pace(b, real, "asker", own, some)
	pace(b, real, "asker", one, some)
	for range 3 {
		if p, f := pace(b, real, "asker", one, many); p > theirs {
			theirs, theirFirst = p, f
		}
	}
	var mine float64
	var first time.Duration
	pace(b, ours, "tiny/asker", one, some)
	for b.Loop() {
		if p, f := pace(b, ours, "tiny/asker", one, many); p > mine {
			mine, first = p, f
		}
	}
	b.ReportMetric(mine, "tokens/s")
	b.ReportMetric(theirs, "ollama-tokens/s")
	b.ReportMetric(mine/theirs, "times-ollama")
	b.ReportMetric(float64(first.Microseconds())/1000, "ms-to-first")
	b.ReportMetric(float64(theirFirst.Microseconds())/1000, "ollama-ms-to-first")
}

// BenchmarkToken is one streamed token through the whole API, log-probabilities
// and 20 alternatives included or not.
func BenchmarkToken(b *testing.B) {
	for _, top := range []int{-1, 0, 20} {
		name := fmt.Sprintf("top %d", top)
		if top < 0 {
			name = "text alone"
		}
		b.Run(name, func(b *testing.B) {
			c := builtIn(b).Client()
			req := &api.ChatRequest{
				Model: "tiny/asker", Messages: user("Leo has 7 bags. Each bag holds 3 plums. How many plums does Leo have?"),
				Logprobs: top >= 0, TopLogprobs: max(top, 0), Options: greedy(60),
			}
			mustChat(b, c, req)
			b.ReportAllocs()
			tokens := 0
			for b.Loop() {
				tokens += mustChat(b, c, req).last.EvalCount
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(tokens), "µs/token")
			b.ReportMetric(float64(tokens)/float64(b.N), "tokens/op")
		})
	}
}

// BenchmarkPrefix scores one text after a long dialogue: with the dialogue there
// from the request before, and with another beginning each time, which is what
// an engine without reuse would do. It prints how many times faster reuse is.
func BenchmarkPrefix(b *testing.B) {
	server := builtIn(b)
	c := server.Client()
	long := strings.Repeat("Leo has 7 bags. Each bag holds 3 plums. ", 20) + "How many plums does Leo have?"
	score := func(i int, begin string) {
		mustChat(b, c, &api.ChatRequest{
			Model: "tiny/scorer", Messages: user(begin + long), Logprobs: true, Format: enum(b, fmt.Sprint(10+i%80)), Options: greedy(10),
		})
	}
	const rounds = 30
	timed := func(begin func(int) string) time.Duration {
		score(0, begin(0))
		start := time.Now()
		for i := range rounds {
			score(i, begin(i+1))
		}
		return time.Since(start) / rounds
	}
	var with, without time.Duration
	for b.Loop() {
		with = timed(func(int) string { return "" })
		without = timed(func(i int) string { return fmt.Sprintf("%d%d ", i, time.Now().UnixNano()) })
	}
	b.ReportMetric(float64(with.Microseconds()), "µs-with")
	b.ReportMetric(float64(without.Microseconds()), "µs-without")
	b.ReportMetric(float64(without)/float64(with), "times-faster")
}

// BenchmarkLoad is what a model's first request pays beyond later ones.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		c := builtIn(b).Client()
		if _, err := chat(c, &api.ChatRequest{Model: "tiny/asker"}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart is what a program pays that has the models and uses none.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		builtIn(b)
	}
}
