package logic

import "math/bits"

// Propagate follows the rules forward from known, in rounds: each round draws
// every conclusion that the round before allows. It returns what is known at
// the end, the number of rounds after which target (or its denial) was known,
// -1 if never, and whether the facts contradict the rules.
//
// It shares nothing with the backward search but the clauses: it is the check
// on it.
func (t *Theory) Propagate(known Set, target int) (closed Set, rounds int, ok bool) {
	rounds = -1
	goal := uint64(1) << target
	if known.Vars()&goal != 0 {
		rounds = 0
	}
	for round := 1; ; round++ {
		next := known
		for _, c := range t.Clauses {
			if c.T&known.T|c.F&known.F != 0 {
				continue // satisfied
			}
			openT, openF := c.T&^known.F, c.F&^known.T
			switch bits.OnesCount64(openT) + bits.OnesCount64(openF) {
			case 0:
				return known, rounds, false
			case 1:
				next.T |= openT
				next.F |= openF
			}
		}
		if !next.Consistent() {
			return next, rounds, false
		}
		if next == known {
			return known, rounds, true
		}
		known = next
		if rounds < 0 && known.Vars()&goal != 0 {
			rounds = round
		}
	}
}

// Entails reports whether l follows from the facts by looking at both cases:
// whether its opposite, added to them, leads to a contradiction. For Horn rules
// propagation finds every such contradiction. What follows forwards follows
// this way too; the reverse does not hold.
func (t *Theory) Entails(known Set, l Lit) bool {
	if known.Has(l) {
		return true
	}
	if known.Has(l.Not()) {
		return false
	}
	_, _, ok := t.Propagate(known.With(l.Not()), l.Var())
	return !ok
}

// decides is the literal of the goal that the facts entail.
func (t *Theory) decides(known Set, goal int) (Lit, bool) {
	for _, l := range []Lit{Pos(goal), Neg(goal)} {
		if t.Entails(known, l) {
			return l, true
		}
	}
	return 0, false
}

// A Verdict is what propagation finds about an instance.
type Verdict struct {
	Contradictory bool
	Decided       bool   // the facts alone settle the goal
	Open          uint64 // variables that forward reasoning leaves open
	// Sufficient are the variables whose value settles the goal by forward
	// reasoning, one way if it holds and the other if not: what the published
	// gold is made of. The goal itself does not count.
	Sufficient uint64
	// ByCases are further variables that settle it, but only by reasoning from
	// a contradiction.
	ByCases uint64
	Depth   []int // by sufficient variable: rounds until the goal is settled, on the longer side
}

// Solve finds every variable whose value, whatever it is, settles the goal.
func (t *Theory) Solve(known Set, goal int) Verdict {
	v := Verdict{Depth: make([]int, len(t.Names))}
	closed, _, ok := t.Propagate(known, goal)
	if !ok {
		v.Contradictory = true
		return v
	}
	if _, v.Decided = t.decides(closed, goal); v.Decided {
		return v
	}
	all := ^uint64(0)
	if len(t.Names) < MaxVars {
		all = 1<<len(t.Names) - 1
	}
	v.Open = all &^ closed.Vars()
	for open := v.Open &^ (1 << goal); open != 0; open &= open - 1 {
		k := bits.TrailingZeros64(open)
		yes, dy, oky := t.Propagate(closed.With(Pos(k)), goal)
		no, dn, okn := t.Propagate(closed.With(Neg(k)), goal)
		if !oky || !okn {
			continue // the facts settle k itself
		}
		if dy > 0 && dn > 0 {
			if yes.Has(Pos(goal)) != no.Has(Pos(goal)) {
				v.Sufficient |= 1 << k
				v.Depth[k] = max(dy, dn)
			}
			continue
		}
		a, oka := t.decides(yes, goal)
		b, okb := t.decides(no, goal)
		if oka && okb && a != b {
			v.ByCases |= 1 << k
		}
	}
	return v
}
