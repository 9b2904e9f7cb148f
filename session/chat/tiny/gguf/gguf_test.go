package gguf_test

import (
	"errors"
	"math"
	"testing"

	"askance/session/chat/tiny/gguf"
	"askance/session/chat/tiny/internal/sketch"
	"github.com/google/go-cmp/cmp"
)

func small() []byte {
	return sketch.Write([]sketch.Field{
		{Key: "general.architecture", Value: "llama"},
		{Key: "a.number", Value: uint32(7)},
		{Key: "a.share", Value: float32(0.25)},
		{Key: "a.truth", Value: true},
		{Key: "some.words", Value: []string{"one", "", "drei"}},
		{Key: "some.ints", Value: []int32{1, -2, 3}},
	}, []sketch.Tensor{
		{Name: "full", Shape: []int{3, 2}, Data: []float32{1, -2, 3, 4.5, 0, 1e-20}},
		{Name: "half", Shape: []int{4}, Half: true, Data: []float32{0.5, -65504, 0x1p-24, 0.333251953125}},
	})
}

func TestAFileGivesBackWhatWasWritten(t *testing.T) {
	f, err := gguf.Parse(small())
	if err != nil {
		t.Fatal(err)
	}
	for _, check := range []struct {
		what string
		got  func() (any, error)
		want any
	}{
		{"string", func() (any, error) { return f.String("general.architecture") }, "llama"},
		{"integer", func() (any, error) { return f.Int("a.number") }, 7},
		{"number", func() (any, error) { return f.Float("a.share") }, float32(0.25)},
		{"bool", func() (any, error) { return f.Bool("a.truth") }, true},
		{"strings", func() (any, error) { return f.Strings("some.words") }, []string{"one", "", "drei"}},
		{"integers", func() (any, error) { return f.Ints("some.ints") }, []int32{1, -2, 3}},
		{"full tensor", func() (any, error) { return floats(f, "full") }, []float32{1, -2, 3, 4.5, 0, 1e-20}},
		{"half tensor", func() (any, error) { return floats(f, "half") }, []float32{0.5, -65504, 0x1p-24, 0.333251953125}},
	} {
		got, err := check.got()
		if err != nil || !cmp.Equal(got, check.want) {
			t.Errorf("%s: got %v (%v), want %v", check.what, got, err, check.want)
		}
	}
	if n := f.Parameters(); n != 10 {
		t.Errorf("the tensors hold 10 numbers, Parameters says %d", n)
	}
}

func floats(f *gguf.File, name string) ([]float32, error) {
	x, ok := f.Tensor(name)
	if !ok {
		return nil, errors.New("no such tensor")
	}
	out := make([]float32, x.Len())
	return out, x.Floats(out)
}

func TestAMissingOrOtherValueIsAKeyError(t *testing.T) {
	f, err := gguf.Parse(small())
	if err != nil {
		t.Fatal(err)
	}
	_, e1 := f.Int("general.architecture")
	_, e2 := f.String("not.there")
	_, e3 := f.Ints("some.words")
	for _, err := range []error{e1, e2, e3} {
		var want *gguf.KeyError
		if !errors.As(err, &want) {
			t.Errorf("got %v, want a *KeyError", err)
		}
	}
}

func TestEveryTruncatedFileIsAFormatError(t *testing.T) {
	whole := small()
	for n := range whole {
		_, err := gguf.Parse(whole[:n])
		var bad *gguf.FormatError
		if err != nil && !errors.As(err, &bad) {
			t.Fatalf("%d bytes: %v is no *FormatError", n, err)
		}
		if err == nil && n < len(whole)-32 { // the last bytes are padding
			t.Fatalf("%d of %d bytes were taken for a whole file", n, len(whole))
		}
	}
}

func TestBadFilesAreRefused(t *testing.T) {
	field := func(f ...sketch.Field) []byte { return sketch.Write(f, nil) }
	tensor := func(x ...sketch.Tensor) []byte { return sketch.Write(nil, x) }
	one := sketch.Tensor{Name: "x", Shape: []int{1}, Data: []float32{1}}
	for name, file := range map[string][]byte{
		"nothing":           nil,
		"another magic":     []byte("GGML\x03\x00\x00\x00"),
		"a text":            []byte("<html>not found</html>"),
		"version 1":         change(small(), 4, 1),
		"version 4":         change(small(), 4, 4),
		"too many tensors":  change(small(), 14, 0xff),
		"too many fields":   change(small(), 22, 0xff),
		"key twice":         field(sketch.Field{Key: "k", Value: true}, sketch.Field{Key: "k", Value: true}),
		"tensor twice":      tensor(one, one),
		"no dimension":      tensor(sketch.Tensor{Name: "x"}),
		"five dimensions":   tensor(sketch.Tensor{Name: "x", Shape: []int{1, 1, 1, 1, 1}, Data: []float32{1}}),
		"a dimension of 0":  tensor(sketch.Tensor{Name: "x", Shape: []int{0}}),
		"huge dimensions":   tensor(sketch.Tensor{Name: "x", Shape: []int{1 << 40, 1 << 40}}),
		"beyond the end":    tensor(sketch.Tensor{Name: "x", Shape: []int{64}}),
		"odd alignment":     field(sketch.Field{Key: "general.alignment", Value: uint32(33)}),
		"alignment no uint": field(sketch.Field{Key: "general.alignment", Value: "x"}),
	} {
		_, err := gguf.Parse(file)
		var bad *gguf.FormatError
		if !errors.As(err, &bad) {
			t.Errorf("%s: got %v, want a *FormatError", name, err)
		}
	}
}

func change(file []byte, at int, to byte) []byte {
	file[at] = to
	return file
}

func TestHalfPrecisionNumbersWidenExactly(t *testing.T) {
	for h, want := range map[uint16]float32{
		0x0000: 0, 0x8000: float32(math.Copysign(0, -1)), 0x3c00: 1, 0xc000: -2, 0x7bff: 65504,
		0x0400: 0x1p-14, 0x0001: 0x1p-24, 0x03ff: 1023 * 0x1p-24, 0x8001: -0x1p-24, 0x3555: 0.333251953125,
		0x7c00: float32(math.Inf(1)), 0xfc00: float32(math.Inf(-1)),
	} {
		if got := gguf.Half(h); got != want || math.Signbit(float64(got)) != math.Signbit(float64(want)) {
			t.Errorf("%#04x: got %g, want %g", h, got, want)
		}
	}
	if got := gguf.Half(0x7e00); got == got {
		t.Errorf("0x7e00 is not a number, got %g", got)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(small())
	f.Add(sketch.File(sketch.Shape{Width: 4, Layers: 1, Heads: 1, Hidden: 4, Context: 8}))
	f.Add([]byte("GGUF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := gguf.Parse(data)
		if err != nil {
			var bad *gguf.FormatError
			if !errors.As(err, &bad) {
				t.Fatalf("%v is no *FormatError", err)
			}
			return
		}
		names := file.TensorNames() // many may share the same bytes: look at some
		for _, name := range names[:min(len(names), 4)] {
			if _, err := floats(file, name); err != nil {
				t.Fatal(err)
			}
		}
	})
}
