package report

import (
	"fmt"

	"askance/session/stat"
	"askance/tui/page"
)

// A Mean is that of N values with its 95 % interval by resampling; nil of none.
type Mean struct {
	Mean *float64  `json:"mean"`
	CI   []float64 `json:"ci,omitempty"`
	N    int       `json:"n"`
}

// MeanOf resamples with a fixed seed: the same values have the same interval.
func MeanOf(xs []float64) Mean {
	if len(xs) == 0 {
		return Mean{}
	}
	v := stat.Mean(xs)
	lo, hi := stat.Bootstrap(xs, 2000, 1)
	return Mean{&v, []float64{lo, hi}, len(xs)}
}

func (m Mean) String() string {
	if m.Mean == nil {
		return page.None
	}
	return fmt.Sprintf("%.2f [%.2f–%.2f]", *m.Mean, m.CI[0], m.CI[1])
}
