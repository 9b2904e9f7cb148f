package lab

import (
	"slices"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

func (m *modelsBox) row(s *themes.Styles, md session.Model) row.Row {
	r := row.Row{}.Blank(2)
	if i := slices.Index(m.chosen, md.Name); i >= 0 {
		r = row.Of(s.Bold(themes.Focus), safe.Fmt("%d ", i+1))
	}
	name := row.Cut(safe.Line(md.Name), 30, false)
	r = r.Add(s.Ink(themes.Text), name).Blank(32 - wrap.Width(name.String()))
	r = r.Add(s.Ink(themes.Muted), safe.Fmt("%-8s %-9s %-8s ", md.Parameters, md.Quantization, size(md.Size)))
	return r.Add(s.Ink(themes.Muted), safe.Line(md.Server))
}

func (m *modelsBox) box(l *Lab, w, h int) over.Box {
	s := l.styles
	b := over.Box{
		Title: row.Of(s.Bold(themes.Focus), safe.Own("models")),
		Right: row.Of(s.Ink(themes.Muted), safe.Fmt("%d of at most %d lanes", len(m.chosen), mostLanes)),
		Foot: over.Keys(s, safe.Own("space"), safe.Own("add or take away"), safe.Own("enter"), safe.Own("play"),
			safe.Own("/"), safe.Own("filter"), safe.Own("esc"), safe.Own("close")),
	}
	var notes []row.Row
	if m.asked {
		notes = append(notes, row.Of(s.Ink(themes.Muted), safe.Own("asking the servers …")))
	}
	for _, wrong := range m.wrong {
		notes = append(notes, over.Wrapped(safe.Fmt("! %s", wrong), w, s.Ink(themes.Fault))...)
	}
	if !m.note.Empty() {
		notes = append(notes, row.Of(s.Ink(themes.Hedge), m.note))
	}
	b.Rows = append(m.list.Rows(max(1, h-len(notes)), w, s), notes...)
	return b
}

// size writes bytes as people do.
func size(n int64) string {
	switch {
	case n <= 0:
		return ""
	case n < 1e6:
		return safe.Fmt("%d kB", n/1e3).String()
	case n < 1e9:
		return safe.Fmt("%.1f MB", float64(n)/1e6).String()
	}
	return safe.Fmt("%.1f GB", float64(n)/1e9).String()
}
