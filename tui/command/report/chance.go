package report

import (
	"fmt"

	"askance/session"
	"askance/session/act/value"
	"askance/tui/page"
)

// Chance is what a model reaches on the average that knows nothing and picks at
// random, 0..1: among the options shown, between the answer and "not sure", or
// among the readings of what is missing. A rate that has no such level, such as
// that of a question in free words, is nil.
type Chance struct {
	Asked    *float64 `json:"asked"`          // picks a question, where something is missing
	Right    *float64 `json:"right_question"` // picks a question that suffices
	Flagged  *float64 `json:"flagged"`        // says "not sure", where something is missing
	Answered *float64 `json:"answered"`       // picks "no question is needed", or answers, where nothing is
	Lucky    *float64 `json:"guess_right"`    // guesses the right answer: the share of readings that have it
}

// chanceOf is over probes of one group. A level is only given where every probe
// concerned has one.
func chanceOf(list []*session.Probe) Chance {
	var asked, right, flagged, answered, lucky level
	for _, p := range list {
		n := float64(len(p.Options))
		switch {
		case p.Gap() == session.GapOpen:
			v, ok := luck(p)
			lucky.only(ok && n == 0, v) // a pick that no question is needed is no guess of the answer
			asked.only(n > 0, share(p, func(o session.Option) bool { return o.Fact != "" }))
			right.only(n > 0, p.Chance)
			flagged.only(p.Mode == session.ModeUnsure, 0.5)
		case p.Gap() == session.GapClosed:
			answered.only(n > 0 || p.Mode == session.ModeUnsure, answering(p))
		}
	}
	return Chance{asked.mean(), right.mean(), flagged.mean(), answered.mean(), lucky.mean()}
}

// luck is the share of the readings that lead to the right answer, and whether
// there are any.
func luck(p *session.Probe) (float64, bool) {
	n := 0
	for _, r := range p.Readings {
		if value.Equal(r.Answer, p.Answer) {
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return float64(n) / float64(len(p.Readings)), true
}

func share(p *session.Probe, is func(session.Option) bool) float64 {
	n := 0
	for _, o := range p.Options {
		if is(o) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(p.Options)))
}

func answering(p *session.Probe) float64 {
	if p.Mode == session.ModeUnsure {
		return 0.5
	}
	return share(p, func(o session.Option) bool { return o.Right })
}

// A level is a mean that does not exist when one of its cases has none.
type level struct {
	sum  float64
	n    int
	none bool
}

func (l *level) only(ok bool, v float64) {
	l.none = l.none || !ok
	l.sum += v
	l.n++
}

func (l *level) mean() *float64 {
	if l.none || l.n == 0 {
		return nil
	}
	v := l.sum / float64(l.n)
	return &v
}

// odds is a chance level as a cell of a table.
func odds(v *float64) string {
	if v == nil {
		return page.None
	}
	return fmt.Sprintf("%.0f %%", 100**v)
}

// known reports whether there is any.
func (c Chance) known() bool {
	return c.Asked != nil || c.Right != nil || c.Flagged != nil || c.Answered != nil || c.Lucky != nil
}
