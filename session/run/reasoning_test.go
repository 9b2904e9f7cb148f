package run

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"askance/session"
)

func gained(step int, bits float64) session.Gain {
	return session.Gain{Kind: session.AnswerGain, Step: step, Bits: bits}
}

func TestReasoningCountsEachStepOnceAndNoFaults(t *testing.T) {
	var r Reasoning
	fault := gained(2, 99)
	fault.Fault = "the server died"
	r.add([]Spoken{
		{Role: session.User, Gains: []session.Gain{gained(session.WholeTurn, 50)}},
		{Role: session.Assistant, Gains: []session.Gain{gained(0, 7), gained(0, 1), gained(1, 3), fault, gained(session.WholeTurn, 4),
			{Kind: session.ReadingGain, Bits: 40}}},
	})
	if s := r.Steps(); s.N != 2 || s.Mean != 2 {
		t.Errorf("per step %+v, want the mean of 1 and 3", s)
	}
	if e := r.Ends(); e.N != 1 || e.Mean != 4 {
		t.Errorf("from end to end %+v, want 4", e)
	}
}

func TestReasoningDoesNotHangOnTheOrderOfDialogues(t *testing.T) {
	a, b := Reasoning{PerStep: []float64{3, 1, 2, 8}}, Reasoning{PerStep: []float64{8, 2, 3, 1}}
	if a.Steps() != b.Steps() {
		t.Errorf("%+v and %+v", a.Steps(), b.Steps())
	}
}

func TestTheRelativeChangeIsThatOfTheMeans(t *testing.T) {
	a, b := Reasoning{PerStep: []float64{2, 2}, EndToEnd: []float64{4}}, Reasoning{PerStep: []float64{1, 1}, EndToEnd: []float64{4}}
	steps, ends := CompareReasoning(&a, &b)
	if math.Abs(steps.Relative+0.5) > 1e-12 || math.Abs(ends.Relative) > 1e-12 {
		t.Errorf("per step %+v, from end to end %+v; want half as much and the same", steps, ends)
	}
}

func TestNothingScoredIsNull(t *testing.T) {
	if b, err := json.Marshal(&Reasoning{}); err != nil || string(b) != "null" {
		t.Fatalf("%s %v", b, err)
	}
	b, err := json.Marshal(&Reasoning{PerStep: []float64{1}})
	if err != nil || !strings.Contains(string(b), `"end_to_end":null`) {
		t.Fatalf("%s %v", b, err)
	}
}
