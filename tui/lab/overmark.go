package lab

import (
	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/badge"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/safe"
)

// markBox takes the act that a person sees in a turn.
type markBox struct{ turn *session.Turn }

// markKeys are the letters of the acts; "answer" has w because a is taken.
var markKeys = map[string]session.Act{
	"a": session.Ask, "c": session.Confirm, "h": session.Hedge, "g": session.Guess,
	"w": session.Answer, "f": session.Flag, "r": session.Refuse, "o": session.Other,
}

func (l *Lab) mark() tea.Cmd { return l.show(&markBox{turn: l.lane().pane.Turn()}) }

func (m *markBox) width() int { return 62 }

func (m *markBox) key(l *Lab, k tea.KeyPressMsg) tea.Cmd {
	if l.closes(k) {
		return nil
	}
	turn := m.turn.ID
	if act, ok := markKeys[k.String()]; ok {
		l.over = nil
		return l.do(func(p Play) error { return p.Mark(session.Mark{Turn: turn, Act: act}) })
	}
	if old := l.session.MarkOf(turn); old != nil && (k.String() == "u" || k.String() == "backspace") {
		undone := *old
		undone.Undone = true
		l.over = nil
		return l.do(func(p Play) error { return p.Mark(undone) })
	}
	return nil
}

func (m *markBox) box(l *Lab, _, _ int) over.Box {
	s := l.styles
	var rows []row.Row
	for _, act := range session.Acts {
		b, _ := badge.Of(act, nil)
		r := row.Of(s.Bold(themes.Focus), markLetter(act)).Blank(2).Add(s.Bold(b.Role), safe.Join(b.Glyph, safe.Own(" "), b.Word))
		rows = append(rows, r.Blank(14-r.Width()).Add(s.Ink(themes.Muted), actMeans[act]))
	}
	foot := over.Keys(s, safe.Own("esc"), safe.Own("close"))
	if l.session.MarkOf(m.turn.ID) != nil {
		foot = over.Keys(s, safe.Own("u"), safe.Own("take the mark back"), safe.Own("esc"), safe.Own("close"))
	}
	title := row.Of(s.Bold(themes.Focus), safe.Own("what does this turn do?"))
	return over.Box{Title: title, Right: row.Of(s.Ink(themes.Muted), safe.Line(string(m.turn.Author))), Rows: rows, Foot: foot}
}

func markLetter(act session.Act) safe.Text {
	for k, a := range markKeys {
		if a == act {
			return safe.Line(k)
		}
	}
	return safe.Own(" ")
}
