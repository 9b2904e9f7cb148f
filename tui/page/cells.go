package page

import (
	"fmt"
	"strings"
)

// None stands in a cell that has no number.
const None = "–"

// align writes rows of equal length with their columns padded by the number of
// characters.
func align(b *strings.Builder, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			width[i] = max(width[i], len([]rune(cell)))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(" " + cell + strings.Repeat(" ", width[i]-len([]rune(cell))+1))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// Many is a number with its noun: "1 probe", "2 probes".
func Many(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
