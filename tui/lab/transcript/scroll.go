package transcript

import (
	"askance/session"
	"askance/themes"
)

// SetSize gives the pane its place. What was at the top stays there.
func (p *Pane) SetSize(width, height int) {
	width, height = max(1, width), max(0, height)
	if width == p.width && height == p.height {
		return
	}
	at, offset := p.anchor()
	relay := width != p.width
	p.width, p.height, p.dirty = width, height, true
	if relay {
		for _, b := range p.blocks {
			b.resize(p.textWidth())
		}
	}
	p.restore(at, offset)
}

// Remeasure breaks all rows again: the width of characters has changed.
func (p *Pane) Remeasure() {
	at, offset := p.anchor()
	for _, b := range p.blocks {
		b.resize(p.textWidth())
	}
	p.dirty = true
	p.restore(at, offset)
}

// SetStyles paints everything anew.
func (p *Pane) SetStyles(s *themes.Styles) { p.styles, p.dirty = s, true }

// SetScale tells at how many bits a bar is full.
func (p *Pane) SetScale(bits float64) {
	if bits > 0 {
		p.scale, p.dirty = bits, true
	}
}

// SetScoring tells whether scores are to come for steps that have none.
func (p *Pane) SetScoring(on bool) { p.scoring, p.dirty = on, true }

// SetRoomy puts a blank row after each turn.
func (p *Pane) SetRoomy(on bool) {
	if on != p.roomy {
		p.roomy, p.dirty = on, true
	}
}

// SetActive tells whether the cursor is shown.
func (p *Pane) SetActive(on bool) {
	if on != p.active {
		p.active, p.dirty = on, true
	}
}

// Scroll moves the text by so many rows, down if positive.
func (p *Pane) Scroll(rows int) { p.scrollTo(p.first() + rows) }

// Page moves the text by screens, down if positive.
func (p *Pane) Page(screens float64) { p.Scroll(int(screens * float64(max(1, p.height-1)))) }

// Top goes to the first row, Bottom to the last and stays there.
func (p *Pane) Top() { p.scrollTo(0) }

// Bottom goes to the last row and stays there while more is written.
func (p *Pane) Bottom() { p.scrollTo(p.total()) }

// Follows reports whether the pane stays at the bottom.
func (p *Pane) Follows() bool { return p.follow }

func (p *Pane) scrollTo(row int) {
	last := max(0, p.total()-p.height)
	p.top = max(0, min(row, last))
	p.follow, p.dirty = p.top == last, true
}

// Move moves the cursor by so many turns and brings it into view.
func (p *Pane) Move(turns int) {
	if len(p.blocks) == 0 {
		return
	}
	p.cursor = max(0, min(p.at()+turns, len(p.blocks)-1))
	p.dirty = true
	from := p.startOf(p.cursor)
	switch end := from + p.blocks[p.cursor].rows(p); {
	case p.cursor == len(p.blocks)-1:
		if p.blocks[p.cursor].speaks() {
			p.cursor = -1 // goes on with whatever comes next
		}
		p.Bottom()
	case from < p.first():
		p.scrollTo(from)
	case end > p.first()+p.height:
		p.scrollTo(min(from, end-p.height))
	}
}

// Turn returns the turn under the cursor, or nil.
func (p *Pane) Turn() *session.Turn {
	if len(p.blocks) == 0 {
		return nil
	}
	return p.blocks[p.at()].turn
}

// at returns the block under the cursor; unless it was moved, that is the last
// one in which a model speaks.
func (p *Pane) at() int {
	if p.cursor >= 0 && p.cursor < len(p.blocks) {
		return p.cursor
	}
	for i := len(p.blocks) - 1; i >= 0; i-- {
		if p.blocks[i].speaks() {
			return i
		}
	}
	return len(p.blocks) - 1
}

func (p *Pane) textWidth() int { return max(1, p.width-gutter-1) }

func (p *Pane) total() int { return p.startOf(len(p.blocks)) }

func (p *Pane) startOf(block int) int {
	n := 0
	for _, b := range p.blocks[:block] {
		n += b.rows(p)
	}
	return n
}

// first returns the first row on the screen.
func (p *Pane) first() int {
	last := max(0, p.total()-p.height)
	if p.follow {
		return last
	}
	return min(p.top, last)
}

// anchor names what is in the first row on the screen: a block and the shown
// byte with which the row begins, or minus how far the row is above the text.
func (p *Pane) anchor() (at, offset int) {
	row := p.first()
	for i, b := range p.blocks {
		n := b.rows(p)
		if row >= n {
			row -= n
			continue
		}
		if text := row - (n - b.tail(p)); text >= 0 && text < len(b.text.shownRows()) {
			return i, b.text.rows[text].Start
		}
		return i, -1
	}
	return len(p.blocks), -1
}

// restore scrolls to what anchor named.
func (p *Pane) restore(at, offset int) {
	if p.follow || at >= len(p.blocks) {
		p.top = p.first()
		return
	}
	b := p.blocks[at]
	row := p.startOf(at)
	if offset >= 0 {
		row += b.rows(p) - b.tail(p) + rowOf(b.text.shownRows(), offset)
	}
	p.top = max(0, min(row, p.total()-p.height))
}
