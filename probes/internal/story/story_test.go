package story

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"askance/probes/internal/draw"
	"askance/probes/internal/probetest"
	"askance/session"
	"askance/session/act/about"

	"pgregory.net/rapid"
)

func TestEveryStorySaysWhatItNeeds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed, steps := rapid.Uint64().Draw(t, "seed"), rapid.IntRange(1, Steps).Draw(t, "steps")
		s, ok := New(draw.New("test", seed), steps, 3)
		if !ok {
			t.Fatalf("no story of %d steps for seed %d", steps, seed)
		}
		if len(s.Givens) != steps+1 || len(s.Derived) != steps || len(s.Extras) != 3 {
			t.Fatalf("%d givens, %d derived, %d extras", len(s.Givens), len(s.Derived), len(s.Extras))
		}
		for i, g := range s.Givens {
			n := strconv.Itoa(g.Value)
			if !strings.Contains(g.Told, n) || strings.ContainsAny(g.Vague, "0123456789{}") || strings.Contains(g.Told, "{") {
				t.Fatalf("told %q, vague %q", g.Told, g.Vague)
			}
			if s.ToldAs(g.ID, g.Value) != g.Told {
				t.Fatalf("%q is told differently the second time", g.Told)
			}
			d := s.Domain(i)
			same, changed := false, false
			for _, v := range d {
				out, _ := s.With(i, v)
				same = same || v == g.Value && out[steps-1] == s.Answer()
				changed = changed || out[steps-1] != s.Answer()
			}
			if !same || !changed {
				t.Fatalf("%s of %v does not decide the answer: %v", g.ID, s.Scene, d)
			}
		}
		if !strings.HasSuffix(s.Solution(), "= "+strconv.Itoa(s.Answer())+".") {
			t.Fatalf("the solution ends in %q", s.Solution())
		}
	})
}

func TestIDsAreUnique(t *testing.T) {
	for i := range scenes {
		seen := map[string]bool{}
		for _, g := range scenes[i].all() {
			if seen[g.id] {
				t.Errorf("%s has two givens %q", scenes[i].name, g.id)
			}
			seen[g.id] = true
		}
	}
}

func TestStepsOutOfRangeMakeNoStory(t *testing.T) {
	for _, n := range []int{-1, 0, Steps + 1} {
		if _, ok := New(draw.New("test"), n, 0); ok {
			t.Errorf("%d steps made a story", n)
		}
	}
}

// TestQuestionsAreToldApart puts every question of a story against all of its
// givens and extras at once.
func TestQuestionsAreToldApart(t *testing.T) {
	var list []probetest.Paraphrase
	for seed := range uint64(40) {
		s, ok := New(draw.New("apart", seed), Steps, 4)
		if !ok {
			t.Fatal("no story")
		}
		p := &session.Probe{}
		all := append(append([]Given{}, s.Givens...), s.Extras...)
		for _, g := range all {
			p.Facts = append(p.Facts, session.Fact{ID: g.ID, Terms: g.Terms})
		}
		for _, g := range all {
			for _, q := range g.Asks {
				list = append(list, probetest.Paraphrase{Probe: p, Question: q, Fact: g.ID})
			}
		}
	}
	probetest.Matched(t, about.About, list)
}

func TestAnAsideNeverPartsWhatLeans(t *testing.T) {
	for seed := range uint64(300) {
		r := draw.New("asides", seed)
		s, ok := New(r, Steps, 4)
		if !ok {
			t.Fatal("no story")
		}
		var told, asides []string
		for _, g := range s.Givens {
			told = append(told, g.Told)
		}
		for _, e := range s.Extras {
			asides = append(asides, e.Told)
		}
		mixed := Mix(r, told, asides)
		if mixed[0] != told[0] || len(mixed) != len(told)+len(asides) {
			t.Fatalf("%q", mixed)
		}
		for i, m := range mixed {
			if i > 0 && leans(m) && slices.Contains(asides, mixed[i-1]) {
				t.Errorf("%q stands before %q", mixed[i-1], m)
			}
		}
		if text := Tell(r, told, asides, "Why?"); !strings.HasSuffix(text, " Why?") {
			t.Errorf("%q does not end in its question", text)
		}
	}
}
