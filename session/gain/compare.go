package gain

import (
	"math"
	"math/rand/v2"
	"slices"

	"askance/session/stat"
)

// VerbosityNote belongs beside every mean gain per step.
const VerbosityNote = "the mean per step is the end points' difference divided by the number of steps: a reply that says the same in more steps has a lower one"

// resamples of a bootstrap.
const resamples = 2000

// A Summary is the mean of one kind of gain over many replies, in bits, with
// its 95 % bootstrap interval.
type Summary struct {
	Mean, Low, High float64 // NaN without values
	N               int
}

// Summarise returns the mean of values and its interval. The same values and
// seed give the same interval.
func Summarise(values []float64, seed uint64) Summary {
	s := Summary{Mean: stat.Mean(values), N: len(values)}
	s.Low, s.High = stat.Bootstrap(values, resamples, seed)
	return s
}

// A Change is how a mean gain differs between two models.
type Change struct {
	A, B Summary
	// Relative is (B − A) / |A|: −0.389 is "38.9 % less". Low and High are its
	// 95 % bootstrap interval. NaN where A's mean is 0 or values are missing.
	Relative, Low, High float64
}

// Compare returns how the mean of b differs from that of a. The values of the
// two are resampled independently.
func Compare(a, b []float64, seed uint64) Change {
	c := Change{A: Summarise(a, seed), B: Summarise(b, seed+1), Low: math.NaN(), High: math.NaN()}
	c.Relative = relative(c.A.Mean, c.B.Mean)
	if len(a) == 0 || len(b) == 0 {
		return c
	}
	r := rand.New(rand.NewPCG(seed, 1))
	var all []float64
	for range resamples {
		if x := relative(resampled(r, a), resampled(r, b)); !math.IsNaN(x) {
			all = append(all, x)
		}
	}
	if len(all) == 0 {
		return c
	}
	slices.Sort(all)
	at := func(q float64) float64 { return all[int(math.Round(q*float64(len(all)-1)))] }
	c.Low, c.High = at(0.025), at(0.975)
	return c
}

func relative(a, b float64) float64 {
	if a == 0 {
		return math.NaN()
	}
	return (b - a) / math.Abs(a)
}

func resampled(r *rand.Rand, values []float64) float64 {
	sum := 0.0
	for range values {
		sum += values[r.IntN(len(values))]
	}
	return sum / float64(len(values))
}
