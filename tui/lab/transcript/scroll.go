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

// SetScoring gives the pane what tells whether the score of a step is still to
// come. Without it none is.
func (p *Pane) SetScoring(awaits func(turn session.TurnID, step int) bool) {
	p.awaits, p.dirty = awaits, true
}

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
