package page

import (
	"fmt"
	"strings"
)

// None stands in a cell that has no number.
const None = "–"

// Align writes rows with their columns padded by the number of characters.
func Align(b *strings.Builder, rows [][]string) {
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

// Bits is a gain with its sign, in bits.
func Bits(v *float64) string {
	if v == nil {
		return None
	}
	return fmt.Sprintf("%+.2f", *v)
}
