package replay

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"askance/session"
)

var began = time.Date(2026, 11, 22, 14, 3, 0, 0, time.UTC)

// tape is a recording of one turn: a person waits, a model answers in two
// steps of two tokens each, 100 ms a token.
func tape() []session.Event {
	var events []session.Event
	at := began
	tell := func(after time.Duration, b session.Body) {
		at = at.Add(after)
		events = append(events, session.Event{Seq: uint64(len(events) + 1), At: at, Body: b})
	}
	tell(0, session.Opened{Format: session.Format, ID: "x"})
	tell(0, session.LaneOpened{Lane: "1"})
	tell(time.Minute, session.TurnBegan{Turn: "1.1", Lane: "1", Role: session.User, Text: "How many?"})
	tell(0, session.TurnEnded{Turn: "1.1"})
	tell(0, session.TurnBegan{Turn: "1.2", Lane: "1", Parent: "1.1", Role: session.Assistant})
	for i := range 4 {
		tell(100*time.Millisecond, session.Chunk{Turn: "1.2", Text: "so. ", After: time.Duration(i+1) * 100 * time.Millisecond})
		if i%2 == 1 {
			tell(0, session.StepClosed{Turn: "1.2", Step: session.Step{Index: i / 2, Start: i / 2 * 8, End: i/2*8 + 8}})
			tell(0, session.Gained{Gain: session.Gain{Turn: "1.2", Step: i / 2, Kind: session.Surprise, Bits: 1}})
		}
	}
	tell(0, session.TurnEnded{Turn: "1.2"})
	tell(0, session.Labelled{Turn: "1.2", Final: true})
	return events
}

type heard struct {
	events []session.Event
	times  []time.Duration
}

// play plays a tape in a bubble; do is called once it runs.
func play(t *testing.T, events []session.Event, speed float64, paused bool, do func(p *Player, h *heard)) *heard {
	h := &heard{}
	synctest.Test(t, func(*testing.T) {
		start := time.Now()
		p := New(events, func(e session.Event) {
			h.events, h.times = append(h.events, e), append(h.times, time.Since(start).Round(time.Millisecond))
		}, speed)
		p.Play(paused)
		defer p.Close()
		do(p, h)
		synctest.Wait()
	})
	return h
}

func TestEventsComeInTheirOwnTime(t *testing.T) {
	ms := func(n int) time.Duration { return time.Duration(n) * time.Millisecond }
	want := []time.Duration{0, 0, ms(2000), ms(2000), ms(2000), ms(2100), ms(2200), ms(2200), ms(2200), ms(2300), ms(2400), ms(2400), ms(2400), ms(2400), ms(2400)}
	for _, speed := range []float64{1, 2, 0.5} {
		h := play(t, tape(), speed, false, func(*Player, *heard) { time.Sleep(time.Minute) })
		for i := range want {
			if got := time.Duration(float64(h.times[i]) * speed).Round(ms(1)); got != want[i] {
				t.Errorf("at speed %v event %d came after %v, want %v", speed, i, got, want[i])
			}
		}
		if d := cmp.Diff(tape(), h.events); d != "" {
			t.Error(d)
		}
	}
}

func TestALongPauseIsCutAndCounted(t *testing.T) {
	due, cut := Times(tape())
	if cut != 1 || due[2] != LongestPause {
		t.Fatalf("%d pauses were cut, the third event is due after %v", cut, due[2])
	}
}

func TestNothingComesWhileItIsPaused(t *testing.T) {
	play(t, tape(), 1, false, func(p *Player, h *heard) {
		time.Sleep(2150 * time.Millisecond)
		p.Toggle()
		synctest.Wait()
		n := len(h.events)
		time.Sleep(time.Hour)
		synctest.Wait()
		if len(h.events) != n || n != 6 || p.State().At != 2150*time.Millisecond {
			t.Errorf("%d events before the pause, %d after, at %v", n, len(h.events), p.State().At)
		}
		p.Toggle()
		time.Sleep(51 * time.Millisecond)
		synctest.Wait()
		if len(h.events) != 9 {
			t.Errorf("%d events 51 ms after the pause, want 9", len(h.events))
		}
	})
}

func TestItGoesStepByStepAndTurnByTurn(t *testing.T) {
	counts := func(by Stride) (list []int) {
		play(t, tape(), 1, true, func(p *Player, h *heard) {
			for range 6 {
				p.Step(by)
				list = append(list, len(h.events))
			}
			if s := p.State(); !s.Done || s.At != s.Of {
				t.Errorf("at the end: %+v", s)
			}
		})
		return list
	}
	if d := cmp.Diff([]int{4, 9, 13, 15, 15, 15}, counts(ByStep)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int{4, 15, 15, 15, 15, 15}, counts(ByTurn)); d != "" {
		t.Error(d)
	}
}

func TestSpeedsStayWithinReason(t *testing.T) {
	play(t, tape(), 1e9, true, func(p *Player, _ *heard) {
		if got := p.State().Speed; got != Fastest {
			t.Errorf("speed %v, want %v", got, Fastest)
		}
		for range 20 {
			p.Slower()
		}
		if got := p.State().Speed; got != Slowest {
			t.Errorf("speed %v, want %v", got, Slowest)
		}
	})
}

// Whatever is pressed and whatever the clock did while it was recorded: the
// events come whole, in order and once, and fold to the session recorded.
func TestAReplayEndsAsTheSessionRecorded(t *testing.T) {
	same := cmp.Options{cmp.AllowUnexported(session.Session{}, session.Turn{}), cmpopts.EquateEmpty()}
	rapid.Check(t, func(rt *rapid.T) {
		events := tape()
		for i := range events {
			events[i].At = events[i].At.Add(time.Duration(rapid.IntRange(-3000, 3000).Draw(rt, "ms")) * time.Millisecond)
		}
		presses := rapid.SliceOf(rapid.IntRange(0, 6)).Draw(rt, "presses")
		h := play(t, events, rapid.Float64Range(0.1, 100).Draw(rt, "speed"), rapid.Bool().Draw(rt, "paused"), func(p *Player, _ *heard) {
			for _, n := range presses {
				[]func(){
					p.Toggle, p.Faster, p.Slower, func() { p.Step(ByStep) }, func() { p.Step(ByTurn) },
					func() { time.Sleep(time.Second) }, func() { time.Sleep(33 * time.Millisecond) },
				}[n]()
			}
			if p.State().Paused {
				p.Toggle()
			}
			time.Sleep(time.Hour)
		})
		want, _, err := session.Fold(events)
		if err != nil {
			rt.Fatal(err)
		}
		got, _, err := session.Fold(h.events)
		if err != nil {
			rt.Fatal(err)
		}
		if d := cmp.Diff(want, got, same); d != "" {
			rt.Fatal(d)
		}
	})
}

func TestAClosedReplayIsSilent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		n := 0
		p := New(tape(), func(session.Event) { n++ }, 1)
		p.Play(false)
		synctest.Wait()
		p.Close()
		before := n
		p.Step(ByTurn)
		time.Sleep(time.Hour)
		if n != before {
			t.Errorf("%d events after Close", n-before)
		}
	})
}
