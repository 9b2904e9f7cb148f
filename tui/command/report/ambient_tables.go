package report

import (
	"fmt"

	"askance/probes/ambient"
	"askance/session/run"
	"askance/tui/page"
)

// AmbientHandling is a row of "handling" as --json writes it.
type AmbientHandling struct {
	Model   string    `json:"model"`
	Type    string    `json:"type"` // "" for all
	N       int       `json:"n"`
	Asks    *float64  `json:"asks"`
	AsksCI  []float64 `json:"asks_ci"`
	Picks   *float64  `json:"picks"`
	PicksCI []float64 `json:"picks_ci"`
	Lists   *float64  `json:"lists"`
	ListsCI []float64 `json:"lists_ci"`
	Other   *float64  `json:"other"`
	OtherCI []float64 `json:"other_ci"`
	Meant   *float64  `json:"picks_what_is_meant"`
	MeantCI []float64 `json:"picks_what_is_meant_ci"`
	NPicks  int       `json:"n_picks"`
	Chance  *float64  `json:"picks_what_is_meant_chance"`
}

func (m *ambientMeasure) handling() section {
	s := section{
		name: "handling", title: "what is made of an ambiguous task in the first turn",
		keys: 3,
		rows: [][]string{{"", "sentences", "type", "asks", "picks a reading", "lists readings", "other", "picks what is meant", "chance"}},
		notes: []string{
			"picks are told apart by the answers of the readings: picking what is meant without having asked is luck; other: names no reading's answer",
			"how often a model asks about clear sentences is in the table of rates: answers when complete",
		},
	}
	var list []AmbientHandling
	for _, r := range m.handled.sorted() {
		h := r.of
		var chance *float64
		luck := page.None
		if h.Meant.N > 0 {
			c := h.chance / float64(h.Meant.N)
			chance, luck = &c, odds(&c)
		}
		s.rows = append(s.rows, append(r.name(), cases(h.Asks), percent(h.Picks), percent(h.Lists), percent(h.Others), cases(h.Meant), luck))
		list = append(list, AmbientHandling{
			r.model, r.category, h.Asks.N, h.Asks.Value(), h.Asks.Interval(), h.Picks.Value(), h.Picks.Interval(), h.Lists.Value(), h.Lists.Interval(),
			h.Others.Value(), h.Others.Interval(), h.Meant.Value(), h.Meant.Interval(), h.Meant.N, chance,
		})
	}
	s.value = list
	return s
}

// AmbientJudged is a row of "truefalse" as --json writes it.
type AmbientJudged struct {
	Model     string                 `json:"model"`
	Type      string                 `json:"type"`
	Control   bool                   `json:"control"`
	Rates     ambient.TrueFalseRate  `json:"counts"`
	Templates map[string]ambientRate `json:"templates"`
	Answers   ambientRate            `json:"answers"`
	AllFour   ambientRate            `json:"all_four"`
	Breaks    ambientRate            `json:"contradicts"`
	Across    ambientRate            `json:"across"`
}

// ambientRate is a rate with its interval, n and chance, null without cases.
type ambientRate struct {
	Value  *float64  `json:"rate"`
	CI     []float64 `json:"ci"`
	N      int       `json:"n"`
	Chance float64   `json:"chance"`
}

func rateOf(s ambient.Share, chance float64) ambientRate {
	r := asRate(s)
	return ambientRate{r.Value(), r.Interval(), r.N, chance}
}

func (m *ambientMeasure) truefalse() section {
	s := section{
		name: "truefalse", title: "True or False to four templates about each reading",
		keys: 3,
		rows: [][]string{{"", "sentences", "type", "right answers", "may", "need not", "cannot", "only", "all four", "contradicts itself", "across readings", "neither"}},
		notes: []string{
			fmt.Sprintf("chance: right answers and each template %s, all four %s, contradicts itself %s, across readings %s",
				chanced(ambient.ChanceTemplate), chanced(ambient.ChanceAllFour), chanced(ambient.ChanceContradicts), chanced(ambient.ChanceAcross)),
			"n of a template is the number of pairs of sentence and reading, which are not independent; neither: answers with no share for True or False, counted as wrong",
			"contradicts itself: the four answers about one reading cannot all hold; across readings: one may be meant and is the only one, and another may be meant too",
			"published (AmbiEnt, test set): right answers 49.6 to 63.0 %, GPT-4 63.0 % with all four right 2.5 % and 76 % across readings; prompts not through a chat template",
		},
	}
	var list []AmbientJudged
	for _, r := range m.judged.sorted() {
		x := ambient.TrueFalseRates(r.of)
		row := append(r.name(), cases(asRate(x.Answers)))
		j := AmbientJudged{
			Model: r.model, Type: r.category, Control: r.control, Rates: x, Templates: map[string]ambientRate{},
			Answers: rateOf(x.Answers, ambient.ChanceTemplate), AllFour: rateOf(x.AllFour, ambient.ChanceAllFour),
			Breaks: rateOf(x.Contradicts, ambient.ChanceContradicts), Across: rateOf(x.Across, ambient.ChanceAcross),
		}
		for k, t := range ambient.Templates {
			row = append(row, percent(asRate(x.Templates[k])))
			j.Templates[t.Name] = rateOf(x.Templates[k], ambient.ChanceTemplate)
		}
		s.rows = append(s.rows, append(row, cases(asRate(x.AllFour)), cases(asRate(x.Contradicts)), cases(asRate(x.Across)), fmt.Sprint(x.Unparsed)))
		list = append(list, j)
	}
	s.value = list
	return s
}

// AmbientRanked is a row of "continuation" as --json writes it.
type AmbientRanked struct {
	Model   string      `json:"model"`
	Type    string      `json:"type"`
	Control bool        `json:"control"`
	Right   ambientRate `json:"distractor_farthest"`
	Margin  *float64    `json:"margin_bits"`
}

func (m *ambientMeasure) continuation() section {
	s := section{
		name: "continuation", title: "is the distractor farther from the sentence than every reading?",
		keys: 3,
		rows: [][]string{{"", "sentences", "type", "distractor farthest", "chance", "margin, bits"}},
		notes: []string{
			"estimates of KL(d‖a) from sampled continuations, cut at their first sentence: --continuations says how many; chance: the mean of 1 in readings and one",
			"margin: the distractor's divergence less the largest of a reading, mean over sentences",
			"published (AmbiEnt, test set, 100 continuations by the paper, from a nucleus of 0.8): 68.9 to 81.0 %, chance 32.8 %",
		},
	}
	var list []AmbientRanked
	for _, r := range m.compared.sorted() {
		right, chance := ambient.RankRates(r.of.items)
		if right.N == 0 {
			continue
		}
		margin := r.of.margins / float64(right.N)
		s.rows = append(s.rows, append(r.name(), cases(run.Rate{K: right.K, N: right.N}), odds(&chance), fmt.Sprintf("%+.2f", margin)))
		list = append(list, AmbientRanked{r.model, r.category, r.control, rateOf(right, chance), &margin})
	}
	s.value = list
	return s
}
