package journal

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"askance/session"
)

func TestASessionGoesToTheTrashAndComesBack(t *testing.T) {
	s, id := stored(t)
	before, err := os.ReadFile(s.Path(id))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Trash(id); err != nil {
		t.Fatal(err)
	}
	if ids, _ := s.IDs(); len(ids) != 0 {
		t.Errorf("it is still listed: %v", ids)
	}
	if _, err := os.Stat(filepath.Join(s.Dir(), ".trash", id+".jsonl")); err != nil {
		t.Error(err)
	}
	if s.Trash(id) == nil {
		t.Error("it was moved twice")
	}
	if err := s.Restore(id); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(s.Path(id)); err != nil || string(after) != string(before) {
		t.Errorf("it came back changed (%v)", err)
	}
	if err := s.Restore(id); err == nil {
		t.Error("it came back twice")
	}
	for _, bad := range []string{"", "../x", ".trash", "x"} {
		if s.Trash(bad) == nil || s.Restore(bad) == nil {
			t.Errorf("%q was moved", bad)
		}
	}
}

func TestASessionThatIsWrittenStays(t *testing.T) {
	s, id := stored(t)
	w, _, err := s.Append(id, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	var held *HeldError
	if err := s.Trash(id); !errors.As(err, &held) {
		t.Errorf("the error is %v", err)
	}
}

func TestRestoringOverwritesNothing(t *testing.T) {
	s, id := stored(t)
	if err := s.Trash(id); err != nil {
		t.Fatal(err)
	}
	w, err := s.Create(id, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Restore(id); !errors.Is(err, os.ErrExist) {
		t.Errorf("the error is %v", err)
	}
}

func TestSkimmingReadsAllButWhatModelsSaid(t *testing.T) {
	s, id := stored(t)
	whole, err := s.Read(id)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := s.Skim(id)
	if err != nil || len(rec.Events) != len(whole.Events) || rec.Whole != whole.Whole {
		t.Fatalf("%d of %d events, %v", len(rec.Events), len(whole.Events), err)
	}
	fold, _, err := session.Fold(rec.Events)
	if err != nil {
		t.Fatal(err)
	}
	if turn := fold.Turn("1.2"); turn.Len() != 0 || turn.Label == nil || turn.Label.Act != session.Ask {
		t.Errorf("the turn is %+v", turn)
	}
	files, err := s.Files()
	if err != nil || len(files) != 1 || files[0].ID != id || files[0].Size != whole.Whole || files[0].Mod.IsZero() {
		t.Errorf("files %+v, %v", files, err)
	}
}

func TestWhatIsKeptAsideIsNoSession(t *testing.T) {
	s, _ := stored(t)
	if s.Aside("list") != nil {
		t.Error("something is there before anything was kept")
	}
	for _, text := range []string{"one", "another"} {
		if err := s.KeepAside("list", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got := string(s.Aside("list")); got != text {
			t.Errorf("kept %q, found %q", text, got)
		}
	}
	if err := s.KeepAside("../out", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(s.Dir(), "..", "out")); err == nil {
		t.Error("it lies outside the folder")
	}
	if ids, _ := s.IDs(); len(ids) != 1 {
		t.Errorf("sessions %v", ids)
	}
}

// stored is a store with one session in it.
func stored(t *testing.T) (*Store, string) {
	t.Helper()
	s, err := OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	id := NewID()
	w, err := s.Create(id, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range []session.Body{
		session.Opened{Format: session.Format, ID: id},
		session.LaneOpened{Lane: "1", Model: session.Model{Name: "tiny/asker"}},
		session.TurnBegan{Turn: "1.1", Lane: "1", Role: session.User, Text: "How many?"},
		session.TurnEnded{Turn: "1.1"},
		session.TurnBegan{Turn: "1.2", Lane: "1", Parent: "1.1", Role: session.Assistant},
		session.Chunk{Turn: "1.2", Text: "How many what?"},
		session.StepClosed{Turn: "1.2", Step: session.Step{End: 14}},
		session.TurnEnded{Turn: "1.2"},
		session.Labelled{Turn: "1.2", Label: session.Label{Act: session.Ask}, Final: true},
	} {
		if err := w.Add(session.Event{Seq: uint64(i + 1), Body: b}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return s, id
}
