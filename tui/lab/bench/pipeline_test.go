//go:build unix

package bench

import (
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"askance/tui/lab"
)

// BenchmarkPipeline prints the CPU time of a token on the whole way to the
// terminal, for the lab at 4 x 200 tokens a second and for the naive screen as
// fast as it goes, and their ratio.
func BenchmarkPipeline(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		b.Run(fmt.Sprintf("tokens=%d", n), func(b *testing.B) {
			var good, naive time.Duration
			for range b.N {
				good += perToken(b, n, runLab)
				naive += perToken(b, n, runNaive)
			}
			b.ReportMetric(float64(good.Microseconds())/float64(b.N), "lab-us/token")
			b.ReportMetric(float64(naive.Microseconds())/float64(b.N), "naive-us/token")
			b.ReportMetric(float64(naive)/float64(good), "x")
			b.ReportMetric(0, "ns/op")
		})
	}
}

type runner func(tb testing.TB, tokens int, out io.Writer) (shown int, cpu time.Duration)

func perToken(tb testing.TB, tokens int, run runner) time.Duration {
	out := &counter{}
	shown, cpu := run(tb, tokens, out)
	if shown == 0 || out.bytes.Load() == 0 {
		tb.Fatalf("%d tokens were shown in %d bytes", shown, out.bytes.Load())
	}
	return cpu / time.Duration(shown)
}

// runLab streams for three seconds into lanes that hold so many tokens.
func runLab(tb testing.TB, tokens int, out io.Writer) (int, time.Duration) {
	f := &feed{}
	seen := &watched{Lab: lab.New(f, lab.Options{}), moved: make(chan struct{}, 1)}
	p, done := program(seen, out)
	defer func() { p.Quit(); <-done }()

	seen.waitFor(tb, 1+3*lanes)
	for range tokens {
		f.token()
	}
	seen.waitFor(tb, f.seq)

	runtime.GC() // what was made to get here is not what a token costs
	const seconds = 3
	start, shown := cpu(), 0
	for ticks := time.NewTicker(time.Second / perLane); shown < seconds*perLane*lanes; shown += lanes {
		<-ticks.C
		f.token()
	}
	seen.waitFor(tb, f.seq)
	return shown, cpu() - start
}

// runNaive sends tokens as fast as they are taken: it cannot carry the rate.
func runNaive(tb testing.TB, tokens int, out io.Writer) (int, time.Duration) {
	n := NewNaive(lanes, width, height, textOf(tokens))
	p, done := program(n, out)
	defer func() { p.Quit(); <-done }()
	for i := range lanes {
		p.Send(Token{Pane: i, Text: "."})
	}
	runtime.GC()
	shown := max(40, min(800, 4000000/tokens/10))
	start := cpu()
	for i := range shown {
		p.Send(Token{Pane: i % lanes, Text: token(tokens + i/lanes)})
	}
	return shown, cpu() - start
}

func program(m tea.Model, out io.Writer) (*tea.Program, chan error) {
	p := tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(out), tea.WithWindowSize(width, height),
		tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals())
	done := make(chan error, 1)
	go func() { _, err := p.Run(); done <- err }()
	return p, done
}

// watched tells other goroutines how far the lab has come.
type watched struct {
	*lab.Lab
	seq   atomic.Uint64
	moved chan struct{} // one slot
}

func (w *watched) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := w.Lab.Update(msg)
	if seq := w.Session().Seq; w.seq.Swap(seq) != seq {
		select {
		case w.moved <- struct{}{}:
		default:
		}
	}
	return w, cmd
}

type counter struct{ bytes atomic.Int64 }

func (c *counter) Write(p []byte) (int, error) { c.bytes.Add(int64(len(p))); return len(p), nil }

// cpu returns the CPU time of this process so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// waitFor waits until the lab has folded so many events.
func (w *watched) waitFor(tb testing.TB, seq uint64) {
	tb.Helper()
	for late := time.After(time.Minute); w.seq.Load() < seq; {
		select {
		case <-w.moved:
		case <-late:
			tb.Fatalf("after a minute the screen has seen %d of %d events", w.seq.Load(), seq)
		}
	}
}
