package logic

import (
	"errors"
	"strings"
	"testing"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/internal/probetest"
	"askance/probes/questbench/form"
	"askance/session/act/about"
)

func TestFamilyKeepsTheContract(t *testing.T) { probetest.Contract(t, Family{}, 2) }

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	const want = "1a08c1e7241d26cd869730dc0483a6fa"
	if got := probetest.Hash(t, Family{}, 2); got != want {
		t.Errorf("the bytes of the probes hash to %s, not %s: they changed", got, want)
	}
}

func TestNoPromptCreditsWhatItForbids(t *testing.T) {
	forbidding := 0
	for seed := range uint64(200) {
		p := probetest.Make(t, Family{}, form.Choice, seed, 4)
		if len(p.Forbidden) > 0 {
			forbidding++
		}
		for _, name := range p.Forbidden {
			if !strings.Contains(p.Prompt, name) || p.Fact(name) != nil {
				t.Errorf("%s forbids %q badly", p.ID, name)
			}
			for _, o := range p.Options {
				if o.Fact == name {
					t.Errorf("%s offers %q, which it forbids", p.ID, name)
				}
			}
		}
	}
	if forbidding == 0 {
		t.Error("none of 200 probes forbids anything: the test shows nothing")
	}
}

func TestReadingsGiveOppositeAnswers(t *testing.T) {
	for seed := range uint64(100) {
		p := probetest.Make(t, Family{}, form.Open, seed, 0)
		r := p.Readings
		if len(r) != 2 || r[0].Answer == r[1].Answer || r[p.TrueReading()].Answer != p.Answer {
			t.Errorf("%s: readings %+v, answer %s", p.ID, r, p.Answer)
		}
	}
}

func TestImpossibleDifficultyIsAnError(t *testing.T) {
	for _, k := range []Knobs{{}, {Depth: 9, Vars: 4, Rules: 3}, {Depth: 1, Vars: 1, Rules: 1}, {Depth: 1, Vars: 1000, Rules: 5}, {Depth: 50, Vars: 12, Rules: 20, Tries: 30}, {Depth: 1, Vars: 2, Rules: 1 << 20, Tries: 1}} {
		_, err := Generate(k, 1)
		var impossible *probes.ImpossibleError
		if err != nil && !errors.As(err, &impossible) || err == nil && k.Depth > 2 {
			t.Errorf("%v gives %v", k, err)
		}
	}
}

func TestParaphrasesAreMatchedToTheirTrait(t *testing.T) {
	forms := []string{
		"Is %s by any chance %s?", "So, is %s a %s person?", "What about %s: %s or not?", "Can you confirm that %s is %s?",
		"Whether %s is %s would settle it. Which is it?", "does %s count as %s", "Tell me: is %s %s, yes or no?",
		"Before I answer: would people call %s %s?", "How %[2]s is %[1]s?", "Please clarify if %s happens to be %s.",
	}
	nouns := []string{"Does %s show any %s?", "Is there %[2]s in %[1]s's character?"}
	var list []probetest.Paraphrase
	for seed := range uint64(80) {
		p := probetest.Make(t, Family{}, form.Open, seed, 0)
		r := draw.New("paraphrases", seed)
		who, _, _ := strings.Cut(strings.TrimPrefix(p.Subject, "whether "), " ")
		for range 5 {
			f := draw.Pick(r, p.Facts)
			q, word := draw.Pick(r, forms), f.ID
			if others := f.Terms[0][1:]; len(others) > 0 && r.Below(4) == 0 {
				q, word = draw.Pick(r, nouns), draw.Pick(r, others)
			}
			list = append(list, probetest.Paraphrase{Probe: p, Question: sprint(q, who, word), Fact: f.ID})
		}
		for _, f := range p.Facts {
			for _, q := range f.Questions {
				list = append(list, probetest.Paraphrase{Probe: p, Question: q, Fact: f.ID})
			}
		}
	}
	probetest.Matched(t, about.About, list)
}
