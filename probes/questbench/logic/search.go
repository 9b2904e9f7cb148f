package logic

import "math/bits"

// Supports are the minimal sets of facts from which a literal follows. The
// first is the literal itself.
type Supports struct {
	Sets []Set
	Cut  bool // the limit was reached, there are more
}

// Supports searches backwards for at most limit minimal supports of target: a
// literal of a known support is replaced by the premises of a rule that
// concludes it, and what is not needed is thrown out again. The cost grows with
// the number of supports and not with that of derivations (after Eiter and
// Makino, "On computing all abductive explanations", 2002).
func (t *Theory) Supports(target Lit, limit int) Supports {
	res := Supports{Sets: []Set{Set{}.With(target)}}
	for i := 0; i < len(res.Sets); i++ {
		s := res.Sets[i]
		for _, l := range s.Lits() {
			rest := s.Without(l)
			for _, n := range t.by[l] {
				next := rest.Union(t.steps[n].body)
				if next.Vars()>>target.Var()&1 == 1 || !next.Consistent() || covers(res.Sets, next) {
					continue
				}
				if len(res.Sets) >= limit {
					res.Cut = true
					return res
				}
				if next, ok := t.shrink(next, target); ok {
					res.Sets = append(res.Sets, next)
				}
			}
		}
	}
	return res
}

// covers reports whether one of the sets is within s.
func covers(sets []Set, s Set) bool {
	for _, o := range sets {
		if o.T&^s.T|o.F&^s.F == 0 {
			return true
		}
	}
	return false
}

// shrink drops every literal that the target follows without. It is false for
// a set that contradicts the rules.
func (t *Theory) shrink(s Set, target Lit) (Set, bool) {
	if closed, _, ok := t.Propagate(s, target.Var()); !ok || !closed.Has(target) {
		return s, false
	}
	for _, l := range s.Lits() {
		if less := s.Without(l); t.derives(less, target) {
			s = less
		}
	}
	return s, true
}

// derives reports whether forward reasoning gets from s to the target. It stops
// there, so s has to be known not to contradict the rules.
func (t *Theory) derives(s Set, target Lit) bool {
	for before := (Set{}); s != before; {
		before = s
		for i := range t.steps {
			if st := &t.steps[i]; st.body.T&^s.T|st.body.F&^s.F == 0 {
				s = s.With(st.head)
			}
		}
		if s.Has(target) {
			return true
		}
	}
	return false
}

// An Instance is a problem that one question settles.
type Instance struct {
	Known      Set
	Goal       int
	Sufficient uint64 // variables any of which settles the goal, whatever its value
}

// Enumeration is every instance of a theory and goal.
type Enumeration struct {
	Instances []Instance
	Cut       bool // a limit was reached, there are more
}

// Bounds keep an enumeration finite in time and space. Zero fields mean the
// defaults.
type Bounds struct {
	Supports  int // per literal, default 10 000
	Instances int // default 50 000
}

func (b Bounds) orDefault() Bounds {
	if b.Supports <= 0 {
		b.Supports = 10_000
	}
	if b.Instances <= 0 {
		b.Instances = 50_000
	}
	return b
}

// Enumerate finds every instance that comes from a derivation of the goal and
// one of its denial which disagree about one variable: hold that variable out,
// give the rest. An instance that its facts already settle is left out.
func (t *Theory) Enumerate(goal int, b Bounds) Enumeration {
	b = b.orDefault()
	yes, no := t.Supports(Pos(goal), b.Supports), t.Supports(Neg(goal), b.Supports)
	e := Enumeration{Cut: yes.Cut || no.Cut}
	j := joiner{t: t, goal: goal, yes: yes.Sets, no: no.Sets, seen: map[Set]bool{}}
	for k := range t.Names {
		if k == goal {
			continue
		}
		for _, hold := range []Lit{Pos(k), Neg(k)} {
			if !j.join(hold, b.Instances) {
				e.Cut = true
			}
		}
	}
	e.Instances = j.found
	return e
}

// joiner pairs derivations.
type joiner struct {
	t       *Theory
	goal    int
	yes, no []Set // supports of the goal and of its denial
	seen    map[Set]bool
	found   []Instance
}

// join pairs what needs hold with what needs its opposite. It is false when
// the limit was reached.
func (j *joiner) join(hold Lit, limit int) bool {
	var pro, con []Set
	for _, s := range j.yes {
		if s.Has(hold) {
			pro = append(pro, s.Without(hold))
		}
	}
	for _, s := range j.no {
		if s.Has(hold.Not()) {
			con = append(con, s.Without(hold.Not()))
		}
	}
	for _, p := range pro {
		for _, c := range con {
			known := p.Union(c)
			if !known.Consistent() || j.seen[known] {
				continue
			}
			j.seen[known] = true
			if j.settled(known) {
				continue
			}
			if len(j.found) >= limit {
				return false
			}
			j.found = append(j.found, Instance{Known: known, Goal: j.goal, Sufficient: j.sufficient(known)})
		}
	}
	return true
}

// settled reports whether no question is needed. Definite rules and facts that
// hold deny nothing, and forward reasoning finds all that follows from them; of
// others both cases are looked at.
func (j *joiner) settled(known Set) bool {
	if known.F == 0 && j.t.definite {
		return covers(j.yes, known)
	}
	_, yes := j.t.decides(known, j.goal)
	return yes
}

// sufficient finds the variables that settle the goal either way, from the
// supports alone: those that complete a derivation of the goal when they hold
// and one of its denial when they do not, or the other way round.
func (j *joiner) sufficient(known Set) uint64 {
	byYes, byNo := short(j.yes, known), short(j.no, known)
	return (byYes.T&byNo.F | byYes.F&byNo.T) &^ (1 << j.goal) &^ known.Vars()
}

// short is the set of literals that are all that one of the supports lacks.
func short(sets []Set, known Set) Set {
	var one Set
	for _, s := range sets {
		t, f := s.T&^known.T, s.F&^known.F
		if t&(t-1) == 0 && f == 0 {
			one.T |= t
		} else if t == 0 && f&(f-1) == 0 {
			one.F |= f
		}
	}
	return one
}

// count is the number of variables in a set of them.
func count(vars uint64) int { return bits.OnesCount64(vars) }
