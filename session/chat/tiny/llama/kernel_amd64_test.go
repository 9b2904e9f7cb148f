package llama

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func needWide(t *testing.T) {
	t.Helper()
	if !wide {
		t.Skip("this processor lacks AVX2 or FMA: the plain operations run anyway")
	}
}

func normal(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func TestTheWideProductIsThePlainOne(t *testing.T) {
	needWide(t)
	rapid.Check(t, func(t *rapid.T) {
		rows, n := rapid.IntRange(1, 50).Draw(t, "rows"), rapid.IntRange(1, 24).Draw(t, "eighths")*8+rapid.SampledFrom([]int{0, 0, 3}).Draw(t, "rest")
		stride := n + rapid.IntRange(0, 9).Draw(t, "gap")
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		a, x := normal(r, (rows-1)*stride+n), normal(r, n)
		got, want := make([]float32, rows), make([]float32, rows)
		gemv(a, stride, x, got)
		plainGemv(a, stride, x, want)
		for i := range want {
			if d := math.Abs(float64(got[i] - want[i])); d > 1e-4 {
				t.Fatalf("row %d of %d: %g, plainly %g", i, rows, got[i], want[i])
			}
		}
	})
}

func TestARowGivesTheSameBitsWhereverItStands(t *testing.T) {
	needWide(t)
	r := rand.New(rand.NewPCG(1, 1))
	a, x := normal(r, 29*64), normal(r, 64)
	whole, part := make([]float32, 29), make([]float32, 11)
	gemv(a, 64, x, whole)
	for from := range 29 - 11 {
		gemv(a[from*64:], 64, x, part)
		for i := range part {
			if part[i] != whole[from+i] {
				t.Fatalf("row %d is %g among 29 and %g among the 11 from %d", from+i, whole[from+i], part[i], from)
			}
		}
	}
}

func TestTheWideBlendIsThePlainOne(t *testing.T) {
	needWide(t)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "rows")
		stride := 64 + rapid.IntRange(0, 70).Draw(t, "gap")
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		acc, v, w := normal(r, 64), normal(r, n*stride+64), normal(r, n)
		roundAll(acc)
		roundAll(v)
		want := append([]float32{}, acc...)
		blend(acc, v, stride, w)
		plainBlend(want, v, stride, w)
		for i := range want { // a product rounded once more may tip a tie, one step each time
			if d := math.Abs(float64(acc[i] - want[i])); d > 0.02 {
				t.Fatalf("number %d: %g, plainly %g", i, acc[i], want[i])
			}
		}
	})
}

func TestTheWideRoundingIsThePlainOne(t *testing.T) {
	needWide(t)
	r := rand.New(rand.NewPCG(3, 3))
	for range 2000 {
		x := make([]float32, 17)
		for i := range x {
			x[i] = math.Float32frombits(r.Uint32())
			if x[i] != x[i] {
				x[i] = 1e30
			}
		}
		want := append([]float32{}, x...)
		roundAll(x)
		plainRound(want)
		for i := range want {
			if x[i] != want[i] {
				t.Fatalf("%g instead of %g", x[i], want[i])
			}
		}
	}
}
