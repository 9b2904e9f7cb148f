package report

import (
	"fmt"
	"strings"

	"askance/session"
	"askance/session/run"
	"askance/tui/page"
	"askance/tui/safe"
)

// Text writes a run's report the way one reads it: what was done in the first
// line, then a column for each model, each rate with its interval, its number of
// cases and chance. A width above 0 is that of a terminal.
func (r *Report) Text(width int) string {
	b := page.Page{Width: width}
	fmt.Fprintf(&b, " %s · %d probes (%d complete) · seed %d · user %s\n", safe.Line(r.Probe), r.total, r.complete, r.Seed, safe.Line(r.User))
	r.rates(&b)
	for _, t := range r.Models {
		if t.Unknown > 0 {
			fmt.Fprintf(&b, " %s: %s of which nobody knows whether something is missing: %s\n", safe.Line(named(t.Model, t.Setting)), page.Many(t.Unknown, "prompt"), acts(t.UnknownActs))
		}
		if t.Errors > 0 {
			fmt.Fprintf(&b, " %s: %s failed, in none of the rates; the first: %s\n", safe.Line(named(t.Model, t.Setting)), page.Many(t.Errors, "dialogue"), safe.Line(t.Fault))
		}
	}
	for _, t := range r.Models {
		if r.Judge != "" {
			fmt.Fprintf(&b, " %s: the judge %s agrees with the rules in %s of %d turns%s\n",
				safe.Line(named(t.Model, t.Setting)), safe.Line(r.Judge), percent(t.JudgeAgrees), t.JudgeAgrees.N, doubts(t.JudgeWarned))
		}
	}
	r.reasoning(&b)
	r.notes(&b)
	r.held(&b)
	r.worths.write(&b, distinct(r.Models))
	r.Measures.write(&b)
	r.thinking.write(&b)
	return b.Text()
}

// rates writes a table for each group of probes, each with its own levels of
// chance, and of several groups one of all.
func (r *Report) rates(b *page.Page) {
	var asking []*Group
	for _, g := range r.Groups {
		if g.Tests == 0 {
			asking = append(asking, g)
			continue
		}
		fmt.Fprintf(b, " %s · %s in which nothing can be asked\n", safe.Line(g.Name), page.Many(g.Tests, "test"))
	}
	switch len(asking) {
	case 0:
		return
	case 1:
		writeRates(b, asking[0].Models, asking[0].Chance)
		return
	}
	for _, g := range asking {
		fmt.Fprintf(b, "\n %s · %s lacking something, %s\n", safe.Line(g.Name), page.Many(g.Missing, "probe"), page.Many(g.Complete, "control"))
		writeRates(b, g.Models, g.Chance)
	}
	b.WriteString("\n all of them, of different chance levels\n")
	writeRates(b, r.Models, Chance{})
}

func percent(r run.Rate) string {
	v, ci := r.Value(), r.Interval()
	if v == nil {
		return page.None
	}
	return fmt.Sprintf("%.0f %% [%.0f–%.0f]", 100**v, 100*ci[0], 100*ci[1])
}

// macro is the macro accuracy of the two rates beside it, and over how many
// dialogues.
func macro(t *run.Tally) string { return macroOf(t, t.Macro()) }

// unsureMacro is that of prompts that allow no question: saying so is the first
// of its sides.
func unsureMacro(t *run.Tally) string { return macroOf(t, t.Recognised()) }

func macroOf(t *run.Tally, v *float64) string {
	if v == nil {
		return page.None
	}
	return fmt.Sprintf("%.0f %% n %d", 100**v, t.Missing+t.Complete)
}

// doubts says how many opinions carry a warning.
func doubts(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them with warnings, which -o keeps", n)
}

// acts lists what a model's first turns did: "ask 3, guess 1".
func acts(did map[session.Act]int) string {
	var parts []string
	for _, a := range session.Acts {
		if n := did[a]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", a, n))
		}
	}
	return strings.Join(parts, ", ")
}
