package counting

import (
	"slices"
	"strings"
)

// Marks of a fact that is not told by a vague sentence.
const (
	told   = -2
	absent = -1
)

// telling says how a problem is put into words.
type telling struct {
	order    int
	said     []int // per fact, which of its stated sentences
	withheld []int // per fact, which of its vague sentences, or told or absent
	question string
	noise    []placed
}

// placed is a sentence that is put before the sentence at that place.
type placed struct {
	at   int
	text string
}

// sentences are the problem in these words, the question last.
func (t *telling) sentences(p *problem) []string {
	var out []string
	for _, i := range p.shape.Orders[t.order] {
		f := p.shape.Facts[i]
		switch k := t.withheld[i]; k {
		case told:
			out = append(out, p.fill(f.Stated[t.said[i]]))
		case absent:
		default:
			out = append(out, p.fill(f.Vague[k]))
		}
	}
	for _, n := range t.noise {
		out = slices.Insert(out, n.at, n.text)
	}
	return append(out, p.fill(t.question))
}

func (t *telling) text(p *problem) string { return strings.Join(t.sentences(p), " ") }

// complete is the same telling with nothing withheld.
func (t *telling) complete() *telling {
	c := *t
	c.withheld = slices.Repeat([]int{told}, len(t.withheld))
	return &c
}
