package plain

import (
	"askance/session"
	"askance/tui/lab/badge"
	"askance/tui/safe"
)

// opinion writes the last second opinion on a turn and what to hold against it.
func (p printer) opinion(t *session.Turn) {
	o := t.Opinion()
	if o == nil {
		return
	}
	p.line(indent, "judge: ", badge.Opinion(o, t.Label).String())
	for _, w := range o.Warnings {
		p.line(indent, "  ", safe.Line(w).String())
	}
}
