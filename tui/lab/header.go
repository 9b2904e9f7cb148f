package lab

import (
	"strings"

	"askance/themes"
	"askance/tui/lab/row"
	"askance/tui/safe"
)

// headerRow says what is tried and on what it runs.
func (l *Lab) headerRow() row.Row {
	s := l.styles
	left := row.Row{}.Blank(1).Add(s.Bold(themes.Focus), safe.Own("askance")).Blank(2)
	return row.Split(append(left, l.probeRow()...), l.serverRow(l.w >= 100), l.w)
}

// probeRow names the probe and what is withheld, covered until it is revealed.
func (l *Lab) probeRow() row.Row {
	s, p := l.styles, l.session.Probe
	if p == nil {
		if l.opening {
			return nil
		}
		return row.Of(s.Ink(themes.Text), safe.Own("by hand"))
	}
	r := row.Of(s.Ink(themes.Text), safe.Line(strings.Replace(p.ID, "/", " #", 1)))
	if p.Kind != "" {
		r = r.Add(s.Ink(themes.Muted), safe.Fmt(" · %s", p.Kind))
	}
	if !p.Missing() {
		return r.Add(s.Ink(themes.Muted), safe.Own(" · nothing withheld"))
	}
	r = r.Add(s.Ink(themes.Muted), safe.Own(" · withheld: "))
	for i, f := range p.Facts {
		if i > 0 {
			r = r.Add(s.Ink(themes.Muted), safe.Own(", "))
		}
		r = r.Add(s.Ink(themes.Muted), safe.Fmt("%s ", f.Label))
		if l.revealed {
			r = r.Add(s.Bold(themes.Covered), safe.Line(f.Value))
			continue
		}
		r = r.Add(s.Ink(themes.Covered), safe.Own("▒▒▒"))
	}
	if l.w >= 90 {
		r = r.Add(s.Ink(themes.Faint), safe.Fmt("   seed %d", p.Seed))
	}
	return r
}

func (l *Lab) serverRow(whole bool) row.Row {
	if l.header.Server == "" {
		return nil
	}
	s, server := l.styles, l.header.Server
	if !whole {
		server = strings.Fields(server)[0]
		if server == "no" {
			server = "no server"
		}
	}
	r := row.Of(s.Ink(themes.Muted), safe.Line(server))
	if l.header.Scorer != "" && whole {
		r = r.Add(s.Ink(themes.Faint), safe.Own(" · scorer ")).Add(s.Ink(themes.Muted), safe.Line(l.header.Scorer))
	}
	return r.Blank(1)
}

// tabRows are the lanes' titles where only one lane is shown.
func (l *Lab) tabRows() []string {
	if l.at.Tabs.Empty() {
		return nil
	}
	s := l.styles
	var titles row.Row
	joints := map[int]bool{}
	for i, ln := range l.lanes {
		if i > 0 {
			joints[titles.Width()+1] = true
			titles = titles.Blank(1).Add(s.Ink(themes.Faint), safe.Own("│"))
		}
		ink := s.Ink(themes.Muted)
		if i == l.focus {
			ink = s.Bold(themes.Focus)
		}
		titles = append(titles.Blank(1).Add(ink, ln.name()).Blank(2), ln.state(l)...)
	}
	rule := make([]byte, 0, 3*l.w)
	for x := range l.w {
		if joints[x] {
			rule = append(rule, "┴"...)
			continue
		}
		rule = append(rule, "─"...)
	}
	return []string{titles.Paint(l.w), s.Ink(themes.Faint).On(string(rule))}
}
