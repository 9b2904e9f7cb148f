package wrap

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParagraph(t *testing.T) {
	for _, c := range []struct {
		name  string
		width int
		text  string
		want  string // rows joined by |
	}{
		{"empty", 10, "", ""},
		{"fits", 10, "one two", "one two"},
		{"breaks between words", 10, "one two three four", "one two|three four"},
		{"a full row", 7, "one two three", "one two|three"},
		{"blanks at the break go", 5, "one    two", "one|two"},
		{"a long word moves first", 6, "it is incomprehensible", "it is|incomp|rehens|ible"},
		{"a long word alone", 4, "abcdefghij", "abcd|efgh|ij"},
		{"an indent stays", 12, "    x := 1 + 2", "    x := 1 +|2"},
		{"an indent and a long word", 6, "   abcdefgh", "   abc|defgh"},
		{"only blanks", 3, "     ", "     "},
		{"trailing blank", 5, "hello ", "hello "},
		{"wide characters", 5, "多少个苹果", "多少|个苹|果"},
		{"mixed scripts", 8, "has 多少个苹果 ok", "has 多少|个苹果|ok"},
		{"a family is one character", 9, "ab👨‍👩‍👧cd ef", "ab👨‍👩‍👧|cd ef"},
		{"a row narrower than a character", 1, "多少", "多|少"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(rows(c.text, whole(c.text, c.width)), "|"); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestGrowingEqualsTheWhole(t *testing.T) {
	defer ByGraphemes(false)
	rapid.Check(t, func(t *rapid.T) {
		ByGraphemes(rapid.Bool().Draw(t, "graphemes"))
		text := prose().Draw(t, "text")
		width := rapid.IntRange(1, 14).Draw(t, "width")
		lines := Paragraph(nil, nil, 0, 0, width)
		for end := 0; end < len(text); {
			end += rapid.IntRange(1, len(text)-end).Draw(t, "more")
			for end < len(text) && text[end]&0xc0 == 0x80 {
				end++
			}
			lines = Regrow(lines, 0, []byte(text[:end]), end, width)
		}
		got, want := strings.Join(rows(text, lines), "|"), strings.Join(rows(text, whole(text, width)), "|")
		if got != want {
			t.Fatalf("width %d\ngrown %q\nwhole %q", width, got, want)
		}
	})
}

func TestNothingIsLostAndNothingIsTooWide(t *testing.T) {
	defer ByGraphemes(false)
	rapid.Check(t, func(t *rapid.T) {
		ByGraphemes(rapid.Bool().Draw(t, "graphemes"))
		text := prose().Draw(t, "text")
		width := rapid.IntRange(2, 14).Draw(t, "width")
		at := 0
		for _, l := range whole(text, width) {
			if strings.Trim(text[at:l.Start], " ") != "" {
				t.Fatalf("%q stands between rows", text[at:l.Start])
			}
			row := strings.TrimRight(text[l.Start:l.End], " ")
			if w := Width(row); w > width && !oneCharacter(row) {
				t.Fatalf("row %q is %d cells wide, want at most %d", text[l.Start:l.End], w, width)
			}
			at = l.End
		}
		if at != len(text) {
			t.Fatalf("%q is on no row", text[at:])
		}
	})
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		text  string
		cells int
		want  string
	}{{"hello", 9, "hello"}, {"hello", 3, "hel"}, {"多少", 3, "多"}, {"", 3, ""}, {"x", 0, ""}, {"e\u0301a", 1, "e\u0301"}} {
		if got := c.text[:Fit(c.text, c.cells)]; got != c.want {
			t.Errorf("%d cells of %q are %q, want %q", c.cells, c.text, got, c.want)
		}
	}
}

func oneCharacter(row string) bool {
	size, _ := Next([]byte(row))
	return size == len(row)
}

func whole(text string, width int) []Line {
	return Paragraph(nil, []byte(text), 0, len(text), width)
}

func rows(text string, lines []Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = text[l.Start:l.End]
	}
	return out
}

// prose draws text that is hard to wrap: blanks in runs, long words, marks
// and characters that grow when the next piece arrives.
func prose() *rapid.Generator[string] {
	pieces := []string{
		" ", " ", "  ", "a", "be", "sea", "-", "incomprehensible", "多", "少", "👨", "\u200d", "👩", "❤", "\ufe0f", "\ufe0e",
		"🇩", "🇪", "e\u0301", "\u0301", "क", "्", "ष", "각", "ᄀ", "ᅡ", "1", "\u20e3", ".",
	}
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 40).Draw(t, "pieces") {
			b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
		}
		return b.String()
	})
}
