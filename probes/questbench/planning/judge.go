package planning

import "math"

// A Verdict is what follows from what is known of the start.
type Verdict struct {
	States  int            // states that fit
	Lengths map[int]int    // by length of the shortest plan: how many of them
	Open    uint64         // facts that hold in some and not in others
	Right   uint64         // open facts whose truth, either way, settles the length
	shares  map[int]*split // by number of an open fact
}

// split counts lengths where a fact holds and where it does not.
type split struct{ yes, no map[int]int }

// verdict sums up the states that fit, given with their plan lengths.
func verdict(states []uint64, lengths []int) *Verdict {
	v := &Verdict{States: len(states), Lengths: map[int]int{}, shares: map[int]*split{}}
	all, any := ^uint64(0), uint64(0)
	for i, s := range states {
		v.Lengths[lengths[i]]++
		all &= s
		any |= s
	}
	if len(states) == 0 {
		return v
	}
	v.Open = any &^ all
	for _, f := range list(v.Open) {
		sp := &split{map[int]int{}, map[int]int{}}
		for i, s := range states {
			if s>>f&1 == 1 {
				sp.yes[lengths[i]]++
			} else {
				sp.no[lengths[i]]++
			}
		}
		v.shares[f] = sp
		if len(v.Lengths) > 1 && len(sp.yes) == 1 && len(sp.no) == 1 {
			v.Right |= 1 << f
		}
	}
	return v
}

// Settled reports whether every state that fits has the same length.
func (v *Verdict) Settled() bool { return len(v.Lengths) == 1 }

// Bits is the entropy of the length, all states that fit being equally likely.
func (v *Verdict) Bits() float64 { return entropy(v.Lengths) }

// Gain is what the question whether a fact holds is expected to tell about the
// length, in bits.
func (v *Verdict) Gain(fact int) float64 {
	sp := v.shares[fact]
	if sp == nil {
		return 0
	}
	p := float64(total(sp.yes)) / float64(v.States)
	after := float64(p*entropy(sp.yes)) + float64((1-p)*entropy(sp.no))
	return max(0, v.Bits()-after)
}

func total(counts map[int]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// entropy in bits, summed in the order of the lengths so that it is the same
// every time.
func entropy(counts map[int]int) float64 {
	n := float64(total(counts))
	var h float64
	for length := range longest + 1 {
		if c := counts[length]; c > 0 {
			p := float64(c) / n
			h -= float64(p * math.Log2(p))
		}
	}
	return h
}

// longest bounds the length of a shortest plan: each of at most seven blocks
// is moved at most twice, and a move has two halves; one may be in the arm.
const longest = 4*MaxBlocks + 2
