package report

import (
	"fmt"
	"strings"

	"askance/session"
	"askance/session/run"
	"askance/tui/page"
	"askance/tui/safe"
)

// columns is how many models stand beside each other in a table.
const columns = 4

// A line is one row of the table of rates.
type line struct {
	name   string
	cell   func(*run.Tally) string
	chance *float64
	rare   func(*run.Tally) bool // shown only when it holds for a model; nil is always
}

// lineOf is a line of a rate: share, interval and number of cases.
func lineOf(name string, of func(*run.Tally) run.Rate, chance *float64) line {
	return line{name: name, chance: chance, cell: func(t *run.Tally) string { return cases(of(t)) }}
}

// seldom is a rate that is left out when it is 0 everywhere and has no chance
// level to be held against.
func seldom(name string, of func(*run.Tally) run.Rate, chance *float64) line {
	l := lineOf(name, of, chance)
	l.rare = func(t *run.Tally) bool { return of(t).K > 0 || chance != nil }
	return l
}

func lines(c Chance) []line {
	both := macro
	if c.Flagged != nil {
		both = unsureMacro
	}
	return []line{
		lineOf("asks when missing", func(t *run.Tally) run.Rate { return t.Asked }, c.Asked),
		lineOf("right question", func(t *run.Tally) run.Rate { return t.RightQuestion }, c.Right),
		seldom("asks for everything", func(t *run.Tally) run.Rate { return t.Everything }, nil),
		seldom("only says it is unsure", func(t *run.Tally) run.Rate { return t.Flagged }, c.Flagged),
		seldom("hedges", func(t *run.Tally) run.Rate { return t.Hedged }, nil),
		lineOf("guesses", func(t *run.Tally) run.Rate { return t.Guessed }, nil),
		lineOf("guess right", func(t *run.Tally) run.Rate { return t.GuessRight }, c.Lucky),
		lineOf("answers when complete", func(t *run.Tally) run.Rate { return t.Answered }, c.Answered),
		seldom("declines", func(t *run.Tally) run.Rate { return did(t, session.Refuse) }, nil),
		seldom("does something else", func(t *run.Tally) run.Rate { return did(t, session.Other) }, nil),
		{name: "macro", cell: both},
		lineOf("final right", func(t *run.Tally) run.Rate { return t.Correct }, nil),
		{name: "turns", cell: func(t *run.Tally) string { return fmt.Sprintf("%.2f", t.MeanTurns()) }},
		{name: "bits gained", cell: func(t *run.Tally) string { return gained(t) }},
		{name: "tokens thought", cell: thought, rare: func(t *run.Tally) bool { return t.Thinkers > 0 }},
	}
}

// did is how many of all first turns did one thing.
func did(t *run.Tally, a session.Act) run.Rate {
	return run.Rate{K: t.Acts[a], N: t.Dialogues()}
}

// tick counts a case, and whether it was one.
func tick(r *run.Rate, yes bool) {
	r.N++
	if yes {
		r.K++
	}
}

// A rateRow is a rate with its 95 % interval, as --json writes it.
type rateRow struct {
	Rate *float64  `json:"rate"` // a share, 0..1; null of no cases
	CI   []float64 `json:"ci"`   // low, high
	N    int       `json:"n"`
}

func rowOf(r run.Rate) rateRow { return rateRow{r.Value(), r.Interval(), r.N} }

// cases is a rate with its interval and number of cases.
func cases(r run.Rate) string {
	if r.N == 0 {
		return page.None
	}
	return fmt.Sprintf("%s n %d", percent(r), r.N)
}

func thought(t *run.Tally) string {
	v := t.MeanThought()
	if v == nil {
		return page.None
	}
	about := ""
	if t.Estimated > 0 {
		about = "about "
	}
	return fmt.Sprintf("%s%.0f (n %d)", about, *v, t.Thinkers)
}

// writeRates writes the rates of some models, a column each and one for chance.
func writeRates(b *page.Page, list []*run.Tally, c Chance) {
	for len(list) > 0 {
		some := list[:min(columns, len(list))]
		list = list[len(some):]
		head := []string{""}
		for _, t := range some {
			head = append(head, safe.Line(named(t.Model, t.Setting)).String())
		}
		if c.known() {
			head = append(head, "chance")
		}
		rows := [][]string{head}
		for _, l := range lines(c) {
			if l.shown(some) {
				rows = append(rows, l.row(some, c.known()))
			}
		}
		b.Table(1, rows)
	}
}

func (l line) shown(list []*run.Tally) bool {
	if l.rare == nil {
		return true
	}
	for _, t := range list {
		if l.rare(t) {
			return true
		}
	}
	return false
}

func (l line) row(list []*run.Tally, chance bool) []string {
	row := []string{l.name}
	for _, t := range list {
		row = append(row, l.cell(t))
	}
	if chance {
		row = append(row, strings.TrimPrefix(odds(l.chance), page.None))
	}
	return row
}
