package llama_test

import (
	"context"
	"testing"

	"askance/session/chat/tiny/internal/sketch"
)

// like is a sketch of the size of the built-in models.
var like = sketch.Shape{Width: 128, Layers: 5, Heads: 4, Hidden: 384, Context: 2048}

// BenchmarkToken evaluates one token after 100 others; memory per token is 0.
func BenchmarkToken(b *testing.B) {
	s := load(b, like).NewState(2048)
	appendTo(b, s, tokens(100, 1)...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Append(context.Background(), 7); err != nil {
			b.Fatal(err)
		}
		s.Keep(100)
	}
}

// BenchmarkPrompt evaluates a prompt of 100 tokens, at once and one by one: the
// ratio is what taking them together saves.
func BenchmarkPrompt(b *testing.B) {
	s := load(b, like).NewState(2048)
	text := tokens(100, 1)
	b.Run("at once", func(b *testing.B) {
		for b.Loop() {
			s.Keep(0)
			appendTo(b, s, text...)
		}
	})
	b.Run("one by one", func(b *testing.B) {
		for b.Loop() {
			s.Keep(0)
			for _, t := range text {
				appendTo(b, s, t)
			}
		}
	})
}
