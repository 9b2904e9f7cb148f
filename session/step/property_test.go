package step

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"askance/session"

	"pgregory.net/rapid"
)

// pieces are what replies are made of, and what breaks a cutter.
var pieces = []string{
	"The answer is 6. ", "How many? ", "3.", "5 ", "Dr. ", "e.g. ", "\n", "\n\n", "1. ", "- item", "```", "```py\n", "\n```\n",
	"{\"name\": \"f\", \"arguments\": {}}", "{", "}", "[", "]", "\"", "\\", "\\[", "\\]", "$", "$$", "<think>", "</think>", "<tool_call>",
	"</tool_call>", "<", ">", "？", "。", "؟", "¿", ";", "Πόσα;", "…", "...", "?!", ")", "**", "`", " ", "\t", "a", "A", "é", "\xff", "\xe2\x80", "漢", "😀", "(a) ", "~~~",
	"a longer run of words that makes the line long enough to have been wrapped by some program,\n",
}

func reply(t *rapid.T) string {
	var s string
	for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces") {
		s += p
	}
	return s
}

func checkTiling(t interface{ Fatalf(string, ...any) }, text string, steps []session.Step) {
	at := 0
	for i, s := range steps {
		if s.Index != i || s.Start != at || s.End <= s.Start {
			t.Fatalf("step %d of %q is %+v after offset %d", i, text, s, at)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
			t.Fatalf("step %d of %q cuts a rune: %+v", i, text, s)
		}
		at = s.End
	}
	if at != len(text) {
		t.Fatalf("the steps of %q end at %d of %d", text, at, len(text))
	}
}

func TestAnyChunkingGivesTheSameSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := reply(t)
		want := Cut(text)
		checkTiling(t, text, want)
		var c Cutter
		var got []session.Step
		for rest := text; rest != ""; {
			n := rapid.IntRange(0, min(len(rest), 9)).Draw(t, "chunk")
			got = append(got, c.Add(rest[:n])...)
			rest = rest[n:]
		}
		got = append(got, c.Close()...)
		if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: in chunks %+v, at once %+v", text, got, want)
		}
	})
}

func TestAClosedStepNeverChanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := reply(t), reply(t)
		var c Cutter
		early := c.Add(a)
		whole := Cut(a + b)
		if len(early) > len(whole) {
			t.Fatalf("%q closed %d steps, with %q after it there are %d", a, len(early), b, len(whole))
		}
		for i := range early {
			if early[i] != whole[i] {
				t.Fatalf("step %d of %q changed from %+v to %+v when %q came", i, a, early[i], whole[i], b)
			}
		}
	})
}

func FuzzCut(f *testing.F) {
	for _, p := range pieces {
		f.Add(p+"The end. "+p, uint8(3))
	}
	f.Fuzz(func(t *testing.T, text string, chunk uint8) {
		want := Cut(text)
		checkTiling(t, text, want)
		var c Cutter
		var got []session.Step
		for rest := text; rest != ""; {
			n := min(len(rest), int(chunk)+1)
			got = append(got, c.Add(rest[:n])...)
			rest = rest[n:]
		}
		got = append(got, c.Close()...)
		if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Fatalf("in chunks of %d %+v, at once %+v", int(chunk)+1, got, want)
		}
	})
}
