package logic

import (
	"fmt"
	"math/bits"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/questbench/form"
)

// Name is the family's name on the command line.
const Name = "questbench-logic"

// Knobs set the difficulty of an instance.
type Knobs struct {
	Depth int // rounds of forward reasoning from the shallowest right question to the goal
	Vars  int // attributes, |X|
	Rules int // implications, |C|
	Tries int // theories tried before giving up; 0 is 400
}

// String names the knobs for an error.
func (k Knobs) String() string {
	return fmt.Sprintf("depth %d, %d attributes and %d rules", k.Depth, k.Vars, k.Rules)
}

// Levels is the highest difficulty of the family; a level is the depth. Deeper
// problems are found by Generate, at some tens of milliseconds each.
const Levels = 6

var levels = [Levels]Knobs{
	{Depth: 1, Vars: 5, Rules: 6}, {Depth: 2, Vars: 10, Rules: 12}, {Depth: 3, Vars: 13, Rules: 16}, {Depth: 4, Vars: 16, Rules: 20},
	{Depth: 5, Vars: 19, Rules: 24}, {Depth: 6, Vars: 22, Rules: 28},
}

// LevelKnobs are the knobs of a difficulty from 1 to Levels; of one outside,
// those of the nearest.
func LevelKnobs(level int) Knobs { return levels[min(max(level, 1), Levels)-1] }

// A Problem is a theory over people's traits with one thing to ask.
type Problem struct {
	Theory    *Theory
	Known     Set
	Goal      int
	Right     uint64 // the sufficient attributes that may be asked about
	ByCases   uint64 // those that settle the goal by cases only; none in what Generate makes
	Forbidden uint64 // attributes that the prompt forbids to ask about
	Open      uint64 // attributes that the facts leave open, the goal among them
	Depth     []int  // by attribute, 0 where it does not suffice
	World     uint64 // the attributes that hold
	Held      int    // the sufficient attribute that is held out
	Worlds    *Worlds
}

// Askable is the set of attributes that may be asked about.
func (p *Problem) Askable() uint64 { return p.Open &^ p.Forbidden &^ (1 << p.Goal) }

// Guesses is how many questions, put in random order without heed, it takes
// on average until one suffices.
func (p *Problem) Guesses() float64 {
	return form.Guesses(count(p.Askable()), count(p.Right|p.ByCases))
}

// mentioned is the set of attributes that some rule names.
func (t *Theory) mentioned() uint64 {
	var vars uint64
	for _, c := range t.Clauses {
		vars |= c.Vars()
	}
	return vars
}

// searchBounds keep the theories that a generator tries small.
var searchBounds = Bounds{Supports: 300, Instances: 200}

// Generate makes the problem that the knobs and the seed name. The backward
// search finds it and forward propagation checks it; an instance about which
// the two disagree is an error, never a problem. It gives up with a
// *probes.ImpossibleError.
func Generate(k Knobs, seed uint64) (*Problem, error) {
	if k.Tries == 0 {
		k.Tries = 400
	}
	impossible := &probes.ImpossibleError{Family: Name, Want: k.String(), Seed: seed, Tried: k.Tries}
	if k.Depth < 1 || k.Vars < 2 || k.Vars > len(traits) || k.Rules < 1 {
		impossible.Tried = 0
		return nil, impossible
	}
	r := draw.New(Name, seed, uint64(k.Depth), uint64(k.Vars), uint64(k.Rules))
	for range k.Tries {
		t, goal := randomTheory(r, k)
		e := t.Enumerate(goal, searchBounds)
		if e.Cut || len(e.Instances) == 0 {
			continue
		}
		start := r.Below(len(e.Instances))
		for i := range e.Instances {
			in := e.Instances[(start+i)%len(e.Instances)]
			p, err := shape(t, in, k.Depth)
			if err != nil {
				return nil, err
			}
			if p != nil {
				p.complete(r)
				return p, nil
			}
		}
	}
	return nil, impossible
}

// randomTheory draws definite rules over randomly named traits and a goal that
// some rule concludes.
func randomTheory(r *draw.Source, k Knobs) (*Theory, int) {
	names := make([]string, k.Vars)
	for i, t := range draw.Some(r, traits, k.Vars) {
		names[i] = t.name
	}
	seen := map[Set]bool{}
	var clauses []Set
	for tries := 0; len(clauses) < k.Rules && tries < 4*k.Rules; tries++ {
		size := 1 + r.Below(5)/2 // 1 twice, 2 twice, 3 once in five
		head := r.Below(k.Vars)
		c := Set{}.With(Pos(head))
		for count(c.F) < min(size, k.Vars-1) {
			if b := r.Below(k.Vars); b != head {
				c = c.With(Neg(b))
			}
		}
		if !seen[c] {
			seen[c] = true
			clauses = append(clauses, c)
		}
	}
	t, _ := NewTheory(names, clauses) // k.Vars is within the limit
	return t, bits.TrailingZeros64(clauses[r.Below(len(clauses))].T)
}

// A DisagreementError says that search and propagation differ about an
// instance: a fault of this package.
type DisagreementError struct {
	Search, Propagation uint64
	Rules               []Set
}

// Error shows the two sets.
func (e *DisagreementError) Error() string {
	return fmt.Sprintf("backward search finds the sufficient set %b and propagation %b in %v: please report this", e.Search, e.Propagation, e.Rules)
}

// shape checks an instance and forbids what is shallower than depth. It
// returns nil when no question of exactly that depth is left, or when some
// question settles the goal by cases only: whether it is right would depend on
// how one reasons.
func shape(t *Theory, in Instance, depth int) (*Problem, error) {
	if !t.reaches(in, depth) {
		return nil, nil
	}
	v := t.Solve(in.Known, in.Goal)
	if v.Contradictory || v.Decided || v.Sufficient != in.Sufficient {
		return nil, &DisagreementError{in.Sufficient, v.Sufficient, t.Clauses}
	}
	if v.ByCases != 0 {
		return nil, nil
	}
	p := &Problem{Theory: t, Known: in.Known, Goal: in.Goal, Open: v.Open & t.mentioned(), Depth: v.Depth, Held: -1}
	for s := v.Sufficient; s != 0; s &= s - 1 {
		k := bits.TrailingZeros64(s)
		if v.Depth[k] < depth {
			p.Forbidden |= 1 << k
			continue
		}
		p.Right |= 1 << k
		if v.Depth[k] == depth && p.Held < 0 {
			p.Held = k
		}
	}
	if p.Held < 0 {
		return nil, nil
	}
	return p, nil
}

// reaches is a quick look whether some right question has the depth.
func (t *Theory) reaches(in Instance, depth int) bool {
	known, _, _ := t.Propagate(in.Known, in.Goal)
	for s := in.Sufficient; s != 0; s &= s - 1 {
		k := bits.TrailingZeros64(s)
		_, yes, _ := t.Propagate(known.With(Pos(k)), in.Goal)
		if yes > depth {
			continue
		}
		if _, no, _ := t.Propagate(known.With(Neg(k)), in.Goal); max(yes, no) == depth {
			return true
		}
	}
	return false
}

// complete draws a world that fits the facts, the held attribute by a coin,
// and counts the worlds.
func (p *Problem) complete(r *draw.Source) {
	known := p.Known
	set := func(v int, value bool) bool {
		l := Neg(v)
		if value {
			l = Pos(v)
		}
		closed, _, ok := p.Theory.Propagate(known.With(l), p.Goal)
		if ok {
			known = closed
		}
		return ok
	}
	set(p.Held, r.Coin())
	rest := make([]int, len(p.Theory.Names))
	for i := range rest {
		rest[i] = i
	}
	draw.Shuffle(r, rest)
	for _, v := range rest {
		if value := r.Coin(); known.Vars()>>v&1 == 0 && !set(v, value) {
			set(v, !value)
		}
	}
	p.World = known.T
	p.Worlds, _ = p.Theory.Worlds(p.Known, p.Goal)
}
