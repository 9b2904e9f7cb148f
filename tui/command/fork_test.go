package command

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"askance/session"
	"askance/session/journal"
	"askance/tui/lab"
)

// begin plays a probe with the guesser until it has been answered and scored.
func begin(t *testing.T) (*backend, *take) {
	t.Helper()
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	b, err := newBackend(t.Context(), &env{dir: t.TempDir()}, "none")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)
	probe, err := b.Probe("counting", "vague", 9, 1)
	if err != nil {
		t.Fatal(err)
	}
	k := &take{t: t}
	p, err := b.Start(t.Context(), lab.Setup{Probe: probe, Models: []string{"tiny/guesser"}, Answers: "scripted"}, k.sink)
	if err != nil {
		t.Fatal(err)
	}
	k.play = p.(*play)
	k.settle(nil)
	return b, k
}

func TestForksAreOnDiskAndComeBackWithTheSession(t *testing.T) {
	b, k := begin(t)
	k.settle(k.play.Fork(lab.Fork{Lane: "1", Turn: "1.2", Text: k.s.Probe.Complete}))
	k.settle(k.play.Fork(lab.Fork{Lane: "1", Turn: "1.2", Options: at(1.5, 3)}))
	k.settle(k.play.Fork(lab.Fork{Lane: "1", Turn: "1.2", Model: "tiny/asker"}))
	k.settle(k.play.GoOn("1", "1.2"))
	k.settle(k.play.Say("Are you sure?", "1"))
	var held *journal.HeldError
	if err := b.Delete(t.Context(), k.s.ID); !errors.As(err, &held) {
		t.Errorf("an open session was deleted: %v", err)
	}
	if err := k.play.Close(); err != nil {
		t.Fatal(err)
	}
	same := cmp.Options{cmp.AllowUnexported(session.Session{}, session.Turn{}), cmpopts.EquateEmpty()}
	events, err := b.Recording(t.Context(), k.s.ID)
	if err != nil {
		t.Fatal(err)
	}
	read, _, err := session.Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(&k.s, read, same); d != "" {
		t.Error(d)
	}
	again := &take{t: t}
	p, err := b.Open(t.Context(), k.s.ID, again.sink)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if d := cmp.Diff(&k.s, &again.s, same); d != "" {
		t.Error(d)
	}
	s := &again.s
	if len(s.Lanes) != 3 || s.Lane("2").From != "1.1" || s.Lane("3").Model.Name != "tiny/asker" || *s.Lane("2").Options.Temperature != 1.5 {
		t.Errorf("%d lanes, %+v, %+v", len(s.Lanes), s.Lane("2"), s.Lane("3"))
	}
	if n := len(s.Branches("1.1")); n != 2 || s.Turn("1.5").Parent != "1.2" {
		t.Errorf("%d branches, 1.5 follows %s", n, s.Turn("1.5").Parent)
	}
}

func TestASessionIsDeletedAndRestored(t *testing.T) {
	b, k := begin(t)
	if err := k.play.Close(); err != nil {
		t.Fatal(err)
	}
	count := func(want int) {
		t.Helper()
		if list, err := b.Sessions(t.Context()); err != nil || len(list) != want {
			t.Errorf("%d sessions are listed, want %d (%v)", len(list), want, err)
		}
	}
	count(1)
	if err := b.Delete(t.Context(), k.s.ID); err != nil {
		t.Fatal(err)
	}
	count(0)
	if err := b.Restore(t.Context(), k.s.ID); err != nil {
		t.Fatal(err)
	}
	count(1)
}
