package command

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/fixture"
	"askance/tui/page"
)

// fixtureFlags are the flags of askance fixture.
type fixtureFlags struct {
	output string
	force  bool
	noTape bool
	text   bool
	gain   float64
	rate   float64
	of     int
	lanes  []string
}

func fixtureCommand(e *env) *cobra.Command {
	var f fixtureFlags
	c := &cobra.Command{
		Use:   "fixture SESSION|FILE",
		Short: "Make a fixture of a session: what was recorded, and what to expect of it",
		Long: "Fixture writes a session as one readable JSON file that `askance check` checks again. Expected is of each turn the act that its raters " +
			"marked it with, else the act that the rules found, and the right question or answer where there was one. " +
			"The file is yours to edit: `askance schema fixture` prints what may stand in it.",
		Example: "  askance fixture 01ARZ3 -o fixtures/plums.json\n" +
			"  askance fixture 01ARZ3 --rate 0.8 --of 10 -o fixtures/plums.json",
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return makeFixture(c, e, f, args[0]) },
	}
	v := c.Flags()
	v.StringVarP(&f.output, "output", "o", "", "write to this file (default: standard output)")
	v.BoolVar(&f.force, "force", false, "replace the file if it is there")
	v.BoolVar(&f.noTape, "no-tape", false, "leave out times and log-probabilities")
	v.BoolVar(&f.text, "text", false, "expect the very words too")
	v.Float64Var(&f.gain, "gain", 0, "expect of each turn at least this share of the bits it gained about the readings, 0 to 1")
	v.Float64Var(&f.rate, "rate", 0, "expect the act in at least this share of repeats instead of once")
	v.IntVar(&f.of, "of", 10, "how many repeats --rate is about")
	v.StringArrayVar(&f.lanes, "lane", nil, "expect something of this lane only; repeat for more")
	return c
}

func (f fixtureFlags) options() (fixture.Options, error) {
	o := fixture.Options{Made: Version(), NoTape: f.noTape, Text: f.text, Gain: f.gain, Lanes: laneIDs(f.lanes)}
	switch {
	case f.gain < 0 || f.gain > 1:
		return o, usage("--gain is a share between 0 and 1, not %g", f.gain)
	case f.rate < 0 || f.rate > 1:
		return o, usage("--rate is a share between 0 and 1, not %g", f.rate)
	case f.of < 1 || f.of > fixture.MaxRepeats:
		return o, usage("--of must be between 1 and %d, not %d", fixture.MaxRepeats, f.of)
	}
	if f.rate > 0 {
		o.Rate = &fixture.Rate{AtLeast: &f.rate, Of: f.of}
	}
	return o, nil
}

func laneIDs(names []string) (list []session.LaneID) {
	for _, n := range names {
		list = append(list, session.LaneID(n))
	}
	return list
}

func makeFixture(c *cobra.Command, e *env, f fixtureFlags, name string) error {
	o, err := f.options()
	if err != nil {
		return err
	}
	rec, err := e.recording(name)
	if err != nil {
		return err
	}
	notes(c, rec.Notes)
	fx, err := fixture.Of(rec.Events, o)
	if err != nil {
		return err
	}
	if f.output == "" || f.output == "-" {
		data, err := fx.Encode()
		if err != nil {
			return err
		}
		_, err = c.OutOrStdout().Write(data)
		return err
	}
	if err := fx.WriteFile(f.output, f.force); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return usage("%s is there already: choose another name, or replace it with --force", f.output)
		}
		return fmt.Errorf("the fixture cannot be written: %w", err)
	}
	said := "it expects nothing: no turn of a model ended by itself"
	if len(fx.Expect) > 0 {
		said = fmt.Sprintf("it expects something of %s by %s", page.Many(len(fx.Expect), "turn"), strings.Join(expectedOf(fx), ", "))
	}
	notes(c, []string{f.output + ": " + said})
	return nil
}

// expectedOf lists the models that something is expected of.
func expectedOf(f *fixture.Fixture) (names []string) {
	for _, l := range f.Recorded.Lanes {
		for _, t := range l.Turns {
			if f.Expected(t.Turn) != nil {
				names = append(names, l.Model)
				break
			}
		}
	}
	return names
}
