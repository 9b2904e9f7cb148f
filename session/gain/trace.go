package gain

import (
	"context"
	"errors"

	"askance/session"
	"askance/session/chat"
)

// A Trace is one kind of gain over the steps of a reply.
type Trace struct {
	Steps   []session.Gain // one per step, in order
	Whole   session.Gain   // of all steps together: the end points' difference
	Largest int            // the step that gains most, -1 without steps
}

// Mean is the mean gain per step in bits. It is the end points' difference
// divided by the number of steps, so a reply that says the same in more steps
// has a lower one.
func (t Trace) Mean() float64 {
	if len(t.Steps) == 0 {
		return 0
	}
	return t.Whole.Bits / float64(len(t.Steps))
}

// AnswerTrace returns the answer gain of every step of what a model said after
// the dialogue, and of all of them.
func (s *Scorer) AnswerTrace(ctx context.Context, dialogue []chat.Message, said string, steps []session.Step, answer string) (Trace, error) {
	return trace(dialogue, said, steps, func(before, after []chat.Message, words string) (session.Gain, error) {
		g, err := s.AnswerGain(ctx, before, after, answer)
		g.Copying = Copying(words, answer)
		return g, err
	})
}

// ReadingTrace returns the reading gain of every step of what a model said
// after the dialogue, and of all of them.
func (s *Scorer) ReadingTrace(ctx context.Context, dialogue []chat.Message, said string, steps []session.Step, p *session.Probe) (Trace, error) {
	return trace(dialogue, said, steps, func(before, after []chat.Message, _ string) (session.Gain, error) {
		return s.ReadingGain(ctx, before, after, p)
	})
}

func trace(dialogue []chat.Message, said string, steps []session.Step, score func(before, after []chat.Message, words string) (session.Gain, error)) (Trace, error) {
	t := Trace{Largest: -1}
	for i, st := range steps {
		if st.Start < 0 || st.Start > st.End || st.End > len(said) {
			return t, errors.New("the steps do not fit the reply: cut it into steps again")
		}
		g, err := score(upTo(dialogue, session.Assistant, said[:st.Start]), upTo(dialogue, session.Assistant, said[:st.End]), said[st.Start:st.End])
		if err != nil {
			return t, err
		}
		g.Step = st.Index
		t.Steps = append(t.Steps, g)
		if t.Largest < 0 || g.Bits > t.Steps[t.Largest].Bits {
			t.Largest = i
		}
	}
	whole, err := score(dialogue, upTo(dialogue, session.Assistant, said), said)
	whole.Step = session.WholeTurn
	t.Whole = whole
	return t, err
}
