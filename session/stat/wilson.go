// Package stat holds the few statistics that the lab prints beside its
// numbers: intervals of rates and agreement between raters.
//
// It never rounds, and never turns "no cases" into a number without saying so
// in the function's comment.
package stat

import "math"

// z95 is the 97.5 % quantile of the standard normal distribution.
const z95 = 1.959963984540054

// Wilson returns the 95 % score interval of a rate of k in n (Wilson 1927),
// both ends in 0..1. With no cases it is the whole range, 0 to 1.
func Wilson(k, n int) (lo, hi float64) {
	if n <= 0 {
		return 0, 1
	}
	p, m, z := float64(k)/float64(n), float64(n), z95*z95
	middle := p + z/(2*m)
	half := z95 * math.Sqrt(p*(1-p)/m+z/(4*m*m))
	lo, hi = max(0, (middle-half)/(1+z/m)), min(1, (middle+half)/(1+z/m))
	if k == n {
		hi = 1 // exactly, whatever the roundings before: the rate lies within
	}
	if k == 0 {
		lo = 0
	}
	return lo, hi
}
