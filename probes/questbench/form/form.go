// Package form puts the problems of the questbench families into the forms in
// which a model may ask: in its own words, by picking an option, or not at all
// ("not sure").
//
// Its opinion: a problem and the way it is put are two things. The same seed
// gives the same problem in every form, so that forms can be compared, and a
// chance level is computed from the options shown, never quoted. It never
// offers a question that the prompt forbids.
package form

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"askance/probes"
	"askance/session"
)

// The kinds that every questbench family has.
const (
	Open   = "open"   // a question in its own words
	Choice = "choice" // a question from a list
	Unsure = "unsure" // the answer or "not sure"

	// Equations before one of these is a system of equations in place of
	// words, in families that have both.
	Equations = "equations"
)

// Kinds lists the kinds, default first; the last three are controls that lack
// nothing.
var Kinds = []string{Open, Choice, Unsure, probes.Complete, probes.Complete + "-" + Choice, probes.Complete + "-" + Unsure}

// ID names a probe within its family; the difficulty only where it is not the
// mixture.
func ID(family, kind string, seed uint64, difficulty int) string {
	if difficulty == 0 {
		return fmt.Sprintf("%s/%s-%d", family, kind, seed)
	}
	return fmt.Sprintf("%s/%s-%d-%d", family, kind, difficulty, seed)
}

// Split tells the mode of a kind and whether it is a control.
func Split(kind string) (mode session.Mode, complete bool) {
	rest, complete := strings.CutPrefix(kind, probes.Complete)
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "-"), Equations)
	switch strings.TrimPrefix(rest, "-") {
	case Choice:
		return session.ModeChoice, complete
	case Unsure:
		return session.ModeUnsure, complete
	}
	return session.ModeOpen, complete
}

// A Task is a problem before it has a form.
type Task struct {
	Body     string         // the problem, the held-out value missing
	Full     string         // the same with the value in it
	Rules    string         // who is asked for what in an open form, e.g. "You may ask one question about Ada first."
	Answers  string         // how to write the answer, e.g. "Answer yes or no."
	Facts    []session.Fact // what may be asked about, the held-out fact first
	Offered  []string       // IDs of the facts offered as options, in the order shown
	HeldOut  string         // ID of the fact that Full states
	Readings []session.Reading
}

// Fill writes the task into the probe in the form that kind names. ID, seed
// and the like are the family's to set.
func Fill(p *session.Probe, kind string, t Task) {
	mode, complete := Split(kind)
	p.Kind, p.Mode = kind, mode
	tail, fullTail := t.tail(mode), t.tail(mode)
	p.Prompt, p.Complete = t.Body+"\n\n"+tail, t.Full+"\n\n"+fullTail
	if mode == session.ModeChoice {
		p.Options, p.Chance = t.options(complete)
		p.ReplyForm = "{reply}\n" + t.Answers
	}
	if complete {
		p.Prompt, p.AnswerBits = p.Complete, 0
		return
	}
	p.Facts, p.Readings = t.Facts, t.Readings
	for _, f := range t.Facts {
		if f.Suffices {
			p.Sufficient = append(p.Sufficient, f.ID)
		}
	}
}

// Controls is the kind of a control in the form of kind.
func Controls(kind string) string {
	switch mode, complete := Split(kind); {
	case complete:
		return kind
	case mode == session.ModeOpen:
		return probes.Complete
	}
	return probes.Complete + "-" + kind
}

// Prompt is the prompt of the task as it is, with nothing added.
func Prompt(kind string, t Task) string {
	mode, _ := Split(kind)
	return t.Body + "\n\n" + t.tail(mode)
}

// tail is what the prompt says about asking.
func (t Task) tail(mode session.Mode) string {
	switch mode {
	case session.ModeChoice:
		var b strings.Builder
		b.WriteString("Before you answer you may put one question from this list. Pick the one whose reply settles the answer, whatever the reply is.\n")
		options, _ := t.options(false)
		for _, o := range options {
			b.WriteString(o.Label + ". " + o.Text + "\n")
		}
		b.WriteString("Reply with the letter alone.")
		return b.String()
	case session.ModeUnsure:
		return t.Answers + " If what is given does not settle it, reply \"not sure\" instead."
	}
	return t.Answers + " " + t.Rules
}

// NoQuestion is the option of a problem that lacks nothing.
const NoQuestion = "No question is needed."

// options lists what is offered and the chance that a random pick is right.
func (t Task) options(complete bool) ([]session.Option, float64) {
	var list []session.Option
	right := 0
	for _, id := range t.Offered {
		for _, f := range t.Facts {
			if f.ID == id {
				o := session.Option{Label: Letter(len(list)), Text: f.Questions[0], Fact: id, Right: f.Suffices && !complete}
				list = append(list, o)
			}
		}
	}
	list = append(list, session.Option{Label: Letter(len(list)), Text: NoQuestion, Right: complete})
	for _, o := range list {
		if o.Right {
			right++
		}
	}
	return list, Round(float64(right) / float64(len(list)))
}

// Letter is the label of option i: A to Z, then A1 to Z1 and so on.
func Letter(i int) string {
	s := string(rune('A' + i%26))
	if i >= 26 {
		s += strconv.Itoa(i / 26)
	}
	return s
}

// Axes are the sides of a difficulty. guesses is the expected number of
// questions, put at random, until one suffices.
func Axes(depth, variables, rules int, guesses float64) map[string]float64 {
	return map[string]float64{"depth": float64(depth), "variables": float64(variables), "rules": float64(rules), "guesses": Round(guesses)}
}

// Guesses is how many of open questions, of which right suffice, have to be put
// on average when they are put in random order.
func Guesses(open, right int) float64 { return float64(open+1) / float64(right+1) }

// Round keeps four decimals, so that a figure is the same on every platform.
func Round(x float64) float64 { return math.Round(x*1e4) / 1e4 }
