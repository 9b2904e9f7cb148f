package lab_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"askance/session"
	"askance/tui/lab"
	"askance/tui/lab/labtest"
)

// recorder hands out the sink that a stream writes to.
type recorder struct {
	*labtest.Backend
	sink func(session.Event)
}

func (r *recorder) Start(_ context.Context, _ lab.Setup, sink func(session.Event)) (lab.Play, error) {
	r.sink = sink
	return &labtest.Play{}, nil
}

// arrivals streams 400 tokens, one each 10 ms, and returns when each was
// recorded. What the screen does meanwhile is up to stall.
func arrivals(t *testing.T, stall time.Duration) []time.Duration {
	var times []time.Duration
	synctest.Test(t, func(t *testing.T) {
		r := &recorder{Backend: &labtest.Backend{}}
		s := labtest.Open(t, r, lab.Options{}, 110, 30)
		defer s.Close()
		seq := uint64(0)
		tell := func(b session.Body) { seq++; r.sink(session.Event{Seq: seq, Body: b}) }
		tell(session.Opened{Format: session.Format})
		tell(session.LaneOpened{Lane: "1"})
		tell(session.TurnBegan{Turn: "1.1", Lane: "1", Role: session.Assistant})

		done := make(chan struct{})
		start := time.Now()
		go func() {
			defer close(done)
			for range 400 {
				time.Sleep(10 * time.Millisecond)
				tell(session.Chunk{Turn: "1.1", Text: "token "})
				times = append(times, time.Since(start))
			}
			tell(session.TurnEnded{Turn: "1.1"})
		}()
		time.Sleep(stall) // the screen takes nothing and paints nothing
		if got := s.Session().Turn("1.1"); stall > 0 && got != nil {
			t.Error("the screen was not stalled")
		}
		<-done
		s.Settle()
		if got := s.Session().Turn("1.1"); got == nil || got.Len() != 400*len("token ") || !got.Ended {
			t.Error("the screen did not catch up")
		}
	})
	return times
}

func TestAStalledScreenDelaysNoRecording(t *testing.T) {
	free, stalled := arrivals(t, 0), arrivals(t, 2*time.Second)
	if len(free) != 400 || len(stalled) != 400 {
		t.Fatalf("%d and %d tokens were recorded, want 400", len(free), len(stalled))
	}
	for i := range free {
		if free[i] != stalled[i] {
			t.Fatalf("token %d was recorded after %v, with a stalled screen after %v", i, free[i], stalled[i])
		}
	}
}
