package labtest

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Grid draws what a view returns into w by h cells and reads the characters
// back, without colours and without blanks at the end of rows.
func Grid(content string, w, h int) string {
	buf := uv.NewScreenBuffer(max(1, w), max(1, h))
	uv.NewStyledString(content).Draw(buf, buf.Bounds())
	rows := make([]string, max(1, h))
	for y := range rows {
		var b strings.Builder
		for x := range max(1, w) {
			if c := buf.CellAt(x, y); c != nil && c.Width > 0 {
				b.WriteString(c.Content)
			}
		}
		rows[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(rows, "\n") + "\n"
}
