package lab_test

import (
	"context"
	"sync"
	"testing"

	"askance/session"
	"askance/tui/lab"
	"askance/tui/lab/labtest"
)

// judging is a backend whose turns get a second opinion with their last label.
type judging struct {
	*labtest.Backend
	opinion session.Opinion
}

func (b judging) Start(ctx context.Context, s lab.Setup, sink func(session.Event)) (lab.Play, error) {
	var mu sync.Mutex
	var n uint64
	return b.Backend.Start(ctx, s, func(e session.Event) {
		mu.Lock()
		defer mu.Unlock()
		n++
		e.Seq = n
		sink(e)
		if l, ok := e.Body.(session.Labelled); ok && l.Final {
			n++
			sink(session.Event{Seq: n, At: e.At, Body: session.Judged{Turn: l.Turn, Opinion: b.opinion}})
		}
	})
}

func TestTheReasonsOfAnActShowWhatAJudgeSays(t *testing.T) {
	b := judging{&labtest.Backend{}, session.Opinion{
		Model: "llama3.2:3b", P: map[session.Act]float64{session.Guess: 0.92, session.Hedge: 0.06, session.Ask: 0.02}, Mass: 0.4, Orders: 8,
		Warnings: []string{"only 40 % of it is on the letters"},
	}}
	playOn(t, b, two, 110, 30, func(t *testing.T, s *labtest.Screen) {
		s.Press("e")
		s.Shows("why: ? ask", "judge     guess 0.92  hedge 0.06  ask 0.02  llama3.2:3b, disagrees", "only 40 % of it is on the letters", "people")
		s.Press("esc", "tab", "e")
		s.Shows("why: ! guess", "llama3.2:3b, agrees")
	})
	play(t, &labtest.Backend{}, two, 110, 30, func(t *testing.T, s *labtest.Screen) {
		s.Press("e")
		s.Hides("judge")
	})
}
