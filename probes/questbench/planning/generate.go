package planning

import (
	"fmt"
	"maps"
	"math/bits"
	"sync"

	"askance/probes"
	"askance/probes/internal/draw"
)

// Name is the family's name on the command line.
const Name = "questbench-planning"

// Knobs set the difficulty of a problem.
type Knobs struct {
	Blocks int // 2 to MaxBlocks
	Moves  int // least number of moves of the longer of the two plans
	Open   int // least number of questions that may be asked
	Tries  int // starts tried before giving up; 0 is 300
}

var levels = []Knobs{
	{Blocks: 4, Moves: 4, Open: 2}, {Blocks: 5, Moves: 6, Open: 3}, {Blocks: 6, Moves: 8, Open: 4}, {Blocks: 7, Moves: 10, Open: 5},
}

// LevelKnobs are the knobs of a difficulty from 1 to 4; of one outside, those
// of the nearest.
func LevelKnobs(level int) Knobs { return levels[min(max(level, 1), len(levels))-1] }

// A Problem is a goal and a start that is known in part.
type Problem struct {
	*Domain
	Goal    uint64
	Known   Known
	State   uint64 // the start as it is
	Held    int    // number of the fact that is withheld; it holds in State
	Verdict *Verdict
	Moves   int // of a shortest plan from State
}

var checkers [MaxBlocks + 1]struct {
	once sync.Once
	c    *Checker
}

func checkerOf(n int) *Checker {
	slot := &checkers[n]
	slot.once.Do(func() { slot.c = NewChecker(n) })
	return slot.c
}

// Generate makes the problem that the knobs and the seed name: facts of a start
// are forgotten one after the other until two plan lengths are left and some
// question tells which. It gives up with a *probes.ImpossibleError.
func Generate(k Knobs, seed uint64) (*Problem, error) {
	if k.Tries == 0 {
		k.Tries = 300
	}
	impossible := &probes.ImpossibleError{
		Family: Name, Seed: seed, Tried: k.Tries,
		Want: fmt.Sprintf("%d blocks, %d moves and %d open facts", k.Blocks, k.Moves, k.Open),
	}
	if k.Blocks < 2 || k.Blocks > MaxBlocks || k.Moves > longest {
		impossible.Tried = 0
		return nil, impossible
	}
	g := graphOf(k.Blocks)
	r := draw.New(Name, seed, uint64(k.Blocks), uint64(k.Moves), uint64(k.Open))
	for range k.Tries {
		goal := g.someGoal(r)
		p := g.forget(r, goal, k)
		if p == nil {
			continue
		}
		return p, p.verify()
	}
	return nil, impossible
}

// someGoal is two or three facts about where blocks stand in some state.
func (g *graph) someGoal(r *draw.Source) uint64 {
	state := draw.Pick(r, g.states)
	var standing []int
	for _, f := range list(state) {
		if k := g.Facts[f].Kind; k == On || k == Table {
			standing = append(standing, f)
		}
	}
	var goal uint64
	for _, f := range draw.Some(r, standing, 2+r.Below(2)) {
		goal |= 1 << f
	}
	return goal
}

// forget draws a start and withholds facts of it.
func (g *graph) forget(r *draw.Source, goal uint64, k Knobs) *Problem {
	dist := g.distances(goal)
	at := r.Below(len(g.states))
	if int(dist[at]) < k.Moves-2 || dist[at] < 1 {
		return nil
	}
	p := &Problem{Domain: g.Domain, Goal: goal, State: g.states[at], Moves: int(dist[at])}
	known := Known{True: p.State}
	facts := list(p.State)
	draw.Shuffle(r, facts)
	for _, f := range facts {
		less := Known{True: known.True &^ (1 << f)}
		v := g.judge(less, dist)
		if v.Right>>f&1 == 1 && p.suits(v, k) && !g.mirrored(v.Open) {
			p.Known, p.Held, p.Verdict = less, f, v
			return p
		}
		if v.Settled() {
			known = less
		}
	}
	return nil
}

// suits reports whether what is left is as hard as asked for.
func (p *Problem) suits(v *Verdict, k Knobs) bool {
	most := 0
	for length := range v.Lengths {
		most = max(most, length)
	}
	return most >= k.Moves && bits.OnesCount64(v.Open) >= k.Open
}

// mirrored reports whether it is open both whether A stands on B and whether B
// stands on A: questions that the same words ask for.
func (g *graph) mirrored(open uint64) bool {
	for _, f := range list(open) {
		if x := g.Facts[f]; x.Kind == On && open&g.Bit(Fact{On, x.B, x.A}) != 0 {
			return true
		}
	}
	return false
}

// judge is the first solver: what fits is read off the list of all states.
func (g *graph) judge(k Known, dist []int8) *Verdict {
	var states []uint64
	var lengths []int
	for _, i := range g.fitting(k) {
		states = append(states, g.states[i])
		lengths = append(lengths, int(dist[i]))
	}
	return verdict(states, lengths)
}

// A DisagreementError says that the two solvers differ about a problem: a fault
// of this package.
type DisagreementError struct{ Graph, Search *Verdict }

// Error shows both.
func (e *DisagreementError) Error() string {
	return fmt.Sprintf("distances give the lengths %v and the sufficient set %b, search from each state %v and %b: please report this",
		e.Graph.Lengths, e.Graph.Right, e.Search.Lengths, e.Search.Right)
}

// verify asks the second solver.
func (p *Problem) verify() error {
	c := checkerOf(p.Blocks)
	v := c.Judge(p.Known, p.Goal)
	if v.Right != p.Verdict.Right || v.Open != p.Verdict.Open || !maps.Equal(v.Lengths, p.Verdict.Lengths) || v.Right == 0 || c.Length(p.State, p.Goal) != p.Moves {
		return &DisagreementError{p.Verdict, v}
	}
	return nil
}
