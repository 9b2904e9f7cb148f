package wrap

import "github.com/charmbracelet/x/ansi"

// Width returns how many cells text takes, 0 or more. Everything on the screen
// is measured by this function or by Next.
func Width(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] >= 0x7f {
			return ansi.StringWidth(text)
		}
	}
	return len(text)
}

// Next returns the length in bytes and the width in cells of the first
// character of text, as a reader counts characters. Text is not empty.
func Next(text []byte) (size, width int) {
	if text[0] < 0x80 && (len(text) == 1 || text[1] < 0x80) {
		return 1, 1
	}
	cluster, width := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return max(1, len(cluster)), width
}

// Fit returns how many bytes of text fit into so many cells.
func Fit(text string, cells int) int {
	if len(text) <= cells && Width(text) == len(text) {
		return len(text)
	}
	b, n := []byte(text), 0
	for n < len(b) {
		size, width := Next(b[n:])
		if width > cells {
			return n
		}
		cells -= width
		n += size
	}
	return n
}
