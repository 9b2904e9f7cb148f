package stat

import (
	"fmt"
	"slices"
)

// An Average is the mean of N values with its 95 % interval; of no values there
// is neither.
type Average struct {
	Mean *float64  `json:"mean"`
	CI   []float64 `json:"ci,omitempty"` // low, high
	N    int       `json:"n"`
}

// AverageOf resamples with a fixed seed. The same values have the same interval,
// in whatever order they come.
func AverageOf(xs []float64) Average {
	if len(xs) == 0 {
		return Average{}
	}
	xs = slices.Sorted(slices.Values(xs))
	v := Mean(xs)
	low, high := Bootstrap(xs, 2000, 1)
	return Average{&v, []float64{low, high}, len(xs)}
}

// String is "2.50 [1.00–4.00]", a dash where there is none.
func (a Average) String() string {
	if a.Mean == nil {
		return "–"
	}
	return fmt.Sprintf("%.2f [%.2f–%.2f]", *a.Mean, a.CI[0], a.CI[1])
}
