package report

import (
	"math"
	"testing"

	"askance/session/gain"
)

func TestAChangeInPercentIsOfAGainThatIsNotNothing(t *testing.T) {
	sure := gain.Summary{N: 40, Mean: 0.4, Low: 0.3, High: 0.5}
	less := gain.Summary{N: 40, Mean: 0.2, Low: 0.1, High: 0.3}
	loss := gain.Summary{N: 40, Mean: -0.4, Low: -0.5, High: -0.3}
	unsure := gain.Summary{N: 4, Mean: 0.01, Low: -0.2, High: 0.2}
	for _, c := range []struct {
		name string
		of   gain.Change
		want string
	}{
		{"a gain halved", gain.Change{A: sure, B: less, Relative: -0.5, Low: -0.7, High: -0.3}, "-50 % [-70, -30]"},
		{"of a loss", gain.Change{A: loss, B: less, Relative: 1.5, Low: 1.2, High: 1.9}, "+150 % [+120, +190]"},
		{"of what may be 0", gain.Change{A: unsure, B: sure, Relative: 39, Low: -900, High: 1800}, "–"},
		{"of nothing", gain.Change{B: sure, Relative: math.NaN()}, "–"},
		{"to nothing", gain.Change{A: sure}, "–"},
	} {
		if got := change(c.of); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
