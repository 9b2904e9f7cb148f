package gain

import (
	"math"

	"askance/session"
)

// Surprise returns the mean surprise of tokens under the model that wrote
// them, −log2 p in bits per token; a lower bound of the mean entropy of its
// choices, in bits per token; and the number of tokens counted. Thinking is
// left out. The bound counts everything beyond the listed alternatives as one
// outcome. When there is no token to count, or one with an impossible value,
// all three are 0.
func Surprise(tokens []session.Token) (bits, entropyLowerBound float64, n int) {
	for _, t := range tokens {
		if t.Think {
			continue
		}
		if possible(t.Logprob) != nil {
			return 0, 0, 0
		}
		bits -= t.Logprob / math.Ln2
		entropyLowerBound += choice(t)
		n++
	}
	if n == 0 {
		return 0, 0, 0
	}
	return max(0, bits/float64(n)), entropyLowerBound / float64(n), n
}

// choice is a lower bound of the entropy of the choice that a token was, in
// bits.
func choice(t session.Token) float64 {
	var p []float64
	tail, listed := 1.0, false
	for _, a := range t.Top {
		if possible(a.Logprob) != nil {
			continue
		}
		p = append(p, math.Exp(a.Logprob))
		tail -= math.Exp(a.Logprob)
		listed = listed || a.Text == t.Text && a.Logprob == t.Logprob
	}
	if own := math.Exp(t.Logprob); !listed && own <= tail {
		p = append(p, own)
		tail -= own
	}
	return Entropy(append(p, tail))
}

// surprise is the gain of a step or turn from its own tokens.
func surprise(j Job) (session.Gain, bool) {
	g := session.Gain{Turn: j.Turn, Step: j.Step, Kind: session.Surprise, Method: session.Generated, Scorer: j.Writer.Name}
	for _, t := range j.Tokens {
		if err := possible(t.Logprob); err != nil && !t.Think {
			g.Fault = err.Error()
			return g, true
		}
	}
	g.Bits, g.Entropy, g.Tokens = Surprise(j.Tokens)
	return g, g.Tokens > 0
}
