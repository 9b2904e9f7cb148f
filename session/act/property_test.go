package act

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"askance/session"

	"pgregory.net/rapid"
)

// pieces are what replies are made of, and what breaks a reader of them.
var pieces = []string{
	"How many plums does each bag hold? ", "Please provide the number. ", "The answer is 56. ", "7 x 8 = 56. ", "Assuming 12 per bag, ",
	"I'm sorry, I can't. ", "Let me know if you need anything. ", "It is not specified. ", "\n", "\n\n", "1. ", "- ", "- ✅\n", "- ...\n", "<p>", "should I ", " or ", ", correct", "```", "```py\nx = 1?\n```\n",
	"{\"name\": \"f\", \"arguments\": {}}", "\"", "“", "”", "'", "\\boxed{", "}", "<think>", "</think>", "？", "؟", "¿", "Πόσα;", "?", "!", "...", "é", "\xff", "\xe2\x80",
	"漢字", "😀", "# Questions\n", "**", "Subject: x\n", "User: ", "def f(x):\n", "    return x\n", "\"\"\"", "#### 5", "so you want it, right? ", "how about ", "would you like to book it",
	"I have a few questions:\n", "assistant", "=", "1 + 2 = ", "$", "\x00", "\u202e",
}

func drawReply(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 25).Draw(t, "pieces"), "")
}

// check reports what no label may have: offsets outside the reply or inside a
// rune, an act that does not follow from the findings.
func check(t interface{ Fatalf(string, ...any) }, reply string, l session.Label) {
	spans := l.Spans
	if l.Assumed != nil {
		spans = append(spans[:len(spans):len(spans)], session.Span{Start: l.Assumed.Start, End: l.Assumed.End})
	}
	for _, s := range spans {
		if s.Start < 0 || s.Start > s.End || s.End > len(reply) {
			t.Fatalf("%q: span %+v is not in the reply", reply, s)
		}
		if utf8.ValidString(reply) && !utf8.ValidString(reply[s.Start:s.End]) {
			t.Fatalf("%q: span %+v cuts a rune", reply, s)
		}
	}
	if !l.Act.Valid() || l.Why == "" || len(l.Tags) == 0 {
		t.Fatalf("%q: %+v", reply, l)
	}
	if l.Act.Asks() && (!l.Asks || l.Commits) || l.Act == session.Guess && !l.Commits || l.Act == session.Hedge && !(l.Commits && (l.Asks || l.Flags)) {
		t.Fatalf("%q: the act %s does not follow from %+v", reply, l.Act, l)
	}
}

func TestAnyChunkingGivesTheSameLabel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reply := drawReply(t)
		c := Context{Probe: plums(), Final: true}
		want := Label(reply, c)
		check(t, reply, want)
		tr := NewTracker(c)
		for rest := reply; rest != ""; {
			n := rapid.IntRange(0, min(len(rest), 9)).Draw(t, "chunk")
			if steps := tr.Add(rest[:n]); len(steps) > 0 {
				so := reply[:len(reply)-len(rest)+n]
				l := tr.Label(false)
				check(t, so, l)
				if once := Label(so, Context{Probe: plums()}); !reflect.DeepEqual(once, l) {
					t.Fatalf("%q, so far: tracked %+v, at once %+v", so, l, once)
				}
			}
			rest = rest[n:]
		}
		if got := tr.Label(true); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: in chunks %+v, at once %+v", reply, got, want)
		}
	})
}

func TestALabelDoesNotChangeAfterItWasGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tr := NewTracker(Context{})
		tr.Add(drawReply(t))
		l := tr.Label(false)
		before := append([]session.Span(nil), l.Spans...)
		tr.Add(drawReply(t))
		tr.Label(true)
		if len(before) > 0 && !reflect.DeepEqual(before, l.Spans) {
			t.Fatalf("%+v became %+v", before, l.Spans)
		}
	})
}

func TestNothingCanBeAddedAfterTheEnd(t *testing.T) {
	tr := NewTracker(Context{})
	tr.Add("The answer is 5.")
	want := tr.Label(true)
	if steps := tr.Add(" Which one?"); len(steps) > 0 || !reflect.DeepEqual(tr.Label(true), want) {
		t.Error("the label changed after the reply had ended")
	}
}

func FuzzLabel(f *testing.F) {
	for _, p := range pieces {
		f.Add("Which one? "+p+"It is 5. "+p, "Ana has 7 bags.")
	}
	for _, w := range writtenReplies(f) {
		f.Add(w.reply, w.prompt)
	}
	f.Fuzz(func(t *testing.T, reply, prompt string) {
		c := Context{Prompt: prompt, Probe: plums(), Final: true}
		l := Label(reply, c)
		check(t, reply, l)
		tr := NewTracker(c)
		for rest := reply; rest != ""; {
			n := min(len(rest), 3)
			tr.Add(rest[:n])
			rest = rest[n:]
		}
		if got := tr.Label(true); !reflect.DeepEqual(got, l) {
			t.Fatalf("in chunks %+v, at once %+v", got, l)
		}
	})
}
