package act

import "askance/session"

// decide turns the verdict into a label. It changes nothing, so that it can be
// called after every step.
func (t *Tracker) decide() session.Label {
	v := &t.v
	l := session.Label{Gap: t.gap()}
	strong := v.commits > 0 || v.presented > 0 && v.content > 1
	open := len(v.pending)
	soft := v.wishes
	if strong {
		soft = 0
	}
	l.Asks = v.asks+v.confirms+open+soft > 0
	l.Confirms = l.Asks && v.confirms > 0 && v.asks+open+soft == 0
	l.Flags = v.flagged > 0
	l.Declines = v.declined > 0
	l.Commits = t.commits(l, strong)
	l.Act = name(l)
	l.Spans = t.spans(l, open, soft)
	l.Tags = t.tags(l, open+soft)
	l.Why = because(l)
	t.picked(&l)
	t.probed(&l)
	return l
}

func (t *Tracker) commits(l session.Label, strong bool) bool {
	v := &t.v
	switch {
	case l.Declines:
		return v.commits > 0 && v.byRole[committing] > 1
	case strong:
		return true
	case l.Asks:
		return v.content >= 4
	case l.Flags:
		return v.contentWords >= 25
	}
	return v.content > 0
}

// name reads the act from the table of findings.
func name(l session.Label) session.Act {
	switch {
	case (l.Asks || l.Flags) && l.Commits:
		return session.Hedge
	case l.Confirms:
		return session.Confirm
	case l.Asks:
		return session.Ask
	case l.Commits && l.Gap == session.GapOpen:
		return session.Guess
	case l.Commits:
		return session.Answer
	case l.Declines:
		return session.Refuse
	case l.Flags:
		return session.Flag
	}
	return session.Other
}

// gap tells whether something needed is still missing.
func (t *Tracker) gap() session.Gap {
	p := t.c.Probe
	switch {
	case p == nil && t.c.Gap == "":
		return session.GapUnknown
	case p == nil:
		return t.c.Gap
	}
	if g := p.Gap(); g != session.GapOpen || !p.Settled(t.c.Told) {
		return g
	}
	return session.GapClosed
}

func (t *Tracker) spans(l session.Label, open, soft int) []session.Span {
	v := &t.v
	list := v.spans[:len(v.spans):len(v.spans)] // shared: nobody writes to it, appending copies
	if open > 0 {
		for _, p := range v.pending {
			list = append(list, session.Span{Start: p.start, End: p.end, Role: session.SpanAsks, Why: p.why})
		}
	}
	if soft > 0 {
		list = append(list, v.mild...)
	}
	if l.Commits && v.byRole[committing] == 0 {
		list = append(list, v.plainly...)
	}
	return list
}

func because(l session.Label) string {
	role := map[session.Act]string{
		session.Ask: session.SpanAsks, session.Confirm: session.SpanAsks, session.Hedge: session.SpanCommits, session.Guess: session.SpanCommits,
		session.Answer: session.SpanCommits, session.Flag: session.SpanFlags, session.Refuse: session.SpanDeclines,
	}[l.Act]
	for _, s := range l.Spans {
		if s.Role == role {
			return s.Why
		}
	}
	return "nothing that asks, answers, flags or declines was found"
}
