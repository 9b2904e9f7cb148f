package act

import (
	"strings"

	"askance/session"
	"askance/session/act/about"
	"askance/session/act/value"
)

// asked is what one question is about.
type asked struct{ fact, why string }

// known keeps what was found out about a text, so that a label after each step
// does not find it out anew.
type known[T any] struct {
	is    bool
	text  string
	found T
}

func (k *known[T]) get(text string, find func(string) T) T {
	if !k.is || k.text != text {
		k.is, k.text, k.found = true, text, find(text)
	}
	return k.found
}

// probed adds what only a probe can tell: which fact is asked about, whether
// the answer is right, which value was made up. Right speaks of the question
// where the act leaves the floor to the user, and else of the answer.
func (t *Tracker) probed(l *session.Label) {
	if l.Commits {
		if t.c.Probe == nil || t.c.Probe.AnswerLead == "" {
			l.Given = t.v.given.text
		}
		t.madeUp(l)
	}
	p := t.c.Probe
	if p == nil {
		return
	}
	o := (*session.Option)(nil)
	if p.Mode == session.ModeChoice {
		o = option(p, t.tail())
	}
	if l.Asks && o == nil {
		t.aimed(l)
	}
	switch {
	case o != nil:
		l.About = o.Fact
		right := o.Right
		switch {
		case o.Fact == "":
			l.Given = strings.TrimSpace(strings.TrimPrefix(o.Text, p.AnswerLead))
		case p.Enumerated():
			right = p.Worth(o.Fact, t.c.Told)
		}
		if o.Fact != "" && t.c.Told[o.Fact] {
			l.Tags = append(l.Tags, TagAgain)
		}
		l.Right = &right
	case l.Act.Asks():
		right := p.Worth(l.About, t.c.Told)
		l.Right = &right
	case l.Commits && p.Answer != "":
		right := t.judged.get(l.Given, t.answers)
		l.Right = &right
	}
}

// answers reports whether what was given is the probe's answer: equal to it,
// or, for an answer in words, a sentence that names it and the answer of no
// other reading.
func (t *Tracker) answers(given string) bool {
	p := t.c.Probe
	if value.Equal(given, p.Answer) {
		return true
	}
	if p.AnswerLead != "" {
		return false // one that has a form is right in that form only
	}
	if _, number := value.Number(p.Answer); number || !value.Names(given, p.Answer) {
		return false
	}
	for _, r := range p.Readings {
		if !value.Equal(r.Answer, p.Answer) && value.Names(given, r.Answer) {
			return false
		}
	}
	return true
}

// aimed finds the fact that the first of the questions to name one is about.
func (t *Tracker) aimed(l *session.Label) {
	if t.asked == nil {
		t.asked = map[int]asked{}
	}
	wide := false
	for _, s := range l.Spans {
		if s.Role != session.SpanAsks {
			continue
		}
		a, ok := t.asked[s.Start]
		if !ok {
			a.fact, a.why = about.About(string(t.text[s.Start:s.End]), t.c.Probe)
			t.asked[s.Start] = a
		}
		wide = wide || a.why == about.Everything
		if a.fact != "" && l.About == "" {
			l.About = a.fact
			l.Why += "; it " + a.why
		}
	}
	if wide && l.About == "" {
		l.Tags = append(l.Tags, TagEverything)
	}
	if t.c.Told[l.About] {
		l.Tags = append(l.Tags, TagAgain)
	}
}

// madeUp adds the value that was assumed.
func (t *Tracker) madeUp(l *session.Label) {
	a := t.v.assumes
	if a == nil && t.c.Probe != nil && l.Gap == session.GapOpen && t.v.given.text != "" {
		if a = t.fromReading(); a != nil {
			l.Spans = append(l.Spans, session.Span{Start: a.Start, End: a.End, Role: session.SpanAssumed, Why: a.why})
		}
	}
	if a != nil {
		l.Assumed = &a.Assumed
	}
}
