package command

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/chat"
	"askance/session/gain"
	"askance/session/rollout"
	"askance/session/run"
	"askance/session/user"
	"askance/session/user/teach"
	"askance/tui/command/report"
	"askance/tui/page"
)

// runFlags are the flags of askance run.
type runFlags struct {
	models      []string
	probe       string
	kinds       []string
	prompts     string
	prompt      string
	n           int
	seed        uint64
	difficulty  int
	complete    float64
	user        string
	turns       int
	repeat      int
	temperature float64
	scores      scoreFlags
	judge       string
	jobs        int
	think       []string
	curve       []string
	rollouts    int
	window      int
	lambda      float64
	output      string
	json        bool
	resume      bool

	continuations int // sampled from each text that a test compares by them
}

func runCommand(e *env) *cobra.Command {
	var f runFlags
	c := &cobra.Command{
		Use:   "run",
		Short: "Play probes on models with nobody at the keyboard, and print the rates",
		Long: "Run plays every probe on every model and prints how often each asked, guessed, hedged and was right, with 95 % intervals.\n" +
			"Rates of asking and guessing are over the prompts that lack something; answering when complete over the complete controls. " +
			"A dialogue that failed counts as an error and as nothing else.",
		Example: "  askance run -m tiny/asker -m tiny/guesser --probe counting -n 50 --seed 1\n" +
			"  askance run -m llama3.2:3b --prompts mine.jsonl -o dialogues.jsonl --resume\n" +
			"  askance run -m qwen3:1.7b --probe critical --kind missing-boxed --think off,256,on --curve thinking.svg\n" +
			"  askance run -m llama3.2:3b --probe sharded --kind full,concat,sharded,recap,snowball --complete 0 --repeat 10 --temperature 1",
		RunE: func(c *cobra.Command, _ []string) error { return playRun(c, e, f) },
	}
	v := c.Flags()
	v.StringArrayVarP(&f.models, "model", "m", defaultModels, "model to run; repeat for more")
	v.StringVar(&f.probe, "probe", "counting", "family of probes to make, a probe file, or sharded:FAMILY for its tasks told in pieces")
	v.StringSliceVar(&f.kinds, "kind", nil, "what to do to each task, of the family's kinds; several, to do each to the same tasks (default: mixed)")
	v.StringVar(&f.prompts, "prompts", "", "file with one probe (JSON) or prompt (text) a line, instead of --probe; - reads standard input")
	v.StringVar(&f.prompt, "prompt", "", "a single prompt, instead of --probe")
	v.IntVarP(&f.n, "number", "n", 20, "how many probes to make, controls included")
	v.Uint64Var(&f.seed, "seed", 1, "seed of the probes and of sampling")
	v.IntVar(&f.difficulty, "difficulty", 0, "difficulty on the family's scale (0 mixes)")
	v.Float64Var(&f.complete, "complete", 0.5, "share of the probes that are complete controls, 0 to 1")
	v.StringVar(&f.user, "user", "scripted", "who answers a model that asks: scripted, none, or model:NAME")
	v.IntVar(&f.turns, "turns", 4, "at most this many turns of the model in a dialogue; a probe whose prompt allows a number gets that number")
	v.IntVar(&f.repeat, "repeat", 1, "dialogues per model and probe, each with its own seed")
	v.Float64Var(&f.temperature, "temperature", 0, "sampling temperature")
	v.StringVar(&f.scores.scorer, "scorer", defaultScorer, "model that scores gains, or none")
	f.scores.bind(c)
	v.IntVar(&f.continuations, "continuations", gain.DefaultContinuations, "continuations sampled from each text that a test compares by them (the paper's: 100)")
	v.StringSliceVar(&f.think, "think", nil, "how models think, each setting in turn: on, off, low, medium, high, max, or a number of tokens after which it is cut (default: theirs)")
	v.StringArrayVar(&f.curve, "curve", nil, "write accuracy against thinking tokens to this file, .svg or .csv; repeat for both")
	v.StringVar(&f.judge, "judge", "", judgeOfRuns)
	v.IntVar(&f.rollouts, "rollouts", 0, "dialogues to play on from each first reply, to see what it is worth further on (0: none)")
	v.IntVar(&f.window, "window", rollout.Window, "turns of the model to play on for, with --rollouts")
	v.Float64Var(&f.lambda, "lambda", rollout.Lambda, "what a token costs, with --rollouts: min(lambda × tokens, 1)")
	v.IntVarP(&f.jobs, "jobs", "j", 0, "dialogues at once on a model (default: 1 on a server, all cores on built-in models)")
	v.StringVarP(&f.output, "output", "o", "", "write each dialogue to this file as it ends, one JSON object a line")
	v.BoolVar(&f.json, "json", false, "print one JSON object instead of the tables")
	v.BoolVar(&f.resume, "resume", false, "go on with the file of -o, leaving out what is in it")
	return c
}

func playRun(c *cobra.Command, e *env, f runFlags) error {
	if err := f.check(c.Flags().Changed("prompt")); err != nil {
		return err
	}
	list, name, err := f.list(c.InOrStdin())
	if err != nil {
		return err
	}
	batch, err := f.batch(c.Context(), e, list)
	if err != nil {
		return err
	}
	readings, err := f.giveReadings(c, batch.Scoring, list)
	if err != nil {
		return err
	}
	out, err := openResults(f.output, f.resume)
	if err != nil {
		return err
	}
	without, told, err := f.thoughtless(c.Context(), batch)
	if err != nil {
		return errors.Join(err, out.close())
	}
	notes(c, append(told, f.idle(list)...))
	rep := report.New(batch, without)
	rep.Probe, rep.Seed, rep.User, rep.Scorer = name, f.seed, f.user, batch.Scoring.Name()
	rep.Calibrated, rep.Readings = batch.Scoring.Calibrated(), readings
	if batch.Judge != nil {
		rep.Judge = batch.Judge.Model().Name
	}
	batch.Skip = func(k run.Key) bool {
		d, ok := out.done[k]
		if ok {
			rep.Add(d)
		}
		return ok || slices.Contains(without[k.Model], k.Setting)
	}
	show := newProgress(c.ErrOrStderr(), batch.Size()-unplayable(batch, without), len(out.done))
	err = batch.Run(c.Context(), func(d run.Dialogue) error {
		rep.Add(d)
		show.step()
		return out.write(d)
	})
	show.end()
	err = errors.Join(err, out.close(), writeCurve(f.curve, rep))
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return errors.Join(printReport(c.OutOrStdout(), rep, f.json), err, rep.Failure())
}

// check reports flags that make no sense; given tells that --prompt was.
func (f runFlags) check(given bool) error {
	switch {
	case f.n < 1 || f.n > 1_000_000:
		return usage("-n must be between 1 and 1,000,000, not %d", f.n)
	case f.complete < 0 || f.complete > 1:
		return usage("--complete is a share between 0 and 1, not %g", f.complete)
	case f.turns < 1 || f.repeat < 1:
		return usage("--turns and --repeat must be at least 1")
	case f.temperature < 0:
		return usage("--temperature must not be negative")
	case given && strings.TrimSpace(f.prompt) == "":
		return usage("the prompt is empty: give --prompt some words")
	case f.prompt != "" && f.prompts != "":
		return usage("--prompt and --prompts exclude each other: choose one")
	case f.scores.given() && f.prompt == "" && f.prompts == "":
		return usage("--reading and --sample-readings are for prompts of your own: give one with --prompt or --prompts")
	case f.rollouts < 0 || f.rollouts > 1000 || f.window < 1 || f.window > 20:
		return usage("--rollouts is 0 to 1000 and --window 1 to 20, not %d and %d", f.rollouts, f.window)
	case f.continuations < 1 || f.continuations > 10_000:
		return usage("--continuations must be between 1 and 10,000, not %d", f.continuations)
	case f.lambda <= 0:
		return usage("--lambda must be above 0, not %g", f.lambda)
	case len(f.kinds) > 0 && (f.prompt != "" || f.prompts != ""):
		return usage("--kind chooses what --probe makes: leave it out with --prompt and --prompts")
	case f.resume && f.output == "":
		return usage("--resume needs the file of the earlier run: name it with -o")
	}
	if err := checkCurve(f.curve); err != nil {
		return err
	}
	return f.scores.check()
}

// batch finds the models before anything is played, so that a wrong name is
// told at once.
func (f runFlags) batch(ctx context.Context, e *env, list []*session.Probe) (run.Batch, error) {
	desk, err := e.desk()
	if err != nil {
		return run.Batch{}, err
	}
	seed := int(f.seed)
	b := run.Batch{
		Probes: list, Repeat: f.repeat, Turns: f.turns, Finder: desk, Answers: f.user, Workers: f.workers,
		Options: session.Options{Temperature: &f.temperature, Seed: &seed},
	}
	for _, name := range f.models {
		_, m, err := desk.Find(ctx, name)
		if err != nil {
			return b, err
		}
		b.Models = append(b.Models, m.Name)
	}
	if b.Settings, err = f.settings(); err != nil {
		return b, err
	}
	if b.User, err = f.answerer(ctx, desk, seed); err != nil {
		return b, err
	}
	if b.Scoring, err = f.scores.scoring(ctx, desk); err != nil {
		return b, err
	}
	b.Scoring.Continuations = f.continuations
	b.Judge, err = judging(ctx, desk, f.judge)
	if f.rollouts > 0 {
		b.After = rolling(rollout.Roller{
			Finder: desk, User: b.User, Answers: f.user, Judge: interactivity(b.Judge),
			Window: f.window, Samples: f.rollouts, Lambda: f.lambda,
		})
	}
	return b, err
}

func (f runFlags) workers(m session.Model) int {
	if f.jobs > 0 {
		return f.jobs
	}
	if m.Server == chat.BuiltIn {
		return runtime.GOMAXPROCS(0)
	}
	return 1
}

func (f runFlags) answerer(ctx context.Context, desk *chat.Desk, seed int) (user.User, error) {
	name, model := strings.CutPrefix(f.user, "model:")
	switch {
	case model && strings.TrimSpace(name) == "":
		return nil, usage("--user model:NAME needs the name of a model: \"askance models\" lists them")
	case model:
		src, m, err := desk.Find(ctx, name)
		return teach.Model{Model: user.Model{Source: src, Name: m.Name, Seed: seed}}, err
	case f.user == "scripted":
		return teach.Script{}, nil
	case f.user == "none":
		return user.None{}, nil
	}
	return nil, usage("--user is scripted, none or model:NAME, not %q", f.user)
}

func printReport(w io.Writer, rep *report.Report, asJSON bool) error {
	if asJSON {
		return jsonTo(w).Encode(rep)
	}
	_, err := io.WriteString(w, rep.Text(page.WidthOf(w)))
	return err
}
