package planning

import "math/bits"

// MaxBlocks is the most blocks that a world may have: its facts fill one
// machine word.
const MaxBlocks = 7

// A Kind of fact.
type Kind int

// The kinds of facts. There are n(n-1) of On and n of each other but Empty.
const (
	On    Kind = iota // A stands on B
	Table             // A stands on the table
	Clear             // nothing stands on A
	Held              // the arm holds A
	Empty             // the arm holds nothing
)

// A Fact is something that may be true of a state. B is only used by On.
type Fact struct {
	Kind Kind
	A, B int
}

// A Domain is the blocks world of some number of blocks. A state is the set of
// facts that hold, as bits; bit i is Facts[i].
type Domain struct {
	Blocks int
	Facts  []Fact
}

// NewDomain returns the world of n blocks, 1 to MaxBlocks.
func NewDomain(n int) *Domain {
	d := &Domain{Blocks: n}
	for a := range n {
		for b := range n {
			if a != b {
				d.Facts = append(d.Facts, Fact{On, a, b})
			}
		}
	}
	for _, k := range []Kind{Table, Clear, Held} {
		for a := range n {
			d.Facts = append(d.Facts, Fact{k, a, 0})
		}
	}
	d.Facts = append(d.Facts, Fact{Kind: Empty})
	return d
}

// Bit is the fact as a set of one.
func (d *Domain) Bit(f Fact) uint64 {
	n := d.Blocks
	at := n * (n - 1)
	switch f.Kind {
	case On:
		at = f.A*(n-1) + f.B
		if f.B > f.A {
			at--
		}
	case Empty:
		at += 3 * n
	default:
		at += (int(f.Kind)-1)*n + f.A
	}
	return 1 << at
}

// Where a block is, in a state of the first solver: on the block of that
// number, on the table, or in the arm.
const (
	onTable = 100
	inArm   = 101
)

// facts writes where every block is as a set of facts.
func (d *Domain) facts(under []int) uint64 {
	state := d.Bit(Fact{Kind: Empty})
	for a := range under {
		state |= d.Bit(Fact{Clear, a, 0})
	}
	for a, b := range under {
		switch b {
		case onTable:
			state |= d.Bit(Fact{Table, a, 0})
		case inArm:
			state |= d.Bit(Fact{Held, a, 0})
			state &^= d.Bit(Fact{Kind: Empty}) | d.Bit(Fact{Clear, a, 0})
		default:
			state |= d.Bit(Fact{On, a, b})
			state &^= d.Bit(Fact{Clear, b, 0})
		}
	}
	return state
}

// A Known is what is said about a state: facts that hold and facts that do
// not.
type Known struct{ True, False uint64 }

// Fits reports whether a state agrees.
func (k Known) Fits(state uint64) bool { return state&k.True == k.True && state&k.False == 0 }

// list spells out a set of facts by their numbers.
func list(set uint64) []int {
	var out []int
	for ; set != 0; set &= set - 1 {
		out = append(out, bits.TrailingZeros64(set))
	}
	return out
}
