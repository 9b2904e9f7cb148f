package composer

import (
	"bytes"

	"askance/tui/lab/wrap"
)

// Left moves the cursor one character back.
func (c *Composer) Left() { c.at = c.before(c.at) }

// Right moves the cursor one character on.
func (c *Composer) Right() {
	if c.at < len(c.text) {
		size, _ := wrap.Next(c.text[c.at:])
		c.at += size
	}
}

// Home moves the cursor to the beginning of its line, End to its end.
func (c *Composer) Home() { c.at = bytes.LastIndexByte(c.text[:c.at], '\n') + 1 }

// End moves the cursor to the end of its line.
func (c *Composer) End() {
	if n := bytes.IndexByte(c.text[c.at:], '\n'); n >= 0 {
		c.at += n
		return
	}
	c.at = len(c.text)
}

// WordLeft and WordRight move the cursor by words.
func (c *Composer) WordLeft() {
	for c.at > 0 && space(c.text[c.at-1]) {
		c.at--
	}
	for c.at > 0 && !space(c.text[c.at-1]) {
		c.at--
	}
}

// WordRight moves the cursor behind the next word.
func (c *Composer) WordRight() {
	for c.at < len(c.text) && space(c.text[c.at]) {
		c.at++
	}
	for c.at < len(c.text) && !space(c.text[c.at]) {
		c.at++
	}
}

// Backspace deletes the character before the cursor.
func (c *Composer) Backspace() { c.cut(c.before(c.at), c.at) }

// Delete deletes the character under the cursor.
func (c *Composer) Delete() {
	at := c.at
	c.Right()
	c.cut(at, c.at)
}

// DeleteWord deletes back to the beginning of a word.
func (c *Composer) DeleteWord() {
	end := c.at
	c.WordLeft()
	c.cut(c.at, end)
}

// DeleteToHome deletes back to the beginning of the line.
func (c *Composer) DeleteToHome() {
	end := c.at
	c.Home()
	c.cut(c.at, end)
}

// DeleteToEnd deletes the rest of the line.
func (c *Composer) DeleteToEnd() {
	at := c.at
	c.End()
	c.cut(at, c.at)
}

// Up and Down move the cursor by rows as they are on the screen. They report
// whether there was a row to go to.
func (c *Composer) Up() bool { return c.vertical(-1) }

// Down moves the cursor one row down.
func (c *Composer) Down() bool { return c.vertical(1) }

func (c *Composer) vertical(by int) bool {
	if c.rows == nil || c.stale {
		c.layout(max(1, c.width))
	}
	cursor := c.shown.At(c.at)
	line := c.rowOf(cursor)
	if line+by < 0 || line+by >= len(c.rows) {
		return false
	}
	column := wrap.Width(c.shown.Slice(c.rows[line].Start, cursor).String())
	to := c.rows[line+by]
	target := to.Start + wrap.Fit(c.shown.Slice(to.Start, to.End).String(), column)
	c.seek(target)
	return true
}

// seek puts the cursor where a shown offset is.
func (c *Composer) seek(shown int) {
	at := 0
	for at < len(c.text) && c.shown.At(at) < shown {
		size, _ := wrap.Next(c.text[at:])
		at += size
	}
	c.at = at
}

func (c *Composer) cut(from, to int) {
	if from >= to {
		return
	}
	text := append([]byte(nil), c.text[:from]...)
	c.text, c.at, c.stale = append(text, c.text[to:]...), from, true
}

// before returns where the character that ends at at begins. It looks back
// over one line at most, since characters do not span lines.
func (c *Composer) before(at int) int {
	if at == 0 {
		return 0
	}
	if c.text[at-1] == '\n' {
		return at - 1
	}
	i := bytes.LastIndexByte(c.text[:at], '\n') + 1
	for {
		size, _ := wrap.Next(c.text[i:])
		if i+size >= at {
			return i
		}
		i += size
	}
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }
