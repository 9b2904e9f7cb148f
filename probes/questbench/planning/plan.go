package planning

import (
	"errors"
	"fmt"
	"slices"

	"askance/probes/internal/draw"
	"askance/probes/questbench/form"
	"askance/session"
)

// maxVectors bounds the search for a plan that many states share.
const maxVectors = 20_000

// A step is a move told by what it does: block a goes from one place to
// another.
type step struct{ block, from, to int }

// stepTo is the move between two neighbouring states.
func (g *graph) stepTo(i, j int32) step {
	for a := range g.under[i] {
		if g.under[i][a] != g.under[j][a] {
			return step{a, g.under[i][a], g.under[j][a]}
		}
	}
	return step{}
}

// common finds a plan that is a shortest one from each of the states at once.
// It is nil when there is none, and false when the search was cut off.
func (g *graph) common(states []int32, dist []int8) (plan []step, ok bool) {
	for _, s := range states {
		if dist[s] != dist[states[0]] || dist[s] < 0 {
			return nil, true
		}
	}
	c := commoner{g: g, dist: dist, dead: map[string]bool{}}
	plan = c.from(slices.Clone(states))
	return plan, c.seen < maxVectors
}

type commoner struct {
	g    *graph
	dist []int8
	dead map[string]bool // sets of states from which there is no common plan
	seen int
}

// from returns a plan, empty but not nil when the goal is reached.
func (c *commoner) from(states []int32) []step {
	slices.Sort(states)
	states = slices.Compact(states)
	if len(states) == 0 || c.dist[states[0]] == 0 {
		return []step{}
	}
	key := fmt.Sprint(states)
	if c.dead[key] || c.seen >= maxVectors {
		return nil
	}
	c.seen++
	for _, j := range c.g.next[states[0]] {
		if c.dist[j] != c.dist[states[0]]-1 {
			continue
		}
		s := c.g.stepTo(states[0], j)
		if next := c.all(states, s); next != nil {
			if rest := c.from(next); rest != nil {
				return append([]step{s}, rest...)
			}
		}
	}
	c.dead[key] = true
	return nil
}

// all makes the move in every state, nil when it cannot be made in one of them
// or brings one no nearer.
func (c *commoner) all(states []int32, s step) []int32 {
	var out []int32
	for _, i := range states {
		found := false
		for _, j := range c.g.next[i] {
			if c.g.stepTo(i, j) == s && c.dist[j] == c.dist[i]-1 {
				out, found = append(out, j), true
				break
			}
		}
		if !found {
			return nil
		}
	}
	return out
}

// A Posed problem comes from elsewhere, and asks for a plan and not for its
// length: what is known is settled when one plan is a shortest one in every
// state that fits, whatever search would find first.
type Posed struct {
	*graph
	Known   Known
	Goal    uint64
	States  int
	Settled bool
	Open    uint64 // facts that are open
	Right   uint64 // those whose truth, either way, settles the plan; the plans differ
	OneWay  uint64 // those of which one reply settles it and the other does not
	states  []int32
	dist    []int8
}

// Pose solves a problem from elsewhere. The error says what is wrong with it.
func Pose(blocks int, k Known, goal uint64) (*Posed, error) {
	if blocks < 1 || blocks > MaxBlocks {
		return nil, fmt.Errorf("it has %d blocks: 1 to %d can be held", blocks, MaxBlocks)
	}
	g := graphOf(blocks)
	p := &Posed{graph: g, Known: k, Goal: goal, dist: g.distances(goal), states: g.fitting(k)}
	if p.States = len(p.states); p.States == 0 {
		return nil, errors.New("no state fits what is known")
	}
	if p.dist[p.states[0]] < 0 {
		return nil, errors.New("no state reaches the goal")
	}
	plan, ok := g.common(p.states, p.dist)
	if p.Settled = plan != nil; !ok {
		return nil, errors.New("too many plans to tell whether one fits every state")
	}
	all, any := ^uint64(0), uint64(0)
	for _, i := range p.states {
		all &= g.states[i]
		any |= g.states[i]
	}
	p.Open = any &^ all
	if p.Settled {
		return p, nil
	}
	for _, f := range list(p.Open) {
		var yes, no []int32
		for _, i := range p.states {
			if g.states[i]>>f&1 == 1 {
				yes = append(yes, i)
			} else {
				no = append(no, i)
			}
		}
		a, _ := g.common(yes, p.dist)
		b, _ := g.common(no, p.dist)
		switch {
		case a != nil && b != nil:
			p.Right |= 1 << f
		case a != nil || b != nil:
			p.OneWay |= 1 << f
		}
	}
	return p, nil
}

// Probe puts the problem into words. The start is drawn from the states that
// fit; name maps facts to the names that the file has for them.
func (p *Posed) Probe(kind string, seed uint64, name func(Fact) string) *session.Probe {
	r := draw.New(Name+" posed", seed)
	start := draw.Pick(r, p.states)
	held := 0
	if right := list(p.Right); len(right) > 0 {
		held = right[0]
	} else if open := list(p.Open); len(open) > 0 {
		held = open[0]
	}
	s := speaker{&Problem{Domain: p.Domain, Goal: p.Goal, Known: p.Known, State: p.graph.states[start], Held: held, Verdict: &Verdict{Right: p.Right}}, colours[:p.Blocks]}
	plan, _ := p.common([]int32{start}, p.dist)
	order := r.Next()
	t := form.Task{
		Body: s.posed(false, draw.New("order", order)), Full: s.posed(true, draw.New("order", order)),
		Rules:   "If what is known leaves it open which plan to take, ask one yes-or-no question about the start first: the one whose reply settles it, whatever the reply is.",
		Answers: "Answer with the moves of the plan, in order.", HeldOut: name(s.Facts[held]),
	}
	for _, f := range list(p.Open) {
		fact := s.fact(f)
		fact.ID, fact.Gain = name(s.Facts[f]), nil
		t.Facts = append(t.Facts, fact)
		t.Offered = append(t.Offered, fact.ID)
	}
	out := &session.Probe{Family: Name, Seed: seed, Difficulty: len(plan), Answer: s.plan(plan), Subject: "whether " + s.says(s.Facts[held], true)}
	if p.Settled {
		kind = form.Controls(kind)
	}
	form.Fill(out, kind, t)
	if p.Settled {
		// Nothing has to be told: the prompt of the row is complete as it is.
		out.Prompt, out.Complete = form.Prompt(kind, t), ""
	}
	return out
}

// plan in words.
func (s speaker) plan(steps []step) string {
	text := ""
	for i, st := range steps {
		if i > 0 {
			text += ", "
		}
		switch st.to {
		case inArm:
			text += "take " + s.block(st.block)
		case onTable:
			text += "put " + s.block(st.block) + " on the table"
		default:
			text += "put " + s.block(st.block) + " on " + s.block(st.to)
		}
	}
	if text == "" {
		return "nothing has to be done"
	}
	return text
}
