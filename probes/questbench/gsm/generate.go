package gsm

import (
	"fmt"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/internal/story"
)

// Name is the family's name on the command line.
const Name = "questbench-gsm"

// Knobs set the difficulty of a problem.
type Knobs struct {
	Steps   int // equations on the way to the answer, 1 to 6
	Unknown int // further values withheld that play no part
	Known   int // values told that play no part
}

// Levels is the highest difficulty; a level is the number of steps.
const Levels = story.Steps

// LevelKnobs are the knobs of a difficulty.
func LevelKnobs(level int) Knobs {
	return Knobs{Steps: level, Unknown: 1 + level/3, Known: level / 4}
}

// A Problem is a story with one of its values withheld.
type Problem struct {
	*story.Story
	Held    int   // index of the withheld given
	Unknown int   // how many of Extras, the first, are withheld too
	Domain  []int // what the withheld value could be
	Symbols []string
	right   []string // IDs that suffice, by the linear form
}

// symbols are letters that no English word of a question consists of, alone or
// after an apostrophe.
var symbols = []string{"B", "C", "E", "F", "G", "H", "J", "K", "L", "N", "P", "Q", "R", "U", "V", "W", "X", "Y", "Z", "F2", "K2", "R2"}

// maxTries bounds the draws for one problem.
const maxTries = 50

// Generate makes the problem that the knobs and the seed name, checked by the
// equations. It gives up with a *probes.ImpossibleError.
func Generate(k Knobs, seed uint64) (*Problem, error) {
	r := draw.New(Name, seed, uint64(k.Steps), uint64(k.Unknown), uint64(k.Known))
	for range maxTries {
		s, ok := story.New(r, k.Steps, k.Unknown+k.Known)
		if !ok || len(s.Extras) < k.Unknown+k.Known || k.Unknown < 0 || k.Known < 0 {
			continue
		}
		p := &Problem{Story: s, Held: r.Below(len(s.Givens)), Unknown: k.Unknown}
		if p.Domain = s.Domain(p.Held); len(p.Domain) < 2 {
			continue
		}
		p.Symbols = draw.Some(r, symbols, len(s.Givens)+len(s.Derived)+len(s.Extras)+p.Unknown)
		p.right = p.linear()
		if err := p.verify(); err != nil {
			return nil, err
		}
		return p, nil
	}
	want := fmt.Sprintf("%d steps and %d+%d values that play no part", k.Steps, k.Unknown, k.Known)
	return nil, &probes.ImpossibleError{Family: Name, Want: want, Seed: seed, Tried: maxTries}
}

// linear writes the answer as a*withheld + b. The withheld value suffices when
// a is not zero; what does not occur in the form cannot.
func (p *Problem) linear() []string {
	a, b := 0, p.Givens[0].Value
	if p.Held == 0 {
		a, b = 1, 0
	}
	for i, d := range p.Derived {
		ga, gb := 0, p.Givens[i+1].Value
		if i+1 == p.Held {
			ga, gb = 1, 0
		}
		switch d.Op {
		case '+':
			a, b = a+ga, b+gb
		case '-':
			a, b = a-ga, b-gb
		default: // one side of a product is always a number
			a, b = a*gb+ga*b, b*gb
		}
	}
	if a == 0 {
		return nil
	}
	return []string{p.Givens[p.Held].ID}
}

// symbol of a given, a derived value, an extra, or what is made of an unknown
// extra, which nothing else needs.
func (p *Problem) symbol(i int) string { return p.Symbols[i] }

func (p *Problem) derivedAt(i int) int { return len(p.Givens) + i }
func (p *Problem) extraAt(i int) int   { return len(p.Givens) + len(p.Derived) + i }
func (p *Problem) sideAt(i int) int {
	return len(p.Givens) + len(p.Derived) + len(p.Extras) + i
}

// Equations are the rules of the problem, "C = B * E".
func (p *Problem) Equations() []string {
	var out []string
	before := p.symbol(0)
	for i, d := range p.Derived {
		out = append(out, p.symbol(p.derivedAt(i))+" = "+before+" "+string(d.Op)+" "+p.symbol(i+1))
		before = p.symbol(p.derivedAt(i))
	}
	for i := range p.Unknown {
		out = append(out, fmt.Sprintf("%s = %s + %d", p.symbol(p.sideAt(i)), p.symbol(p.extraAt(i)), i+2))
	}
	return out
}

// Bits is what the question for the withheld value is worth.
func (p *Problem) Bits() float64 { return p.Story.Bits(p.Held) }
