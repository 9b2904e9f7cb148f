package list

import (
	"askance/themes"
	"askance/tui/lab/row"
	"askance/tui/safe"
)

// Rows returns at most height rows, the cursor's among them.
func (l *List) Rows(height, width int, s *themes.Styles) []row.Row {
	var rows []row.Row
	if l.Filtering || l.Filter != "" {
		rows = append(rows, l.filterRow(s))
		height--
	}
	if len(l.shown) == 0 && l.Filter != "" {
		return append(rows, row.Of(s.Ink(themes.Muted), safe.Own("  nothing matches")))
	}
	l.top = max(0, min(l.top, l.cursor, len(l.shown)-1))
	if l.cursor >= l.top+height {
		l.top = l.cursor - height + 1
	}
	if l.cursor < height && l.cursor < l.top+height {
		l.top = 0
	}
	for i := l.top; i < min(len(l.shown), l.top+max(0, height)); i++ {
		mark := row.Row{}.Blank(1)
		if i == l.cursor && !l.items[l.shown[i]].Head {
			mark = row.Of(s.Bold(themes.Selection), safe.Own("›"))
		}
		it := l.items[l.shown[i]]
		if it.Draw != nil {
			it.Row = it.Draw()
		}
		rows = append(rows, append(mark, it.Row...).Cut(width))
	}
	return rows
}

func (l *List) filterRow(s *themes.Styles) row.Row {
	r := row.Of(s.Ink(themes.Muted), safe.Own("/ ")).Add(s.Ink(themes.Text), safe.Line(l.Filter))
	if l.Filtering {
		r = r.Add(s.Bold(themes.Focus), safe.Own("▌"))
	}
	return r
}
