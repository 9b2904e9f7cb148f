package transcript

import (
	"askance/session"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// A block is one turn as it stands in the pane: a row for its author, one for
// folded thoughts, the rows of its text, one for what went wrong.
type block struct {
	turn   *session.Turn
	author safe.Text
	text   body
	steps  []int // where each step begins in the shown text; then the open one

	thoughts  safe.Stream
	thinkToks int // tokens, or chunks where the server gives no tokens
	toks      int
	after     float64 // seconds from the turn's beginning to its last chunk
	bits      map[int]figure
}

func newBlock(t *session.Turn, author safe.Text, width int) *block {
	b := &block{turn: t, author: author, steps: []int{0}, bits: map[int]figure{}}
	b.text.reset(width)
	if n := t.Len(); n > 0 {
		b.write(t.Text())
	}
	b.think(t.Thinking(), nil)
	for i := range t.Steps {
		b.closeStep(t.Steps[i])
	}
	for i := range t.Gains {
		b.gain(&t.Gains[i])
	}
	if t.Ended {
		b.end()
	}
	return b
}

// write adds words of the answer.
func (b *block) write(raw string) {
	b.text.write(raw)
	if !b.speaks() {
		b.text.end() // a user's words come whole
	}
}

// speaks reports whether a model is the author: only its words have steps.
func (b *block) speaks() bool { return b.turn.Role == session.Assistant }

func (b *block) think(raw string, tokens []session.Token) {
	if raw == "" {
		return
	}
	b.thoughts.Write(raw)
	b.thinkToks += max(1, len(tokens))
}

func (b *block) closeStep(s session.Step) {
	at := b.text.at(s.End)
	b.text.breakAt(at)
	b.steps = append(b.steps, at)
}

func (b *block) gain(g *session.Gain) {
	f, had := b.bits[g.Step]
	if n := figureOf(g); !had || n.rank >= f.rank {
		b.bits[g.Step] = n
	}
}

// end makes the block final.
func (b *block) end() {
	b.text.end()
	b.thoughts.End()
}

func (b *block) resize(width int) { b.text.layout(width) }

// rows returns the block's height.
func (b *block) rows(p *Pane) int {
	n := 1 + len(b.text.shownRows())
	if b.thoughts.Len() > 0 {
		n++
	}
	if b.fault() != "" {
		n++
	}
	if p.styles.Airy || p.roomy {
		n++
	}
	return n
}

func (b *block) fault() string {
	if b.turn.Error != "" {
		return "failed: " + b.turn.Error
	}
	switch b.turn.Reason {
	case "length":
		return "cut: the token limit was reached"
	case "stopped":
		return "stopped"
	}
	return ""
}

// stepAt returns the step that begins in row i of the text, or -1. A step
// begins in the first row that shows something of it.
func (b *block) stepAt(i int) int {
	rows := b.text.rows
	if !b.speaks() || blank(b.text.shown(), rows[i]) {
		return -1
	}
	from := 0
	for j := i - 1; j >= 0; j-- {
		if !blank(b.text.shown(), rows[j]) {
			from = rows[j].End
			break
		}
	}
	n := lastAtOrBefore(b.steps, rows[i].Start)
	if n < 0 || b.steps[n] < from {
		return -1
	}
	return n
}

func blank(text []byte, l wrap.Line) bool {
	for _, c := range text[l.Start:l.End] {
		if c != ' ' {
			return false
		}
	}
	return true
}
