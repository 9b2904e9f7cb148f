package row

import (
	"strings"

	"askance/tui/safe"
)

const manyBlanks = "                                                                                                                                "

var blanks = safe.Own(manyBlanks)

// Blanks returns so many blanks.
func Blanks(n int) safe.Text {
	if n <= len(manyBlanks) {
		return blanks.Slice(0, n)
	}
	return safe.Join(blanks, Blanks(n-len(manyBlanks)))
}

// Repeat returns a text n times.
func Repeat(t safe.Text, n int) safe.Text {
	parts := make([]safe.Text, max(0, n))
	for i := range parts {
		parts[i] = t
	}
	return safe.Join(parts...)
}

// Pad writes so many blanks.
func Pad(b *strings.Builder, n int) {
	for ; n > len(manyBlanks); n -= len(manyBlanks) {
		b.WriteString(manyBlanks)
	}
	if n > 0 {
		b.WriteString(manyBlanks[:n])
	}
}
