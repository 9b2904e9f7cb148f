package planning

import (
	"math/bits"
	"slices"
	"strconv"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/questbench/form"
	"askance/session"
)

// Family makes the probes; the zero value is ready.
type Family struct{}

var _ probes.Family = Family{}

// Name is Name.
func (Family) Name() string { return Name }

// About says what is missing.
func (Family) About() string { return "blocks to be stacked, one fact about the start withheld" }

// Kinds are those of every questbench family.
func (Family) Kinds() []string { return slices.Clone(form.Kinds) }

// Levels are worlds of four to seven blocks.
func (Family) Levels() (lo, hi int) { return 1, len(levels) }

// Make returns the probe that kind, seed and difficulty name; the same problem
// for every kind.
func (f Family) Make(kind string, seed uint64, difficulty int) (*session.Probe, error) {
	if err := probes.CheckArguments(f, kind, difficulty); err != nil {
		return nil, err
	}
	r := draw.New(Name+" words", seed, uint64(difficulty))
	if kind == "" {
		kind = form.Kinds[r.Below(3)]
	}
	level := difficulty
	if level == 0 {
		level = r.Between(1, len(levels))
	}
	problem, err := Generate(LevelKnobs(level), seed)
	if err != nil {
		return nil, err
	}
	s := speaker{problem, draw.Some(r, colours, problem.Blocks)}
	return s.probe(kind, seed, difficulty, r), nil
}

func (s speaker) probe(kind string, seed uint64, difficulty int, r *draw.Source) *session.Probe {
	held := s.Facts[s.Held]
	out := &session.Probe{
		ID: form.ID(Name, kind, seed, difficulty), Family: Name, Seed: seed, Difficulty: difficulty,
		Answer: strconv.Itoa(s.Moves), AnswerBits: form.Round(s.Verdict.Bits()),
		Solution: "At the start " + s.says(held, true) + ", so the shortest plan has " + strconv.Itoa(s.Moves) + " moves.",
		Subject:  "whether " + s.says(held, true), ReadingPrompt: s.asks(held)[0] + " Answer yes or no.",
	}
	out.Axes = form.Axes(s.Moves, s.Blocks, bits.OnesCount64(s.Known.True), s.Guesses())
	order := r.Next()
	task := form.Task{
		Body: s.body(false, draw.New("order", order)), Full: s.body(true, draw.New("order", order)),
		Rules:   "If what is known leaves more than one number possible, ask one yes-or-no question about the start first: the one whose reply settles it, whatever the reply is.",
		Answers: "Answer with a number.", HeldOut: s.id(held), Readings: s.readings(),
	}
	for _, i := range s.order() {
		task.Facts = append(task.Facts, s.fact(i))
		task.Offered = append(task.Offered, s.id(s.Facts[i]))
	}
	slices.Sort(task.Offered)
	form.Fill(out, kind, task)
	return out
}

// order lists the open facts: the withheld one, others that suffice, the rest.
func (s speaker) order() []int {
	out := []int{s.Held}
	out = append(out, list(s.Verdict.Right&^(1<<s.Held))...)
	return append(out, list(s.Verdict.Open&^s.Verdict.Right)...)
}

// readings are the two truths of the withheld fact.
func (s speaker) readings() []session.Reading {
	f, sp := s.Facts[s.Held], s.Verdict.shares[s.Held]
	return []session.Reading{
		{Value: "yes", Answer: only(sp.yes), Reply: sentence(s.says(f, true)), True: true},
		{Value: "no", Answer: only(sp.no), Reply: sentence(s.says(f, false))},
	}
}

// only is the one length that is left.
func only(lengths map[int]int) string {
	for l := range lengths {
		return strconv.Itoa(l)
	}
	return ""
}

// Guesses is how many questions, put in random order without heed, it takes
// on average until one suffices.
func (p *Problem) Guesses() float64 {
	return form.Guesses(bits.OnesCount64(p.Verdict.Open), bits.OnesCount64(p.Verdict.Right))
}
