package gain

import "math"

// Entropy returns the entropy of a distribution, in bits: 0 for a certain
// outcome, log2 of the length for a uniform one. Weights need not add up to 1;
// those that are not positive count as impossible.
func Entropy(p []float64) float64 {
	sum := 0.0
	for _, x := range p {
		sum += max(x, 0)
	}
	if !(sum > 0) {
		return 0
	}
	h := 0.0
	for _, x := range p {
		if x > 0 {
			h -= x / sum * math.Log2(x/sum)
		}
	}
	return max(h, 0)
}

// normalise turns log-probabilities into probabilities that add up to 1 and
// the probability that they have together.
func normalise(nats []float64) (p []float64, mass float64) {
	top := math.Inf(-1)
	for _, x := range nats {
		top = max(top, x)
	}
	p = make([]float64, len(nats))
	sum := 0.0
	for i, x := range nats {
		p[i] = math.Exp(x - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p, math.Exp(top) * sum
}
