// Package report is what a batch of dialogues came to: it adds them up by model,
// by group of probes and by what each family measures of its own, and writes the
// sums as tables for a reader and as JSON for a program.
//
// A rate is never shown without its number of cases, nor with a chance level that
// not all of its probes have. It plays nothing and reads no files; a dialogue that
// failed is counted as that and as nothing else. What a family's measure means,
// and its formulas, live with the family in probes.
package report

import (
	"fmt"

	"askance/session"
	"askance/session/run"
)

// A Report is what a run ends with.
type Report struct {
	Models []*run.Tally `json:"models"`
	Probe  string       `json:"probe"` // where the probes come from
	Seed   uint64       `json:"seed"`
	User   string       `json:"user"`
	Scorer string       `json:"scorer,omitempty"`
	// Calibrated tells that the scorer's beliefs are divided by those after an
	// empty dialogue.
	Calibrated bool `json:"calibrated,omitempty"`
	// Readings says where those of the prompts come from that came with none.
	Readings string `json:"readings,omitempty"`
	Judge    string `json:"judge,omitempty"`
	// Groups are the same by groups of probes, each with its levels of chance.
	Groups []*Group `json:"groups"`
	// Measures are the families' own, beyond what a tally counts.
	Measures *Measures `json:"measures"`
	// Thinking is accuracy against thinking tokens; none when nothing thought.
	Thinking []ThoughtPoint `json:"thinking,omitempty"`
	// Rollouts are what first replies were worth; none when nothing was played on.
	Rollouts []Worth `json:"rollouts,omitempty"`

	worths          worths
	counts          *counts
	thinking        thinking
	total, complete int
}

// New makes room for what a batch is going to do: a tally for each model in each
// setting, but for the settings of each model that it is played without.
func New(b run.Batch, without map[string][]string) *Report {
	r := &Report{counts: newCounts(b), Measures: gather(b.Probes), total: len(b.Probes)}
	for model, settings := range without {
		for _, s := range settings {
			r.counts.drop(model, s)
		}
	}
	r.Models, r.Groups = r.counts.all, r.counts.groups
	r.thinking.settings = len(b.Settings) > 0
	for _, p := range b.Probes {
		if p.Gap() == session.GapClosed && !p.Mode.Tests() {
			r.complete++
		}
	}
	return r
}

// Add counts a dialogue everywhere.
func (r *Report) Add(d run.Dialogue) {
	r.counts.add(d)
	r.Measures.add(d)
	r.worths.add(d)
	r.thinking.add(d)
}

// Sum fills in what can only be told once all dialogues are counted: Thinking and
// Rollouts. It may be called again after more were.
func (r *Report) Sum() {
	r.Rollouts = r.worths.list(distinct(r.Models))
	r.Thinking = nil
	if r.thinking.shown() {
		r.Thinking = r.thinking.curve()
	}
}

// CurveCSV is accuracy against thinking tokens as a table, one line a point.
func (r *Report) CurveCSV() string { return r.thinking.csv() }

// CurveSVG is accuracy against thinking tokens as a drawing.
func (r *Report) CurveSVG() string { return r.thinking.chart().SVG() }

// Failures makes a run in which a model never got through a failure, named with
// the first cause.
func (r *Report) Failures() error {
	for _, t := range r.Models {
		if t.Errors > 0 && t.Dialogues() == 0 {
			return fmt.Errorf("every dialogue of %s failed, the first with: %s", spoken(t.Model, t.Setting), t.Fault)
		}
	}
	return nil
}

// distinct are the tallies of the models' first settings.
func distinct(list []*run.Tally) (first []*run.Tally) {
	seen := map[string]bool{}
	for _, t := range list {
		if !seen[t.Model] {
			first = append(first, t)
		}
		seen[t.Model] = true
	}
	return first
}
