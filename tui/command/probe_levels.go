package command

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"askance/probes"
	"askance/session"
	"askance/tui/page"
	"askance/tui/safe"
)

func probeLevels() *cobra.Command {
	var n int
	var seed uint64
	var kind string
	var asJSON bool
	c := &cobra.Command{
		Use:   "levels FAMILY",
		Short: "Print what each difficulty of a family does",
		Long: "Levels makes probes of each difficulty and prints the means of what makes them hard, so that one can see that harder is harder: " +
			"the axes that the family knows (\"guesses\" is how many questions, put at random, it takes until one suffices), the words of the prompt, " +
			"how many facts are withheld, the entropy of the answer, and the chance level where options are shown.",
		Example: "  askance probe levels questbench --kind logic\n  askance probe levels critical -n 200",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			f, err := familyOf(args[0])
			if err != nil {
				return err
			}
			if n < 1 || n > 100_000 {
				return usage("-n must be between 1 and 100,000, not %d", n)
			}
			b := page.Page{Width: page.WidthOf(c.OutOrStdout())}
			var all []difficulty
			for _, k := range levelKinds(f, kind) {
				list, err := levelsOf(f, k, seed, n)
				if err != nil {
					return failure{ExitUsage, err}
				}
				all = append(all, list...)
				fmt.Fprintf(&b, " %s · means of %s a level · seed %d\n", safe.Line(strings.TrimSpace(f.Name()+" "+k)), page.Many(n, "probe"), seed)
				b.Table(1, levelRows(list))
			}
			if asJSON {
				return jsonTo(c.OutOrStdout()).Encode(all)
			}
			_, err = fmt.Fprint(c.OutOrStdout(), b.Text())
			return err
		},
	}
	c.Flags().IntVarP(&n, "number", "n", 40, "how many probes of each difficulty")
	c.Flags().Uint64Var(&seed, "seed", 1, "seed")
	c.Flags().StringVar(&kind, "kind", "", "what to do to each task, of the family's kinds (default: mixed)")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON instead of the table")
	return c
}

// A difficulty is the means of what makes the probes of one level hard.
type difficulty struct {
	Kind    string             `json:"kind,omitempty"` // "" for the family's mixture
	Level   int                `json:"level"`
	N       int                `json:"n"`
	Axes    map[string]float64 `json:"axes,omitempty"`
	Words   float64            `json:"words"` // of the prompt
	Facts   float64            `json:"facts"` // withheld
	Options float64            `json:"options"`
	Bits    float64            `json:"answer_bits"`
	Chance  float64            `json:"chance"`
}

// levelKinds are the kinds that get a table of their own: the one asked for, or,
// of a family whose kinds do not all have the same levels, each in its plainest
// form, because a mixture of fewer and fewer kinds is no scale.
func levelKinds(f probes.Family, kind string) []string {
	if kind != "" {
		return []string{kind}
	}
	lowest, highest := probes.LevelsOf(f, "")
	var plain []string
	same := true
	for _, k := range f.Kinds() {
		if strings.Contains(k, "-") || k == probes.Complete {
			continue
		}
		plain = append(plain, k)
		lo, hi := probes.LevelsOf(f, k)
		same = same && lo == lowest && hi == highest
	}
	if same {
		return []string{""}
	}
	return plain
}

func levelsOf(f probes.Family, kind string, seed uint64, n int) (list []difficulty, err error) {
	lo, hi := probes.LevelsOf(f, kind)
	for level := lo; level <= hi; level++ {
		d := difficulty{Kind: kind, Level: level, N: n, Axes: map[string]float64{}}
		for i := range n {
			p, err := f.Make(kind, seed*1_000_000+uint64(i), level)
			if err != nil {
				return nil, err
			}
			d.add(p, float64(n))
		}
		list = append(list, d)
	}
	return list, nil
}

func (d *difficulty) add(p *session.Probe, n float64) {
	for name, v := range p.Axes {
		d.Axes[name] += v / n
	}
	d.Words += float64(len(strings.Fields(p.Prompt))) / n
	d.Facts += float64(len(p.Facts)) / n
	d.Options += float64(len(p.Options)) / n
	d.Bits += p.AnswerBits / n
	d.Chance += p.Chance / n
}

// levelRows is a table; what is 0 on every level is left out.
func levelRows(list []difficulty) [][]string {
	type column struct {
		name string
		of   func(difficulty) float64
	}
	var columns []column
	names := map[string]bool{}
	for _, d := range list {
		for name := range d.Axes {
			names[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		columns = append(columns, column{name, func(d difficulty) float64 { return d.Axes[name] }})
	}
	columns = append(columns,
		column{"words", func(d difficulty) float64 { return d.Words }},
		column{"facts withheld", func(d difficulty) float64 { return d.Facts }},
		column{"options", func(d difficulty) float64 { return d.Options }},
		column{"bits of the answer", func(d difficulty) float64 { return d.Bits }},
		column{"chance", func(d difficulty) float64 { return d.Chance }})
	columns = slices.DeleteFunc(columns, func(c column) bool {
		return !slices.ContainsFunc(list, func(d difficulty) bool { return c.of(d) != 0 })
	})
	rows := [][]string{{"level"}}
	for _, c := range columns {
		rows[0] = append(rows[0], safe.Line(c.name).String())
	}
	for _, d := range list {
		row := []string{fmt.Sprint(d.Level)}
		for _, c := range columns {
			row = append(row, fmt.Sprintf("%.2f", c.of(d)))
		}
		rows = append(rows, row)
	}
	return rows
}
