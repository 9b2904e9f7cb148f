package command

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"askance/session"
	"askance/session/journal"
)

// write puts a session into the store, as a run of one model writes it.
func write(t testing.TB, store *journal.Store, model string, more ...session.Body) string {
	t.Helper()
	id := journal.NewID()
	w, err := store.Create(id, nil)
	if err != nil {
		t.Fatal(err)
	}
	events := append([]session.Body{
		session.Opened{Format: session.Format, ID: id, Title: "counting/17"},
		session.LaneOpened{Lane: "1", Model: session.Model{Name: model}},
		session.TurnBegan{Turn: "1.1", Lane: "1", Role: session.User, Text: "How many plums? " + strings.Repeat("x", 300)},
		session.TurnEnded{Turn: "1.1"},
		session.TurnBegan{Turn: "1.2", Lane: "1", Parent: "1.1", Role: session.Assistant},
		session.Chunk{Turn: "1.2", Text: "How many what?"},
		session.TurnEnded{Turn: "1.2"},
		session.Labelled{Turn: "1.2", Label: session.Label{Act: session.Ask}, Final: true},
	}, more...)
	for i, b := range events {
		if err := w.Add(session.Event{Seq: uint64(i + 1), At: time.Unix(1, 0).UTC(), Body: b}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return id
}

func openStore(t testing.TB) *journal.Store {
	t.Helper()
	store, err := journal.OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func TestSummariesAreTheSameFromTheCache(t *testing.T) {
	store := openStore(t)
	write(t, store, "asker")
	write(t, store, "guesser", session.Marked{Mark: session.Mark{ID: "m", Turn: "1.2", Rater: "anna", Act: session.Hedge}})
	first, err := summaries(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	again, err := summaries(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(first, again); d != "" {
		t.Error(d)
	}
	if s := first[0]; s.Models[0] != "guesser" || s.Raters[0] != "anna" || s.Acts[0] != session.Hedge || len([]rune(s.Words)) != maxWords || s.Marks != 1 {
		t.Errorf("the summary is %+v", s)
	}
}

// A cache is believed only about files that have not changed, and only while
// it can be read.
func TestTheCacheIsNeverBelievedAgainstTheFile(t *testing.T) {
	store := openStore(t)
	id := write(t, store, "asker")
	list := func() summary {
		t.Helper()
		got, err := summaries(t.Context(), store)
		if err != nil || len(got) != 1 {
			t.Fatalf("%+v, %v", got, err)
		}
		return got[0]
	}
	list()
	w, _, err := store.Append(id, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add(session.Event{Seq: 9, Body: session.Marked{Mark: session.Mark{ID: "m", Turn: "1.2", Act: session.Guess}}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if s := list(); s.Marks != 1 || s.Acts[0] != session.Guess {
		t.Errorf("after a mark it is %+v", s)
	}
	for _, nonsense := range []string{"", "{", `[{"id":5}]`, "null", `[{"id":"` + id + `","size":1,"mod":1,"sum":{"title":"lies"}}]`} {
		if err := store.KeepAside(summaryCache, []byte(nonsense)); err != nil {
			t.Fatal(err)
		}
		if s := list(); s.Title != "counting/17" {
			t.Errorf("with the cache %q it is %+v", nonsense, s)
		}
	}
	if err := store.Trash(id); err != nil {
		t.Fatal(err)
	}
	if got, err := summaries(t.Context(), store); err != nil || len(got) != 0 {
		t.Errorf("deleted, it is listed: %+v, %v", got, err)
	}
	if strings.Contains(string(store.Aside(summaryCache)), id) {
		t.Error("deleted, it is still kept")
	}
}

// BenchmarkSummaries prints how long a list of 10,000 sessions takes from the
// cache, and how many times longer without.
func BenchmarkSummaries(b *testing.B) {
	const n = 10000
	store := openStore(b)
	whole, err := os.ReadFile(store.Path(write(b, store, "tiny/asker")))
	if err != nil {
		b.Fatal(err)
	}
	for i := 1; i < n; i++ {
		id := journal.NewID()
		if err := os.WriteFile(store.Path(id), whole, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	start := time.Now()
	if _, err := summaries(b.Context(), store); err != nil {
		b.Fatal(err)
	}
	first := time.Since(start)
	for b.Loop() {
		list, err := summaries(b.Context(), store)
		if err != nil || len(list) != n {
			b.Fatal(fmt.Errorf("%d sessions: %w", len(list), err))
		}
	}
	again := b.Elapsed() / time.Duration(b.N)
	b.ReportMetric(float64(again.Milliseconds()), "ms/list")
	b.ReportMetric(float64(first.Milliseconds()), "ms-first")
	b.ReportMetric(float64(first)/float64(again), "x")
}
