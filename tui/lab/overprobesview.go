package lab

import (
	"strings"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

func (b *probesBox) row(s *themes.Styles, f Family, kind string, first bool) row.Row {
	var r row.Row
	if first {
		r = r.Add(s.Bold(themes.Text), safe.Line(f.Name))
	}
	r = r.Blank(max(1, 14-r.Width()))
	name := safe.Line(kind)
	r = r.Add(s.Ink(themes.Text), name).Blank(max(1, 16-wrap.Width(name.String())))
	if first {
		r = r.Add(s.Ink(themes.Muted), safe.Line(f.Blurb))
	}
	return r
}

func (b *probesBox) box(l *Lab, w, h int) over.Box {
	s := l.styles
	box := over.Box{
		Title: row.Of(s.Bold(themes.Focus), safe.Own("probes")),
		Foot: over.Keys(s, safe.Own("enter"), safe.Own("play"), safe.Own("r"), safe.Own("next seed"), safe.Own("0-9"), safe.Own("seed"),
			safe.Own("h l"), safe.Own("difficulty"), safe.Own("w"), safe.Own("reveal"), safe.Own("esc"), safe.Own("close")),
	}
	preview := b.previewRows(l, w)
	if len(preview) > h/2 {
		preview = preview[:h/2]
	}
	rule := row.Of(s.Ink(themes.Faint), row.Repeat(safe.Own("─"), w))
	box.Rows = b.list.Rows(max(1, h-len(preview)-1), w, s)
	box.Rows = append(append(box.Rows, rule), preview...)
	return box
}

// previewRows show the probe, its withheld values covered.
func (b *probesBox) previewRows(l *Lab, w int) []row.Row {
	s := l.styles
	c, ok := b.choice()
	if !ok {
		return nil
	}
	head := row.Of(s.Ink(themes.Muted), safe.Fmt("seed %d", b.seed))
	if d := c.family.Difficulty; d[0] < d[1] {
		head = head.Add(s.Ink(themes.Muted), safe.Fmt("   difficulty ◂ %d ▸ of %d", b.difficulty, d[1]))
	}
	if b.err != nil {
		return append([]row.Row{head}, over.Wrapped(safe.Line(b.err.Error()), w, s.Ink(themes.Fault))...)
	}
	p := b.preview
	if p == nil {
		return []row.Row{head}
	}
	rows := []row.Row{row.Split(head, b.withheld(l, p), w)}
	return append(rows, over.Wrapped(safe.Of(strings.TrimSpace(p.Prompt)), w, s.Ink(themes.Text))...)
}

func (b *probesBox) withheld(l *Lab, p *session.Probe) row.Row {
	s := l.styles
	if !p.Missing() {
		return row.Of(s.Ink(themes.Muted), safe.Own("nothing withheld"))
	}
	r := row.Of(s.Ink(themes.Muted), safe.Own("withheld: "))
	for _, f := range p.Facts {
		r = r.Add(s.Ink(themes.Muted), safe.Fmt("%s ", f.Label))
		if l.revealed {
			r = r.Add(s.Bold(themes.Covered), safe.Fmt("%s ", f.Value))
			continue
		}
		r = r.Add(s.Ink(themes.Covered), safe.Own("▒▒▒ "))
	}
	return r
}
