package logic

import (
	"math"
	"math/bits"
	"sort"
)

// maxNodes bounds the enumeration of worlds.
const maxNodes = 1 << 22

// Worlds counts the assignments that fit a theory and some facts, all equally
// likely. Only attributes that the goal depends on are counted; each of the
// others would double every number.
type Worlds struct {
	Total uint64          // worlds
	Goal  uint64          // of these, with the goal true
	True  [MaxVars]uint64 // by attribute: worlds in which it holds
	Both  [MaxVars]uint64 // by attribute: worlds in which it and the goal hold
	Vars  uint64          // the attributes counted
}

// Worlds enumerates the worlds that fit known. It is false when they
// contradict the rules or are too many to enumerate.
func (t *Theory) Worlds(known Set, goal int) (*Worlds, bool) {
	closed, _, ok := t.Propagate(known, goal)
	if !ok {
		return nil, false
	}
	c := counter{goal: 1 << goal}
	var open []Set
	for _, cl := range t.Clauses {
		if cl.T&closed.T|cl.F&closed.F == 0 && cl.Consistent() {
			open = append(open, Set{cl.T &^ closed.F, cl.F &^ closed.T})
		}
	}
	vars := connected(open, c.goal)
	if closed.Vars()&c.goal != 0 || count(vars) > 62 {
		return nil, false
	}
	mine := open[:0]
	for _, cl := range open {
		if cl.Vars()&vars != 0 {
			mine = append(mine, cl)
		}
	}
	n := c.count(mine, append(order(mine, vars&^c.goal), goal))
	c.w.Total, c.w.Goal, c.w.Vars = n.all, n.goal, vars
	return &c.w, c.nodes < maxNodes && n.all > 0
}

// connected is the set of variables that share clauses, directly or not, with
// those of start.
func connected(clauses []Set, start uint64) uint64 {
	for {
		next := start
		for _, c := range clauses {
			if c.Vars()&next != 0 {
				next |= c.Vars()
			}
		}
		if next == start {
			return start
		}
		start = next
	}
}

// order puts the variables that most clauses name first.
func order(clauses []Set, vars uint64) []int {
	var list []int
	var uses [MaxVars]int
	for v := vars; v != 0; v &= v - 1 {
		i := bits.TrailingZeros64(v)
		list = append(list, i)
		for _, c := range clauses {
			uses[i] += int(c.Vars() >> i & 1)
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return uses[list[a]] > uses[list[b]] })
	return list
}

type tally struct{ all, goal uint64 }

type counter struct {
	goal  uint64
	w     Worlds
	nodes int
}

// count splits on the first variable until six are left; these make one word.
func (c *counter) count(clauses []Set, vars []int) tally {
	c.nodes++
	if c.nodes >= maxNodes {
		return tally{}
	}
	if len(vars) <= 6 {
		return c.leaf(clauses, vars)
	}
	v := vars[0]
	yes, ok := assign(clauses, Pos(v))
	var y, n tally
	if ok {
		y = c.count(yes, vars[1:])
	}
	if no, ok := assign(clauses, Neg(v)); ok {
		n = c.count(no, vars[1:])
	}
	c.w.True[v] += y.all
	c.w.Both[v] += y.goal
	return tally{y.all + n.all, y.goal + n.goal}
}

// assign makes l true: clauses with it go, its opposite leaves the others. It
// is false when a clause becomes empty.
func assign(clauses []Set, l Lit) ([]Set, bool) {
	out := make([]Set, 0, len(clauses))
	for _, cl := range clauses {
		if cl.Has(l) {
			continue
		}
		if cl.Has(l.Not()) {
			cl = cl.Without(l.Not())
			if cl.Vars() == 0 {
				return nil, false
			}
		}
		out = append(out, cl)
	}
	return out, true
}

// columns hold, in bit w, the value of variable i in world w of 64.
var columns = [6]uint64{
	0xaaaaaaaaaaaaaaaa, 0xcccccccccccccccc, 0xf0f0f0f0f0f0f0f0,
	0xff00ff00ff00ff00, 0xffff0000ffff0000, 0xffffffff00000000,
}

// leaf counts the worlds of at most six variables, all at once. The goal is
// always among them: order puts it last.
func (c *counter) leaf(clauses []Set, vars []int) tally {
	worlds := ^uint64(0)
	if n := len(vars); n < 6 {
		worlds = 1<<(1<<n) - 1
	}
	for _, cl := range clauses {
		var holds uint64
		for i, v := range vars {
			if cl.T>>v&1 == 1 {
				holds |= columns[i]
			}
			if cl.F>>v&1 == 1 {
				holds |= ^columns[i]
			}
		}
		worlds &= holds
	}
	goal := uint64(0)
	for i, v := range vars {
		if c.goal>>v&1 == 1 {
			goal = columns[i]
		}
	}
	for i, v := range vars {
		c.w.True[v] += uint64(bits.OnesCount64(worlds & columns[i]))
		c.w.Both[v] += uint64(bits.OnesCount64(worlds & columns[i] & goal))
	}
	return tally{uint64(bits.OnesCount64(worlds)), uint64(bits.OnesCount64(worlds & goal))}
}

// Entropy of the goal before anything is asked, in bits.
func (w *Worlds) Entropy() float64 { return entropy(w.Goal, w.Total) }

// Gain is what asking about v is expected to tell about the goal, in bits:
// the entropy of the goal less its mean entropy after the reply.
func (w *Worlds) Gain(v int) float64 {
	if w.Vars>>v&1 == 0 {
		return 0
	}
	yes, no := w.True[v], w.Total-w.True[v]
	p := float64(yes) / float64(w.Total)
	after := float64(p*entropy(w.Both[v], yes)) + float64((1-p)*entropy(w.Goal-w.Both[v], no))
	return max(0, w.Entropy()-after)
}

// Settles reports whether every world agrees about the goal once v is known,
// one way for each reply: what sufficient means, by enumeration.
func (w *Worlds) Settles(v int) bool {
	if w.Vars>>v&1 == 0 {
		return false
	}
	yes, no := w.True[v], w.Total-w.True[v]
	both, rest := w.Both[v], w.Goal-w.Both[v]
	return yes > 0 && no > 0 && (both == yes && rest == 0 || both == 0 && rest == no)
}

// entropy of a share of n in bits.
func entropy(some, n uint64) float64 {
	if some == 0 || some == n || n == 0 {
		return 0
	}
	p := float64(some) / float64(n)
	return -(float64(p*math.Log2(p)) + float64((1-p)*math.Log2(1-p)))
}
