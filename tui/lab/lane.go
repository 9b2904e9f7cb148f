package lab

import (
	"math"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/layout"
	"askance/tui/lab/over"
	"askance/tui/lab/posterior"
	"askance/tui/lab/row"
	"askance/tui/lab/transcript"
	"askance/tui/safe"
)

// A lane is one model's dialogue in its frame.
type lane struct {
	id    session.LaneID
	model safe.Text
	pane  *transcript.Pane

	belief   posterior.Belief // after what was scored last
	believed bool             // belief is up to date

	framed bool
	rows   []string // painted, frame and all
	rect   layout.Rect
	dirty  bool
}

func newLane(id session.LaneID, model string, s *themes.Styles) *lane {
	return &lane{id: id, model: safe.Line(model), pane: transcript.New(s), dirty: true}
}

// scale makes a full bar mean that everything was gained that could be.
func (ln *lane) scale(s *session.Session, awaits func(session.TurnID, int) bool) {
	ln.pane.Attach(s)
	if s.Probe != nil && len(s.Probe.Readings) > 1 {
		ln.pane.SetScale(math.Log2(float64(len(s.Probe.Readings))))
		if s.Scorer != "" {
			ln.pane.SetScoring(awaits)
		}
	}
}

// place gives the lane its room.
func (ln *lane) place(r layout.Rect, framed bool) {
	if r == ln.rect && framed == ln.framed {
		return
	}
	ln.rect, ln.framed, ln.dirty = r, framed, true
	if framed {
		ln.pane.SetSize(r.W-2, r.H-2)
		return
	}
	ln.pane.SetSize(r.W, r.H)
}

// name is the lane's number and model.
func (ln *lane) name() safe.Text { return safe.Join(safe.Line(string(ln.id)), safe.Own(" "), ln.model) }

// paint returns the lane's rows, exactly as many as its place is high.
func (ln *lane) paint(l *Lab, focused bool) []string {
	ln.pane.SetActive(focused)
	if !ln.dirty && !ln.pane.Dirty() {
		return ln.rows
	}
	ln.dirty = false
	body := ln.pane.Rows()
	if !ln.framed {
		ln.rows = body
		return ln.rows
	}
	title, rule := row.Of(l.styles.Ink(themes.Text), ln.name()), l.styles.Ink(themes.Faint)
	if focused {
		title, rule = row.Of(l.styles.Bold(themes.Focus), ln.name()), l.styles.Ink(themes.Focus)
	}
	ln.rows = append(ln.rows[:0:0], over.Rule("╭", "╮", title, ln.state(l), ln.rect.W, rule))
	side := rule.On("│")
	for _, r := range body {
		ln.rows = append(ln.rows, side+r+side)
	}
	ln.rows = append(ln.rows, over.Rule("╰", "╯", nil, ln.below(l.styles), ln.rect.W, rule))
	return ln.rows
}

// believes returns what the scorer believes in this lane. It is looked up only
// when something was scored: a dialogue may be long.
func (ln *lane) believes(s *session.Session) posterior.Belief {
	if !ln.believed {
		ln.belief, ln.believed = posterior.At(s.Probe, ln.shown(s)), true
	}
	return ln.belief
}

// shown returns the turns of the branch that is shown.
func (ln *lane) shown(s *session.Session) []*session.Turn {
	if last := ln.pane.Last(); last != nil {
		return s.Path(last.ID)
	}
	return nil
}

// below tells what is out of sight.
func (ln *lane) below(s *themes.Styles) row.Row {
	n := ln.pane.Below()
	if n == 0 {
		return nil
	}
	return row.Of(s.Ink(themes.Muted), safe.Fmt("%d more rows (G)", n))
}
