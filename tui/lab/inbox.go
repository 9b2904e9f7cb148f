package lab

import (
	"sync"

	"askance/session"
)

// An inbox takes events from any goroutine and never makes it wait: recorded
// times must not depend on the screen.
type inbox struct {
	mu      sync.Mutex
	events  []session.Event
	polled  bool          // a tick will come: chunks need not wake the lab
	wake    chan struct{} // one slot: wakes the lab
	stopped bool
}

func newInbox() *inbox { return &inbox{wake: make(chan struct{}, 1)} }

// put adds an event. Endings and faults wake the lab at once, anything else
// only when no tick is coming.
func (b *inbox) put(e session.Event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stopped {
		return
	}
	b.events = append(b.events, e)
	if !b.polled || urgent(e) {
		select {
		case b.wake <- struct{}{}:
		default:
		}
	}
}

// take returns all events since the last take. Polled says whether the caller
// will come again by itself.
func (b *inbox) take(polled bool) []session.Event {
	b.mu.Lock()
	defer b.mu.Unlock()
	events := b.events
	b.events, b.polled = nil, polled
	return events
}

// stop drops what is there and what may still come: the lab has turned to
// another session.
func (b *inbox) stop() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.events, b.stopped = nil, true
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

func urgent(e session.Event) bool {
	switch e.Body.(type) {
	case session.TurnEnded, session.Warned:
		return true
	}
	return false
}
