package importer

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"askance/probes/internal/draw"
	"askance/probes/questbench/logic"
	"askance/session"
)

var logicColumns = []string{"known_facts", "known_untrue_facts", "cannot_ask_facts", "goal", "rules", "gt_qs"}

// Reasons why a published gold differs.
const (
	GoldForbidden = "the gold holds what its own prompt forbids to ask about"
	GoldNeedless  = "the equations settle the goal with nothing asked"
)

// logicRow is a row of Logic-Q.
type logicRow struct {
	theory              *logic.Theory
	index               map[string]int
	known               logic.Set
	goal                int
	forbidden, gold     []string
	forbiddenSet, depth uint64
}

func readLogic(r row, o Options) (*session.Probe, string, error) {
	l, err := parseLogic(r)
	if err != nil {
		return nil, "", err
	}
	problem, cases, err := logic.Pose(l.theory, l.known, l.goal, l.forbiddenSet, uint64(r.number))
	if err != nil {
		return nil, "", bad("rules", err)
	}
	kinds := (logic.Family{}).Kinds()
	if !slices.Contains(kinds, o.Kind) {
		return nil, "", fmt.Errorf("there is no kind %q for this format: choose one of %s", o.Kind, strings.Join(kinds, ", "))
	}
	seed := uint64(r.number)
	p := problem.Probe(o.Kind, seed, int(l.depth), draw.New("import logic", seed))
	p.ID, p.Source = id("questbench-logic", r.number), o.File
	p.Published, p.Forbidden = sorted(l.gold), sorted(l.forbidden)
	p.Sufficient = nil
	for name, v := range l.index {
		if problem.Right>>v&1 == 1 {
			p.Sufficient = append(p.Sufficient, name)
		}
	}
	p.Sufficient = sorted(p.Sufficient)
	outcome := agree
	allowed := slices.DeleteFunc(slices.Clone(p.Published), func(name string) bool { return slices.Contains(l.forbidden, name) })
	var notes []string
	switch {
	case !sameSet(allowed, p.Sufficient):
		outcome = differ
		notes = append(notes, "the published gold and the solver differ")
	case len(allowed) < len(p.Published):
		outcome = GoldForbidden
		notes = append(notes, GoldForbidden)
	}
	if cases != 0 {
		notes = append(notes, "reasoning by cases, these settle the goal too: "+strings.Join(l.names(cases), ", "))
	}
	p.Note = strings.Join(notes, "; ")
	return p, outcome, nil
}

// names of a set of attributes, sorted.
func (l *logicRow) names(set uint64) []string {
	var out []string
	for name, v := range l.index {
		if set>>v&1 == 1 {
			out = append(out, name)
		}
	}
	return sorted(out)
}

func parseLogic(r row) (*logicRow, error) {
	lists2, err := cell(r, "rules", lists)
	if err != nil {
		return nil, err
	}
	goal, err := r.text("goal")
	if err != nil {
		return nil, err
	}
	l := &logicRow{}
	if l.theory, l.index, err = logic.ParseClauses(lists2, goal); err != nil {
		return nil, bad("rules", err)
	}
	l.goal = l.index[goal]
	for field, lit := range map[string]func(int) logic.Lit{"known_facts": logic.Pos, "known_untrue_facts": logic.Neg} {
		names, err := cell(r, field, words)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			v, ok := l.index[name]
			if !ok {
				return nil, bad(field, fmt.Errorf("%q is in no rule", name))
			}
			l.known = l.known.With(lit(v))
		}
	}
	if !l.known.Consistent() {
		return nil, bad("known_untrue_facts", errors.New("an attribute is known true and known untrue"))
	}
	if l.forbidden, err = cell(r, "cannot_ask_facts", words); err != nil {
		return nil, err
	}
	if l.gold, err = cell(r, "gt_qs", words); err != nil {
		return nil, err
	}
	for _, name := range l.forbidden {
		if v, ok := l.index[name]; ok {
			l.forbiddenSet |= 1 << v
		}
	}
	if s, ok := r.field("max_depth"); ok {
		if l.depth, err = strconv.ParseUint(strings.TrimSpace(s), 10, 16); err != nil {
			return nil, bad("max_depth", fmt.Errorf("%q is no whole number", s))
		}
	}
	return l, nil
}

// cell reads a field with a parser of literals.
func cell[T any](r row, name string, parse func(string) (T, error)) (T, error) {
	var none T
	s, err := r.text(name)
	if err != nil {
		return none, err
	}
	v, err := parse(s)
	return v, bad(name, err)
}
