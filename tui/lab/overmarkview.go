package lab

import (
	"fmt"
	"sort"
	"strings"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/badge"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/safe"
)

func (m *markBox) box(l *Lab, w, _ int) over.Box {
	s := l.styles
	var rows []row.Row
	for _, act := range session.Acts {
		b, _ := badge.Of(act, nil)
		r := row.Of(s.Bold(themes.Focus), markLetter(act)).Blank(2).Add(s.Bold(b.Role), safe.Join(b.Glyph, safe.Own(" "), b.Word))
		rows = append(rows, r.Blank(14-r.Width()).Add(s.Ink(themes.Muted), actMeans[act]))
	}
	rows = append(rows, nil)
	for i, name := range Ratings {
		rows = append(rows, m.ratingRow(s, i+1, name))
	}
	box := over.Box{
		Title: row.Of(s.Bold(themes.Focus), safe.Own("what does this turn do?")),
		Right: row.Of(s.Ink(themes.Muted), safe.Line(string(m.turn.Author))),
		Foot:  m.foot(s),
	}
	notes, x, y := m.note.View(max(1, w-markLeft), 2)
	for i, words := range notes {
		lead := row.Row{}.Blank(markLeft)
		if i == 0 {
			lead = m.named(s, len(Ratings)+1, safe.Own("note"))
		}
		rows = append(rows, lead.Add(s.Ink(themes.Text), words))
	}
	if m.noting() {
		box.Cursor = &over.Cell{X: markLeft + x, Y: len(rows) - len(notes) + y}
	}
	box.Rows = rows
	return box
}

const markLeft = 14 // cells of a field's name

func (m *markBox) named(s *themes.Styles, field int, name safe.Text) row.Row {
	mark, ink := safe.Own("  "), s.Ink(themes.Muted)
	if field == m.field {
		mark, ink = safe.Own("› "), s.Bold(themes.Focus)
	}
	r := row.Of(ink, safe.Join(mark, name))
	return r.Blank(markLeft - r.Width())
}

func (m *markBox) ratingRow(s *themes.Styles, field int, name string) row.Row {
	r, n := m.named(s, field, safe.Line(name)), max(0, min(m.ratings[name], 5))
	r = r.Add(s.Ink(themes.Focus), row.Repeat(safe.Own("●"), n)).Add(s.Ink(themes.Faint), row.Repeat(safe.Own("○"), 5-n))
	if n == 0 {
		return r.Add(s.Ink(themes.Faint), safe.Own("  not rated"))
	}
	return r.Add(s.Ink(themes.Muted), safe.Fmt("  %d of 5", n))
}

func (m *markBox) foot(s *themes.Styles) row.Row {
	var pairs []safe.Text
	switch {
	case m.changed():
		pairs = append(pairs, safe.Own("enter"), safe.Own("save"))
	case m.noting():
		pairs = append(pairs, safe.Own("type"), safe.Own("a note"))
	default:
		pairs = append(pairs, safe.Own("letter"), safe.Own("act"))
	}
	pairs = append(pairs, safe.Own("tab"), safe.Own("next"))
	if !m.noting() {
		pairs = append(pairs, safe.Own("1-5"), safe.Own("rate"))
	}
	if m.old != nil && !m.noting() {
		pairs = append(pairs, safe.Own("u"), safe.Own("take back"))
	}
	return over.Keys(s, append(pairs, safe.Own("esc"), safe.Own("close"))...)
}

func markLetter(act session.Act) safe.Text {
	for k, a := range markKeys {
		if a == act {
			return safe.Line(k)
		}
	}
	return safe.Own(" ")
}

// markWords is a mark in a line: "anna: hedge, clarity 4, invents the number".
func markWords(m *session.Mark) string {
	var parts []string
	if m.Act != "" {
		parts = append(parts, string(m.Act))
	}
	names := make([]string, 0, len(m.Ratings))
	for name := range m.Ratings {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		parts = append(parts, fmt.Sprintf("%s %d", name, m.Ratings[name]))
	}
	if m.Note != "" {
		parts = append(parts, m.Note)
	}
	return m.Rater + ": " + strings.Join(parts, ", ")
}
