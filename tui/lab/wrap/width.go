package wrap

import (
	"sync/atomic"

	"github.com/charmbracelet/x/ansi"
)

// graphemes is how the terminal measures. A process has one terminal.
var graphemes atomic.Bool

// ByGraphemes tells whether the terminal measures characters as readers count
// them (mode 2027), or by code point as older ones do. What is measured here
// must agree with what the renderer assumes: otherwise rows with emoji or
// Indic scripts are cut off. It reports whether that is news.
func ByGraphemes(on bool) (news bool) { return graphemes.Swap(on) != on }

func method() ansi.Method {
	if graphemes.Load() {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}

// Width returns how many cells text takes, 0 or more. Everything on the screen
// is measured by this function or by Next.
func Width(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] < ' ' || text[i] >= 0x7f {
			return method().StringWidth(text)
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
	cluster, width := ansi.FirstGraphemeCluster(text, method())
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
