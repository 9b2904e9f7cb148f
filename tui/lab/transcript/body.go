package transcript

import (
	"bytes"
	"sort"
	"unicode/utf8"

	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// A body is the growing text of a turn, made visible and broken into rows. It
// breaks at newlines and where a step ends.
type body struct {
	stream safe.Stream
	width  int
	rows   []wrap.Line
	paras  []para // all paragraphs so far, the last one open
	breaks []int  // shown offsets at which steps end, ascending
	read   int    // shown bytes that are in rows

	starts []int // shown offsets at which steps begin, the first at 0
	ends   []int // raw offsets at which steps end that are not shown yet
}

// A para is a piece of text between two breaks: where it begins in the shown
// text and which row is its first. A soft one begins where a step ends, not
// after a newline: blanks that would lead it are skipped.
type para struct {
	start, row int
	soft       bool
}

func (b *body) reset(width int) {
	b.width = width
	b.rows, b.paras = b.rows[:0], b.paras[:0]
	b.open(0, false)
}

func (b *body) shown() []byte      { return b.stream.Bytes() }
func (b *body) write(chunk string) { b.stream.Write(chunk); b.settle() }
func (b *body) end()               { b.stream.End(); b.settle() }

// at returns where raw offset raw is shown, never within a character.
func (b *body) at(raw int) int {
	at, text := b.stream.At(raw), b.shown()
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// stepEnds makes what follows raw offset raw begin a row of its own, as soon
// as it is known how the text before it is shown.
func (b *body) stepEnds(raw int) {
	b.ends = append(b.ends, raw)
	b.settle()
}

// settle puts into rows what is shown now.
func (b *body) settle() {
	b.grow()
	for len(b.ends) > 0 && b.ends[0] <= b.stream.Taken() {
		at := b.at(b.ends[0])
		b.ends = b.ends[1:]
		b.breakAt(at)
		b.starts = append(b.starts, at)
	}
}

// layout breaks the whole text again, for another width.
func (b *body) layout(width int) {
	b.reset(width)
	b.grow()
}

// breakAt makes the text from shown offset at begin a row of its own.
func (b *body) breakAt(at int) {
	if n := len(b.breaks); n > 0 && b.breaks[n-1] >= at {
		return
	}
	b.breaks = append(b.breaks, at)
	last := len(b.paras) - 1
	for last > 0 && b.paras[last].start >= at {
		last--
	}
	p := b.paras[last]
	b.paras, b.rows = b.paras[:last], b.rows[:p.row]
	b.open(p.start, p.soft)
	b.grow()
}

// open begins a paragraph below the rows there are.
func (b *body) open(start int, soft bool) {
	b.paras = append(b.paras, para{start: start, row: len(b.rows), soft: soft})
	b.rows = append(b.rows, wrap.Line{Start: start, End: start})
	b.read = start
}

// grow puts the text that is not in rows yet into rows.
func (b *body) grow() {
	for text := b.shown(); b.read < len(text); {
		end, atBreak := b.paragraphEnd(text)
		b.fill(text, end)
		switch {
		case atBreak:
			b.open(end, true)
		case end < len(text):
			b.newline(text, end)
		default:
			b.read = end
		}
	}
}

// fill puts the open paragraph, as far as end, into rows.
func (b *body) fill(text []byte, end int) {
	p := b.paras[len(b.paras)-1]
	if p.soft {
		for b.rows[p.row].Start < end && text[b.rows[p.row].Start] == ' ' {
			b.rows[p.row].Start++
		}
	}
	b.rows = wrap.Regrow(b.rows, p.row, text, end, b.width)
}

// newline closes the open paragraph at a newline. Where a step's end has
// already made the break, the newline makes no second one.
func (b *body) newline(text []byte, end int) {
	last := len(b.paras) - 1
	if p := b.paras[last]; p.soft && blank(text, wrap.Line{Start: p.start, End: end}) {
		b.paras, b.rows = b.paras[:last], b.rows[:p.row]
	}
	b.open(end+1, false)
}

// paragraphEnd returns where the open paragraph ends, and whether it does so
// because a step ends there.
func (b *body) paragraphEnd(text []byte) (end int, atBreak bool) {
	end = len(text)
	if n := bytes.IndexByte(text[b.read:], '\n'); n >= 0 {
		end = b.read + n
	}
	start := b.paras[len(b.paras)-1].start
	if i := sort.SearchInts(b.breaks, start+1); i < len(b.breaks) && b.breaks[i] <= end {
		return b.breaks[i], true
	}
	return end, false
}

// shownRows returns the rows without the empty ones at the end.
func (b *body) shownRows() []wrap.Line {
	n := len(b.rows)
	for n > 0 && blank(b.shown(), b.rows[n-1]) {
		n--
	}
	return b.rows[:n]
}

func lastAtOrBefore(sorted []int, x int) int { return sort.SearchInts(sorted, x+1) - 1 }
