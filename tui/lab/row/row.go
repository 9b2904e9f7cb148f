// Package row paints one row of the screen at exactly the width it has.
//
// Its opinion: a row is a list of bits, each a safe text with its ink; it is
// painted after everything that could change its width is done. There is no
// other way to put words on the lab's screen, and no way to put unsafe ones.
package row

import (
	"strings"
	"unicode/utf8"

	"askance/themes"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// A Bit is a piece of a row in one ink.
type Bit struct {
	Ink  themes.Ink
	Text safe.Text
}

// A Row is bits side by side. It is not bound to a width until it is painted.
type Row []Bit

// Of makes a row of one bit.
func Of(ink themes.Ink, text safe.Text) Row { return Row{{ink, text}} }

// Add returns the row with one more bit.
func (r Row) Add(ink themes.Ink, text safe.Text) Row {
	if text.Empty() {
		return r
	}
	return append(r, Bit{ink, text})
}

// Blank returns the row with so many blanks more.
func (r Row) Blank(cells int) Row { return r.Add(themes.Ink{}, Blanks(cells)) }

// Width returns the row's width in cells.
func (r Row) Width() int {
	n := 0
	for _, b := range r {
		n += wrap.Width(b.Text.String())
	}
	return n
}

// Cut returns what fits of the row, with an ellipsis where something is
// missing.
func (r Row) Cut(cells int) Row {
	if r.Width() <= cells {
		return r
	}
	var out Row
	for _, b := range r {
		w := wrap.Width(b.Text.String())
		if w < cells {
			out, cells = append(out, b), cells-w
			continue
		}
		return out.Add(b.Ink, Cut(b.Text, cells, true))
	}
	return out
}

// Paint returns the row cut and padded to exactly so many cells.
func (r Row) Paint(cells int) string {
	var b strings.Builder
	r.PaintTo(&b, cells)
	return b.String()
}

// PaintTo writes what Paint returns.
func (r Row) PaintTo(b *strings.Builder, cells int) {
	if cells <= 0 {
		return
	}
	r = r.Cut(cells)
	for _, bit := range r {
		bit.Ink.Write(b, bit.Text.String())
	}
	Pad(b, cells-r.drawn())
}

// drawn returns the width that the row has on the screen. It differs from
// Width where a bit begins with what joins the bit before: a terminal draws
// both as one character.
func (r Row) drawn() int {
	n, joined := 0, false
	for i, b := range r {
		n += wrap.Width(b.Text.String())
		joined = joined || (i > 0 && mayJoin(b.Text.String()))
	}
	if !joined {
		return n
	}
	var all strings.Builder
	for _, b := range r {
		all.WriteString(b.Text.String())
	}
	return wrap.Width(all.String())
}

// mayJoin reports whether text may begin with what joins what stands before
// it. Signs of the program's own, lines and bars, do not.
func mayJoin(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return first >= 0x300 && (first < 0x2010 || first > 0x25ff)
}

// Split joins two rows with the room between them, so that right ends at the
// right edge. When both do not fit, left is cut; when right alone does not
// fit, it is left out.
func Split(left, right Row, cells int) Row {
	w := right.Width()
	if w == 0 || w+2 > cells {
		return left.Cut(cells)
	}
	left = left.Cut(cells - w - 1)
	out := append(Row(nil), left...)
	return append(out.Blank(cells-w-left.Width()), right...)
}

// Cut returns what fits of a text into so many cells. A text that was cut ends
// with an ellipsis; always makes one even if the text just fits, because more
// follows it.
func Cut(t safe.Text, cells int, always bool) safe.Text {
	if cells <= 0 {
		return safe.Text{}
	}
	if !always && wrap.Width(t.String()) <= cells {
		return t
	}
	n := wrap.Fit(t.String(), cells-1)
	return safe.Join(t.Slice(0, n), safe.Own("…"))
}
