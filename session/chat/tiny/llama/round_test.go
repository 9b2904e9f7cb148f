package llama

import (
	"math"
	"testing"

	"askance/session/chat/tiny/gguf"
)

func TestEveryHalfPrecisionNumberRoundsToItself(t *testing.T) {
	for h := range uint32(1 << 16) {
		x := gguf.Half(uint16(h))
		if x != x || math.IsInf(float64(x), 0) {
			continue
		}
		if got := round(x); got != x {
			t.Fatalf("%g became %g", x, got)
		}
	}
}

func TestBetweenTwoHalfPrecisionNumbersTheNearerWinsAndTiesGoToEven(t *testing.T) {
	for h := range uint16(0x7bff) {
		low, high := gguf.Half(h), gguf.Half(h+1)
		even := low
		if h%2 == 1 {
			even = high
		}
		middle := low + (high-low)/2
		for x, want := range map[float32]float32{
			middle:                           even,
			math.Nextafter32(middle, low):    low,
			math.Nextafter32(middle, high):   high,
			-middle:                          -even,
			-math.Nextafter32(middle, -1e30): -low,
		} {
			if got := round(x); got != want {
				t.Fatalf("%g lies between %g and %g and became %g", x, low, high, got)
			}
		}
	}
	for _, x := range []float32{65505, 1e30, float32(math.Inf(1))} {
		if round(x) != 65504 || round(-x) != -65504 {
			t.Errorf("%g is out of range and became %g", x, round(x))
		}
	}
}
