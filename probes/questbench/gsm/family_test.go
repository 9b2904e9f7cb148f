package gsm

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/internal/probetest"
	"askance/session/act/about"
)

func TestFamilyKeepsTheContract(t *testing.T) { probetest.Contract(t, Family{}, 5) }

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	const want = "bacb06b11582855fc0ac6b98baa82eab"
	if got := probetest.Hash(t, Family{}, 4); got != want {
		t.Errorf("the bytes of the probes hash to %s, not %s: they changed", got, want)
	}
}

func TestThePromptLacksTheWithheldValueOnly(t *testing.T) {
	for seed := range uint64(300) {
		p := probetest.Make(t, Family{}, "open", seed, 0)
		if strings.Contains(p.Prompt, p.Facts[0].Reveal) || !strings.Contains(p.Complete, p.Facts[0].Reveal) {
			t.Errorf("%s: %q\n%q", p.ID, p.Prompt, p.Complete)
		}
		for _, f := range p.Facts[1:] {
			if strings.Contains(p.Prompt, f.Reveal) || f.Suffices {
				t.Errorf("%s tells %q", p.ID, f.Reveal)
			}
		}
		if r := p.Readings[p.TrueReading()]; r.Answer != p.Answer || r.Reply != p.Facts[0].Reveal {
			t.Errorf("%s: reading %+v, answer %s", p.ID, r, p.Answer)
		}
	}
}

// TestGeneratedProblemsHold has a CI-sized share of ten thousand; Generate
// itself compares the two solvers.
func TestGeneratedProblemsHold(t *testing.T) {
	for range probetest.Share(t, 2000) {
		seed, level := rand.Uint64(), 1+rand.IntN(Levels)
		p, err := Generate(LevelKnobs(level), seed)
		if err != nil {
			t.Fatalf("seed %d, level %d: %v", seed, level, err)
		}
		answers := map[int]bool{}
		for _, v := range p.Domain {
			out, _ := p.With(p.Held, v)
			answers[out[len(out)-1]] = true
		}
		if len(answers) < 2 || len(p.right) != 1 {
			t.Fatalf("seed %d, level %d: %d answers, right %v", seed, level, len(answers), p.right)
		}
	}
}

func TestASolverThatIsWrongIsNoticed(t *testing.T) {
	p, err := Generate(LevelKnobs(4), 1)
	if err != nil {
		t.Fatal(err)
	}
	p.right = []string{p.Extras[0].ID}
	var d *DisagreementError
	if err := p.verify(); !errors.As(err, &d) {
		t.Errorf("a wrong sufficient set gives %v", err)
	}
}

func TestDifficultyGrowsWithTheLevel(t *testing.T) {
	var last float64
	t.Log("steps  variables  equations  options  guesses")
	for level := 1; level <= Levels; level++ {
		p, err := Generate(LevelKnobs(level), 1)
		if err != nil {
			t.Fatal(err)
		}
		c := probetest.Make(t, Family{}, "choice", 1, level)
		guesses := c.Axes["guesses"]
		t.Logf("%5d  %9d  %9d  %7d  %7.1f", level, len(p.Symbols), len(p.Equations()), len(c.Options), guesses)
		if grow := guesses + float64(len(p.Symbols)); grow <= last {
			t.Errorf("level %d is not harder than the one before", level)
		} else {
			last = grow
		}
	}
}

func TestImpossibleDifficultyIsAnError(t *testing.T) {
	for _, k := range []Knobs{{}, {Steps: 7}, {Steps: 2, Unknown: 9}, {Steps: 2, Unknown: -1}, {Steps: -3}} {
		_, err := Generate(k, 1)
		var impossible *probes.ImpossibleError
		if !errors.As(err, &impossible) {
			t.Errorf("%+v gives %v", k, err)
		}
	}
}

func TestParaphrasesAreMatchedToTheirValue(t *testing.T) {
	words := []string{
		"Before I can solve this, %s", "Sorry, but %s", "One thing is missing: %s", "To answer I need more: %s",
		"The problem does not say. %s", "Can you help me out here? %s", "Just to be sure: %s",
	}
	symbols := []string{
		"What value should I use for %s?", "%s is not given, what is it?", "Is there a value for %s?", "how large is %s",
		"To solve this I need %s; what does it equal?", "Please specify the value for %s.", "What number does %s stand for?",
	}
	var list []probetest.Paraphrase
	for seed := range uint64(120) {
		r := draw.New("paraphrases", seed)
		p := probetest.Make(t, Family{}, "open", seed, 0)
		f := draw.Pick(r, p.Facts)
		q := draw.Pick(r, f.Questions)
		q = strings.ToLower(q[:1]) + q[1:]
		list = append(list, probetest.Paraphrase{Probe: p, Question: fmt.Sprintf(draw.Pick(r, words), q), Fact: f.ID})
		e := probetest.Make(t, Family{}, "equations", seed, 0)
		for _, f := range e.Facts {
			list = append(list, probetest.Paraphrase{Probe: e, Question: fmt.Sprintf(draw.Pick(r, symbols), f.Label), Fact: f.ID})
		}
	}
	probetest.Matched(t, about.About, list)
}

func BenchmarkVerifiedInstance(b *testing.B) {
	for _, level := range []int{1, 3, 6} {
		b.Run(fmt.Sprint("steps", level), func(b *testing.B) {
			for i := range b.N {
				if _, err := Generate(LevelKnobs(level), uint64(i)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "instances/s")
		})
	}
}
