package command

import (
	"sync"
	"testing"
	"time"

	"askance/session"
)

// A take is a session of the built-in models while it is played.
type take struct {
	t    *testing.T
	play *play
	mu   sync.Mutex
	s    session.Session
}

func (k *take) sink(e session.Event) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := session.Apply(&k.s, e); err != nil {
		k.t.Error(err)
	}
}

// settle waits until all has been said and scored.
func (k *take) settle(err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatal(err)
	}
	if err := k.play.Play.Wait(k.t.Context()); err != nil {
		k.t.Fatal(err)
	}
}

// until settles, and then waits as long as somebody would look at it, at the
// speed at which examples play.
func (k *take) until(err error) {
	k.t.Helper()
	k.settle(err)
	time.Sleep(150 * time.Millisecond)
}

func at(temperature float64, seed int) *session.Options {
	return &session.Options{Temperature: &temperature, Seed: &seed}
}
