package run

import (
	"sync"
	"time"

	"askance/session"
)

// A Sink takes events in order. It is called with the recorder's lock held and
// must neither block nor call back.
type Sink func(session.Event)

// recorder is the one place where events get their numbers and times. It keeps
// the fold that the play itself looks at.
type recorder struct {
	mu    sync.Mutex
	now   func() time.Time
	fold  *session.Session
	sinks []Sink
}

// record publishes what happened. An event that does not fit the fold would be
// a mistake of this package; it is dropped with a warning in the session, so
// that a journal never holds an event that cannot be read back.
func (r *recorder) record(b session.Body) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.publish(b); err != nil {
		_ = r.publish(session.Warned{Text: "an event was left out: " + err.Error()})
	}
}

func (r *recorder) publish(b session.Body) error {
	e := session.Event{Seq: r.fold.Seq + 1, At: r.now().UTC(), Body: b}
	if err := session.Apply(r.fold, e); err != nil {
		return err
	}
	for _, sink := range r.sinks {
		sink(e)
	}
	return nil
}

// look calls see with the fold while nothing changes it.
func (r *recorder) look(see func(*session.Session)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	see(r.fold)
}
