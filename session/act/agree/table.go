package agree

import (
	"fmt"
	"strings"

	"askance/session"
)

// String gives the rate with its interval and n: "0.975 [0.956, 0.986] of 449".
func (r Rate) String() string {
	if r.N == 0 {
		return "none"
	}
	return fmt.Sprintf("%.3f [%.3f, %.3f] of %d", r.Value(), r.Lo, r.Hi, r.N)
}

// Table writes the report as plain text, fixed width, no escape codes.
func (r Report) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "asks or not   accuracy %s\n", r.Accuracy)
	fmt.Fprintf(&b, "              precision %s\n", r.Precision)
	fmt.Fprintf(&b, "              recall %s\n", r.Recall)
	fmt.Fprintf(&b, "              kappa %.3f [%.3f, %.3f]\n\n", r.Kappa.Kappa, r.Kappa.Lo, r.Kappa.Hi)
	r.confusion(&b)
	r.sources(&b)
	if t := r.TwoByTwo; t.AsksWhenMissing.N+t.AnswersWhenComplete.N > 0 {
		fmt.Fprintf(&b, "\nasks when something is missing    %s\n", t.AsksWhenMissing)
		fmt.Fprintf(&b, "answers when nothing is missing   %s\n", t.AnswersWhenComplete)
		fmt.Fprintf(&b, "macro accuracy                    %.3f\n", t.Macro)
	}
	return b.String()
}

func (r Report) confusion(b *strings.Builder) {
	fmt.Fprintf(b, "%-20s %5s", "label", "n")
	for _, a := range session.Acts {
		fmt.Fprintf(b, " %7s", a)
	}
	b.WriteByte('\n')
	for _, row := range r.Confusion {
		fmt.Fprintf(b, "%-20s %5d", row.Want, row.N)
		for _, a := range session.Acts {
			fmt.Fprintf(b, " %7d", row.Got[a])
		}
		b.WriteByte('\n')
	}
}

func (r Report) sources(b *strings.Builder) {
	if len(r.Sources) < 2 {
		return
	}
	fmt.Fprintf(b, "\n%-24s %-32s %s\n", "source", "its own replies", "all others (this source left out)")
	for _, s := range r.Sources {
		fmt.Fprintf(b, "%-24s %-32s %s\n", s.Name, s.Own, s.Without)
	}
}
