package act

import "askance/session"

// clauses counts the interrogative clauses of a question: "Is it cold, and when
// does it hum?" has two, "Do you know when it hums?" one. It is the proxy for
// the attribute focus.
func clauses(text string) int {
	tokens, _ := vocab.tokenise(nil, text, false)
	n := 0
	for i := range tokens {
		if tokens[i].quoted || !begins(tokens, i) {
			continue
		}
		at := i
		if tokens[at].is(isPrep) && at+1 < len(tokens) {
			at++ // "in which"
		}
		t := tokens[at]
		inverted := t.is(isAux) && at+1 < len(tokens) && tokens[at+1].is(isSubject|isYou|isPronoun)
		if inverted || t.is(isWh) {
			n++
		}
	}
	return max(1, n)
}

// begins reports whether a clause may begin at the token: after a stop, or
// after "and" and the like.
func begins(tokens []token, i int) bool {
	if tokens[i].clause || i == 0 {
		return true
	}
	switch vocab.words[tokens[i-1].id] {
	case "and", "or", "but", "also", "then":
		return true
	}
	return false
}

// counted adds what is counted about a question that is rated: its
// interrogative clauses, and whether the user has an answer to it.
func (t *Tracker) counted(l *session.Label) {
	p := t.c.Probe
	if len(p.RatedFor()) == 0 || !l.Asks {
		return
	}
	if p.Mode == session.ModeChoice && len(l.Spans) == 1 && option(p, t.tail()) != nil {
		l.Clauses = 1
	} else {
		for _, s := range l.Spans {
			if s.Role == session.SpanAsks {
				l.Clauses += t.clausesOf(s)
			}
		}
	}
	f := p.Fact(l.About)
	has := f != nil && !f.Unknown
	l.Answerable = &has
}

// clausesOf counts the clauses of a question once.
func (t *Tracker) clausesOf(s session.Span) int {
	n, ok := t.rated[s.Start]
	if !ok {
		if t.rated == nil {
			t.rated = map[int]int{}
		}
		n = clauses(string(t.text[s.Start:s.End]))
		t.rated[s.Start] = n
	}
	return n
}
