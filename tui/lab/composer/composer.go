// Package composer is the line in which a person writes: one row that grows to
// five.
//
// Its opinion: what is typed or pasted is sent as it is, byte for byte, and
// shown with everything invisible in it made visible. It knows no keys; the
// lab tells it what to do.
package composer

import (
	"bytes"

	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// A Composer is a text with a cursor in it. The zero Composer is empty.
type Composer struct {
	text []byte
	at   int // byte offset of the cursor, between characters

	shown safe.Text // what the text looks like
	rows  []wrap.Line
	width int
	stale bool
}

// Value returns what was written.
func (c *Composer) Value() string { return string(c.text) }

// Empty reports whether nothing but blanks was written.
func (c *Composer) Empty() bool { return len(bytes.TrimSpace(c.text)) == 0 }

// Reset empties the composer.
func (c *Composer) Reset() { *c = Composer{} }

// Insert puts text at the cursor.
func (c *Composer) Insert(s string) {
	if s == "" {
		return
	}
	text := make([]byte, 0, len(c.text)+len(s))
	text = append(append(append(text, c.text[:c.at]...), s...), c.text[c.at:]...)
	c.text, c.at, c.stale = text, c.at+len(s), true
}

// Paste inserts what a terminal pasted: it sends newlines as returns.
func (c *Composer) Paste(s string) {
	b := bytes.ReplaceAll([]byte(s), []byte("\r\n"), []byte("\n"))
	c.Insert(string(bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))))
}

// Rows returns how many rows the text takes at a width, at least 1.
func (c *Composer) Rows(width int) int {
	c.layout(width)
	return len(c.rows)
}

// View returns rows first to first+n of the text at a width so that the
// cursor's row is among them, and where in them the cursor is.
func (c *Composer) View(width, n int) (rows []safe.Text, x, y int) {
	c.layout(width)
	cursor := c.shown.At(c.at)
	line := c.rowOf(cursor)
	first := max(0, min(line-n+1, len(c.rows)-n))
	if line < first {
		first = line
	}
	for i := first; i < min(first+n, len(c.rows)); i++ {
		rows = append(rows, c.shown.Slice(c.rows[i].Start, c.rows[i].End))
	}
	before := c.shown.Slice(c.rows[line].Start, cursor).String()
	return rows, min(wrap.Width(before), width), line - first
}

func (c *Composer) layout(width int) {
	width = max(1, width)
	if !c.stale && width == c.width && c.rows != nil {
		return
	}
	c.shown, c.width, c.stale, c.rows = safe.Of(string(c.text)), width, false, c.rows[:0]
	text, start := []byte(c.shown.String()), 0
	for {
		n := bytes.IndexByte(text[start:], '\n')
		if n < 0 {
			c.rows = wrap.Paragraph(c.rows, text, start, len(text), width)
			return
		}
		c.rows = wrap.Paragraph(c.rows, text, start, start+n, width)
		start += n + 1
	}
}

// rowOf returns the row in which a shown offset is.
func (c *Composer) rowOf(at int) int {
	for i := len(c.rows) - 1; i > 0; i-- {
		if c.rows[i].Start <= at {
			return i
		}
	}
	return 0
}
