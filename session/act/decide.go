package act

import (
	"slices"

	"askance/session"
)

// decide turns the verdict into a label. It changes nothing, so that it can be
// called after every step.
func (t *Tracker) decide() session.Label {
	v := &t.v
	l := session.Label{Gap: t.gap()}
	strong := v.commits > 0 || v.presented > 0 && v.content > 1
	open, yes := len(v.pending), v.confirms
	for _, p := range v.pending {
		if p.confirms {
			open, yes = open-1, yes+1
		}
	}
	soft := v.wishes
	if strong {
		soft = 0
	}
	l.Asks = v.asks+yes+len(v.raised)+open+soft > 0
	l.Confirms = l.Asks && yes > 0 && v.asks+len(v.raised)+open+soft == 0
	l.Flags = v.flags(strong)
	l.Declines = v.declined > 0
	l.Commits = t.commits(l, strong)
	t.called(&l)
	form := t.formed(&l)
	l.Act = name(l)
	l.Spans = t.spans(l, len(v.pending), soft)
	l.Tags = t.tags(l, len(v.pending)+soft)
	if form != nil {
		form.mark(&l, t.c.Probe)
		l.Given = form.given
	}
	l.Why = because(l)
	t.picked(&l)
	t.probed(&l)
	t.counted(&l)
	t.acted(&l)
	return l
}

func (t *Tracker) commits(l session.Label, strong bool) bool {
	v := &t.v
	switch {
	case l.Flags && v.noAnswer:
		return false
	case l.Declines:
		return v.commits > 0 && v.byRole[committing] > 1
	case strong:
		return true
	case l.Asks:
		return v.content >= 6 && v.contentWords >= 60
	case l.Flags:
		return v.contentWords >= 25 && !v.flagLast
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

// shown is a list of spans that was put together, and what it was made of.
type shown struct {
	list                  []session.Span
	version               int
	lacked, mild, plainly bool
}

// spans lists what decided, settled findings first. Labels share the list
// until something changes: nobody writes to it, and appending copies.
func (t *Tracker) spans(l session.Label, open, soft int) []session.Span {
	v := &t.v
	now := shown{
		version: v.version, lacked: l.Flags && len(v.lacked) > 0,
		mild: soft > 0, plainly: l.Commits && v.byRole[committing] == 0,
	}
	if last := &t.shown; last.version == now.version && last.lacked == now.lacked && last.mild == now.mild && last.plainly == now.plainly {
		return last.list
	}
	list := slices.Clone(v.spans)
	if now.lacked {
		list = append(list, v.lacked...)
	}
	if open > 0 {
		for _, p := range v.pending {
			list = append(list, session.Span{Start: p.start, End: p.end, Role: session.SpanAsks, Why: p.why})
		}
	}
	if now.mild {
		list = append(list, v.mild...)
	}
	if now.plainly {
		list = append(list, v.plainly...)
	}
	now.list = list[:len(list):len(list)]
	t.shown = now
	return now.list
}

// deciding is the role whose first span gives the reason for an act.
func deciding(a session.Act) string {
	switch a {
	case session.Ask, session.Confirm:
		return session.SpanAsks
	case session.Hedge, session.Guess, session.Answer:
		return session.SpanCommits
	case session.Flag:
		return session.SpanFlags
	case session.Refuse:
		return session.SpanDeclines
	}
	return ""
}

func because(l session.Label) string {
	if role := deciding(l.Act); role != "" {
		for i := range l.Spans {
			if l.Spans[i].Role == role {
				return l.Spans[i].Why
			}
		}
	}
	return "nothing that asks, answers, flags or declines was found"
}
