// Package equation reads small systems of equations and says what follows from
// which variables, by structure and by number.
//
// Its opinion: an equation with one unknown settles it; that is all the algebra
// that a word problem needs. It solves nothing simultaneous, and says so by
// leaving variables unknown.
package equation

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// An Equation is one "left = right".
type Equation struct {
	Text string
	Vars []string // in order of first mention
	diff node     // left - right
}

// A System is a list of equations.
type System []Equation

// Parse reads an equation of numbers, names, + - * / and brackets. The error
// says at which character it stopped.
func Parse(text string) (Equation, error) {
	p := parser{text: text}
	left, err := p.sum()
	if err == nil {
		err = p.expect('=')
	}
	if err != nil {
		return Equation{}, fmt.Errorf("equation %q: %w", text, err)
	}
	right, err := p.sum()
	if err == nil && p.peek() != 0 {
		err = p.unexpected("the end")
	}
	if err != nil {
		return Equation{}, fmt.Errorf("equation %q: %w", text, err)
	}
	return Equation{Text: text, Vars: p.vars, diff: node{op: '-', a: &left, b: &right}}, nil
}

// ParseAll reads a list of equations.
func ParseAll(texts []string) (System, error) {
	s := make(System, 0, len(texts))
	for _, t := range texts {
		e, err := Parse(t)
		if err != nil {
			return nil, err
		}
		s = append(s, e)
	}
	return s, nil
}

// Closure is every variable that can be found from those known, by taking
// equations with one unknown until there are none.
func (s System) Closure(known map[string]bool) map[string]bool {
	all := map[string]bool{}
	for v, ok := range known {
		if ok {
			all[v] = true
		}
	}
	for changed := true; changed; {
		changed = false
		for _, e := range s {
			if v, n := e.unknown(func(v string) bool { return all[v] }); n == 1 {
				all[v], changed = true, true
			}
		}
	}
	return all
}

// unknown is the last unknown variable and how many there are.
func (e Equation) unknown(known func(string) bool) (last string, n int) {
	for _, v := range e.Vars {
		if !known(v) {
			last = v
			n++
		}
	}
	return last, n
}

// Settles reports, for each candidate, whether knowing it (and nothing else
// beside known) settles the goal.
func (s System) Settles(known []string, candidates []string, goal string) []string {
	base := map[string]bool{}
	for _, v := range known {
		base[v] = true
	}
	var out []string
	for _, c := range candidates {
		had := base[c]
		base[c] = true
		if s.Closure(base)[goal] {
			out = append(out, c)
		}
		base[c] = had
	}
	return out
}

// Solve finds the values of every variable that follows from those known. An
// equation whose unknown does not occur linearly is solved by Newton's method;
// one that has no solution leaves it unknown.
func (s System) Solve(known map[string]float64) map[string]float64 {
	all := map[string]float64{}
	for k, v := range known {
		all[k] = v
	}
	for changed := true; changed; {
		changed = false
		for _, e := range s {
			v, n := e.unknown(func(v string) bool { _, ok := all[v]; return ok })
			if n != 1 {
				continue
			}
			if x, ok := e.root(v, all); ok {
				all[v], changed = x, true
			}
		}
	}
	return all
}

// root solves for one unknown; values holds the others.
func (e Equation) root(v string, values map[string]float64) (float64, bool) {
	at := func(x float64) float64 {
		values[v] = x
		y := e.diff.value(values)
		delete(values, v)
		return y
	}
	x := 2.0
	for range 60 {
		y := at(x)
		if math.Abs(y) < 1e-9*(1+math.Abs(x)) {
			return x, true
		}
		slope := (at(x+1) - y)
		if bent := at(x+2) - y - 2*slope; math.Abs(bent) > 1e-9*math.Abs(slope) {
			const h = 1e-6
			slope = (at(x+h) - at(x-h)) / (2 * h)
		}
		if slope == 0 || math.IsNaN(slope) || math.IsInf(slope, 0) {
			return 0, false
		}
		x -= y / slope
	}
	return 0, false
}

// Names lists every variable of the system, in order of first mention.
func (s System) Names() []string {
	var out []string
	for _, e := range s {
		for _, v := range e.Vars {
			if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

// A node is an expression: a number, a name, or an operation on two.
type node struct {
	op     byte // '+', '-', '*', '/', 'n' number, 'v' name
	number float64
	name   string
	a, b   *node
}

func (n *node) value(values map[string]float64) float64 {
	switch n.op {
	case 'n':
		return n.number
	case 'v':
		return values[n.name]
	case '+':
		return n.a.value(values) + n.b.value(values)
	case '-':
		return n.a.value(values) - n.b.value(values)
	case '*':
		return n.a.value(values) * n.b.value(values)
	}
	return n.a.value(values) / n.b.value(values)
}

// Number writes a value without needless decimals.
func Number(x float64) string {
	return strconv.FormatFloat(math.Round(x*1e6)/1e6, 'f', -1, 64)
}
