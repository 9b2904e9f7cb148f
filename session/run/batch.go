package run

import (
	"context"
	"slices"
	"sync"

	"askance/session"
	"askance/session/chat"
	"askance/session/user"
)

// A Batch plays many probes on several models with nobody at the keyboard.
type Batch struct {
	Models  []string
	Probes  []*session.Probe
	Options session.Options
	Repeat  int // dialogues per model and probe, at least 1; each has its own seed
	Turns   int // at most this many turns of the model in a dialogue, at least 1; a task that takes more pieces or questions gets as many, one whose prompt allows a number of turns that number

	Finder  Finder
	User    user.User
	Answers string
	Scoring Scoring
	Judge   Judge // gives a second opinion on each turn; nil is nobody
	// Workers says how many dialogues run at once on a model; nil is one.
	Workers func(session.Model) int
	// After is called when a dialogue has ended and before it is handed over,
	// to record more about it; nil is nothing.
	After func(ctx context.Context, p *Play)
	// Settings are ways of thinking that each model is tried with, one after
	// the other; nil is one, which leaves it to Options.
	Settings []Setting
	// Skip leaves out what has been done before; nil skips nothing. It is called
	// for all dialogues of a model before the first of them is played, and never
	// while one is handed over.
	Skip func(Key) bool
}

// Size returns how many dialogues the batch has, those to skip included.
func (b Batch) Size() int {
	return len(b.Models) * len(b.settings()) * len(b.Probes) * max(1, b.Repeat)
}

// settings are those of the batch, at least one.
func (b Batch) settings() []Setting {
	if len(b.Settings) == 0 {
		return []Setting{{}}
	}
	return b.Settings
}

// Run plays the batch, model by model so that a server need not swap them, and
// hands each finished dialogue to each, one at a time, in the order in which
// they finish. It returns ctx's error when it was interrupted; dialogues that
// were cut off by that are not handed over.
func (b Batch) Run(ctx context.Context, each func(Dialogue) error) error {
	for _, name := range b.Models {
		if err := b.model(ctx, name, each); err != nil {
			return err
		}
	}
	return nil
}

type job struct {
	setting Setting
	probe   *session.Probe
	repeat  int
}

func (b Batch) model(ctx context.Context, name string, each func(Dialogue) error) error {
	source, model, err := b.Finder.Find(ctx, name)
	if err != nil {
		return err
	}
	workers := 1
	if b.Workers != nil {
		workers = max(1, b.Workers(model))
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	todo := b.todo(name)
	jobs := make(chan job)
	results := make(chan Dialogue)
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for j := range jobs {
				d := b.play(ctx, found{source, model}, j)
				if ctx.Err() == nil {
					results <- d
				}
			}
		})
	}
	go feed(ctx, todo, jobs)
	go func() { wait.Wait(); close(results) }()
	for d := range results {
		if ctx.Err() != nil {
			continue // drain, so that no worker hangs
		}
		if err := each(d); err != nil {
			cancel(err)
		}
	}
	return context.Cause(ctx)
}

// todo are the dialogues of one model that are not skipped, in order.
func (b Batch) todo(model string) []job {
	list := b.jobs()
	if b.Skip == nil {
		return list
	}
	return slices.DeleteFunc(list, func(j job) bool { return b.Skip(Key{model, j.setting.Name, j.probe.ID, j.repeat}) })
}

func feed(ctx context.Context, todo []job, jobs chan<- job) {
	defer close(jobs)
	for _, j := range todo {
		select {
		case jobs <- j:
		case <-ctx.Done():
			return
		}
	}
}

// jobs are all dialogues of one model, in order.
func (b Batch) jobs() (list []job) {
	for _, s := range b.settings() {
		for _, p := range b.Probes {
			for k := range max(1, b.Repeat) {
				list = append(list, job{s, p, k})
			}
		}
	}
	return list
}

// found is a Finder of one model that was found already.
type found struct {
	source chat.Source
	model  session.Model
}

func (f found) Find(context.Context, string) (chat.Source, session.Model, error) {
	return f.source, f.model, nil
}

func (b Batch) play(ctx context.Context, f found, j job) Dialogue {
	options := j.setting.on(b.Options)
	if options.Seed != nil {
		seed := *options.Seed + j.repeat
		options.Seed = &seed
	}
	d := Dialogue{
		Model: f.model.Name, Digest: f.model.Digest, Server: f.model.Server, Version: f.model.ServerVersion,
		Options: options, Setting: j.setting.Name, Scorer: b.Scoring.Name(), User: b.Answers,
		Probe: j.probe.ID, Kind: j.probe.Kind, Seed: j.probe.Seed, Repeat: j.repeat, Gap: j.probe.Gap(), Test: j.probe.Mode.Tests(),
		Calibrated: b.Scoring.Calibrated(),
	}
	if from := j.probe.ReadingsFrom; from != nil {
		d.Readings, d.ReadingPrompt, d.ReadingsFrom = j.probe.Readings, j.probe.ReadingPrompt, from
	}
	p, err := New(ctx, Setup{
		ID: j.probe.ID, Probe: j.probe, Lanes: []LaneSetup{{Model: f.model.Name, Options: options}},
		Finder: f, User: b.User, Answers: b.Answers, Scoring: b.Scoring, Judge: b.Judge,
	})
	if err != nil {
		d.Error = err.Error()
		return d
	}
	defer p.Close()
	p.Start()
	limit := max(1, b.Turns, len(j.probe.Turns), len(j.probe.Variants), 1+needed(j.probe))
	if j.probe.MaxTurns > 0 {
		limit = j.probe.MaxTurns
	}
	for turn := 1; p.Wait(ctx) == nil && turn < limit && p.LetUserAnswer() > 0; turn++ {
	}
	if b.After != nil && ctx.Err() == nil && !j.probe.Mode.Tests() {
		b.After(ctx, p)
	}
	p.Look(func(s *session.Session) {
		d.Outcome, d.Dialogue = Conclude(s, "1"), Retell(s, "1")
		d.Trials = Trials(s, "1")
		if d.Error == "" {
			d.Error = untested(s, "1")
		}
	})
	return d
}

// needed is how many questions a task takes: those for the facts without which
// it cannot be done.
func needed(p *session.Probe) (n int) {
	for _, f := range p.Facts {
		if f.Needed && !f.Suffices {
			n++
		}
	}
	return n
}
