package counting

import (
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"strconv"
	"strings"
)

// fewest readings a withheld fact must leave: fewer and there is little to ask.
const fewestReadings = 4

// noiseShare is the chance, in percent, of an irrelevant sentence, and again
// of a second one.
const noiseShare = 30

// draw is a source of chance whose numbers are the same on every machine. It
// takes remainders of PCG's specified output and so leans on nothing that a
// later version of the standard library may do otherwise.
type draw struct{ source *rand.PCG }

func newDraw(seed uint64, kind string, difficulty int) draw {
	h := fnv.New64a()
	h.Write([]byte("counting/" + kind + "/" + strconv.Itoa(difficulty)))
	return draw{rand.NewPCG(seed, h.Sum64())}
}

// below returns a number from 0 to n-1.
func (d draw) below(n int) int { return int(d.source.Uint64() >> 11 % uint64(n)) }

// between returns a number from lo to hi.
func (d draw) between(lo, hi int) int { return lo + d.below(hi-lo+1) }

func one[T any](d draw, of []T) T { return of[d.below(len(of))] }

// problem draws one of the shape from the evaluation split.
func (d draw) problem(w *world, s *shape) *problem {
	for {
		p := newProblem(w, s, d.slots(w), d.values(s))
		if p.steps != nil && p.inEvaluation() {
			return p
		}
	}
}

func (d draw) slots(w *world) map[string]string {
	people := map[string]string{}
	taken := map[string]bool{}
	for _, slot := range []string{"n", "m", "o"} {
		name := one(d, w.Names)
		for taken[name] {
			name = one(d, w.Names)
		}
		people[slot], taken[name] = name, true
	}
	item, box := one(d, w.Items), one(d, w.Containers)
	maps.Copy(people, map[string]string{"items": item[0], "item": item[1], "boxes": box[0], "box": box[1]})
	return people
}

func (d draw) values(s *shape) map[string]int {
	v := map[string]int{}
	for _, f := range s.Facts {
		v[f.Var] = f.Lo + f.Step*d.below((f.Hi-f.Lo)/f.Step+1)
	}
	return v
}

// telling draws words for the problem, with fact `hidden` vague or absent as
// kind says; hidden -1 tells everything.
func (d draw) telling(p *problem, hidden int, kind string) *telling {
	n := len(p.shape.Facts)
	t := &telling{order: d.below(len(p.shape.Orders)), said: make([]int, n), withheld: make([]int, n)}
	questions := p.shape.Questions
	for i, f := range p.shape.Facts {
		t.said[i] = d.below(len(f.Stated))
		t.withheld[i] = told
		if i != hidden {
			continue
		}
		if kind == Absent {
			t.withheld[i], questions = absent, p.shape.AbsentQuestions
			n--
		} else {
			t.withheld[i] = d.below(len(f.Vague))
		}
	}
	t.question = one(d, questions)
	for len(t.noise) < 2 && d.below(100) < noiseShare {
		text := d.noise(p)
		if len(t.noise) == 0 || firstWords(text) != firstWords(t.noise[0].text) {
			t.noise = append(t.noise, placed{d.below(n + len(t.noise) + 1), text})
		}
	}
	return t
}

// firstWords tells two sentences of one sort: the shop does not open twice.
func firstWords(s string) string {
	w := strings.Fields(s)
	return w[0] + " " + w[1]
}

// noise draws a sentence that plays no part in the problem.
func (d draw) noise(p *problem) string {
	w := p.world
	t := one(d, w.Noise)
	stranger := one(d, w.Names)
	for stranger == p.slots["n"] || stranger == p.slots["m"] || stranger == p.slots["o"] {
		stranger = one(d, w.Names)
	}
	others := one(d, w.Items)[0]
	for others == p.slots["items"] {
		others = one(d, w.Items)[0]
	}
	words := map[string]string{
		"p": one(d, []string{p.slots["n"], stranger}), "q": stranger, "others": others,
		"k": strconv.Itoa(d.between(t.Lo, t.Hi)),
	}
	return fillWith(t.Text, func(slot string) string { return words[slot] })
}
