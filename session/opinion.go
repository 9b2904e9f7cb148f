package session

// An Opinion is what a model makes of a turn that was put to it as a choice
// among the acts. It stands beside the rules' label, never in its place.
type Opinion struct {
	Model  string          `json:"model"`            // who judges
	Digest string          `json:"digest,omitempty"` // of the judge's weights
	P      map[Act]float64 `json:"p,omitempty"`      // probability of each act, adding up to 1; nil when there is no opinion
	Mass   float64         `json:"mass"`             // probability that fell on the choices at all, 0..1, mean over the orders
	Orders int             `json:"orders"`           // orders in which the choices were listed
	// Warnings say what to hold against the opinion, or why there is none.
	Warnings []string `json:"warnings,omitempty"`
}

// even is how close two probabilities are that count as equal.
const even = 1e-9

// Act returns the likeliest act and its probability. Where there is no opinion,
// or two acts are equally likely, it returns "" and 0: a judge that cannot
// choose has not chosen.
func (o *Opinion) Act() (Act, float64) {
	if o == nil {
		return "", 0
	}
	best, p, second := Act(""), 0.0, 0.0
	for _, a := range Acts {
		switch q := o.P[a]; {
		case q > p:
			best, p, second = a, q, p
		case q > second:
			second = q
		}
	}
	if p-second <= even {
		return "", 0
	}
	return best, p
}

// Agrees reports whether the opinion is the act. Guess and Answer count as one
// where the act is Answer for want of a known gap: the judge was not told the
// gap, and the rules could not know it.
func (o *Opinion) Agrees(act Act, gap Gap) bool {
	mine, _ := o.Act()
	if act == Answer && gap != GapClosed && mine == Guess {
		return true
	}
	return mine != "" && mine == act
}

// Opinion returns the last opinion on the turn, or nil.
func (t *Turn) Opinion() *Opinion {
	if n := len(t.Opinions); n > 0 {
		return &t.Opinions[n-1]
	}
	return nil
}
