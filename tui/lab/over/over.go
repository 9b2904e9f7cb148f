// Package over puts a box over the screen and dims what is behind it.
//
// It knows rows and sizes, not what is in the box or what keys do there.
package over

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"askance/themes"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// A Box is what is shown over the screen.
type Box struct {
	Title row.Row
	Right row.Row // at the right of the title
	Rows  []row.Row
	Foot  row.Row // keys, in the lower rule
	Width int     // wished for, frame included
	// Cursor is where somebody writes, from the first cell within the frame;
	// nil where nobody does.
	Cursor *Cell
}

// A Cell is a place on the screen.
type Cell struct{ X, Y int }

// Within returns where the first cell within the frame of a box stands on a
// screen of w by h cells.
func Within(b Box, w, h int) Cell {
	width, height := max(6, min(b.Width, w-4)), min(len(b.Rows)+2, h)
	return Cell{max(0, (w-width)/2) + 2, max(0, (h-height)/2) + 1}
}

// Size returns the room a box has inside its frame on a screen.
func Size(screenW, screenH, wish int) (w, h int) {
	return max(0, min(wish, screenW-4)-4), max(0, screenH-4)
}

// Put returns the screen's rows with the box over their middle. Rows are the
// painted rows of a screen w cells wide.
func Put(rows []string, w int, b Box, s *themes.Styles) []string {
	width := max(6, min(b.Width, w-4))
	box := Frame(b, min(len(b.Rows)+2, len(rows)), width, s)
	left, top := max(0, (w-width)/2), max(0, (len(rows)-len(box))/2)
	out := make([]string, len(rows))
	for y, r := range rows {
		under := ansi.Strip(r)
		if y < top || y >= top+len(box) {
			out[y] = s.Ink(themes.Faint).On(under)
			continue
		}
		out[y] = s.Ink(themes.Faint).On(before(under, left)) + box[y-top] + s.Ink(themes.Faint).On(after(under, left+width, w))
	}
	return out
}

// before returns the first so many cells of a text.
func before(text string, cells int) string {
	text = text[:wrap.Fit(text, cells)]
	return text + strings.Repeat(" ", max(0, cells-wrap.Width(text)))
}

// after returns cells from to end of a text.
func after(text string, from, end int) string {
	text = text[wrap.Fit(text, from):]
	for text != "" && wrap.Width(text) > end-from { // half of a wide character is under the box
		size, _ := wrap.Next([]byte(text))
		text = text[size:]
	}
	return strings.Repeat(" ", max(0, end-from-wrap.Width(text))) + text
}

// Frame paints rows within a frame of exactly width by height cells. What does
// not fit is cut off at the end.
func Frame(b Box, height, width int, s *themes.Styles) []string {
	rule := s.Ink(themes.Faint)
	out := make([]string, 0, height)
	out = append(out, Rule("╭", "╮", b.Title, b.Right, width, rule))
	for y := 0; y < height-2; y++ {
		var in row.Row
		if y < len(b.Rows) {
			in = b.Rows[y]
		}
		var sb strings.Builder
		rule.Write(&sb, "│ ")
		in.PaintTo(&sb, width-4)
		rule.Write(&sb, " │")
		out = append(out, sb.String())
	}
	return append(out, Rule("╰", "╯", b.Foot, nil, width, rule))[:max(0, min(height, len(out)+1))]
}

// Rule paints a horizontal rule with corners, a title at its left and another
// at its right.
func Rule(from, to string, title, right row.Row, width int, rule themes.Ink) string {
	var b strings.Builder
	inner := width - 2
	if rw := right.Width(); rw > 0 && rw+title.Width()+6 > inner {
		title = title.Cut(max(0, inner-rw-6))
	}
	rule.Write(&b, from)
	inner -= part(&b, title, inner, false, rule)
	var tail strings.Builder
	inner -= part(&tail, right, inner, true, rule)
	rule.Write(&b, strings.Repeat("─", max(0, inner)))
	b.WriteString(tail.String())
	rule.Write(&b, to)
	return b.String()
}

// part writes " title " and, on the right, a last piece of the rule. It
// returns the cells it took: none when there is no room.
func part(b *strings.Builder, title row.Row, room int, right bool, rule themes.Ink) int {
	if title.Width() == 0 || room < 4 {
		return 0
	}
	title = title.Cut(room - 3)
	b.WriteString(" ")
	title.PaintTo(b, title.Width())
	b.WriteString(" ")
	if !right {
		return title.Width() + 2
	}
	rule.Write(b, "─")
	return title.Width() + 3
}

// Keys writes keys with what they do, for a footer.
func Keys(s *themes.Styles, pairs ...safe.Text) row.Row {
	var r row.Row
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			r = r.Blank(3)
		}
		r = r.Add(s.Bold(themes.Focus), pairs[i]).Blank(1).Add(s.Ink(themes.Muted), pairs[i+1])
	}
	return r
}

// Width returns the widest of some rows, for a box that is as wide as needed.
func Width(rows []row.Row) int {
	n := 0
	for _, r := range rows {
		n = max(n, r.Width())
	}
	return n
}

// Wrapped breaks a text into rows of the given ink.
func Wrapped(t safe.Text, width int, ink themes.Ink) []row.Row {
	var rows []row.Row
	text := []byte(t.String())
	for start := 0; ; {
		n := strings.IndexByte(t.String()[start:], '\n')
		end := len(text)
		if n >= 0 {
			end = start + n
		}
		for _, l := range wrap.Paragraph(nil, text, start, end, width) {
			rows = append(rows, row.Of(ink, t.Slice(l.Start, l.End)))
		}
		if n < 0 {
			return rows
		}
		start = end + 1
	}
}
