package report

import (
	"fmt"
	"math"

	"askance/session/gain"
	"askance/session/run"
	"askance/tui/page"
	"askance/tui/safe"
)

// reasoning writes what the models' steps added to the probability of the right
// answer, and, of two models, how they differ.
func (r *Report) reasoning(b *page.Page) {
	some := false
	for _, t := range r.Models {
		steps, ends := t.Reasoning.Steps(), t.Reasoning.Ends()
		if steps.N == 0 {
			continue
		}
		some = true
		fmt.Fprintf(b, " %s: answer gain per step %s, from end to end %s, bits per answer token\n", safe.Line(named(t.Model, t.Setting)), mean(steps, "step"), mean(ends, "turn"))
	}
	if !some {
		return
	}
	if len(r.Models) == 2 {
		steps, ends := run.CompareReasoning(&r.Models[0].Reasoning, &r.Models[1].Reasoning)
		told := change(steps) + " per step, " + change(ends) + " from end to end"
		if change(steps) == page.None && change(ends) == page.None {
			told = "no change in percent, for the gain it would be a share of may be 0"
		}
		fmt.Fprintf(b, " %s against %s: %s\n",
			safe.Line(named(r.Models[1].Model, r.Models[1].Setting)), safe.Line(named(r.Models[0].Model, r.Models[0].Setting)), told)
	}
	fmt.Fprintf(b, " (%s)\n", gain.VerbosityNote)
}

func mean(s gain.Summary, what string) string {
	if s.N == 0 {
		return page.None
	}
	return fmt.Sprintf("%+.2f [%+.2f, %+.2f] of %s", s.Mean, s.Low, s.High, page.Many(s.N, what))
}

// change is a relative change in percent; a dash where the first mean may be 0,
// as a share of what may be nothing tells nothing, or where there is none.
func change(c gain.Change) string {
	if c.A.N == 0 || c.B.N == 0 || math.IsNaN(c.Relative) || c.A.Low <= 0 && c.A.High >= 0 {
		return page.None
	}
	return fmt.Sprintf("%+.0f %% [%+.0f, %+.0f]", 100*c.Relative, 100*c.Low, 100*c.High)
}
