package row

import (
	"math"

	"askance/tui/safe"
)

var eighths = []rune(" ▏▎▍▌▋▊▉█")

// Bar draws a share (0 to 1) as a bar of so many cells, to an eighth of a cell.
func Bar(share float64, cells int) safe.Text {
	n := int(math.Round(within(share) * float64(cells) * 8))
	bar := make([]rune, cells)
	for i := range bar {
		bar[i] = eighths[max(0, min(8, n-8*i))]
	}
	return safe.Of(string(bar))
}

var columns = []rune("▁▂▃▄▅▆▇█")

// Column draws a share (0 to 1) as one cell filled from below.
func Column(share float64) safe.Text {
	i := int(math.Round(within(share) * 7))
	return safe.Of(string(columns[i]))
}

func within(share float64) float64 {
	if math.IsNaN(share) {
		return 0
	}
	return math.Max(0, math.Min(1, share))
}
