package transcript

import (
	"sort"
	"strings"

	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
)

// Dirty reports whether Rows would return something new.
func (p *Pane) Dirty() bool { return p.dirty }

// Rows returns what is on the screen: as many rows as the pane is high, each
// exactly as wide as it is. They stay valid until the next call.
func (p *Pane) Rows() []string {
	if !p.dirty {
		return p.out
	}
	p.dirty = false
	p.out = p.out[:0]
	skip := p.first()
	cursor := -1
	if p.active {
		cursor = p.at()
	}
	for i, b := range p.blocks {
		n := b.rows(p)
		if skip >= n {
			skip -= n
			continue
		}
		for ; skip < n && len(p.out) < p.height; skip++ {
			p.out = append(p.out, b.row(p, skip, i == cursor).Paint(p.width))
		}
		skip = 0
		if len(p.out) == p.height {
			break
		}
	}
	for len(p.out) < p.height {
		p.out = append(p.out, row.Row{}.Paint(p.width))
	}
	return p.out
}

// Above and Below tell how many rows are out of sight.
func (p *Pane) Above() int { return p.first() }

// Below tells how many rows are below the screen.
func (p *Pane) Below() int { return max(0, p.total()-p.height-p.first()) }

// tail returns how many rows of a block there are from the first row of its
// text on.
func (b *block) tail(p *Pane) int {
	n := b.rows(p) - 1
	if b.thoughts.Len() > 0 {
		n--
	}
	return n
}

// rowOf returns the row that holds shown byte offset.
func rowOf(rows []wrap.Line, offset int) int {
	return max(0, sort.Search(len(rows), func(i int) bool { return rows[i].Start > offset })-1)
}

// CopyText returns the words of the turn under the cursor, fit to be shown.
func (p *Pane) CopyText() string {
	if len(p.blocks) == 0 {
		return ""
	}
	return strings.TrimRight(string(p.blocks[p.at()].text.shown()), " \n")
}
