package logic

import (
	"math/bits"
	"slices"
	"strings"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/questbench/form"
	"askance/session"
)

// Family makes the probes; the zero value is ready.
type Family struct{}

// Name is Name.
func (Family) Name() string { return Name }

// About says what is missing.
func (Family) About() string {
	return "rules about a person's traits, one trait withheld that settles the goal"
}

// Kinds are those of every questbench family.
func (Family) Kinds() []string { return slices.Clone(form.Kinds) }

// Levels are the depths of reasoning.
func (Family) Levels() (lo, hi int) { return 1, Levels }

// Make returns the probe that kind, seed and depth name; the same problem for
// every kind.
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
		level = r.Between(1, Levels)
	}
	problem, err := Generate(LevelKnobs(level), seed)
	if err != nil {
		return nil, err
	}
	return problem.Probe(kind, seed, difficulty, r), nil
}

// Probe puts the problem into words.
func (p *Problem) Probe(kind string, seed uint64, difficulty int, r *draw.Source) *session.Probe {
	s := speaker{Problem: p, who: draw.Pick(r, people)}
	facts := s.facts()
	body := s.body(r)
	var offered []string
	for _, f := range facts {
		offered = append(offered, f.ID)
	}
	slices.Sort(offered)
	out := &session.Probe{
		ID: form.ID(Name, kind, seed, difficulty), Family: Name, Seed: seed, Difficulty: difficulty,
		Answer: s.yes(p.Goal), Solution: s.solution(),
		ReadingPrompt: s.question(p.Held) + " Answer yes or no.", Subject: "whether " + s.is(p.Held, true),
	}
	out.Axes = form.Axes(p.Depth[p.Held], count(p.Theory.mentioned()), len(p.Theory.Clauses), p.Guesses())
	if p.Worlds != nil {
		out.AnswerBits = form.Round(p.Worlds.Entropy())
	}
	for _, v := range list(p.Forbidden) {
		out.Forbidden = append(out.Forbidden, p.Theory.Names[v])
	}
	for _, l := range p.Known.Lits() {
		out.Given = append(out.Given, s.value(l.Var(), !l.Denies()))
	}
	goal := "\n\n" + s.question(p.Goal)
	form.Fill(out, kind, form.Task{
		Body: body + goal, Full: strings.TrimSpace(body) + "\n- " + s.is(p.Held, p.World>>p.Held&1 == 1) + "." + goal,
		Rules:   "If the rules and facts do not settle it, ask one question about " + s.who + " first: the one whose reply settles it, whatever the reply is.",
		Answers: "Answer yes or no.",
		Facts:   facts, Offered: offered, HeldOut: p.Theory.Names[p.Held], Readings: s.readings(),
	})
	return out
}

// list spells out a set of variables.
func list(vars uint64) []int {
	var out []int
	for ; vars != 0; vars &= vars - 1 {
		out = append(out, bits.TrailingZeros64(vars))
	}
	return out
}
