// Package llama runs transformers of GGUF's "llama" architecture in pure Go:
// RMS norm, rotary positions on neighbouring pairs, grouped-query attention,
// SwiGLU. It is made for models of a few million parameters on one core.
//
// It computes what llama.cpp computes, rounding included: activations are
// rounded to half precision before they meet half-precision weights, and keys
// and values are kept in half precision, so the two agree token by token.
// Evaluating a text in one piece, in many, or after a kept beginning gives the
// same bits. The package never samples, never sees text, and starts no
// goroutine.
package llama

import (
	"fmt"

	"askance/session/chat/tiny/gguf"
)

// Config is the shape of a model.
type Config struct {
	Vocab   int // tokens
	Width   int // numbers per token between layers
	Layers  int
	Heads   int // query heads
	KVHeads int // key and value heads; divides Heads
	HeadDim int // numbers per head
	Hidden  int // width inside a feed-forward block
	Context int // tokens the model was made for
	Eps     float32
	Base    float32 // of the rotary angles
}

// Bounds on what is loaded: far above any model this engine is for, and low
// enough that no product of them overflows.
const (
	maxSize   = 1 << 20
	maxLayers = 1 << 8
)

func readConfig(f *gguf.File) (Config, error) {
	var c Config
	arch, err := f.String("general.architecture")
	if err != nil {
		return c, err
	}
	if arch != "llama" {
		return c, fmt.Errorf("the model's architecture is %q, only llama is run", arch)
	}
	for _, field := range []struct {
		key string
		to  *int
		max int
	}{
		{"llama.embedding_length", &c.Width, maxSize},
		{"llama.block_count", &c.Layers, maxLayers},
		{"llama.attention.head_count", &c.Heads, maxSize},
		{"llama.feed_forward_length", &c.Hidden, maxSize},
		{"llama.context_length", &c.Context, maxSize},
	} {
		if *field.to, err = f.Int(field.key); err != nil {
			return c, err
		}
		if *field.to < 1 || *field.to > field.max {
			return c, fmt.Errorf("%s is %d, it must be 1 to %d", field.key, *field.to, field.max)
		}
	}
	return c, c.readOptional(f)
}

func (c *Config) readOptional(f *gguf.File) error {
	var err error
	if c.Eps, err = f.Float("llama.attention.layer_norm_rms_epsilon"); err != nil {
		return err
	}
	c.Base = 10000
	if _, given := f.Value("llama.rope.freq_base"); given {
		if c.Base, err = f.Float("llama.rope.freq_base"); err != nil {
			return err
		}
	}
	c.KVHeads = c.Heads
	if _, given := f.Value("llama.attention.head_count_kv"); given {
		if c.KVHeads, err = f.Int("llama.attention.head_count_kv"); err != nil {
			return err
		}
	}
	c.HeadDim = c.Width / c.Heads
	if _, given := f.Value("llama.rope.dimension_count"); given {
		n, err := f.Int("llama.rope.dimension_count")
		if err != nil {
			return err
		}
		if n != c.HeadDim {
			return fmt.Errorf("llama.rope.dimension_count is %d, only whole heads (%d) are turned", n, c.HeadDim)
		}
	}
	return c.check()
}

func (c *Config) check() error {
	switch {
	case c.Width%c.Heads != 0 || c.HeadDim%2 != 0:
		return fmt.Errorf("%d heads do not divide a width of %d into even parts", c.Heads, c.Width)
	case c.KVHeads < 1 || c.Heads%c.KVHeads != 0:
		return fmt.Errorf("%d key heads do not divide %d query heads", c.KVHeads, c.Heads)
	case !(c.Eps > 0 && c.Eps < 1):
		return fmt.Errorf("llama.attention.layer_norm_rms_epsilon is %g, it must lie between 0 and 1", c.Eps)
	case !(c.Base > 1):
		return fmt.Errorf("llama.rope.freq_base is %g, it must be above 1", c.Base)
	}
	return nil
}

// kvDim is how many numbers a token's keys, or values, have in one layer.
func (c *Config) kvDim() int { return c.KVHeads * c.HeadDim }
