package lab

import (
	"testing"

	"askance/session"
)

func woke(b *inbox) bool {
	select {
	case <-b.wake:
		return true
	default:
		return false
	}
}

func TestAnIdleLabIsWokenOnceForManyEvents(t *testing.T) {
	b := newInbox()
	for i := range 1000 {
		b.put(session.Event{Seq: uint64(i), Body: session.Chunk{}})
	}
	if !woke(b) || woke(b) {
		t.Error("a thousand events do not wake the lab exactly once")
	}
	if n := len(b.take(true)); n != 1000 {
		t.Errorf("%d events were taken", n)
	}
}

func TestWhileTheLabTicksOnlyEndingsWakeIt(t *testing.T) {
	b := newInbox()
	b.take(true)
	b.put(session.Event{Body: session.Chunk{}})
	if woke(b) {
		t.Error("a token woke a lab that looks by itself")
	}
	for _, body := range []session.Body{session.TurnEnded{}, session.Warned{}} {
		b.put(session.Event{Body: body})
		if !woke(b) {
			t.Errorf("%T did not wake the lab", body)
		}
	}
	if n := len(b.take(false)); n != 3 {
		t.Errorf("%d events were taken, want 3", n)
	}
	b.put(session.Event{Body: session.Chunk{}})
	if !woke(b) {
		t.Error("a token did not wake an idle lab")
	}
}

func TestAStoppedInboxKeepsNothing(t *testing.T) {
	b := newInbox()
	b.put(session.Event{})
	b.stop()
	b.put(session.Event{})
	if len(b.take(false)) != 0 || !woke(b) {
		t.Error("a stopped inbox keeps events, or lets its listener wait")
	}
}
