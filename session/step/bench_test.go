package step

import (
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/jdkato/prose/v3/segment"
)

// BenchmarkCut grows a reply by a few bytes at a time. Beside it stand one
// pass over the whole, and the two segmenters that would have to read the whole
// again for each chunk.
func BenchmarkCut(b *testing.B) {
	text := strings.Repeat(ordinary+"\n\n", 10)
	b.Run("whole", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			Cut(text)
		}
	})
	b.Run("in-chunks", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			var c Cutter
			for rest := text; rest != ""; {
				n := min(len(rest), 5)
				c.Add(rest[:n])
				rest = rest[n:]
			}
			c.Close()
		}
	})
	b.Run("uax29-whole", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			for it := sentences.FromString(text); it.Next(); {
			}
		}
	})
	b.Run("punkt-whole", func(b *testing.B) {
		seg, err := segment.New()
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			seg.SegmentText(text)
		}
	})
}
