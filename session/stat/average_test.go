package stat

import (
	"slices"
	"testing"
)

// Dialogues end in any order, and what is averaged over them is to be the same.
func TestAnAverageHeedsNoOrder(t *testing.T) {
	xs := []float64{1, 20, 3, 0.5, 7, 12, 4}
	turned := slices.Clone(xs)
	slices.Reverse(turned)
	if a, b := AverageOf(xs).String(), AverageOf(turned).String(); a != b {
		t.Errorf("%s and, the other way round, %s", a, b)
	}
	if xs[0] != 1 || xs[6] != 4 {
		t.Errorf("the values were moved: %v", xs)
	}
}

func TestOfNothingThereIsNoAverage(t *testing.T) {
	if a := AverageOf(nil); a.Mean != nil || a.N != 0 || a.String() != "–" {
		t.Errorf("%+v", a)
	}
	if a := AverageOf([]float64{2}); *a.Mean != 2 || a.N != 1 || a.String() != "2.00 [2.00–2.00]" {
		t.Errorf("%+v", a)
	}
}
