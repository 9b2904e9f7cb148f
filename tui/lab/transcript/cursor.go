package transcript

import (
	"askance/session"
)

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

// Point moves the cursor to a turn and brings it into view.
func (p *Pane) Point(id session.TurnID) {
	for i, b := range p.blocks {
		if b.turn.ID == id {
			p.Move(i - p.at())
		}
	}
}

// branch returns which branch of how many the turn begins.
func (p *Pane) branch(id session.TurnID) (n, of int) {
	if p.session == nil {
		return 0, 0
	}
	all := p.session.Branches(id)
	for i, t := range all {
		if t.ID == id {
			return i + 1, len(all)
		}
	}
	return 0, len(all)
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
