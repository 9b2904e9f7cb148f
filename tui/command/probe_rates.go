package command

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"askance/probes/ambient"
	"askance/probes/importer"
	"askance/session/run"
	"askance/tui/page"
	"askance/tui/safe"
)

func probeRates() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "rates FILE…",
		Short: "Recompute AmbiEnt's rates from its released results or data",
		Long: "Rates reads files of AmbiEnt as they were released, results of the true/false test (results/TF_evaluation), of the continuation test " +
			"(results/continuation_evaluation), or data with or without categories, and prints the paper's rates with 95 % intervals. " +
			"An answer that is neither true nor false counts as wrong. What models here reach is printed by `askance run --probe ambient`.",
		Example: "  askance probe rates category_annotations.jsonl\n  askance probe rates results/TF_evaluation/gpt-4.jsonl --json",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			for _, name := range args {
				in, done, err := open(c, name)
				if err != nil {
					return failure{ExitUsage, err}
				}
				r, err := importer.AmbientRates(name, in)
				done()
				if err != nil {
					return failure{ExitUsage, err}
				}
				if err := printRates(c.OutOrStdout(), name, r, asJSON); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a file instead of tables")
	return c
}

func printRates(w io.Writer, name string, r *importer.Rates, asJSON bool) error {
	if asJSON {
		return jsonTo(w).Encode(struct {
			File string `json:"file"`
			*importer.Rates
		}{name, r})
	}
	b := page.Page{Width: page.WidthOf(w)}
	fmt.Fprintf(&b, " %s · %s\n", safe.Line(name), page.Many(r.Rows, "row"))
	rows := [][]string{{"", "rate", "chance"}}
	line := func(what string, s ambient.Share, chance float64) {
		level := ""
		if chance > 0 {
			level = fmt.Sprintf("%.2f %%", 100*chance)
		}
		rows = append(rows, []string{what, exactly(s), level})
	}
	if t := r.TrueFalse; t != nil {
		line("right answers", t.Answers, ambient.ChanceTemplate)
		for k, x := range ambient.Templates {
			line("  "+x.Text, t.Templates[k], ambient.ChanceTemplate)
		}
		line("all four right", t.AllFour, ambient.ChanceAllFour)
		line("contradicts itself about one reading", t.Contradicts, ambient.ChanceContradicts)
		line("contradicts itself across two readings", t.Across, ambient.ChanceAcross)
		line("neither true nor false", ambient.Share{K: t.Unparsed, N: t.Answers.N}, 0)
	}
	if r.Ranked != nil {
		line("distractor farthest", *r.Ranked, r.Chance)
	}
	if r.Ambiguous != nil {
		line("ambiguous pairs", *r.Ambiguous, 0)
	}
	for _, x := range r.Categories {
		line("  "+safe.Line(x.Name).String(), x.Share, 0)
	}
	b.Table(1, rows)
	_, err := io.WriteString(w, b.Text())
	return err
}

// exactly is a rate to a tenth of a percent, as papers print it, with its
// interval and its counts.
func exactly(s ambient.Share) string {
	r := run.Rate{K: s.K, N: s.N}
	if r.N == 0 {
		return page.None
	}
	v, ci := r.Value(), r.Interval()
	return fmt.Sprintf("%.1f %% [%.1f–%.1f] %d of %d", 100**v, 100*ci[0], 100*ci[1], r.K, r.N)
}
