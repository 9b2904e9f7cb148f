package labtest

import (
	"fmt"
	"strconv"
	"strings"

	"askance/session"
)

// A reply is what a model says, step by step, and what is found out about it.
type reply struct {
	steps []string
	label session.Label
}

// script returns what a model says in its nth turn.
func (p *Play) script(model string, n int, told bool) reply {
	if own := p.backend.Replies[model]; n < len(own) {
		return reply{steps: []string{own[n]}, label: session.Label{Act: session.Other, Gap: session.GapUnknown, Why: "scripted"}}
	}
	probe := p.setup.Probe
	switch {
	case probe == nil:
		return reply{steps: []string{"I solve counting problems."}, label: session.Label{Act: session.Other, Gap: session.GapUnknown, Why: "says what it can do"}}
	case told || !probe.Missing():
		return solves(probe)
	case strings.Contains(model, "asker"):
		return asks(probe)
	case strings.Contains(model, "guesser"):
		return guesses(probe)
	}
	return hedges(probe)
}

func asks(p *session.Probe) reply {
	q, right := p.Facts[0].Questions[0], true
	return reply{steps: []string{q}, label: session.Label{
		Act: session.Ask, Asks: true, Gap: session.GapOpen, Why: "asks and gives no answer", About: p.Facts[0].ID, Right: &right,
		Spans: []session.Span{{Start: 0, End: len(q), Role: session.SpanAsks, Why: "a question about " + p.Facts[0].Label}},
	}}
}

func guesses(p *session.Probe) reply {
	n, each := numbers(p)
	made := each%11 + 2
	one, two := fmt.Sprintf("%d x %d = %d.", n, made, n*made), fmt.Sprintf(" The answer is %d.", n*made)
	wrong := false
	at := len(strconv.Itoa(n)) + 3
	return reply{steps: []string{one, two}, label: session.Label{
		Act: session.Guess, Commits: true, Gap: session.GapOpen, Why: "answers although something is missing", Right: &wrong,
		Given:   strconv.Itoa(n * made),
		Assumed: &session.Assumed{Value: strconv.Itoa(made), Fact: "each", Start: at, End: at + len(strconv.Itoa(made))},
		Spans:   []session.Span{{Start: len(one), End: len(one) + len(two), Role: session.SpanCommits, Why: "a final answer"}},
	}}
}

func hedges(p *session.Probe) reply {
	n, _ := numbers(p)
	one, two := fmt.Sprintf("The number of %s is not given.", p.Subject), fmt.Sprintf(" If it is 10, the answer is %d.", n*10)
	return reply{steps: []string{one, two}, label: session.Label{
		Act: session.Hedge, Commits: true, Flags: true, Gap: session.GapOpen, Why: "flags, and answers all the same",
	}}
}

func solves(p *session.Probe) reply {
	n, each := numbers(p)
	one, right := fmt.Sprintf("%d x %d = %d.", n, each, n*each), true
	return reply{steps: []string{one, fmt.Sprintf(" The answer is %d.", n*each)}, label: session.Label{
		Act: session.Answer, Commits: true, Gap: session.GapClosed, Why: "answers, nothing is missing", Right: &right, Given: p.Answer,
	}}
}
