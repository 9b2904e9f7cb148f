package lab

import (
	"math"
	"strings"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/badge"
	"askance/tui/lab/layout"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/lab/transcript"
	"askance/tui/safe"
)

// A lane is one model's dialogue in its frame.
type lane struct {
	id    session.LaneID
	model safe.Text
	pane  *transcript.Pane

	framed bool
	rows   []string // painted, frame and all
	rect   layout.Rect
	dirty  bool
}

func newLane(id session.LaneID, model string, s *themes.Styles) *lane {
	return &lane{id: id, model: safe.Line(model), pane: transcript.New(s), dirty: true}
}

// scale makes a full bar mean that everything was gained that could be.
func (ln *lane) scale(s *session.Session) {
	ln.pane.Attach(s)
	if s.Probe != nil && len(s.Probe.Readings) > 1 {
		ln.pane.SetScale(math.Log2(float64(len(s.Probe.Readings))))
		ln.pane.SetScoring(s.Scorer != "")
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

// below tells what is out of sight.
func (ln *lane) below(s *themes.Styles) row.Row {
	n := ln.pane.Below()
	if n == 0 {
		return nil
	}
	return row.Of(s.Ink(themes.Muted), safe.Fmt("%d more rows (G)", n))
}

// state says what the lane is doing, or what its model did last.
func (ln *lane) state(l *Lab) row.Row {
	s := l.session.Lane(ln.id)
	if s == nil {
		return nil
	}
	muted, tokens := l.styles.Ink(themes.Muted), 0
	speed := 0.0
	if s.State.Busy() {
		tokens, speed = ln.pane.Tokens()
	}
	switch s.State {
	case session.Queued, session.Loading:
		return row.Of(muted, safe.Line(strings.TrimSpace(string(s.State)+" "+s.Detail)))
	case session.Thinking:
		return row.Of(muted, safe.Fmt("thinking %d tok", tokens))
	case session.Writing:
		r := ln.did(l)
		if speed > 0 && len(r) > 0 {
			r = r.Blank(2)
		}
		if speed > 0 {
			return r.Add(muted, safe.Fmt("%.0f tok/s", speed))
		}
		if len(r) > 0 {
			return r
		}
		return row.Of(muted, safe.Own("writing"))
	case session.Stopped:
		return row.Of(muted, safe.Own("stopped"))
	case session.Failed:
		return row.Of(l.styles.Ink(themes.Fault), ln.failure(s))
	}
	return ln.did(l)
}

func (ln *lane) failure(s *session.Lane) safe.Text {
	why := s.Detail
	if t := ln.pane.Last(); why == "" && t != nil {
		why = t.Error
	}
	if why == "" {
		return safe.Own("failed")
	}
	return safe.Fmt("failed: %s", why)
}

// did is the act of the model's last turn: tentative while it may change.
func (ln *lane) did(l *Lab) row.Row {
	t := ln.pane.Spoken()
	if t == nil {
		return nil
	}
	act := l.session.ActOf(t)
	mark := l.session.MarkOf(t.ID)
	if t.Error != "" && mark == nil {
		return nil
	}
	var right *bool
	if t.Label != nil && t.Final && t.Label.Act == act {
		right = t.Label.Right
	}
	b, ok := badge.Of(act, right)
	if !ok {
		return nil
	}
	if !t.Final && mark == nil {
		return row.Of(l.styles.Ink(b.Role), safe.Join(safe.Own("… "), b.Ing))
	}
	r := row.Of(l.styles.Bold(b.Role), safe.Join(b.Glyph, safe.Own(" "), b.Ed))
	if b.Right.Empty() {
		return r
	}
	return r.Add(l.styles.Ink(b.Role), safe.Join(safe.Own(" · "), b.Right))
}
