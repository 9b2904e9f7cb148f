package sharded

import (
	"fmt"
	"slices"
	"strconv"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/internal/story"
	"askance/session"
)

// Name is the family's name on the command line.
const Name = "sharded"

// Family makes the probes; the zero value is ready.
type Family struct{}

var _ probes.Family = Family{}

// Name is Name.
func (Family) Name() string { return Name }

// About says what is missing.
func (Family) About() string { return "word problems told piece by piece" }

// Kinds are the deliveries, and Complete, which is Full by another name.
func (Family) Kinds() []string { return append(slices.Clone(Deliveries), probes.Complete) }

// Levels are the numbers of steps; a task of n steps has n+2 shards.
func (Family) Levels() (lo, hi int) { return 1, story.Steps }

// missing is how many of Deliveries, the first, lack something at the start.
const missing = 5

// maxTries bounds the draws for one problem.
const maxTries = 50

// Make returns the probe that kind, seed and number of steps name; the same
// task for every kind.
func (f Family) Make(kind string, seed uint64, difficulty int) (*session.Probe, error) {
	if err := probes.CheckArguments(f, kind, difficulty); err != nil {
		return nil, err
	}
	r := draw.New(Name, seed, uint64(difficulty))
	any := Deliveries[r.Below(missing)]
	if kind == "" {
		kind = any
	}
	steps := difficulty
	if steps == 0 {
		steps = r.Between(2, story.Steps)
	}
	for range maxTries {
		if s, ok := story.New(r, steps, 0); ok {
			return build(s, kind, seed, difficulty)
		}
	}
	return nil, &probes.ImpossibleError{Family: Name, Want: fmt.Sprintf("%d steps", steps), Seed: seed, Tried: maxTries}
}

const note = "Give the final answer as a number."

func build(s *story.Story, kind string, seed uint64, difficulty int) (*session.Probe, error) {
	p := &session.Probe{
		ID: id(kind, seed, difficulty), Family: Name, Seed: seed, Difficulty: difficulty,
		Answer: strconv.Itoa(s.Answer()), Solution: s.Solution(), Subject: "all but the question",
	}
	shards := []Shard{{ID: "question", Text: s.Goal().Ask, Label: s.Goal().Label}}
	var told []string
	for _, g := range s.Givens {
		shards = append(shards, Shard{ID: g.ID, Text: g.Told, Label: g.Label, Questions: g.Asks, Terms: g.Terms})
		told = append(told, g.Told)
	}
	whole := story.Tell(nil, told, nil, s.Goal().Ask)
	delivery := kind
	if kind == probes.Complete {
		delivery = Full
	}
	if err := Deliver(p, delivery, whole, shards, note); err != nil {
		return nil, err
	}
	p.Kind = kind
	for i := range p.Facts {
		p.Facts[i].Value = strconv.Itoa(s.Givens[i].Value)
	}
	if !p.Missing() {
		for _, g := range s.Givens {
			p.Given = append(p.Given, strconv.Itoa(g.Value))
		}
	}
	return p, nil
}

// id names a probe, with the difficulty where it is not the mixture.
func id(kind string, seed uint64, difficulty int) string {
	if difficulty == 0 {
		return fmt.Sprintf("%s/%s-%d", Name, kind, seed)
	}
	return fmt.Sprintf("%s/%s-%d-%d", Name, kind, difficulty, seed)
}
