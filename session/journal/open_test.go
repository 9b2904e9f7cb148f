package journal

import (
	"bytes"
	"encoding/json"
	"runtime"
	"testing"
	"time"

	"askance/session"
)

// recorded is a session file of n events as a real lane leaves them: a chunk
// holds one token with its 20 likeliest alternatives.
func recorded(tb testing.TB, n int) []byte {
	tb.Helper()
	var out bytes.Buffer
	for i, e := range events(n) {
		if c, ok := e.Body.(session.Chunk); ok {
			var top []session.Alternative
			for k := range 20 {
				top = append(top, session.Alternative{Text: "plum", Logprob: -0.123456789012345 * float64(k+1)})
			}
			c.After = time.Duration(i) * time.Millisecond
			c.Tokens[0].Top = top
			e.Body = c
		}
		line, err := json.Marshal(e)
		if err != nil {
			tb.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	return out.Bytes()
}

func BenchmarkOpen100000Events(b *testing.B) {
	data := recorded(b, 100_000)
	b.ResetTimer()
	for b.Loop() {
		rec, err := Decode(bytes.NewReader(data), "x")
		if err != nil || len(rec.Events) != 100_000 {
			b.Fatal(len(rec.Events), err)
		}
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-held")
		runtime.KeepAlive(rec)
	}
	b.ReportMetric(float64(len(data))/1e6, "MB-file")
}
