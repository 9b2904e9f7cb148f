package report

import (
	"slices"

	"askance/probes/critical"
	"askance/session"
	"askance/session/run"
)

// criticalMeasure keeps apart, for each thing that is done to a problem, what
// published figures for such sets mix: asked, asked the right thing, right in
// the end, and right without having asked; and asked of the complete control.
type criticalMeasure struct{ rows []*criticalRow }

// criticalRow is what one model did with one kind of problem.
type criticalRow struct {
	Model string
	Kind  string

	Asked, Right, End, Unasked run.Rate // of prompts that lack something or contradict themselves
	Over                       run.Rate // of controls
	lucky                      level    // chance that a guess of a prompt not asked about is right
}

func (m *criticalMeasure) add(p *session.Probe, d run.Dialogue) {
	right := d.Correct != nil && *d.Correct
	r := m.row(named(d.Model, d.Setting), p.Kind)
	if d.Gap == session.GapClosed {
		tick(&r.Over, d.Asked)
		tick(&r.End, right)
		return
	}
	tick(&r.Asked, d.Asked)
	tick(&r.Right, d.RightQuestion)
	tick(&r.End, right)
	if !d.Asked {
		tick(&r.Unasked, right)
		chance, known := luck(p)
		r.lucky.only(known, chance)
	}
}

func (m *criticalMeasure) row(model, kind string) *criticalRow {
	for _, r := range m.rows {
		if r.Model == model && r.Kind == kind {
			return r
		}
	}
	r := &criticalRow{Model: model, Kind: kind}
	m.rows = append(m.rows, r)
	return r
}

// sorted are the rows model by model, kinds in the family's order.
func (m *criticalMeasure) sorted() []*criticalRow {
	kinds := critical.Family{}.Kinds()
	var models []string
	for _, r := range m.rows {
		if !slices.Contains(models, r.Model) {
			models = append(models, r.Model)
		}
	}
	rows := slices.Clone(m.rows)
	slices.SortStableFunc(rows, func(a, b *criticalRow) int {
		if a.Model != b.Model {
			return slices.Index(models, a.Model) - slices.Index(models, b.Model)
		}
		return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind)
	})
	return rows
}

// criticalJSON is a row as --json writes it: rates over all dialogues of the
// kind, null where there were none.
type criticalJSON struct {
	Model   string    `json:"model"`
	Kind    string    `json:"kind"`
	N       int       `json:"n"`
	Asked   *float64  `json:"asked"`
	AskedCI []float64 `json:"asked_ci"`
	Right   *float64  `json:"right_question"`
	RightCI []float64 `json:"right_question_ci"`
	End     *float64  `json:"final_right"`
	EndCI   []float64 `json:"final_right_ci"`
	Lucky   *float64  `json:"right_unasked"`
	LuckyCI []float64 `json:"right_unasked_ci"`
	NLucky  int       `json:"n_unasked"`
	Chance  *float64  `json:"right_unasked_chance"`
	Over    *float64  `json:"over_asked"`
	OverCI  []float64 `json:"over_asked_ci"`
}

func (m *criticalMeasure) sections() []section {
	s := section{
		name: "kinds", title: "what was done to the problem",
		keys: 2,
		rows: [][]string{{"", "kind", "asked", "asked the right thing", "right in the end", "right without asking", "chance", "over-asked"}},
		notes: []string{
			"right in the end is over all dialogues, one without a final answer among them; chance is that of a guess among the values that fit (1 in 2 for a contradiction); a question in free words has none",
			"published (GSM-MC, Qwen3-1.7B): right in the end 0.15 % before and 73.98 % after training, where only dialogues that asked can be right, and a model is the user",
		},
	}
	var list []criticalJSON
	for _, r := range m.sorted() {
		s.rows = append(s.rows, []string{
			r.Model, r.Kind, cases(r.Asked), cases(r.Right), cases(r.End), cases(r.Unasked), odds(r.lucky.mean()), cases(r.Over),
		})
		list = append(list, criticalJSON{
			r.Model, r.Kind, r.End.N, r.Asked.Value(), r.Asked.Interval(), r.Right.Value(), r.Right.Interval(), r.End.Value(), r.End.Interval(),
			r.Unasked.Value(), r.Unasked.Interval(), r.Unasked.N, r.lucky.mean(), r.Over.Value(), r.Over.Interval(),
		})
	}
	s.value = list
	return []section{s}
}
