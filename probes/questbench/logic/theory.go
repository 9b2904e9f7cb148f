package logic

import (
	"fmt"
	"math/bits"
	"strings"
)

// MaxVars is the largest number of attributes a theory may have: a set of
// facts is two machine words.
const MaxVars = 64

// A Lit is an attribute or its denial: 2v for "v holds", 2v+1 for "v does not".
type Lit int

// Pos and Neg make the two literals of a variable.
func Pos(v int) Lit { return Lit(2 * v) }

// Neg is the denial of variable v.
func Neg(v int) Lit { return Lit(2*v + 1) }

// Var is the variable of the literal.
func (l Lit) Var() int { return int(l >> 1) }

// Not is the opposite literal.
func (l Lit) Not() Lit { return l ^ 1 }

// Denies reports whether the literal is a denial.
func (l Lit) Denies() bool { return l&1 == 1 }

// A Set is a set of literals: bit v of T for "v holds", of F for "v does not".
type Set struct{ T, F uint64 }

// With returns the set and l.
func (s Set) With(l Lit) Set {
	if l.Denies() {
		s.F |= 1 << l.Var()
	} else {
		s.T |= 1 << l.Var()
	}
	return s
}

// Without returns the set less l.
func (s Set) Without(l Lit) Set {
	if l.Denies() {
		s.F &^= 1 << l.Var()
	} else {
		s.T &^= 1 << l.Var()
	}
	return s
}

// Has reports whether l is in the set.
func (s Set) Has(l Lit) bool {
	if l.Denies() {
		return s.F>>l.Var()&1 == 1
	}
	return s.T>>l.Var()&1 == 1
}

// Union returns what is in either.
func (s Set) Union(o Set) Set { return Set{s.T | o.T, s.F | o.F} }

// In reports whether all of s is in o.
func (s Set) In(o Set) bool { return s.T&^o.T == 0 && s.F&^o.F == 0 }

// Consistent reports whether no variable is both affirmed and denied.
func (s Set) Consistent() bool { return s.T&s.F == 0 }

// Vars is the set of variables, as bits.
func (s Set) Vars() uint64 { return s.T | s.F }

// Len counts the literals.
func (s Set) Len() int { return bits.OnesCount64(s.T) + bits.OnesCount64(s.F) }

// Lits lists the literals by variable.
func (s Set) Lits() []Lit {
	var list []Lit
	for v := s.Vars(); v != 0; v &= v - 1 {
		i := bits.TrailingZeros64(v)
		if s.T>>i&1 == 1 {
			list = append(list, Pos(i))
		}
		if s.F>>i&1 == 1 {
			list = append(list, Neg(i))
		}
	}
	return list
}

// A step is a clause used as a rule: from all of Body follows Head. A clause of
// n literals gives n steps, the clause itself and its contrapositives.
type step struct {
	body Set
	head Lit
}

// A Theory is a list of clauses over named attributes.
type Theory struct {
	Names   []string
	Clauses []Set // each says that one of its literals holds

	steps    []step
	by       [][]int32 // steps by head literal
	definite bool      // every clause has one literal that is not denied
}

// A LimitError says that a theory is larger than this package can hold.
type LimitError struct{ Vars int }

// Error names the limit.
func (e *LimitError) Error() string {
	return fmt.Sprintf("the rules name %d attributes: at most %d can be held", e.Vars, MaxVars)
}

// NewTheory compiles clauses over named attributes.
func NewTheory(names []string, clauses []Set) (*Theory, error) {
	if len(names) > MaxVars {
		return nil, &LimitError{len(names)}
	}
	t := &Theory{Names: names, Clauses: clauses, by: make([][]int32, 2*len(names)), definite: true}
	for _, c := range clauses {
		if !c.Consistent() {
			continue // a tautology says nothing
		}
		t.definite = t.definite && bits.OnesCount64(c.T) == 1
		for _, head := range c.Lits() {
			rest := c.Without(head)
			t.by[head] = append(t.by[head], int32(len(t.steps)))
			t.steps = append(t.steps, step{Set{rest.F, rest.T}, head})
		}
	}
	return t, nil
}

// ParseClauses reads clauses written as lists of attributes, denied ones with
// "not " before them, and compiles them. The attributes are numbered in the
// order of extra, then of first mention.
func ParseClauses(lists [][]string, extra ...string) (*Theory, map[string]int, error) {
	index := map[string]int{}
	var names []string
	number := func(name string) int {
		v, ok := index[name]
		if !ok {
			v = len(names)
			index[name] = v
			names = append(names, name)
		}
		return v
	}
	for _, name := range extra {
		number(name)
	}
	type raw struct {
		v    int
		deny bool
	}
	all := make([][]raw, 0, len(lists))
	for i, list := range lists {
		if len(list) == 0 {
			return nil, nil, fmt.Errorf("rule %d is empty", i+1)
		}
		var c []raw
		for _, word := range list {
			name, deny := strings.CutPrefix(strings.TrimSpace(word), "not ")
			if name == "" {
				return nil, nil, fmt.Errorf("rule %d names an attribute that is empty", i+1)
			}
			c = append(c, raw{number(name), deny})
		}
		all = append(all, c)
	}
	if len(names) > MaxVars {
		return nil, nil, &LimitError{len(names)}
	}
	clauses := make([]Set, 0, len(all))
	for _, c := range all {
		var s Set
		for _, r := range c {
			if r.deny {
				s = s.With(Neg(r.v))
			} else {
				s = s.With(Pos(r.v))
			}
		}
		clauses = append(clauses, s)
	}
	t, err := NewTheory(names, clauses)
	return t, index, err
}
