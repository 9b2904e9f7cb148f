package run

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"askance/session"
)

func TestMacroAccuracyIsTheMeanOfTheTwoSides(t *testing.T) {
	var tally Tally
	add := func(gap session.Gap, a session.Act, n int) {
		for range n {
			tally.Add(Dialogue{Gap: gap, Outcome: Outcome{Act: a, Asked: a.Asks(), Answered: a == session.Answer}})
		}
	}
	add(session.GapOpen, session.Ask, 9)
	add(session.GapOpen, session.Guess, 1)
	if tally.Macro() != nil {
		t.Errorf("without controls the macro accuracy is %g", *tally.Macro())
	}
	add(session.GapClosed, session.Answer, 1)
	add(session.GapClosed, session.Hedge, 1)
	if m := tally.Macro(); m == nil || math.Abs(*m-(0.9+0.5)/2) > 1e-12 {
		t.Errorf("macro accuracy %v, want 0.7 however many there are of each side", m)
	}
	b, err := json.Marshal(&tally)
	if err != nil || !strings.Contains(string(b), `"macro":0.7,`) || strings.Contains(string(b), "judge") {
		t.Errorf("%s, %v", b, err)
	}
}

func TestATallyCountsWhereTheJudgeAgrees(t *testing.T) {
	says := func(judge session.Act, rule session.Act) Spoken {
		return Spoken{Label: &session.Label{Act: rule, Gap: session.GapOpen}, Judge: &session.Opinion{P: map[session.Act]float64{judge: 1}}}
	}
	var tally Tally
	tally.Add(Dialogue{Dialogue: []Spoken{
		{Text: "How many?"}, says(session.Ask, session.Ask), says(session.Ask, session.Hedge), says(session.Flag, session.Flag), says(session.Guess, session.Guess),
		{Label: &session.Label{Act: session.Ask}, Judge: &session.Opinion{Warnings: []string{"the server refused"}}},
	}})
	if r := tally.JudgeAgrees; r.K != 3 || r.N != 4 || tally.JudgeWarned != 0 {
		t.Errorf("agrees in %d of %d turns, want 3 of 4", r.K, r.N)
	}
	b, err := json.Marshal(&tally)
	if err != nil || !strings.Contains(string(b), `"judge_agrees":0.75,"judge_agrees_ci":[`) {
		t.Errorf("%s, %v", b, err)
	}
}
