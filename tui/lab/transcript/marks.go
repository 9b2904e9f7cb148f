package transcript

import (
	"slices"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/badge"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
)

// A mark is a stretch of shown text that is underlined in a role's colour.
type mark struct {
	from, to int
	role     themes.Role
}

// roles are the colours of what decided an act.
var roles = map[string]themes.Role{
	session.SpanAsks: themes.Ask, session.SpanFlags: themes.Flag,
	session.SpanDeclines: themes.Refuse, session.SpanDeflect: themes.Hedge,
}

// words paints the text of a row, underlining what was assumed and, in the turn
// under the cursor, what decided its act.
func (b *block) words(p *Pane, r row.Row, at wrap.Line) row.Row {
	ink, s, done := p.styles.Ink(text), &b.text.stream, at.Start
	for _, m := range b.marks(p, at) {
		r = r.Add(ink, s.Slice(done, m.from)).Add(p.styles.Underlined(m.role), s.Slice(m.from, m.to))
		done = m.to
	}
	return r.Add(ink, s.Slice(done, at.End))
}

// marks returns what is underlined in a row, in order and apart. What was
// assumed goes before what decided the act.
func (b *block) marks(p *Pane, at wrap.Line) (list []mark) {
	if from, to, role, ok := b.assumed(); ok {
		list = clip(list, mark{from, to, role}, at)
	}
	if l := b.turn.Label; l != nil && p.Turn() == b.turn {
		bd, _ := badge.Of(l.Act, nil)
		for _, span := range l.Spans {
			role, ok := roles[span.Role]
			if !ok {
				role = bd.Role
			}
			list = clip(list, mark{b.text.at(span.Start), b.text.at(span.End), role}, at)
		}
	}
	slices.SortFunc(list, func(a, b mark) int { return a.from - b.from })
	return list
}

// clip adds the parts of m that lie in the row and outside the marks that are
// there already.
func clip(list []mark, m mark, at wrap.Line) []mark {
	parts := []mark{{max(m.from, at.Start), min(m.to, at.End), m.role}}
	for _, have := range list {
		var left []mark
		for _, part := range parts {
			left = append(left,
				mark{part.from, min(part.to, have.from), part.role},
				mark{max(part.from, have.to), part.to, part.role})
		}
		parts = left
	}
	for _, part := range parts {
		if part.from < part.to {
			list = append(list, part)
		}
	}
	return list
}
