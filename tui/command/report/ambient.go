package report

import (
	"fmt"
	"slices"

	"askance/probes/ambient"
	"askance/session"
	"askance/session/run"
)

// ambientMeasure adds up the three tests of the ambient family, each over all
// sentences and by type of ambiguity.
type ambientMeasure struct {
	handled  ambientRows[ambientHandled]
	judged   ambientRows[[]ambient.Pair]
	compared ambientRows[ambientCompared]
}

// ambientHandled counts what was made of the ambiguous tasks of one kind.
type ambientHandled struct {
	Asks, Picks, Lists, Others run.Rate
	Meant                      run.Rate // of picks: the reading that is meant
	chance                     float64  // that a pick is, summed over picks
}

// ambientCompared are items of the continuation test of one kind.
type ambientCompared struct {
	items   []ambient.Ranked
	margins float64 // bits
}

func (m *ambientMeasure) add(p *session.Probe, d run.Dialogue) {
	model, control := named(d.Model, d.Setting), p.Kind != ambient.Ask && p.Kind != ambient.TrueFalse && p.Kind != ambient.Continuation
	for _, category := range []string{"", p.Category} {
		switch {
		case p.Mode == session.ModeWord:
			pairs := m.judged.at(model, category, control)
			*pairs = append(*pairs, ambientPairs(fmt.Sprintf("%s %d", p.ID, d.Repeat), d.Trials)...)
		case p.Mode == session.ModeContinue:
			m.compared.at(model, category, control).add(p, d)
		case p.Missing():
			m.handled.at(model, category, control).add(p, d)
		}
		if p.Category == "" {
			return
		}
	}
}

// add counts what the first turn does.
func (h *ambientHandled) add(p *session.Probe, d run.Dialogue) {
	var first run.Spoken
	for _, s := range d.Dialogue {
		if s.Role == session.Assistant {
			first = s
			break
		}
	}
	did, reading := ambient.Handle(p, first.Text, first.Label)
	tick(&h.Asks, did == ambient.Asks)
	tick(&h.Picks, did == ambient.Picks)
	tick(&h.Lists, did == ambient.Lists)
	tick(&h.Others, did == ambient.Others)
	if did == ambient.Picks {
		tick(&h.Meant, reading == p.TrueReading())
		h.chance += 1 / float64(len(p.Readings))
	}
}

// ambientPairs are the pairs of a dialogue: four trials about each reading of
// a sentence.
func ambientPairs(sentence string, trials []run.Trial) (pairs []ambient.Pair) {
	at := map[string]int{}
	for _, t := range trials {
		i, ok := at[t.Group]
		if !ok {
			i = len(pairs)
			at[t.Group] = i
			pairs = append(pairs, ambient.Pair{Sentence: sentence, Reading: t.Group})
		}
		for k, template := range ambient.Templates {
			if template.Name != t.Name {
				continue
			}
			pairs[i].Truth[k] = t.Answer == ambient.True
			switch t.Said {
			case ambient.True:
				pairs[i].Said[k] = ambient.SaysTrue
			case ambient.False:
				pairs[i].Said[k] = ambient.SaysFalse
			}
		}
	}
	return pairs
}

func (c *ambientCompared) add(p *session.Probe, d run.Dialogue) {
	for _, s := range d.Dialogue {
		for _, g := range s.Gains {
			if g.Kind != session.Divergence || g.Fault != "" || len(g.Values) != len(p.Contrasts) {
				continue
			}
			var r ambient.Ranked
			for i, x := range g.Values {
				if p.Contrasts[i].Far {
					r.Distractor = x
				} else {
					r.Readings = append(r.Readings, x)
				}
			}
			c.items, c.margins = append(c.items, r), c.margins+g.Bits
			return
		}
	}
}

// ambientRows are rows by model, type and whether they are controls, in the
// order in which they first came. Type "" is all of them.
type ambientRows[T any] struct{ list []*ambientRow[T] }

type ambientRow[T any] struct {
	model, category string
	control         bool
	of              T
}

func (a *ambientRows[T]) at(model, category string, control bool) *T {
	for _, r := range a.list {
		if r.model == model && r.category == category && r.control == control {
			return &r.of
		}
	}
	r := &ambientRow[T]{model: model, category: category, control: control}
	a.list = append(a.list, r)
	return &r.of
}

// sorted are the rows of each model together, ambiguous sentences before
// controls, all types before each in the family's order.
func (a *ambientRows[T]) sorted() []*ambientRow[T] {
	var models []string
	for _, r := range a.list {
		if !slices.Contains(models, r.model) {
			models = append(models, r.model)
		}
	}
	place := func(r *ambientRow[T]) int {
		n := slices.Index(ambient.Types, r.category) + 1
		if n == 0 && r.category != "" {
			n = len(ambient.Types) + 1 // a type of a published file
		}
		if r.control {
			n += 100
		}
		return n + 1000*slices.Index(models, r.model)
	}
	rows := slices.Clone(a.list)
	slices.SortStableFunc(rows, func(x, y *ambientRow[T]) int { return place(x) - place(y) })
	return rows
}

// name is how a row begins: model, type, and whether it is a control.
func (r *ambientRow[T]) name() []string {
	category, what := "all types", "ambiguous"
	if r.category != "" {
		category = r.category
	}
	if r.control {
		what = "clear"
	}
	return []string{r.model, what, category}
}

func (m *ambientMeasure) sections() []section {
	var list []section
	if len(m.handled.list) > 0 {
		list = append(list, m.handling())
	}
	if len(m.judged.list) > 0 {
		list = append(list, m.truefalse())
	}
	if len(m.compared.list) > 0 {
		list = append(list, m.continuation())
	}
	return list
}

func asRate(s ambient.Share) run.Rate { return run.Rate{K: s.K, N: s.N} }

// chanced writes a chance level to a hundredth of a percent.
func chanced(x float64) string { return fmt.Sprintf("%.2f %%", 100*x) }
