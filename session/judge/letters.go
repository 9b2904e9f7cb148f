package judge

import (
	"math"
	"strings"

	"askance/session"
)

// answer is what came back for one order.
type answer struct {
	text    string
	token   *session.Token // the first that is no thinking, or nil
	thought bool
	without string // why there are no log-probabilities, "" when the server does not say
}

func (a *answer) take(tokens []session.Token) {
	for i := range tokens {
		if tokens[i].Think {
			a.thought = true
			continue
		}
		if a.token == nil {
			a.token = &tokens[i]
		}
	}
}

// rounding is how far above 0 a log-probability may be by rounding, in nats.
const rounding = 1e-6

// letters returns the probability of each of n letters: that of all tokens that
// are the letter, with or without blanks, in either case. ok is false when the
// server gave something that is no log-probability.
func letters(t *session.Token, n int) (p []float64, ok bool) {
	p = make([]float64, n)
	seen := map[string]bool{}
	count := func(text string, nats float64) bool {
		if math.IsNaN(nats) || math.IsInf(nats, 1) || nats > rounding {
			return false
		}
		if i, is := letterOf(text, n); is && !seen[text] {
			p[i] += math.Exp(min(0, nats))
		}
		seen[text] = true // the chosen token is among the likeliest as well
		return true
	}
	if !count(t.Text, t.Logprob) {
		return nil, false
	}
	for _, a := range t.Top {
		if !count(a.Text, a.Logprob) {
			return nil, false
		}
	}
	sum := 0.0
	for _, x := range p {
		sum += x
	}
	return p, sum <= 1+1e-3
}

// letterOf returns which of the first n letters the text is, from 0.
func letterOf(text string, n int) (int, bool) {
	text = strings.ToUpper(strings.TrimSpace(text))
	if len(text) != 1 || text[0] < 'A' || int(text[0]-'A') >= n {
		return 0, false
	}
	return int(text[0] - 'A'), true
}
