package gain

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"askance/session"
	"askance/session/chat"

	"pgregory.net/rapid"
)

func TestAPosteriorIsADistributionOfBoundedEntropy(t *testing.T) {
	s := NewScorer(newLM("12", "al"), model("s"))
	calibrated := NewScorer(newLM("12", "al"), model("s"), WithCalibration())
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.StringMatching(`[a-c1]{1,3}`), 2, 12).Draw(t, "values")
		dialogue := user(rapid.String().Draw(t, "dialogue"))
		for _, s := range []*Scorer{s, calibrated} {
			p, err := s.Posterior(bg, dialogue, AnswerAsk, values)
			if err != nil {
				t.Fatal(err)
			}
			sum := 0.0
			for i, x := range p.P {
				sum += x
				if j := slices.Index(values, values[i]); p.P[j] != x {
					t.Fatalf("equal readings %d and %d have %v and %v", j, i, p.P[j], x)
				}
			}
			distinct, _, warnings := unique(values)
			if math.Abs(sum-1) > 1e-12 || p.Entropy < 0 || p.Entropy > math.Log2(float64(len(distinct))) || p.Mass <= 0 || p.Mass > 1 {
				t.Fatalf("sum %v, %+v", sum, p)
			}
			if len(warnings) != len(values)-len(distinct) {
				t.Fatalf("%d warnings for %d of %d", len(warnings), len(distinct), len(values))
			}
		}
	})
}

func TestReadingsThatBeginAlikeAreToldApart(t *testing.T) {
	m := newLM()
	m.knows = func(string) []string { return []string{"1"} }
	p, err := NewScorer(m, model("s")).Posterior(bg, user("x"), AnswerAsk, []string{"1", "12", "123"})
	if err != nil || p.P[0] < 0.9 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestTooFewAndTooManyReadings(t *testing.T) {
	many := make([]string, 500)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	m := newLM()
	s := NewScorer(m, model("s"))
	for _, values := range [][]string{nil, {"one"}, many} {
		_, err := s.Posterior(bg, nil, AnswerAsk, values)
		var count *CountError
		if !errors.As(err, &count) || count.Have != len(values) || m.requests > 0 {
			t.Errorf("%d readings: %v after %d requests", len(values), err, m.requests)
		}
	}
	if p, err := NewScorer(m, model("s"), WithMaxReadings(500)).Posterior(bg, nil, AnswerAsk, many); err != nil || len(p.P) != 500 {
		t.Errorf("when allowed: %v", err)
	}
	if _, err := s.Posterior(bg, nil, AnswerAsk, []string{"a", ""}); !errors.Is(err, ErrEmpty) {
		t.Errorf("an empty reading: %v", err)
	}
}

func TestReadingsThatTheScorerDoesNotExpectAreWarnedOf(t *testing.T) {
	m := newLM()
	m.knows = func(string) []string { return []string{"yes"} }
	p, err := NewScorer(m, model("s")).Posterior(bg, user("x"), AnswerAsk, []string{"no", "maybe"})
	if err != nil || p.Mass >= 0.01 || len(p.Warnings) != 1 || !strings.HasPrefix(p.Warnings[0], WarnCover) {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestCalibrationTakesOutWhatTheScorerWouldSayAnyway(t *testing.T) {
	m := newLM()
	m.knows = func(seen string) []string { return []string{"1"} } // whatever it is told
	values := []string{"1", "2"}
	biased, err := NewScorer(m, model("s")).Posterior(bg, user("x"), AnswerAsk, values)
	if err != nil {
		t.Fatal(err)
	}
	fair, err := NewScorer(m, model("s"), WithCalibration()).Posterior(bg, user("x"), AnswerAsk, values)
	if err != nil || biased.Entropy > 0.2 || fair.Entropy <= biased.Entropy {
		t.Errorf("%v bits, calibrated %v, %v", biased.Entropy, fair.Entropy, err)
	}
}

func TestSampledPosterior(t *testing.T) {
	m := newLM()
	m.silent, m.knows = true, func(string) []string { return []string{"a", "A.", "b"} }
	p, err := NewScorer(m, model("s")).Posterior(bg, user("x"), AnswerAsk, []string{"a", "b", "c"})
	if err != nil || !near(p.P[0], 2.0/3) || p.P[2] != 0 || !(p.Low[0] < p.P[0] && p.P[0] < p.High[0]) || p.High[2] <= 0 || p.Method != session.Sampled || !near(p.Mass, 1) {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err = NewScorer(m, model("s")).Posterior(bg, user("x"), AnswerAsk, []string{"y", "z"}); err == nil {
		t.Error("none was ever sampled, and yet a posterior")
	}
}

func TestLetteredOptionsAreShownInEveryOrder(t *testing.T) {
	p := &session.Probe{ReadingPrompt: "Which is meant?\nA) the river\nB) the money\nC) neither\nChoose.", Readings: []session.Reading{{Value: "A"}, {Value: "B"}, {Value: "C"}}}
	shown := map[string]bool{}
	m := newLM()
	m.knows = func(seen string) []string { return []string{"A"} } // always the first one
	m.fail = func(r chat.Request) error { shown[r.Messages[len(r.Messages)-1].Content] = true; return nil }
	s := NewScorer(m, model("s"))
	got, err := s.Readings(bg, user("the bank"), p)
	if err != nil || math.Abs(got.Entropy-math.Log2(3)) > 0.01 || !slices.Contains(got.Warnings, WarnLettered) {
		t.Errorf("a scorer that always says A holds %v for likely, %v", got.P, err)
	}
	for _, want := range []string{"A) the river\nB) the money\nC) neither", "A) the money\nB) neither\nC) the river", "A) neither\nB) the river\nC) the money"} {
		if !shown["Which is meant?\n"+want+"\nChoose. "+AnswerAsk] {
			t.Errorf("never shown:\n%s", want)
		}
	}
	m.knows = func(seen string) []string { // always the river
		i := strings.Index(seen, ") the river")
		return []string{seen[i-1 : i]}
	}
	if got, err = s.Readings(bg, user("the bank!"), p); err != nil || got.P[0] < 0.9 {
		t.Errorf("a scorer that knows holds %v for likely, %v", got.P, err)
	}
	for _, not := range []session.Probe{
		{ReadingPrompt: "A) x\nB) y", Readings: []session.Reading{{Value: "x"}, {Value: "y"}}},
		{ReadingPrompt: "A) x", Readings: []session.Reading{{Value: "A"}, {Value: "B"}}},
		{ReadingPrompt: "A) x\nB. y", Readings: []session.Reading{{Value: "A"}, {Value: "B"}}},
		{ReadingPrompt: "Which?", Readings: []session.Reading{{Value: "A"}, {Value: "B"}}},
	} {
		if _, ok := lettered(&not); ok {
			t.Errorf("taken for lettered options: %+v", not)
		}
	}
}

func TestReadingsAreToldApartByTheirAnswersWhenThereIsNoPrompt(t *testing.T) {
	ask, values := texts(&session.Probe{Readings: []session.Reading{{Value: "8 each", Answer: "56"}, {Value: "9 each", Answer: "63"}}})
	if ask != AnswerAsk || !slices.Equal(values, []string{"56", "63"}) {
		t.Errorf("%q %q", ask, values)
	}
	ask, values = texts(&session.Probe{ReadingPrompt: "How many?", Readings: []session.Reading{{Value: "8", Answer: "56"}}})
	if ask != "How many? "+AnswerAsk || values[0] != "8" {
		t.Errorf("%q %q", ask, values)
	}
}
