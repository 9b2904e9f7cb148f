package badge

import (
	"testing"

	"askance/session"
)

func TestAnOpinionStandsBesideTheRules(t *testing.T) {
	guess := map[session.Act]float64{session.Guess: 0.91, session.Hedge: 0.06, session.Ask: 0.012, session.Answer: 0.011, session.Other: 0.007}
	for _, c := range []struct {
		name string
		o    *session.Opinion
		l    *session.Label
		want string
	}{
		{"none", nil, &session.Label{Act: session.Ask}, ""},
		{"agrees", &session.Opinion{Model: "llama3.2:3b", P: guess}, &session.Label{Act: session.Guess, Gap: session.GapOpen}, "guess 0.91  hedge 0.06  ask 0.01  llama3.2:3b, agrees"},
		{"gap unknown", &session.Opinion{Model: "m", P: map[session.Act]float64{session.Guess: 1}}, &session.Label{Act: session.Answer, Gap: session.GapUnknown}, "guess 1.00  m, agrees"},
		{"disagrees", &session.Opinion{Model: "m", P: map[session.Act]float64{session.Ask: 0.997, session.Flag: 0.003}}, &session.Label{Act: session.Hedge}, "ask 1.00  m, disagrees"},
		{"undecided", &session.Opinion{Model: "m", P: map[session.Act]float64{session.Ask: 0.5, session.Flag: 0.5}}, &session.Label{Act: session.Ask}, "ask 0.50  flag 0.50  m, undecided"},
		{"no label", &session.Opinion{Model: "m", P: map[session.Act]float64{session.Ask: 1}}, nil, "ask 1.00  m, alone"},
		{"no opinion", &session.Opinion{Model: "m", Warnings: []string{"refused"}}, &session.Label{Act: session.Ask}, "m, no opinion"},
		{"a hostile name", &session.Opinion{Model: "m\x1b[2J"}, nil, "m␛[2J, no opinion"},
	} {
		if got := Opinion(c.o, c.l).String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
