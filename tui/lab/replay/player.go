package replay

import (
	"sync"
	"time"

	"askance/session"
)

// Speeds are how much faster than recorded a replay may be.
const (
	Slowest = 1.0 / 8
	Fastest = 64
)

// A Player hands recorded events to a sink when they are due. Its methods are
// safe for concurrent use and return at once.
type Player struct {
	events []session.Event
	due    []time.Duration
	cut    int
	sink   func(session.Event)

	mu     sync.Mutex
	next   int           // event that is handed out next
	at     time.Duration // where the replay stood at since
	since  time.Time
	speed  float64
	paused bool
	begun  bool
	closed bool
	wake   chan struct{} // one slot: something was changed
	done   chan struct{} // closed when nothing more is handed out by itself
}

// A State is where a replay stands.
type State struct {
	Speed  float64
	Paused bool
	Done   bool          // everything was handed out
	At, Of time.Duration // recorded time, with long pauses cut
	Cut    int           // pauses that were cut to LongestPause
}

// New makes a player that stands before the first event. sink is called in
// order, never twice at once, and must neither block nor call back. A speed
// that makes no sense is 1.
func New(events []session.Event, sink func(session.Event), speed float64) *Player {
	p := &Player{events: events, sink: sink, speed: within(speed), wake: make(chan struct{}, 1), done: make(chan struct{})}
	p.due, p.cut = Times(events)
	return p
}

func within(speed float64) float64 {
	if !(speed > 0) {
		return 1
	}
	return max(Slowest, min(speed, Fastest))
}

// Play begins. With paused nothing comes before Step or Toggle is called. It
// is called once.
func (p *Player) Play(paused bool) {
	p.mu.Lock()
	p.paused, p.since, p.begun = paused, time.Now(), true
	p.mu.Unlock()
	go p.loop()
}

func (p *Player) loop() {
	defer close(p.done)
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		wait, more := p.deliver()
		if !more {
			return
		}
		if wait >= 0 {
			timer.Reset(wait)
		} else {
			timer.Stop()
		}
		select {
		case <-timer.C:
		case <-p.wake:
		}
	}
}

// deliver hands out what is due. It returns how long to wait for the next
// event, negative while paused, and whether there is one.
func (p *Player) deliver() (wait time.Duration, more bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return 0, false
	}
	now := p.position()
	for !p.paused && p.next < len(p.events) && p.due[p.next] <= now {
		p.hand()
	}
	switch {
	case p.next == len(p.events):
		return 0, false
	case p.paused:
		return -1, true
	}
	// Never early by the rounding of a division.
	return time.Duration(float64(p.due[p.next]-now)/p.speed) + 1, true
}

// position is where the replay stands now. It needs p.mu.
func (p *Player) position() time.Duration {
	if p.paused {
		return p.at
	}
	return p.at + time.Duration(float64(time.Since(p.since))*p.speed)
}

// hand hands out the next event. It needs p.mu.
func (p *Player) hand() {
	p.next++
	p.sink(p.events[p.next-1])
}

// settle makes the position a fixed one, so that what follows may change how
// it moves. It needs p.mu.
func (p *Player) settle() { p.at, p.since = p.position(), time.Now() }

func (p *Player) change(do func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.settle()
	do()
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Toggle pauses, or goes on.
func (p *Player) Toggle() { p.change(func() { p.paused = !p.paused }) }

// Pause waits until Toggle or Step.
func (p *Player) Pause() { p.change(func() { p.paused = true }) }

// Faster and Slower double and halve the speed.
func (p *Player) Faster() { p.change(func() { p.speed = within(p.speed * 2) }) }

// Slower halves the speed.
func (p *Player) Slower() { p.change(func() { p.speed = within(p.speed / 2) }) }

// Step hands out everything to the end of the next step or turn at once, and
// pauses there.
func (p *Player) Step(by Stride) {
	p.change(func() {
		p.paused = true
		if p.closed || p.next == len(p.events) {
			return
		}
		for to := Stop(p.events, p.next, by); p.next < to; {
			p.hand()
		}
		p.at = p.due[p.next-1]
	})
}

// State tells where the replay stands.
func (p *Player) State() State {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := State{Speed: p.speed, Paused: p.paused, Done: p.next == len(p.events), Cut: p.cut}
	if n := len(p.due); n > 0 {
		s.Of = p.due[n-1]
	}
	s.At = min(p.position(), s.Of)
	return s
}

// Close ends the replay and returns when nothing more is handed out.
func (p *Player) Close() {
	begun := false
	p.change(func() { p.closed, begun = true, p.begun })
	if begun {
		<-p.done
	}
}
