// Package wrap breaks a growing text into rows of the screen.
//
// Its opinion: a row is a pair of offsets, not a string, and a text that grows
// is wrapped from where it can still change: the open paragraph's last two
// rows. The result is the same as wrapping the whole (tested), so a token
// costs the same however long the text is.
//
// It measures in terminal cells, by grapheme cluster. It never styles and
// never sees escape codes.
package wrap
