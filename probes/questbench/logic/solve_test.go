package logic

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"askance/probes/internal/probetest"

	"pgregory.net/rapid"
)

func sprint(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// theory draws a small theory of clauses; definite when it has one positive
// literal in each.
func theory(t *rapid.T, definite bool) *Theory {
	n := rapid.IntRange(2, 9).Draw(t, "vars")
	names := make([]string, n)
	for i := range names {
		names[i] = string(rune('a' + i))
	}
	var clauses []Set
	for range rapid.IntRange(1, 14).Draw(t, "rules") {
		var c Set
		for range rapid.IntRange(1, 3).Draw(t, "size") {
			c = c.With(Neg(rapid.IntRange(0, n-1).Draw(t, "premise")))
		}
		if definite || rapid.Bool().Draw(t, "has a head") {
			c = c.With(Pos(rapid.IntRange(0, n-1).Draw(t, "head")))
		}
		clauses = append(clauses, c)
	}
	th, err := NewTheory(names, clauses)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// holds reports whether a full assignment fits every clause.
func (t *Theory) holds(world uint64) bool {
	for _, c := range t.Clauses {
		if c.T&world == 0 && c.F&^world == 0 {
			return false
		}
	}
	return true
}

func TestSupportsAreAllTheMinimalOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		th := theory(t, true)
		target := Lit(rapid.IntRange(0, 2*len(th.Names)-1).Draw(t, "target"))
		found := map[Set]bool{}
		for _, s := range th.Supports(target, 1<<20).Sets {
			found[s] = true
		}
		for s := range found {
			if s.Len() > 0 && th.follows(s.Without(s.Lits()[0]), target) {
				t.Fatalf("support %v of %v is not minimal", s, target)
			}
		}
		for _, s := range th.minimalByTrial(target) {
			if !found[s] {
				t.Fatalf("support %v of %v in %v was not found", s, target, th.Clauses)
			}
		}
	})
}

// follows reasons forwards.
func (t *Theory) follows(s Set, target Lit) bool {
	closed, _, ok := t.Propagate(s, target.Var())
	return ok && closed.Has(target)
}

// minimalByTrial tries every set of at most four facts, by size.
func (t *Theory) minimalByTrial(target Lit) []Set {
	var all []Set
	layer := []Set{{}}
	for range 5 {
		var next []Set
		for _, s := range layer {
			if s.Vars()>>target.Var()&1 == 1 || covers(all, s) {
				continue
			}
			if t.follows(s, target) {
				all = append(all, s)
				continue
			}
			for l := Lit(0); l < Lit(2*len(t.Names)); l++ {
				if s.Vars()>>l.Var() == 0 {
					next = append(next, s.With(l))
				}
			}
		}
		layer = next
	}
	return all
}

func TestSearchPropagationAndWorldsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		th := theory(t, true)
		goal := rapid.IntRange(0, len(th.Names)-1).Draw(t, "goal")
		for _, in := range th.Enumerate(goal, Bounds{}).Instances {
			v := th.Solve(in.Known, goal)
			if v.Decided || v.Contradictory || v.Sufficient != in.Sufficient {
				t.Fatalf("search finds %b and propagation %+v for %v in %v", in.Sufficient, v, in.Known, th.Clauses)
			}
			w, ok := th.Worlds(in.Known, goal)
			if !ok {
				t.Fatalf("the worlds of %v cannot be counted", in.Known)
			}
			for k := range th.Names {
				if k != goal && w.Settles(k) != ((v.Sufficient|v.ByCases)>>k&1 == 1) {
					t.Fatalf("worlds and propagation disagree about %d given %v in %v", k, in.Known, th.Clauses)
				}
			}
		}
	})
}

func TestWorldsAreCountedAsByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		th := theory(t, false)
		goal := rapid.IntRange(0, len(th.Names)-1).Draw(t, "goal")
		w, ok := th.Worlds(Set{}, goal)
		if !ok {
			return
		}
		var total, yes uint64
		var holds, both [MaxVars]uint64
		for world := range uint64(1) << len(th.Names) {
			if !th.holds(world) {
				continue
			}
			total++
			yes += world >> goal & 1
			for v := range th.Names {
				holds[v] += world >> v & 1
				both[v] += world >> v & 1 & (world >> goal)
			}
		}
		// The attributes that the goal does not depend on multiply everything
		// by one factor.
		if w.Total*yes != w.Goal*total {
			t.Fatalf("goal in %d of %d worlds, counted %d of %d", yes, total, w.Goal, w.Total)
		}
		for v := range th.Names {
			if w.Vars>>v&1 == 1 && (w.True[v]*total != holds[v]*w.Total || w.Both[v]*total != both[v]*w.Total) {
				t.Fatalf("attribute %d: %d and %d of %d, counted %d and %d of %d", v, holds[v], both[v], total, w.True[v], w.Both[v], w.Total)
			}
		}
	})
}

// TestGeneratedProblemsHoldInEveryWorld has a CI-sized share of ten thousand.
func TestGeneratedProblemsHoldInEveryWorld(t *testing.T) {
	for range probetest.Share(t, 1000) {
		seed, level := rand.Uint64(), 1+rand.IntN(6)
		p, err := Generate(LevelKnobs(level), seed)
		if err != nil {
			t.Fatalf("level %d: %v", level, err)
		}
		if p.Worlds == nil || !p.Theory.holds(p.World) || !p.Known.In(Set{p.World, ^p.World}) {
			t.Fatalf("seed %d level %d: the world does not fit", seed, level)
		}
		for v := range p.Theory.Names {
			credited := (p.Right|p.Forbidden)>>v&1 == 1
			if v != p.Goal && p.Worlds.Settles(v) != credited {
				t.Fatalf("seed %d level %d: attribute %d is credited %v, worlds say %v", seed, level, v, credited, !credited)
			}
		}
		if p.Depth[p.Held] != level || p.Right&p.Forbidden != 0 || p.Right == 0 {
			t.Fatalf("seed %d level %d: depth %d, right %b, forbidden %b", seed, level, p.Depth[p.Held], p.Right, p.Forbidden)
		}
	}
}

func TestDifficultyGrowsWithTheLevel(t *testing.T) {
	var last float64
	t.Log("level  depth  attributes  rules  guesses")
	for level := 1; level <= Levels; level++ {
		var guesses float64
		const n = 40
		for seed := range uint64(n) {
			p, err := Generate(LevelKnobs(level), seed)
			if err != nil {
				t.Fatal(err)
			}
			guesses += p.Guesses() / n
		}
		k := LevelKnobs(level)
		t.Logf("%5d  %5d  %10d  %5d  %7.2f", level, k.Depth, k.Vars, k.Rules, guesses)
		if guesses <= last {
			t.Errorf("level %d takes %.2f guesses, the one before %.2f", level, guesses, last)
		}
		last = guesses
	}
}

func BenchmarkVerifiedInstance(b *testing.B) {
	for level := 1; level <= Levels; level++ {
		b.Run(fmt.Sprint("depth", level), func(b *testing.B) {
			for i := range b.N {
				if _, err := Generate(LevelKnobs(level), uint64(i)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "instances/s")
		})
	}
}

func TestDeeperProblemsAreFoundToo(t *testing.T) {
	p, err := Generate(Knobs{Depth: 8, Vars: 28, Rules: 36}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if p.Depth[p.Held] != 8 {
		t.Errorf("the depth is %d", p.Depth[p.Held])
	}
}

func BenchmarkProbe(b *testing.B) {
	for i := range b.N {
		if _, err := (Family{}).Make("open", uint64(i), 4); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "probes/s")
}
