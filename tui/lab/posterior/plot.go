package posterior

import (
	"math"

	"askance/themes"
	"askance/tui/lab/row"
	"askance/tui/safe"
)

// Plot draws the open bits over the points as a line of columns, height rows
// high, with their names below; the cursor's stands out.
func Plot(points []Point, cursor, height, width int, s *themes.Styles) []row.Row {
	if len(points) == 0 || height < 1 {
		return nil
	}
	top := 0.0
	for _, p := range points {
		top = math.Max(top, math.Max(p.Gain.Before, p.Gain.After))
	}
	if top <= 0 {
		top = 1
	}
	cell := max(1, min(nameCells, (width-8)/len(points)))
	rows := make([]row.Row, height+1)
	for y := range height {
		label := safe.Own("     │")
		switch y {
		case 0:
			label = safe.Fmt("%4.1f ┤", top)
		case height - 1:
			label = safe.Own("   0 ┤")
		}
		rows[y] = row.Of(s.Ink(themes.Faint), label)
	}
	rows[height] = row.Row{}.Blank(6)
	for i, p := range points {
		level := p.Gain.After / top * float64(height)
		for y := range height {
			share := level - float64(height-1-y)
			rows[y] = rows[y].Add(s.Ink(themes.Gain3), row.Repeat(column(share, y == height-1), cell))
		}
		rows[height] = rows[height].Add(under(s, p, i == cursor, cell))
	}
	return rows
}

// nameCells is how much room a point's name needs below its column.
const nameCells = 7

// under is what stands below a column: its name where there is room, else a
// mark below the cursor's.
func under(s *themes.Styles, p Point, chosen bool, cell int) (themes.Ink, safe.Text) {
	switch {
	case cell >= nameCells && chosen:
		return s.Bold(themes.Focus), pad(row.Cut(p.Name, cell-1, false), cell)
	case cell >= nameCells:
		return s.Ink(themes.Muted), pad(row.Cut(p.Name, cell-1, false), cell)
	case chosen:
		return s.Bold(themes.Focus), row.Repeat(safe.Own("▔"), cell)
	}
	return themes.Ink{}, row.Blanks(cell)
}

func column(share float64, bottom bool) safe.Text {
	if share <= 0 && !bottom {
		return safe.Own(" ")
	}
	return row.Column(share)
}
