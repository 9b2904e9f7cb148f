package run

import (
	"encoding/json"
	"slices"

	"askance/session"
	"askance/session/gain"
)

// Reasoning is what the steps of a model's answers added to the probability of
// the right one: answer gain, bits per answer token. The lists are in the order
// of the dialogues.
type Reasoning struct {
	PerStep  []float64 // one per scored step
	EndToEnd []float64 // one per turn: the difference of its end points
}

// add takes in a dialogue's model turns. A value that is a fault is left out.
func (r *Reasoning) add(turns []Spoken) {
	for _, s := range turns {
		if s.Role != session.Assistant {
			continue
		}
		for _, g := range latest(s.Gains, session.AnswerGain) {
			if g.Step == session.WholeTurn {
				r.EndToEnd = append(r.EndToEnd, g.Bits)
			} else {
				r.PerStep = append(r.PerStep, g.Bits)
			}
		}
	}
}

// latest returns the gains of a kind, of those for one step the last.
func latest(gains []session.Gain, kind session.GainKind) []session.Gain {
	at := map[int]int{}
	var list []session.Gain
	for _, g := range gains {
		if g.Kind != kind || g.Fault != "" {
			continue
		}
		if i, seen := at[g.Step]; seen {
			list[i] = g
			continue
		}
		at[g.Step] = len(list)
		list = append(list, g)
	}
	return list
}

// bootstrapSeed makes the intervals the same every time.
const bootstrapSeed = 1

// summary sorts the values first: dialogues end in any order, and the interval
// must not depend on it.
func summary(values []float64) gain.Summary {
	sorted := slices.Sorted(slices.Values(values))
	return gain.Summarise(sorted, bootstrapSeed)
}

// Steps returns the mean answer gain per step with its 95 % bootstrap interval.
func (r *Reasoning) Steps() gain.Summary { return summary(r.PerStep) }

// Ends returns the mean answer gain of a turn from end to end.
func (r *Reasoning) Ends() gain.Summary { return summary(r.EndToEnd) }

// CompareReasoning returns how b's mean gains differ from a's, per step and from
// end to end.
func CompareReasoning(a, b *Reasoning) (steps, ends gain.Change) {
	sorted := func(v []float64) []float64 { return slices.Sorted(slices.Values(v)) }
	return gain.Compare(sorted(a.PerStep), sorted(b.PerStep), bootstrapSeed),
		gain.Compare(sorted(a.EndToEnd), sorted(b.EndToEnd), bootstrapSeed)
}

// MarshalJSON writes both means, each beside its interval and number; nothing
// scored is null.
func (r *Reasoning) MarshalJSON() ([]byte, error) {
	if len(r.PerStep) == 0 {
		return []byte("null"), nil
	}
	steps, ends := r.Steps(), r.Ends()
	return json.Marshal(struct {
		PerStep   float64    `json:"per_step"`
		PerStepCI [2]float64 `json:"per_step_ci"`
		Steps     int        `json:"n_steps"`
		Ends      *float64   `json:"end_to_end"`
		EndsCI    []float64  `json:"end_to_end_ci"`
		Turns     int        `json:"n_turns"`
	}{steps.Mean, [2]float64{steps.Low, steps.High}, steps.N, number(ends.Mean, ends.N), interval(ends), ends.N})
}

func number(v float64, n int) *float64 {
	if n == 0 {
		return nil
	}
	return &v
}

func interval(s gain.Summary) []float64 {
	if s.N == 0 {
		return nil
	}
	return []float64{s.Low, s.High}
}
