package bench

import (
	"testing"
	"time"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/transcript"
)

// BenchmarkAppend prints what it costs to append a token to a transcript and
// paint the pane, at 100,000 tokens against 1,000: the ratio is to stay below
// two.
func BenchmarkAppend(b *testing.B) {
	for range b.N {
		short, long := appendCost(b, 1000), appendCost(b, 100000)
		b.ReportMetric(float64(short.Nanoseconds()), "ns-at-1k")
		b.ReportMetric(float64(long.Nanoseconds()), "ns-at-100k")
		b.ReportMetric(float64(long)/float64(short), "x")
		b.ReportMetric(0, "ns/op")
	}
}

// appendCost appends 20,000 tokens in runs of 7, painting after each as the
// lab does, and takes the best of three.
func appendCost(tb testing.TB, tokens int) time.Duration {
	best := time.Duration(0)
	for range 3 {
		p := newPane(tb, tokens)
		const more = 20000
		start := time.Now()
		for n := range more {
			p.Chunk(session.Chunk{Turn: "1.1", Text: token(tokens + n)})
			if n%7 == 0 {
				p.Rows()
			}
		}
		if took := time.Since(start) / more; best == 0 || took < best {
			best = took
		}
	}
	return best
}

func newPane(tb testing.TB, tokens int) *transcript.Pane {
	s := &session.Session{}
	for i, body := range []session.Body{
		session.Opened{Format: session.Format}, session.LaneOpened{Lane: "1"},
		session.TurnBegan{Turn: "1.1", Lane: "1", Role: session.Assistant, Author: "model"},
	} {
		if err := session.Apply(s, session.Event{Seq: uint64(i + 1), Body: body}); err != nil {
			tb.Fatal(err)
		}
	}
	p := transcript.New(themes.New(themes.Dark))
	p.SetSize(48, 44)
	p.Begin(s.Turn("1.1"))
	for n := range tokens {
		p.Chunk(session.Chunk{Turn: "1.1", Text: token(n)})
	}
	return p
}

// BenchmarkResize prints what it costs to break 100,000 tokens into rows of
// another width, as each lane does when the window changes.
func BenchmarkResize(b *testing.B) {
	p := newPane(b, 100000)
	width := 48
	for b.Loop() {
		width = 96 - width + 1
		p.SetSize(width, 44)
		p.Rows()
	}
}
