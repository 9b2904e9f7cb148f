package sample

import "math"

// Scored is a token with its natural log-probability.
type Scored struct {
	ID      int32
	LogProb float64 // nats, 0 or below
}

// LogProbs gives the log-probability of a token under the raw scores, from
// before any mask, penalty or temperature, and fills top with the most probable
// tokens, best first; equals by lower id. It allocates nothing.
func LogProbs(logits []float32, token int32, top []Scored) (float64, []Scored) {
	norm := logSum(logits)
	top = best(logits, top)
	for i := range top {
		top[i].LogProb = float64(logits[top[i].ID]) - norm
	}
	return float64(logits[token]) - norm, top
}

func logSum(logits []float32) float64 {
	top := logits[0]
	for _, l := range logits[1:] {
		top = max(top, l)
	}
	var sum float64
	for _, l := range logits {
		sum += math.Exp(float64(l - top))
	}
	return float64(top) + math.Log(sum)
}

// best keeps the len(top) highest scores in order by insertion: almost every
// score fails the first comparison.
func best(logits []float32, top []Scored) []Scored {
	k, n := len(top), 0
	for i, l := range logits {
		if n == k && (k == 0 || l <= logits[top[k-1].ID]) {
			continue
		}
		if n < k {
			n++
		}
		at := n - 1
		for at > 0 && l > logits[top[at-1].ID] {
			top[at] = top[at-1]
			at--
		}
		top[at] = Scored{ID: int32(i)}
	}
	return top[:n]
}
