package report

import (
	"fmt"

	"askance/session/run"
	"askance/tui/page"
	"askance/tui/safe"
)

// gained is the mean of the bits gained, and over how many dialogues.
func gained(t *run.Tally) string {
	if t.Gains == 0 {
		return page.None
	}
	v := t.MeanGain()
	if v == nil {
		return page.None
	}
	return fmt.Sprintf("%+.2f n %d", *v, t.Gains)
}

// notes are the lines below the table about how bits came about.
func (r *Report) notes(b *page.Page) {
	if r.Scorer == "" {
		return
	}
	fmt.Fprintf(b, " bits gained: entropy over the readings before the dialogue less after it, mean per probe, scorer %s\n", safe.Line(r.Scorer))
	if r.Calibrated {
		b.WriteString(" calibrated: the scorer's beliefs are divided by those after an empty dialogue\n")
	}
	if r.Readings != "" {
		fmt.Fprintf(b, " readings: %s\n", safe.Line(r.Readings))
	}
}

// held says what is to be held against each model's scores.
func (r *Report) held(b *page.Page) {
	for _, t := range r.Models {
		name := safe.Line(named(t.Model, t.Setting))
		for _, warning := range t.Held.Listed() {
			fmt.Fprintf(b, " ! %s: %d of %s: %s\n", name, t.Held.Warnings[warning], page.Many(t.Held.Scores, "score"), safe.Line(warning))
		}
		if t.Held.Faults > 0 {
			fmt.Fprintf(b, " ! %s: %s without a value, in none of the means; one of them: %s\n", name, page.Many(t.Held.Faults, "score"), safe.Line(t.Held.Fault))
		}
	}
}
