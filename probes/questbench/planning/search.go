package planning

import "slices"

// A Checker is the second solver. It knows the moves as preconditions and
// effects on sets of facts, finds the states that fit by placing one block
// after the other, and searches forwards from each.
type Checker struct {
	*Domain
	ops []op
}

// op is a move on sets of facts.
type op struct{ needs, adds, drops uint64 }

// NewChecker returns the second solver for n blocks.
func NewChecker(n int) *Checker {
	c := &Checker{Domain: NewDomain(n)}
	empty := c.Bit(Fact{Kind: Empty})
	for a := range n {
		table, clear, held := c.Bit(Fact{Table, a, 0}), c.Bit(Fact{Clear, a, 0}), c.Bit(Fact{Held, a, 0})
		c.reversible(table|clear|empty, held)
		for b := range n {
			if b != a {
				c.reversible(c.Bit(Fact{On, a, b})|clear|empty, held|c.Bit(Fact{Clear, b, 0}))
			}
		}
	}
	return c
}

// reversible adds a move and the one that undoes it.
func (c *Checker) reversible(before, after uint64) {
	c.ops = append(c.ops, op{before, after, before}, op{after, before, after})
}

// Length is the number of moves of a shortest plan from a state, -1 if there
// is none.
func (c *Checker) Length(state, goal uint64) int {
	seen := map[uint64]bool{state: true}
	front := []uint64{state}
	for n := 0; len(front) > 0; n++ {
		var next []uint64
		for _, s := range front {
			if s&goal == goal {
				return n
			}
			for _, o := range c.ops {
				if s&o.needs != o.needs {
					continue
				}
				if to := s&^o.drops | o.adds; !seen[to] {
					seen[to] = true
					next = append(next, to)
				}
			}
		}
		front = next
	}
	return -1
}

// Fitting lists the states that agree with what is known, by placing every
// block in turn and giving up as soon as a fact is broken.
func (c *Checker) Fitting(k Known) []uint64 {
	var out []uint64
	under := make([]int, c.Blocks)
	var place func(a int)
	place = func(a int) {
		if a == c.Blocks {
			if state := c.facts(under); k.Fits(state) {
				out = append(out, state)
			}
			return
		}
		for b := range c.Blocks + 2 {
			where, bit := b, uint64(0)
			switch b {
			case c.Blocks:
				where, bit = onTable, c.Bit(Fact{Table, a, 0})
			case c.Blocks + 1:
				where, bit = inArm, c.Bit(Fact{Held, a, 0})
			case a:
				continue
			default:
				bit = c.Bit(Fact{On, a, b})
			}
			if k.False&bit != 0 || !c.free(under, a, where, k) {
				continue
			}
			under[a] = where
			place(a + 1)
		}
	}
	place(0)
	return out
}

// free reports whether block a may go where, those before it being placed.
func (c *Checker) free(under []int, a, where int, k Known) bool {
	// What is known to hold about a, or about who holds it, must not be broken.
	for b := range c.Blocks {
		if b != a && k.True&c.Bit(Fact{On, a, b}) != 0 && where != b {
			return false
		}
	}
	if k.True&c.Bit(Fact{Table, a, 0}) != 0 && where != onTable || k.True&c.Bit(Fact{Held, a, 0}) != 0 && where != inArm {
		return false
	}
	if where == onTable {
		return true
	}
	for other := range a {
		if under[other] == where {
			return false // one block on another, one block in the arm
		}
		if where == inArm && under[other] == a {
			return false // what is held carries nothing
		}
	}
	if where == inArm {
		return true
	}
	if where < a && under[where] == inArm {
		return false
	}
	for b, steps := where, 0; b < a && steps < c.Blocks; steps++ {
		if under[b] == onTable || under[b] == inArm {
			return true
		}
		if b = under[b]; b == a {
			return false // a ring
		}
	}
	return true
}

// Judge sums up the states that fit.
func (c *Checker) Judge(k Known, goal uint64) *Verdict {
	states := c.Fitting(k)
	slices.Sort(states)
	lengths := make([]int, len(states))
	for i, s := range states {
		lengths[i] = c.Length(s, goal)
	}
	return verdict(states, lengths)
}
