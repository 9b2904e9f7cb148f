// Package sketch makes small models with random weights, and the GGUF files
// around them, for tests. They have the form of the built-in models and nothing
// to say; the program never uses them.
package sketch

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Shape is how large a sketch is. The zero value of a field takes a small one.
type Shape struct {
	Seed                          uint64
	Width, Layers, Heads, KVHeads int
	Hidden, Context               int
	OwnOutput                     bool // an output matrix of its own instead of the embedding
	Full                          bool // weights in single precision
	Wild                          bool // let it write ends and broken characters as often as letters
}

// Marks are the control tokens of a sketch, in the order of their ids, which
// are the last ones of the vocabulary.
var Marks = []string{"<|im_start|>", "<|im_end|>", "<|endoftext|>"}

// joins are the merges of a sketch, each made of what is there by then; Ġ
// writes a space and Ċ a line end.
var joins = []string{
	"h e", "Ġ t", "Ġt he", "i n", "Ġ a", "a n", "an d", "e r", "o u", "u s", "us er", "s t",
	"Ġ H", "o w", "ĠH ow", "m an", "Ċ Ċ", "ou n", "oun t", "\" Ċ", "5 5", "? \"", "Ġ \"",
}

// File gives a sketch as a GGUF file.
func File(s Shape) []byte { return Write(Parts(s)) }

// Parts gives what File writes, for tests that spoil some of it.
func Parts(s Shape) ([]Field, []Tensor) {
	s = s.filled()
	tokens, kinds := vocabulary()
	fields := []Field{
		{"general.architecture", "llama"}, {"general.name", "sketch"}, {"general.file_type", uint32(1)},
		{"llama.context_length", uint32(s.Context)}, {"llama.embedding_length", uint32(s.Width)},
		{"llama.block_count", uint32(s.Layers)}, {"llama.feed_forward_length", uint32(s.Hidden)},
		{"llama.attention.head_count", uint32(s.Heads)}, {"llama.attention.head_count_kv", uint32(s.KVHeads)},
		{"llama.attention.layer_norm_rms_epsilon", float32(1e-5)},
		{"llama.rope.dimension_count", uint32(s.Width / s.Heads)}, {"llama.rope.freq_base", float32(10000)},
		{"llama.vocab_size", uint32(len(tokens))},
		{"tokenizer.ggml.model", "gpt2"}, {"tokenizer.ggml.pre", "qwen2"},
		{"tokenizer.ggml.tokens", tokens}, {"tokenizer.ggml.token_type", kinds}, {"tokenizer.ggml.merges", joins},
		{"tokenizer.ggml.bos_token_id", uint32(len(tokens) - 1)}, {"tokenizer.ggml.eos_token_id", uint32(len(tokens) - 2)},
		{"tokenizer.ggml.add_bos_token", false},
	}
	return fields, s.tensors(len(tokens))
}

func (s Shape) filled() Shape {
	for _, f := range []struct {
		at *int
		to int
	}{{&s.Width, 32}, {&s.Layers, 2}, {&s.Heads, 4}, {&s.KVHeads, s.Heads}, {&s.Hidden, 48}, {&s.Context, 256}} {
		if *f.at == 0 {
			*f.at = f.to
		}
	}
	if s.KVHeads == 0 {
		s.KVHeads = s.Heads
	}
	return s
}

func vocabulary() (tokens []string, kinds []int32) {
	for b := range 256 {
		tokens = append(tokens, string(spell(b)))
	}
	for _, j := range joins {
		tokens = append(tokens, strings.Replace(j, " ", "", 1))
	}
	for range tokens {
		kinds = append(kinds, 1)
	}
	for _, m := range Marks {
		tokens, kinds = append(tokens, m), append(kinds, 3)
	}
	return tokens, kinds
}

// spell gives the rune that stands for a byte: itself if it prints, else the
// next free one from U+0100.
func spell(b int) rune {
	next := rune(256)
	for c := range b + 1 {
		plain := c >= 33 && c <= 126 || c >= 161 && c <= 172 || c >= 174
		if c == b && plain {
			return rune(b)
		}
		if c == b {
			return next
		}
		if !plain {
			next++
		}
	}
	return next
}

func (s Shape) tensors(vocab int) []Tensor {
	r := rand.New(rand.NewPCG(s.Seed, 1))
	fill := func(name string, scale, middle float32, shape ...int) Tensor {
		n := 1
		for _, d := range shape {
			n *= d
		}
		t := Tensor{Name: name, Shape: shape, Half: len(shape) > 1 && !s.Full, Data: make([]float32, n)}
		for i := range t.Data {
			t.Data[i] = middle + scale*float32(r.NormFloat64())
		}
		return t
	}
	kv := s.Width / s.Heads * s.KVHeads
	out := []Tensor{fill("token_embd.weight", 0.5, 0, s.Width, vocab), fill("output_norm.weight", 0.1, 1, s.Width)}
	if s.OwnOutput {
		out = append(out, fill("output.weight", 0.5, 0, s.Width, vocab))
	}
	for i := range out {
		if !s.Wild && len(out[i].Shape) > 1 {
			tame(out[i].Data, s.Width, vocab)
		}
	}
	for i := range s.Layers {
		p := fmt.Sprintf("blk.%d.", i)
		out = append(out,
			fill(p+"attn_norm.weight", 0.1, 1, s.Width), fill(p+"ffn_norm.weight", 0.1, 1, s.Width),
			fill(p+"attn_q.weight", 0.3, 0, s.Width, s.Width), fill(p+"attn_k.weight", 0.3, 0, s.Width, kv),
			fill(p+"attn_v.weight", 0.3, 0, s.Width, kv), fill(p+"attn_output.weight", 0.3, 0, s.Width, s.Width),
			fill(p+"ffn_gate.weight", 0.3, 0, s.Width, s.Hidden), fill(p+"ffn_up.weight", 0.3, 0, s.Width, s.Hidden),
			fill(p+"ffn_down.weight", 0.3, 0, s.Hidden, s.Width))
	}
	return out
}

// tame makes the rows of tokens that are no plain letters so short that they
// hardly ever score highest.
func tame(rows []float32, width, vocab int) {
	for id := range vocab {
		if id >= 32 && id < 127 || id >= 256 && id < vocab-len(Marks) {
			continue
		}
		for i := range width {
			rows[id*width+i] /= 16
		}
	}
}
