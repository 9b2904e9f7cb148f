package gain

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"askance/session"
	"askance/session/chat"

	"pgregory.net/rapid"
)

// cut makes steps that tile a text, one per line.
func cut(text string) []session.Step {
	var steps []session.Step
	at := 0
	for i, l := range strings.SplitAfter(text, "\n") {
		steps = append(steps, session.Step{Index: i, Start: at, End: at + len(l)})
		at += len(l)
	}
	return steps
}

var log3 = math.Log2(3)

var numbers = &session.Probe{
	Facts:  []session.Fact{{ID: "per", Gain: &log3}},
	Prompt: "How many?", Answer: "56", ReadingPrompt: "How many does each bag hold?",
	Readings: []session.Reading{{Value: "7", Answer: "49", Reply: "7."}, {Value: "8", Answer: "56", Reply: "8.", True: true}, {Value: "9", Answer: "63", Reply: "9."}},
}

func TestGainsOfStepsAddUpToTheDifferenceOfTheEnds(t *testing.T) {
	s := NewScorer(newLM("56", "12"), model("s"))
	rapid.Check(t, func(t *rapid.T) {
		said := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-z0-9 ]{0,8}`), 1, 6).Draw(t, "steps"), "\n")
		dialogue := user(rapid.StringMatching(`[a-z]{1,8}`).Draw(t, "prompt"))
		answers, err := s.AnswerTrace(bg, dialogue, said, cut(said), "56")
		if err != nil {
			t.Fatal(err)
		}
		readings, err := s.ReadingTrace(bg, dialogue, said, cut(said), numbers)
		if err != nil {
			t.Fatal(err)
		}
		for _, tr := range []Trace{answers, readings} {
			sum, last := 0.0, tr.Whole.Before
			for i, g := range tr.Steps {
				sum += g.Bits
				if !near(g.Before, last) || !near(g.After-g.Before, sign(g.Kind)*g.Bits) || g.Step != i {
					t.Fatalf("step %d: %+v does not follow %v", i, g, last)
				}
				last = g.After
				if g.Bits > tr.Steps[tr.Largest].Bits {
					t.Fatalf("step %d gains more than step %d", i, tr.Largest)
				}
			}
			if !near(sum, tr.Whole.Bits) || !near(tr.Mean()*float64(len(tr.Steps)), tr.Whole.Bits) {
				t.Fatalf("steps add up to %v, the whole is %v", sum, tr.Whole.Bits)
			}
		}
	})
}

// sign is how a kind's bits relate to After − Before: entropies fall where
// log-probabilities rise.
func sign(kind session.GainKind) float64 {
	if kind == session.ReadingGain {
		return -1
	}
	return 1
}

func TestAnswerGainIsInBitsPerAnswerToken(t *testing.T) {
	m := newLM()
	s := NewScorer(m, model("s"))
	g, err := s.AnswerGain(bg, user("x"), user("y"), "56")
	before, n := m.truth(user("x"), AnswerAsk, "56")
	after, _ := m.truth(user("y"), AnswerAsk, "56")
	if err != nil || n != 3 || g.Tokens != 3 || !near(g.Bits, (after-before)/3/math.Ln2) || !g.Exact || g.Scorer != "s" {
		t.Errorf("%+v, %v", g, err)
	}
	m = newLM("56")
	s = NewScorer(m, model("s"))
	split := false
	for _, d := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		g, err := s.AnswerGain(bg, user("x"), user(d), "56")
		if err != nil {
			t.Fatal(err)
		}
		split = split || slices.Contains(g.Warnings, WarnSplit)
	}
	if !split {
		t.Error("an answer that falls into other tokens was never warned of")
	}
}

func TestWhatTheModelLearnsShowsAsReadingGain(t *testing.T) {
	m := newLM()
	m.knows = func(seen string) []string {
		if strings.Contains(seen, "holds 8") {
			return []string{"8"}
		}
		return []string{"7", "8", "9"}
	}
	s := NewScorer(m, model("s"))
	said := "Let me see.\nEach bag holds 8.\nEach bag holds 8.\n"
	tr, err := s.ReadingTrace(bg, user("How many?"), said, cut(said), numbers)
	if err != nil {
		t.Fatal(err)
	}
	first, told, again := tr.Steps[0], tr.Steps[1], tr.Steps[2]
	if math.Abs(first.Bits) > 0.05 || told.Bits < 1.2 || math.Abs(again.Bits) > 0.05 || tr.Largest != 1 || told.Posterior[1] < 0.9 {
		t.Errorf("%v, %v and %v bits, largest %d, %v", first.Bits, told.Bits, again.Bits, tr.Largest, told.Posterior)
	}
}

func TestCopying(t *testing.T) {
	for _, c := range []struct {
		step, answer string
		want         bool
	}{
		{"7 x 8 = 56.", "56", true}, {"The answer is 156.", "56", false}, {"560", "56", false}, {"It is 0.56", "56", false},
		{"It is 56.", "56", true}, {"It is 56.5", "56", false}, {"56", "56", true}, {"so: 156 and 56", "56", true},
		{"The Answer Is Yes", "yes", true}, {"yesterday", "yes", false}, {"nothing", "", false}, {"é56", "56", false}, {"= 1,056", "56", false},
	} {
		if got := Copying(c.step, c.answer); got != c.want {
			t.Errorf("%q in %q: %v", c.answer, c.step, got)
		}
	}
}

func asking(right bool) *session.Label {
	return &session.Label{Act: session.Ask, Asks: true, About: "per", Right: &right}
}

func TestExpectedGainOfAQuestion(t *testing.T) {
	third := []float64{1, 1, 1}
	for _, c := range []struct {
		name    string
		prior   []float64
		replies []string
		want    float64
	}{
		{"a question that settles it", third, Replies(numbers, asking(true)), math.Log2(3)},
		{"a question about something else", third, Replies(numbers, asking(false)), 0},
		{"a question that splits", []float64{0.25, 0.25, 0.5}, []string{"small", "small", "large"}, 1},
		{"nothing left to ask", []float64{0, 1, 0}, Replies(numbers, asking(true)), 0},
		{"no replies", third, nil, 0},
	} {
		if got := Expected(c.prior, c.replies); !near(got, c.want) {
			t.Errorf("%s: %v bits", c.name, got)
		}
	}
	if Replies(nil, asking(true)) != nil || Replies(numbers, nil) != nil || Replies(&session.Probe{Readings: []session.Reading{{Value: "x"}}}, asking(true)) != nil {
		t.Error("replies out of nothing")
	}
}

// The gain from enumerated worlds is worked out again here by brute force over
// every pair of worlds: I(T;A) = Σ p(t,a) log2 p(t,a)/(p(t)p(a)).
func TestExactGainByBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "worlds")
		var w Worlds
		for range n {
			w.Targets = append(w.Targets, rapid.SampledFrom([]string{"p", "q", "r"}).Draw(t, "target"))
			w.Answers = append(w.Answers, rapid.SampledFrom([]string{"yes", "no", "unknown"}).Draw(t, "answer"))
			w.Weights = append(w.Weights, float64(rapid.IntRange(0, 5).Draw(t, "weight")))
		}
		w.Weights[0]++
		total, want := 0.0, 0.0
		for _, x := range w.Weights {
			total += x
		}
		share := func(is func(int) bool) (p float64) {
			for i := range n {
				if is(i) {
					p += w.Weights[i] / total
				}
			}
			return p
		}
		for i := range n {
			both := share(func(j int) bool { return w.Targets[j] == w.Targets[i] && w.Answers[j] == w.Answers[i] })
			target := share(func(j int) bool { return w.Targets[j] == w.Targets[i] })
			answer := share(func(j int) bool { return w.Answers[j] == w.Answers[i] })
			if w.Weights[i] > 0 {
				want += w.Weights[i] / total * math.Log2(both/(target*answer))
			}
		}
		if got := w.Gain(); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v bits, brute force %v", got, want)
		}
	})
	if (Worlds{}).Gain() != 0 {
		t.Error("bits out of nothing")
	}
}

func TestStepsThatDoNotFitAreAnError(t *testing.T) {
	s := NewScorer(newLM(), model("s"))
	if _, err := s.AnswerTrace(bg, user("x"), "short", []session.Step{{Start: 0, End: 99}}, "56"); err == nil {
		t.Error("no error")
	}
}

func TestAServerThatDiesBetweenStepsIsAnErrorNotANumber(t *testing.T) {
	m := newLM()
	s := NewScorer(m, model("s"))
	dead := &chat.CutError{Address: "h"}
	m.fail = func(chat.Request) error {
		if m.requests > 4 {
			return dead
		}
		return nil
	}
	said := "a\nb\nc\nd"
	tr, err := s.AnswerTrace(bg, user("x"), said, cut(said), "56")
	if !errors.Is(err, dead) || len(tr.Steps) == 0 {
		t.Errorf("%d steps, %v", len(tr.Steps), err)
	}
}
