package journal

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// writeForever is the child of the kill test: it writes events as fast as it
// can and prints the number of each that was acknowledged.
func writeForever(dir, id string) {
	s, err := OpenStore(dir)
	if err != nil {
		panic(err)
	}
	w, err := s.Create(id, nil)
	if err != nil {
		panic(err)
	}
	for _, e := range events(200_000) {
		if err := w.Add(e); err != nil {
			panic(err)
		}
		if e.Seq%7 == 0 {
			if err := w.Flush(); err != nil {
				panic(err)
			}
			fmt.Println(w.Saved())
		}
	}
}

// A process is killed while it writes. Everything that it had acknowledged
// must be there, the file must open, and writing must be able to go on.
func TestNothingAcknowledgedIsLostToKill(t *testing.T) {
	rounds := 25
	if n, err := strconv.Atoi(os.Getenv("ASKANCE_KILL_ROUNDS")); err == nil {
		rounds = n
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		s, id := store(t), NewID()
		acknowledged := killAfter(t, s.Dir(), id, 1+rng.IntN(40), time.Duration(rng.IntN(900))*time.Microsecond)
		w, rec, err := s.Append(id, nil)
		if err != nil {
			t.Fatal(err)
		}
		last := rec.Events[len(rec.Events)-1].Seq
		if last < acknowledged {
			t.Fatalf("event %d was acknowledged, the file ends with %d", acknowledged, last)
		}
		more := events(int(last) + 1)
		if err := w.Add(more[last]); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if rec, err := s.Read(id); err != nil || len(rec.Events) != int(last)+1 {
			t.Fatalf("after going on: %d events, %v", len(rec.Events), err)
		}
	}
}

// killAfter starts a writer, lets it acknowledge n times and a little more,
// kills it, and returns the last number it printed.
func killAfter(t *testing.T, dir, id string, n int, more time.Duration) uint64 {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ASKANCE_JOURNAL_CHILD="+id, "ASKANCE_JOURNAL_DIR="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var last uint64
	lines := bufio.NewScanner(out)
	for i := 0; lines.Scan(); i++ {
		// A line cut by the kill would be a smaller number, never a larger one.
		if v, err := strconv.ParseUint(strings.TrimSpace(lines.Text()), 10, 64); err == nil {
			last = max(last, v)
		}
		if i == n {
			time.AfterFunc(more, func() { _ = cmd.Process.Kill() })
		}
	}
	_ = cmd.Wait()
	return last
}

func BenchmarkAppend(b *testing.B) {
	s, err := OpenStore(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	w, err := s.Create(NewID(), nil)
	if err != nil {
		b.Fatal(err)
	}
	list := events(b.N + 3)
	b.ResetTimer()
	for _, e := range list {
		if err := w.Add(e); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}
