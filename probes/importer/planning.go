package importer

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"askance/probes/questbench/form"
	"askance/probes/questbench/planning"
	"askance/session"
)

var planningColumns = []string{"conditions", "goals", "gt_qs", "num_vars"}

// noQuestion is the gold of a row that needs no question.
const noQuestion = "No questions needed."

// GoldOneWay is why a planning gold may differ: the original takes every fact
// that holds in all states of one plan, and of some of these only one reply
// settles which plan it is.
const GoldOneWay = "the gold holds facts of which only one of the two replies settles the plan"

func readPlanning(r row, o Options) (*session.Probe, string, error) {
	text, err := r.text("num_vars")
	if err != nil {
		return nil, "", err
	}
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > planning.MaxBlocks {
		return nil, "", bad("num_vars", fmt.Errorf("%q is no number of blocks from 1 to %d", text, planning.MaxBlocks))
	}
	d := planning.NewDomain(n)
	conditions, err := r.text("conditions")
	if err != nil {
		return nil, "", err
	}
	known, err := facts(d, conditions)
	if err != nil {
		return nil, "", bad("conditions", err)
	}
	goals, err := r.text("goals")
	if err != nil {
		return nil, "", err
	}
	goal, err := facts(d, goals)
	if err == nil && (goal.False != 0 || goal.True == 0) {
		err = errors.New("a goal is a list of facts that shall hold")
	}
	if err != nil {
		return nil, "", bad("goals", err)
	}
	gold, err := cell(r, "gt_qs", words)
	if err != nil {
		return nil, "", err
	}
	posed, err := planning.Pose(n, known, goal.True)
	if err != nil {
		return nil, "", bad("conditions", err)
	}
	if !slices.Contains([]string{form.Open, form.Choice, form.Unsure}, o.Kind) {
		return nil, "", fmt.Errorf("there is no kind %q for this format: choose open, choice or unsure", o.Kind)
	}
	p := posed.Probe(o.Kind, uint64(r.number), name)
	p.ID, p.Source = id("questbench-planning", r.number), o.File
	p.Published, p.Sufficient = sorted(gold), []string{noQuestion}
	if !posed.Settled {
		p.Sufficient = names(d, posed.Right)
	}
	switch {
	case sameSet(p.Published, p.Sufficient):
		return p, agree, nil
	case !posed.Settled && within(p.Sufficient, p.Published) && within(p.Published, names(d, posed.Right|posed.OneWay)):
		p.Note = GoldOneWay
		return p, GoldOneWay, nil
	}
	p.Note = "the published gold and the solver differ"
	return p, differ, nil
}

// names of a set of facts, sorted.
func names(d *planning.Domain, set uint64) []string {
	var out []string
	for i, f := range d.Facts {
		if set>>i&1 == 1 {
			out = append(out, name(f))
		}
	}
	return sorted(out)
}

// within reports whether all of a is in b.
func within(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// letter names a block as the published files do.
func letter(a int) string { return string(rune('a' + a)) }

// name is a fact as the published files write it.
func name(f planning.Fact) string {
	switch f.Kind {
	case planning.On:
		return "(on " + letter(f.A) + " " + letter(f.B) + ")"
	case planning.Table:
		return "(ontable " + letter(f.A) + ")"
	case planning.Clear:
		return "(clear " + letter(f.A) + ")"
	case planning.Held:
		return "(holding " + letter(f.A) + ")"
	}
	return "(handempty)"
}

// facts reads a fact a line, "not " before those that do not hold.
func facts(d *planning.Domain, text string) (planning.Known, error) {
	index := map[string]uint64{}
	for _, f := range d.Facts {
		index[name(f)] = d.Bit(f)
	}
	var k planning.Known
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		what, denied := strings.CutPrefix(line, "not ")
		bit, ok := index[strings.TrimSpace(what)]
		switch {
		case !ok:
			return k, fmt.Errorf("%q is no fact about %d blocks", line, d.Blocks)
		case denied:
			k.False |= bit
		default:
			k.True |= bit
		}
	}
	if k.True&k.False != 0 {
		return k, errors.New("a fact is said to hold and not to hold")
	}
	return k, nil
}
