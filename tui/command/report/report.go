// Package report is what a batch of dialogues came to: it adds them up by model,
// by group of probes and by what each family measures of its own, and writes the
// sums as tables for a reader and as JSON for a program.
//
// No rate of a report is without its interval, and none is held against a chance
// level that not all of its probes have. It plays nothing and reads no files; a dialogue that
// failed is counted as that and as nothing else. What a family's measure means,
// and its formulas, live with the family in probes.
package report

import (
	"encoding/json"
	"fmt"

	"askance/session"
	"askance/session/run"
)

// A Report is what a run ends with. New makes what is counted; the fields that say
// what was run, from Probe to Judge, are the caller's to fill in.
type Report struct {
	Models []*run.Tally `json:"models"`
	Probe  string       `json:"probe"` // where the probes come from
	Seed   uint64       `json:"seed"`  // of the probes and of sampling
	User   string       `json:"user"`  // who answers a model that asks
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
// setting. without holds by model the names of settings that it is not played in.
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

// Add counts a dialogue everywhere. One goroutine at a time may.
func (r *Report) Add(d run.Dialogue) {
	r.counts.add(d)
	r.Measures.add(d)
	r.worths.add(d)
	r.thinking.add(d)
}

// MarshalJSON writes all that was counted so far.
func (r *Report) MarshalJSON() ([]byte, error) {
	type plain Report
	p := plain(*r)
	p.Rollouts = r.worths.list(distinct(r.Models))
	if r.thinking.shown() {
		p.Thinking = r.thinking.curve()
	}
	return json.Marshal(&p)
}

// CurveCSV is accuracy against thinking tokens as a table: a head, and a line for
// each point.
func (r *Report) CurveCSV() string { return r.thinking.csv() }

// CurveSVG is accuracy against thinking tokens as a drawing.
func (r *Report) CurveSVG() string { return r.thinking.chart().SVG() }

// Failure is that of a model that never got through, with its first cause; nil
// when every one did at least once.
func (r *Report) Failure() error {
	for _, t := range r.Models {
		if t.Errors > 0 && t.Dialogues() == 0 {
			return fmt.Errorf("every dialogue of %s failed, the first with: %s", named(t.Model, t.Setting), t.Fault)
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
