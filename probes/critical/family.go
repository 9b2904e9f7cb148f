package critical

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"askance/probes"
	"askance/probes/internal/draw"
	"askance/probes/internal/story"
	"askance/session"
)

// Name is the family's name on the command line.
const Name = "critical"

// What is done to a problem.
const (
	Missing       = "missing"       // a value is not told
	Irrelevant    = "irrelevant"    // the same, beside a sentence that plays no part
	Contradictory = "contradictory" // a value is told twice, differently

	boxed = "-boxed" // ends the kinds of the two-round protocol
)

// complete kinds.
const (
	complete           = probes.Complete
	completeIrrelevant = probes.Complete + "-" + Irrelevant
)

// Family makes the probes; the zero value is ready.
type Family struct{}

var _ probes.Family = Family{}

// Name is Name.
func (Family) Name() string { return Name }

// About says what is missing.
func (Family) About() string {
	return "word problems with a value missing, a sentence too many, or a contradiction"
}

// Kinds are what is done to a problem, in free form and in two rounds.
func (Family) Kinds() []string {
	return []string{
		Missing, Irrelevant, Contradictory, Missing + boxed, Irrelevant + boxed, Contradictory + boxed,
		complete, completeIrrelevant, complete + boxed, completeIrrelevant + boxed,
	}
}

// Levels are the numbers of steps.
func (Family) Levels() (lo, hi int) { return 2, story.Steps }

// maxTries bounds the draws for one problem.
const maxTries = 50

// Make returns the probe that kind, seed and number of steps name; the same
// problem for every kind. Kind "" is one in free form.
func (f Family) Make(kind string, seed uint64, difficulty int) (*session.Probe, error) {
	if err := probes.CheckArguments(f, kind, difficulty); err != nil {
		return nil, err
	}
	r := draw.New(Name, seed, uint64(difficulty))
	any := draw.Pick(r, []string{Missing, Irrelevant, Contradictory})
	if kind == "" {
		kind = any
	}
	steps := difficulty
	if steps == 0 {
		lo, hi := f.Levels()
		steps = r.Between(lo, hi)
	}
	for range maxTries {
		s, ok := story.New(r, steps, 1)
		if !ok {
			continue
		}
		held := r.Below(len(s.Givens))
		domain := s.Domain(held)
		if len(domain) < 2 {
			continue
		}
		b := builder{Story: s, held: held, domain: domain, order: r.Next()}
		b.other = b.wrong(r)
		return b.probe(kind, seed, difficulty, r), nil
	}
	return nil, &probes.ImpossibleError{Family: Name, Want: fmt.Sprintf("%d steps", steps), Seed: seed, Tried: maxTries}
}

// A builder takes something away from a story.
type builder struct {
	*story.Story
	held   int
	domain []int // what the withheld value could be
	other  int   // the value that contradicts it
	order  uint64
}

// wrong is another value of the domain.
func (b *builder) wrong(r *draw.Source) int {
	i := slices.Index(b.domain, b.given().Value)
	return b.domain[(i+1+r.Below(len(b.domain)-1))%len(b.domain)]
}

func (b *builder) given() story.Given { return b.Givens[b.held] }

func (b *builder) probe(kind string, seed uint64, difficulty int, r *draw.Source) *session.Probe {
	base, mode := kind, session.ModeOpen
	if cut, ok := strings.CutSuffix(kind, boxed); ok {
		base, mode = cut, session.ModeBoxed
	}
	g := b.given()
	p := &session.Probe{
		ID: id(kind, seed, difficulty), Family: Name, Kind: kind, Seed: seed, Difficulty: difficulty, Mode: mode,
		Answer: strconv.Itoa(b.Answer()), Solution: b.Solution(), Subject: g.Label,
		ReadingPrompt: "What is the " + g.Label + "? Answer with a number.",
		Prompt:        b.text(base) + ask(mode), Complete: b.text(twin(base)) + ask(mode),
	}
	if mode == session.ModeBoxed {
		p.ReplyForm, p.NoReply = boxedReply, boxedNone
	}
	if strings.Contains(base, Irrelevant) {
		p.Irrelevant = []string{b.Extras[0].Told}
	}
	for i, other := range b.Givens {
		if i != b.held || base == Contradictory {
			p.Given = append(p.Given, strconv.Itoa(other.Value))
		}
	}
	switch base {
	case Missing, Irrelevant:
		p.Facts, p.AnswerBits = []session.Fact{b.fact()}, round(b.Bits(b.held))
		p.Readings = b.readings(b.sample(r))
	case Contradictory:
		p.Conflict = []string{g.Told, b.contradiction()}
		p.Given = append(p.Given, strconv.Itoa(b.other))
		p.Facts, p.AnswerBits = []session.Fact{b.conflict()}, 1 // one of two
		p.Readings = b.readings([]int{g.Value, b.other})
	}
	for i := range p.Facts {
		bits := p.AnswerBits
		p.Facts[i].Gain = &bits
	}
	return p
}

// round keeps four decimals, so that a figure is the same on every platform.
func round(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// id names a probe, with the difficulty where it is not the mixture.
func id(kind string, seed uint64, difficulty int) string {
	if difficulty == 0 {
		return fmt.Sprintf("%s/%s-%d", Name, kind, seed)
	}
	return fmt.Sprintf("%s/%s-%d-%d", Name, kind, difficulty, seed)
}

// twin is the complete kind that differs in nothing else.
func twin(base string) string {
	if strings.Contains(base, Irrelevant) {
		return completeIrrelevant
	}
	return complete
}

// text is the problem with what base does to it.
func (b *builder) text(base string) string {
	var told, asides []string
	for i, g := range b.Givens {
		if i == b.held && (base == Missing || base == Irrelevant) {
			told = append(told, g.Vague)
		} else {
			told = append(told, g.Told)
		}
	}
	if strings.Contains(base, Irrelevant) {
		asides = append(asides, b.Extras[0].Told)
	}
	told = story.Mix(draw.New("order", b.order), told, asides)
	if base == Contradictory {
		told = append(told, b.contradiction())
	}
	return strings.Join(append(told, b.Goal().Ask), " ")
}

func (b *builder) contradiction() string {
	return "A second note about this says: \"" + b.ToldAs(b.given().ID, b.other) + "\""
}

// maxReadings is how many values a probe lists as readings.
const maxReadings = 8

func (b *builder) sample(r *draw.Source) []int {
	values := []int{b.given().Value}
	for _, n := range draw.Some(r, b.domain, maxReadings) {
		if n != values[0] && len(values) < maxReadings {
			values = append(values, n)
		}
	}
	return values
}

// readings are values of the withheld number, the true one first in values.
func (b *builder) readings(values []int) []session.Reading {
	right := values[0]
	values = slices.Sorted(slices.Values(values))
	var out []session.Reading
	for _, n := range values {
		all, _ := b.With(b.held, n)
		out = append(out, session.Reading{
			Value: strconv.Itoa(n), Answer: strconv.Itoa(all[len(all)-1]), Reply: b.ToldAs(b.given().ID, n), True: n == right,
		})
	}
	return out
}
