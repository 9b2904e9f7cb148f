package act

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"askance/session"
	"askance/session/step"
)

// benchReplies are the development file's replies, or, without it, those
// written for the tests.
func benchReplies(b *testing.B) []written {
	if rows := readDev(); rows != nil {
		var list []written
		for _, r := range rows {
			list = append(list, written{reply: r.Reply, prompt: r.Prompt})
		}
		return list
	}
	b.Log("the development file is not there: measuring on testdata/replies.txt")
	return writtenReplies(b)
}

// BenchmarkLabel prints replies a second on one core, and beside it what
// looking for a question mark would reach.
func BenchmarkLabel(b *testing.B) {
	list := benchReplies(b)
	n := 0
	for b.Loop() {
		for _, w := range list {
			Label(w.reply, Context{Prompt: w.prompt, Final: true})
		}
		n += len(list)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "replies/s")
	start, marks := time.Now(), 0
	for range 20 {
		for _, w := range list {
			if strings.Contains(w.reply, "?") {
				marks++
			}
		}
	}
	b.ReportMetric(float64(20*len(list))/time.Since(start).Seconds(), "naive-replies/s")
}

// BenchmarkLive compares labelling at every closed step with one pass over the
// whole reply.
func BenchmarkLive(b *testing.B) {
	var text string
	for _, w := range writtenReplies(b) {
		text += w.reply + "\n\n"
	}
	var once, growing time.Duration
	for b.Loop() { // in turn, so that a busy machine slows both alike
		start := time.Now()
		Label(text, Context{Final: true})
		middle := time.Now()
		live(text)
		once += middle.Sub(start)
		growing += time.Since(middle)
	}
	b.ReportMetric(float64(growing)/float64(once), "x-one-pass")
	b.ReportMetric(float64(len(step.Cut(text))), "steps")
}

// live feeds the reply in small chunks and labels it whenever a step closes.
func live(text string) {
	t := NewTracker(Context{})
	for len(text) > 0 {
		n := min(len(text), 5)
		if len(t.Add(text[:n])) > 0 {
			t.Label(false)
		}
		text = text[n:]
	}
	t.Label(true)
}

// BenchmarkLong shows that time grows with the length of the reply and with
// nothing else.
func BenchmarkLong(b *testing.B) {
	for _, c := range []struct{ name, piece string }{
		{"sentences", "How many plums are in each bag? There are 7 x 8 = 56 plums. "},
		{"questions", "Are you planning a trip? "},
		{"advice", "The wall is high. It is old. Is it dry? Paint it. "},
		{"marks", "?"},
		{"marks-and-spaces", "? "},
		{"brackets", "([{"},
		{"quotes", "\"'"},
		{"fences", "```\n"},
		{"words", "could you please "},
		{"items", "1. please provide\n"},
		{"braces", `{"a":`},
		{"boxes", `\boxed{`},
		{"equations", "1 + 2 = 3 = "},
		{"clauses", "does one do , "},
		{"choices", "should I x or "},
	} {
		for _, size := range []int{10_000, 1_000_000} {
			text := strings.Repeat(c.piece, size/len(c.piece))
			b.Run(c.name+"/"+map[int]string{10_000: "10kB", 1_000_000: "1MB"}[size], func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Label(text, Context{Final: true})
				}
			})
		}
	}
}

// BenchmarkLiveLead labels after each line of a reply to a probe whose answer
// stands behind a lead: four times the lines cost four times as much.
func BenchmarkLiveLead(b *testing.B) {
	p := &session.Probe{Answer: "b", AnswerLead: "Answer:", Attributes: []string{"focus"}}
	for _, lines := range []int{500, 2000} {
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			for b.Loop() {
				t := NewTracker(Context{Probe: p})
				for i := range lines {
					t.Add(fmt.Sprintf("Answer: a%d\n", i%3))
					t.Label(false)
				}
				t.Label(true)
			}
		})
	}
}
