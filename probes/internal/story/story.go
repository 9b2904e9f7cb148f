// Package story makes the word problems that several probe families take
// something away from: a chain of one to six steps about a bakery, a library, a
// farm, each given number in a sentence of its own.
//
// Its opinion: a withheld value must be one that a question can name. So every
// given has a sentence that states it, one that mentions it without its value,
// one that contradicts it, and the words by which a question about it is
// known. It never makes a problem in which a step is not needed.
package story

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"askance/probes/internal/draw"
)

// Steps is the most steps that a story can have.
const Steps = 6

// A Given is a number that the story states.
type Given struct {
	ID     string
	Label  string // "number of trays"
	Told   string // the sentence that states it
	Vague  string // the same without its value
	Value  int
	Lo, Hi int // the range that its value was drawn from
	Asks   []string
	Terms  [][]string
}

// A Derived is a number that follows.
type Derived struct {
	Label string
	Ask   string // the question for it
	Op    byte   // how it follows from the one before and the given: + - *
	Value int
}

// A Story is a problem: Givens[0] is the first value, Derived[i] follows from
// what was there and Givens[i+1].
type Story struct {
	Who     string
	Scene   string
	Givens  []Given
	Derived []Derived
	Extras  []Given // numbers that play no part
}

// Max is the largest number in a story.
const Max = 99_999

// tries bounds the search for numbers that stay positive.
const tries = 60

// New draws a story of that many steps (1 to Steps) and up to that many extras.
// It is false when no numbers fit within a bound.
func New(r *draw.Source, steps, extras int) (*Story, bool) {
	if steps < 1 || steps > Steps {
		return nil, false
	}
	sc := &scenes[r.Below(len(scenes))]
	who := draw.Pick(r, people)
	for range tries {
		s := &Story{Who: who, Scene: sc.name}
		if s.fill(r, sc, steps) {
			for _, e := range draw.Some(r, sc.extras, extras) {
				s.Extras = append(s.Extras, s.given(e, r.Between(e.lo, e.hi)))
			}
			return s, true
		}
	}
	return nil, false
}

func (s *Story) fill(r *draw.Source, sc *scene, steps int) bool {
	value := r.Between(sc.start.lo, sc.start.hi)
	s.Givens = append(s.Givens, s.given(sc.start, value))
	for _, st := range sc.stages[:steps] {
		n := r.Between(st.given.lo, st.given.hi)
		if value = apply(st.op, value, n); value <= 0 || value > Max {
			return false
		}
		s.Givens = append(s.Givens, s.given(st.given, n))
		s.Derived = append(s.Derived, Derived{Label: st.label, Ask: s.name(st.ask), Op: st.op, Value: value})
	}
	return true
}

func apply(op byte, a, b int) int {
	switch op {
	case '+':
		return a + b
	case '-':
		return a - b
	}
	return a * b
}

func (s *Story) name(text string) string { return strings.ReplaceAll(text, "{who}", s.Who) }

func (s *Story) given(g given, value int) Given {
	out := Given{ID: g.id, Label: g.label, Vague: s.name(g.vague), Value: value, Lo: g.lo, Hi: g.hi, Terms: g.terms()}
	out.Told = s.name(strings.ReplaceAll(g.told, "{n}", strconv.Itoa(value)))
	for _, a := range strings.Split(g.asks, "|") {
		out.Asks = append(out.Asks, s.name(a))
	}
	out.Asks = append(out.Asks, "What is the "+g.label+"?", "Could you tell me the "+g.label+"?", "Please provide the "+g.label+".", "I need to know the "+g.label+".")
	return out
}

// ToldAs is the sentence that states the given as if its value were n.
func (s *Story) ToldAs(id string, n int) string {
	for i := range scenes {
		if scenes[i].name != s.Scene {
			continue
		}
		for _, g := range scenes[i].all() {
			if g.id == id {
				return s.name(strings.ReplaceAll(g.told, "{n}", strconv.Itoa(n)))
			}
		}
	}
	return ""
}

// Goal is the last number that follows.
func (s *Story) Goal() Derived { return s.Derived[len(s.Derived)-1] }

// Answer is its value.
func (s *Story) Answer() int { return s.Goal().Value }

// With returns every derived value when Givens[at] is n instead, and whether
// all of them make sense.
func (s *Story) With(at, n int) ([]int, bool) {
	var out []int
	value := s.Givens[0].Value
	if at == 0 {
		value = n
	}
	ok := value > 0
	for i, d := range s.Derived {
		g := s.Givens[i+1].Value
		if at == i+1 {
			g = n
		}
		value = apply(d.Op, value, g)
		ok = ok && value > 0 && value <= Max
		out = append(out, value)
	}
	return out, ok
}

// Domain is every value that Givens[at] could have had: in the range it was
// drawn from, with every later number positive.
func (s *Story) Domain(at int) []int {
	var out []int
	for n := s.Givens[at].Lo; n <= s.Givens[at].Hi; n++ {
		if _, ok := s.With(at, n); ok {
			out = append(out, n)
		}
	}
	return out
}

// Bits is the entropy of the answer when Givens[at] is withheld and every value
// of its domain is equally likely: what the question for it is worth.
func (s *Story) Bits(at int) float64 {
	times := map[int]int{}
	domain := s.Domain(at)
	for _, n := range domain {
		out, _ := s.With(at, n)
		times[out[len(out)-1]]++
	}
	counts := slices.Sorted(maps.Values(times)) // summed in one order, for the same bytes
	var h float64
	for _, n := range counts {
		q := float64(n) / float64(len(domain))
		h -= float64(q * math.Log2(q))
	}
	return h
}

// Solution works the problem out, a step a line.
func (s *Story) Solution() string {
	var b strings.Builder
	value := s.Givens[0].Value
	for i, d := range s.Derived {
		g := s.Givens[i+1].Value
		b.WriteString("The " + d.Label + " is " + strconv.Itoa(value) + " " + string(d.Op) + " " + strconv.Itoa(g) + " = " + strconv.Itoa(d.Value) + ".\n")
		value = d.Value
	}
	return strings.TrimSuffix(b.String(), "\n")
}
