package form

import (
	"strings"
	"testing"

	"askance/session"
)

func task() Task {
	return Task{
		Body: "Is it?", Full: "It is. Is it?", Rules: "You may ask.", Answers: "Answer yes or no.",
		Facts: []session.Fact{
			{ID: "a", Questions: []string{"Is it a?"}, Suffices: true},
			{ID: "b", Questions: []string{"Is it b?"}},
			{ID: "c", Questions: []string{"Is it c?"}},
		},
		Offered: []string{"b", "a", "c"}, HeldOut: "a",
	}
}

func TestAChoiceShowsItsOptionsAndItsChance(t *testing.T) {
	var p session.Probe
	Fill(&p, Choice, task())
	if p.Chance != 0.25 || len(p.Options) != 4 || !p.Options[1].Right || p.Options[3].Right {
		t.Errorf("options %+v, chance %v", p.Options, p.Chance)
	}
	if !strings.Contains(p.Prompt, "A. Is it b?\nB. Is it a?\nC. Is it c?\nD. "+NoQuestion) {
		t.Errorf("prompt is %q", p.Prompt)
	}
	if len(p.Sufficient) != 1 || p.Sufficient[0] != "a" {
		t.Errorf("sufficient is %v", p.Sufficient)
	}
}

func TestAControlLacksNothingAndNeedsNoQuestion(t *testing.T) {
	var p session.Probe
	Fill(&p, "complete-choice", task())
	if p.Missing() || p.Prompt != p.Complete || !strings.HasPrefix(p.Prompt, "It is.") {
		t.Errorf("control is %+v", p)
	}
	if n := len(p.Options); !p.Options[n-1].Right || p.Options[1].Right || p.Chance != 0.25 {
		t.Errorf("options %+v", p.Options)
	}
}

func TestEveryKindHasItsMode(t *testing.T) {
	want := map[string]session.Mode{"open": "", "choice": "choice", "unsure": "unsure", "complete": "", "complete-choice": "choice", "complete-unsure": "unsure"}
	for k, m := range want {
		with := strings.TrimSuffix(strings.Replace(k, "open", "", 1), "-")
		with = strings.Replace("complete-equations-"+strings.TrimPrefix(strings.TrimPrefix(with, "complete"), "-"), "--", "-", 1)
		if mode, complete := Split(strings.TrimSuffix(with, "-")); mode != m || !complete {
			t.Errorf("%s is mode %q, complete %v", with, mode, complete)
		}
	}
	for _, k := range Kinds {
		mode, complete := Split(k)
		if mode != want[k] || complete != strings.HasPrefix(k, "complete") {
			t.Errorf("%s is mode %q, complete %v", k, mode, complete)
		}
	}
}

func TestLettersDoNotRunOut(t *testing.T) {
	seen := map[string]bool{}
	for i := range 100 {
		if seen[Letter(i)] {
			t.Fatalf("label %s comes twice", Letter(i))
		}
		seen[Letter(i)] = true
	}
}

func TestGuessesAreCountedOnAverage(t *testing.T) {
	// One right of three: first, second or third, equally likely.
	if got := Guesses(3, 1); got != 2 {
		t.Errorf("one right of three takes %v guesses", got)
	}
	if a := Axes(4, 10, 12, 7.0/3); a["depth"] != 4 || a["guesses"] != 2.3333 {
		t.Errorf("axes %v", a)
	}
}
