package llama_test

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"askance/session/chat/tiny/gguf"
	"askance/session/chat/tiny/internal/sketch"
	"askance/session/chat/tiny/llama"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func load(t interface{ Fatal(...any) }, s sketch.Shape) *llama.Model {
	f, err := gguf.Parse(sketch.File(s))
	if err != nil {
		t.Fatal(err)
	}
	m, err := llama.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func appendTo(t interface{ Fatal(...any) }, s *llama.State, tokens ...int32) []float32 {
	logits, err := s.Append(context.Background(), tokens...)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(logits)
}

func tokens(n, seed int) []int32 {
	out := make([]int32, n)
	for i := range out {
		out[i] = int32((i*i*7 + seed*13 + i) % 256)
	}
	return out
}

var shapes = map[string]sketch.Shape{
	"plain":           {Seed: 1},
	"shared keys":     {Seed: 2, Heads: 4, KVHeads: 2},
	"own output":      {Seed: 3, OwnOutput: true},
	"full precision":  {Seed: 4, Full: true},
	"one head, wider": {Seed: 5, Heads: 1, Width: 48, Layers: 3},
}

// The engine rounds to half precision where llama.cpp does; computing without
// any rounding must come out close to it, and exactly so when nothing is half.
func TestItAgreesWithAPlainComputationInDoublePrecision(t *testing.T) {
	for name, shape := range shapes {
		m := load(t, shape)
		text := tokens(40, 3)
		got := appendTo(t, m.NewState(64), text...)
		want := naive(t, shape, text)
		if worst := farthest(got, want); worst > 0.03 {
			t.Errorf("%s: scores differ by up to %g", name, worst)
		}
	}
}

func TestItAgreesOnAnyProcessor(t *testing.T) {
	for name, shape := range shapes {
		m := load(t, shape)
		text := tokens(40, 3)
		llama.WithoutWide(func() {
			got := appendTo(t, m.NewState(64), text...)
			if worst := farthest(got, naive(t, shape, text)); worst > 0.03 {
				t.Errorf("%s: without wide instructions scores differ by up to %g", name, worst)
			}
		})
	}
}

func farthest(got []float32, want []float64) (worst float64) {
	for i := range got {
		worst = max(worst, math.Abs(float64(got[i])-want[i]))
	}
	return worst
}

func TestHowATextIsCutDoesNotChangeABit(t *testing.T) {
	for name, shape := range shapes {
		m := load(t, shape)
		text := tokens(100, 1)
		whole := appendTo(t, m.NewState(128), text...)
		rapid.Check(t, func(t *rapid.T) {
			s := m.NewState(128)
			var last []float32
			for rest := text; len(rest) > 0; {
				n := rapid.IntRange(1, min(40, len(rest))).Draw(t, "piece")
				last = appendTo(t, s, rest[:n]...)
				rest = rest[n:]
			}
			if !slices.Equal(last, whole) {
				t.Fatalf("%s: the scores are not the same bits", name)
			}
		})
	}
}

func TestAKeptOrCopiedBeginningDoesNotChangeABit(t *testing.T) {
	m := load(t, shapes["shared keys"])
	first, second := append(tokens(50, 1), tokens(20, 2)...), append(tokens(50, 1), tokens(30, 3)...)
	fresh := appendTo(t, m.NewState(128), second...)

	kept := m.NewState(128)
	appendTo(t, kept, first...)
	kept.Keep(50)
	if got := appendTo(t, kept, second[50:]...); !slices.Equal(got, fresh) {
		t.Error("after a kept beginning the scores are not the same bits")
	}
	copied, from := m.NewState(128), m.NewState(128)
	appendTo(t, from, first...)
	copied.Copy(from, first[:50])
	if got := appendTo(t, copied, second[50:]...); !slices.Equal(got, fresh) {
		t.Error("after a copied beginning the scores are not the same bits")
	}
}

// Moving tokens up is exact for one layer: its keys depend on the tokens alone.
func TestAfterADropTheRestStandsWhereItWouldHaveStood(t *testing.T) {
	m := load(t, sketch.Shape{Seed: 6, Layers: 1})
	text := tokens(60, 1)
	s := m.NewState(64)
	appendTo(t, s, text...)
	s.Drop(4, 20)
	if want := append(slices.Clone(text[:4]), text[24:]...); !cmp.Equal(s.Tokens(), want) {
		t.Fatalf("tokens %v, want %v", s.Tokens(), want)
	}
	got := appendTo(t, s, 7)
	want := appendTo(t, m.NewState(64), append(slices.Clone(s.Tokens()[:40]), 7)...)
	for i := range got {
		if d := math.Abs(float64(got[i] - want[i])); d > 0.05 {
			t.Fatalf("score %d is %g away", i, d)
		}
	}
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	m := load(t, sketch.Shape{Context: 16})
	s := m.NewState(1000)
	if s.Room() != 16 {
		t.Fatalf("room for %d tokens in a context of 16", s.Room())
	}
	appendTo(t, s, tokens(10, 1)...)
	_, tooMany := s.Append(context.Background(), tokens(7, 1)...)
	if !errors.Is(tooMany, llama.ErrFull) {
		t.Errorf("7 tokens in room for 6: got %v", tooMany)
	}
	for _, bad := range [][]int32{nil, {-1}, {int32(m.Vocab)}} {
		if _, err := s.Append(context.Background(), bad...); err == nil {
			t.Errorf("tokens %v were taken", bad)
		}
	}
	if len(s.Tokens()) != 10 {
		t.Errorf("refused tokens changed the state: it has %d", len(s.Tokens()))
	}
}

func TestAnEndedContextStopsTheWork(t *testing.T) {
	m := load(t, sketch.Shape{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	s := m.NewState(256)
	if _, err := s.Append(ctx, tokens(200, 1)...); !errors.Is(err, context.Canceled) || len(s.Tokens()) != 0 {
		t.Errorf("got %v after %d tokens", err, len(s.Tokens()))
	}
}

func TestATokenCostsNoMemory(t *testing.T) {
	m := load(t, sketch.Shape{})
	s := m.NewState(256)
	ctx := context.Background()
	if n := testing.AllocsPerRun(100, func() { _, _ = s.Append(ctx, 1) }); n > 0 {
		t.Errorf("%g allocations per token", n)
	}
}

func TestFilesThatDoNotFitTogetherAreRefused(t *testing.T) {
	set := func(key string, to any) func(*[]sketch.Field, *[]sketch.Tensor) {
		return func(f *[]sketch.Field, _ *[]sketch.Tensor) {
			*f = slices.DeleteFunc(*f, func(x sketch.Field) bool { return x.Key == key })
			if to != nil {
				*f = append(*f, sketch.Field{Key: key, Value: to})
			}
		}
	}
	for name, spoil := range map[string]func(*[]sketch.Field, *[]sketch.Tensor){
		"another architecture": set("general.architecture", "gemma"),
		"no architecture":      set("general.architecture", nil),
		"no width":             set("llama.embedding_length", nil),
		"a width of 0":         set("llama.embedding_length", uint32(0)),
		"a huge width":         set("llama.embedding_length", uint32(1<<30)),
		"another width":        set("llama.embedding_length", uint32(64)),
		"more layers":          set("llama.block_count", uint32(3)),
		"fewer layers":         set("llama.block_count", uint32(1)),
		"odd heads":            set("llama.attention.head_count", uint32(3)),
		"odd key heads":        set("llama.attention.head_count_kv", uint32(3)),
		"no key heads":         set("llama.attention.head_count_kv", uint32(0)),
		"a partial turn":       set("llama.rope.dimension_count", uint32(4)),
		"a base of 0":          set("llama.rope.freq_base", float32(0)),
		"an epsilon of 0":      set("llama.attention.layer_norm_rms_epsilon", float32(0)),
		"a text for a number":  set("llama.context_length", "long"),
		"a tensor more": func(_ *[]sketch.Field, x *[]sketch.Tensor) {
			*x = append(*x, sketch.Tensor{Name: "rope_freqs.weight", Shape: []int{1}, Data: []float32{1}})
		},
		"a tensor less":  func(_ *[]sketch.Field, x *[]sketch.Tensor) { *x = (*x)[:len(*x)-1] },
		"no tensor":      func(_ *[]sketch.Field, x *[]sketch.Tensor) { *x = nil },
		"a tensor bent":  func(_ *[]sketch.Field, x *[]sketch.Tensor) { slices.Reverse((*x)[len(*x)-1].Shape) },
		"a vector short": func(_ *[]sketch.Field, x *[]sketch.Tensor) { (*x)[1].Shape[0]--; (*x)[1].Data = (*x)[1].Data[1:] },
	} {
		fields, tensors := sketch.Parts(sketch.Shape{})
		spoil(&fields, &tensors)
		f, err := gguf.Parse(sketch.Write(fields, tensors))
		if err != nil {
			t.Fatal(name, err)
		}
		if _, err := llama.Load(f); err == nil || !strings.Contains(err.Error(), "built-in model") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
