package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"askance/session/diff"
	"askance/session/fixture"
	"askance/session/fixture/tidy"
	"askance/session/gain"
	"askance/session/labels"
	"askance/tui/page"
	"askance/tui/safe"
)

// checkFlags are the flags of askance check.
type checkFlags struct {
	model     string
	offline   bool
	sameModel bool
	rules     bool
	lanes     []string
	junit     string
	json      bool
	labels    string
}

func checkCommand(e *env) *cobra.Command {
	var f checkFlags
	c := &cobra.Command{
		Use:   "check FIXTURE…",
		Short: "Check fixtures again: same, moved or broken, turn by turn",
		Long: "Check sends each recorded dialogue to its model again, turn by turn, and says of every turn: same (identical words), moved (other words, " +
			"what is expected holds), broken (an expectation does not hold) or not comparable (the model is missing, or failed; no failure).\n" +
			"With --offline no model is asked: the recorded words are labelled again and held against the expectations.\n" +
			"Exit codes: 0 everything holds, 2 a file is no fixture (then nothing is checked), 3 something is broken, 4 a server or model is not available, " +
			"1 something else could not be compared.",
		Example: "  askance check fixtures/*.json --junit report.xml\n" +
			"  askance check plums.json -m llama3.2:3b --lane 1\n" +
			"  askance check --offline fixtures/*.json",
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return checkFixtures(c, e, f, args) },
	}
	v := c.Flags()
	v.StringVarP(&f.model, "model", "m", "", "ask this model instead of the recorded ones")
	v.BoolVar(&f.offline, "offline", false, "ask no model: check the recordings against their own expectations")
	v.BoolVar(&f.sameModel, "same-model", false, "compare only with the very weights that were recorded (by digest)")
	v.BoolVar(&f.rules, "rules", false, "judge recorded words by the rules alone, even where a person marked them")
	v.StringArrayVar(&f.lanes, "lane", nil, "check this lane only; repeat for more")
	v.StringVar(&f.junit, "junit", "", "write a JUnit report to this file")
	v.StringVar(&f.labels, "labels", "", "hold the people's marks against this label set, a JSON Schema, instead of the sets that the fixtures record")
	v.BoolVar(&f.json, "json", false, "print one JSON object instead of lines")
	return c
}

func checkFixtures(c *cobra.Command, e *env, f checkFlags, files []string) error {
	if f.offline && (f.model != "" || f.sameModel) {
		return usage("--offline asks no model: leave out -m and --same-model")
	}
	set, err := readSet(f.labels)
	if err != nil {
		return err
	}
	list, err := readFixtures(files, set)
	if err != nil {
		return err
	}
	k, err := f.checker(e)
	if err != nil {
		return err
	}
	var done []fixture.Checked
	counts := fixture.Count{}
	for i, fx := range list {
		if !f.json {
			fmt.Fprintln(c.OutOrStdout(), safe.Line(files[i]))
			k.Each = func(v fixture.Verdict) { printVerdict(c.OutOrStdout(), v) }
		}
		var verdicts []fixture.Verdict
		verdicts, err = k.Check(c.Context(), fx)
		counts.Add(verdicts)
		done = append(done, fixture.Checked{File: files[i], Title: fx.Title, Verdicts: verdicts})
		if err != nil {
			break
		}
	}
	err = errors.Join(err, f.report(c, done, counts))
	if err != nil {
		return err
	}
	return exitOf(done, counts)
}

func marksFit(f *fixture.Fixture, name string, set *labels.Set) error {
	s, err := f.Session()
	if err == nil {
		err = labels.CheckMarks(s, set)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// readFixtures reads every file before anything is checked, and tells all that
// is wrong with them. A set, if there is one, is what their marks may say.
func readFixtures(files []string, set *labels.Set) ([]*fixture.Fixture, error) {
	var list []*fixture.Fixture
	var bad []string
	for _, name := range files {
		f, err := fixture.ReadFile(name)
		if err == nil && set != nil {
			err = marksFit(f, name, set)
		}
		if err != nil {
			bad = append(bad, err.Error())
		}
		list = append(list, f)
	}
	if len(bad) > 0 {
		return nil, failure{ExitUsage, errors.New(strings.Join(bad, "; "))}
	}
	return list, nil
}

func (f checkFlags) checker(e *env) (fixture.Checker, error) {
	k := fixture.Checker{Model: f.model, SameModel: f.sameModel, Rules: f.rules, Lanes: laneIDs(f.lanes)}
	if f.offline {
		return k, nil
	}
	desk, err := e.desk()
	if err != nil {
		return k, err
	}
	k.Finder = desk
	scorers := map[string]*gain.Scorer{}
	k.Scorer = func(ctx context.Context, name string) (*gain.Scorer, error) {
		if s := scorers[name]; s != nil {
			return s, nil
		}
		s, err := scoring(ctx, desk, name)
		if err == nil && s.Scorer != nil {
			scorers[name] = s.Scorer
		}
		return s.Scorer, err
	}
	return k, nil
}

// printVerdict prints one turn. Models' words are foreign.
func printVerdict(w io.Writer, v fixture.Verdict) {
	act := string(v.Is)
	if v.Is != v.Was && v.Is != "" {
		act = string(v.Was) + " → " + act
	}
	fmt.Fprintln(w, strings.TrimRight(fmt.Sprintf("  %-14s  %-6s  %s  %s", v.Grade,
		safe.Line(string(v.Turn)), safe.Line(v.Model), safe.Line(act)), " "))
	for _, why := range v.Why {
		fmt.Fprintln(w, "      "+safe.Line(why).String())
	}
	if len(v.Tries) > 0 && v.Grade != fixture.Same && !v.Tries[0].Same {
		fmt.Fprintln(w, "      was: "+safe.Fmt("%q", v.Recorded).String())
		fmt.Fprintln(w, "      is:  "+safe.Fmt("%q", v.Tries[0].Text).String())
		if diff.Counted(diff.Words(v.Recorded, v.Tries[0].Text), v.Recorded, v.Tries[0].Text).Same > 0 {
			fmt.Fprintln(w, "      diff: "+safe.Line(diff.Marked(v.Recorded, v.Tries[0].Text)).String())
		}
	}
	for _, r := range v.Rates {
		fmt.Fprintln(w, "      "+safe.Line(r.String()).String())
	}
	for _, n := range v.Notes {
		fmt.Fprintln(w, "      note: "+safe.Line(n).String())
	}
}

// report writes what was checked: the last line or the JSON object, and the
// JUnit file.
func (f checkFlags) report(c *cobra.Command, done []fixture.Checked, n fixture.Count) error {
	if f.junit != "" {
		if err := writeJUnit(f.junit, done); err != nil {
			return fmt.Errorf("the JUnit report cannot be written: %w", err)
		}
	}
	if f.json {
		data, err := json.Marshal(map[string]any{
			"fixtures": done, "same": n[fixture.Same], "moved": n[fixture.Moved], "broken": n[fixture.Broken], "not_comparable": n[fixture.NotComparable],
		})
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(c.OutOrStdout(), "%s\n", tidy.Escape(data))
		return err
	}
	var parts []string
	for _, g := range fixture.Grades {
		if n[g] > 0 || g == fixture.Broken {
			parts = append(parts, fmt.Sprintf("%d %s", n[g], g))
		}
	}
	_, err := fmt.Fprintln(c.OutOrStdout(), strings.Join(parts, ", "))
	return err
}

func writeJUnit(path string, done []fixture.Checked) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(fixture.WriteJUnit(f, done), f.Close())
}

// exitOf turns the verdicts into the exit code. A broken turn counts more
// than one that could not be compared; a turn that had failed when it was
// recorded counts for nothing.
func exitOf(done []fixture.Checked, n fixture.Count) error {
	if b := n[fixture.Broken]; b > 0 {
		return failure{ExitExpectation, fmt.Errorf("%s broken: what was expected does not hold", page.Many(b, "turn"))}
	}
	causes := map[fixture.Cause]string{}
	for _, c := range done {
		for _, v := range c.Verdicts {
			if v.Grade == fixture.NotComparable && causes[v.Cause] == "" {
				causes[v.Cause] = strings.Join(v.Why, "; ")
			}
		}
	}
	for _, cause := range []fixture.Cause{fixture.NoModel, fixture.OtherModel} {
		if why := causes[cause]; why != "" {
			return failure{ExitModel, fmt.Errorf("some turns could not be compared (%s): %s", cause, why)}
		}
	}
	for _, cause := range []fixture.Cause{fixture.FailedNow, fixture.NoScore} {
		if why := causes[cause]; why != "" {
			return fmt.Errorf("some turns could not be compared (%s): %s", cause, why)
		}
	}
	return nil
}
