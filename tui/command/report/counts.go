package report

import (
	"strings"

	"askance/probes"
	"askance/probes/questbench"
	"askance/session"
	"askance/session/run"
)

// counts are what was counted of a run: over all dialogues, and over each group
// of probes, whose chance levels differ.
type counts struct {
	all    []*run.Tally
	groups []*Group
	byID   map[string]*Group // by the probe's ID
}

// A Group is the probes of one family, of questbench those of one domain and
// form.
type Group struct {
	Name     string       `json:"name"`
	Missing  int          `json:"n_missing"`         // probes whose prompt lacks something
	Complete int          `json:"n_complete"`        // controls
	Tests    int          `json:"n_tests,omitempty"` // probes in which nothing can be asked
	Chance   Chance       `json:"chance"`
	Models   []*run.Tally `json:"models"`
}

// newCounts makes a tally for each model and setting, here and in each group.
func newCounts(b run.Batch) *counts {
	c := &counts{all: tallies(b), byID: map[string]*Group{}}
	parts := map[string][]*session.Probe{}
	byName := map[string]*Group{}
	for _, p := range b.Probes {
		name := groupOf(p)
		g := byName[name]
		if g == nil {
			g = &Group{Name: name, Models: tallies(b)}
			byName[name] = g
			c.groups = append(c.groups, g)
		}
		c.byID[p.ID] = g
		parts[name] = append(parts[name], p)
		switch gap := p.Gap(); {
		case p.Mode.Tests():
			g.Tests++
		case gap == session.GapOpen:
			g.Missing++
		case gap == session.GapClosed:
			g.Complete++
		}
	}
	for _, g := range c.groups {
		g.Chance = chanceOf(parts[g.Name])
	}
	return c
}

func tallies(b run.Batch) (list []*run.Tally) {
	for _, m := range b.Models {
		if len(b.Settings) == 0 {
			list = append(list, &run.Tally{Model: m})
		}
		for _, s := range b.Settings {
			list = append(list, &run.Tally{Model: m, Setting: s.Name})
		}
	}
	return list
}

// add counts a dialogue.
func (c *counts) add(d run.Dialogue) {
	if t := find(c.all, d); t != nil {
		t.Add(d)
	}
	if g := c.byID[d.Probe]; g != nil {
		if t := find(g.Models, d); t != nil {
			t.Add(d)
		}
	}
}

func find(list []*run.Tally, d run.Dialogue) *run.Tally {
	for _, t := range list {
		if t.Model == d.Model && t.Setting == d.Setting {
			return t
		}
	}
	return nil
}

// drop forgets the tallies of a model in a setting that it cannot be played in.
func (c *counts) drop(model, setting string) {
	without := func(list []*run.Tally) (kept []*run.Tally) {
		for _, t := range list {
			if t.Model != model || t.Setting != setting {
				kept = append(kept, t)
			}
		}
		return kept
	}
	c.all = without(c.all)
	for _, g := range c.groups {
		g.Models = without(g.Models)
	}
}

// groupOf names the group of a probe.
func groupOf(p *session.Probe) string {
	if p.Mode.Tests() {
		return p.Family + " " + strings.TrimPrefix(p.Kind, probes.Complete+"-")
	}
	if p.Family != questbench.Name {
		return p.Family
	}
	if kind := strings.TrimPrefix(strings.TrimPrefix(p.Kind, "complete"), "-"); kind != "" {
		return p.Family + " " + kind
	}
	return p.Family
}

// named names a tally's model and how it thought.
func named(model, setting string) string {
	if setting == "" {
		return model
	}
	return model + " · thinking " + setting
}
