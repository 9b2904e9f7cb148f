package transcript

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
