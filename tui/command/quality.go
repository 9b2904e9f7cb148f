package command

import (
	"fmt"
	"io"
	"math"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/quality"
	"askance/session/stat"
	"askance/session/veil"
	"askance/tui/page"
	"askance/tui/safe"
)

func qualityCommand(e *env) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "quality SESSION…",
		Short: "Sum up what people, judges and counts say of the questions, and what people preferred",
		Long: "Quality prints for each model and attribute what people rated (a in the lab), what a judge rated (--judge) and what is counted by rule, each apart; " +
			"then which model's questions people preferred of two (P in the lab), and how far two raters who compared the same pair agree. Of a session that is blind the models' names are left out.",
		Example: "  askance quality 01ARZ3 01ARZ4\n  askance quality 01ARZ3 --json",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			var list []*session.Session
			for _, name := range args {
				rec, err := e.recording(name)
				if err != nil {
					return err
				}
				notes(c, rec.Notes)
				s, _, err := session.Fold(veil.Events(rec.Events))
				if err != nil {
					return badFile(err)
				}
				list = append(list, s)
			}
			return sumUp(c.OutOrStdout(), list, asJSON)
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object instead of tables")
	return c
}

func sumUp(w io.Writer, list []*session.Session, asJSON bool) error {
	rows, faults := quality.Rated(list)
	preferred, agreed := quality.Preferred(list), quality.Agreements(list)
	if asJSON {
		out := jsonTo(w)
		out.SetEscapeHTML(false)
		return out.Encode(qualityJSON(rows, faults, preferred, agreed))
	}
	b := page.Page{Width: page.WidthOf(w)}
	ratingTable(&b, rows, faults)
	preferenceTable(&b, preferred)
	preferenceAgreement(&b, agreed)
	_, err := io.WriteString(w, b.Text())
	return err
}

func ratingTable(b *page.Page, rows []quality.Row, faults quality.Faults) {
	b.WriteString(" ratings of questions, mean with 95 % interval and n; people, judges and counts are never added up\n")
	if len(rows) == 0 {
		b.WriteString(" no question was rated: a rates one in the lab, --judge has a model do it\n")
	}
	table := [][]string{{"", "attribute", "people 1–5", "judges 1–5", "counted"}}
	for _, r := range rows {
		counted := page.None
		switch {
		case len(r.Counted) > 0 && r.Attribute == "focus":
			counted = "clauses " + ofN(r.Counted)
		case len(r.Counted) > 0:
			counted = "had an answer " + ofN(r.Counted)
		}
		table = append(table, []string{safe.Line(r.Model).String(), safe.Line(r.Attribute).String(), ofN(r.People), ofN(r.Judges), counted})
	}
	if len(rows) > 0 {
		b.Table(2, table)
	}
	for _, r := range rows {
		if n := faults[r.Model]; n > 0 {
			fmt.Fprintf(b, " %s: a judge failed on %s; show says how\n", safe.Line(r.Model), page.Many(n, "question"))
			delete(faults, r.Model)
		}
	}
}

func ofN(xs []float64) string {
	if len(xs) == 0 {
		return page.None
	}
	return fmt.Sprintf("%s n %d", stat.AverageOf(xs), len(xs))
}

func preferenceTable(b *page.Page, list []quality.Comparison) {
	b.WriteString("\n preferred of two questions, the names covered while comparing; blind: in the lanes as well (x)\n")
	if len(list) == 0 {
		b.WriteString(" nothing was compared: P compares two questions in the lab\n")
		return
	}
	table := [][]string{{"", "the first's", "the second's", "alike", "not compared", "blind", "pair"}}
	for _, c := range list {
		pair := safe.Line(c.A).String() + " and " + safe.Line(c.B).String()
		blind := fmt.Sprintf("%d of %d", c.Blind, c.WinsA+c.WinsB+c.Ties+c.Skips)
		table = append(table, []string{safe.Line(c.Attribute).String(), fmt.Sprint(c.WinsA), fmt.Sprint(c.WinsB), fmt.Sprint(c.Ties), fmt.Sprint(c.Skips), blind, pair})
	}
	b.Table(1, table)
}

func preferenceAgreement(b *page.Page, list []quality.Agreement) {
	b.WriteString("\n agreement of raters who compared the same pair\n")
	if len(list) == 0 {
		b.WriteString(" no two raters compared the same pair\n")
		return
	}
	table := [][]string{{"", "attribute", "n", "alike", "kappa"}}
	for _, a := range list {
		name := a.Attribute
		if name == "" {
			name = "all"
		}
		kappa := "not defined: one verdict throughout"
		if !math.IsNaN(a.Kappa) {
			kappa = fmt.Sprintf("%.2f %s", a.Kappa, a.Interval(2))
		}
		table = append(table, []string{safe.Line(a.A).String() + " and " + safe.Line(a.B).String(), safe.Line(name).String(), fmt.Sprint(a.N), fmt.Sprintf("%.0f %%", 100*a.Observed), kappa})
	}
	b.Table(2, table)
}

type (
	ratedJSON struct {
		Model     string       `json:"model"`
		Attribute string       `json:"attribute"`
		People    stat.Average `json:"people"`
		Judges    stat.Average `json:"judges"`
		Counted   stat.Average `json:"counted"`
	}
	preferredJSON struct {
		Attribute string    `json:"attribute"`
		Models    [2]string `json:"models"`
		Wins      [2]int    `json:"wins"`
		Ties      int       `json:"ties"`
		Skips     int       `json:"skips"`
		Blind     int       `json:"blind"` // of all these, those given while the lanes' names were hidden too
	}
	agreedJSON struct {
		Raters    [2]string `json:"raters"`
		Attribute string    `json:"attribute,omitempty"` // absent for all
		N         int       `json:"n"`
		Alike     float64   `json:"alike"`
		Kappa     *float64  `json:"kappa"`
		CI        []any     `json:"kappa_ci,omitempty"`
	}
	sumJSON struct {
		Ratings     []ratedJSON     `json:"ratings"`
		JudgeFaults quality.Faults  `json:"judge_faults"`
		Preferences []preferredJSON `json:"preferences"`
		Agreement   []agreedJSON    `json:"agreement"`
	}
)

func qualityJSON(rows []quality.Row, faults quality.Faults, list []quality.Comparison, agreed []quality.Agreement) sumJSON {
	out := sumJSON{Ratings: []ratedJSON{}, JudgeFaults: faults, Preferences: []preferredJSON{}, Agreement: []agreedJSON{}}
	for _, r := range rows {
		out.Ratings = append(out.Ratings, ratedJSON{r.Model, r.Attribute, stat.AverageOf(r.People), stat.AverageOf(r.Judges), stat.AverageOf(r.Counted)})
	}
	for _, c := range list {
		out.Preferences = append(out.Preferences, preferredJSON{c.Attribute, [2]string{c.A, c.B}, [2]int{c.WinsA, c.WinsB}, c.Ties, c.Skips, c.Blind})
	}
	for _, a := range agreed {
		one := agreedJSON{Raters: [2]string{a.A, a.B}, Attribute: a.Attribute, N: a.N, Alike: a.Observed}
		if !math.IsNaN(a.Kappa) {
			one.Kappa, one.CI = &a.Kappa, ends(a.Lo, a.Hi)
		}
		out.Agreement = append(out.Agreement, one)
	}
	return out
}
