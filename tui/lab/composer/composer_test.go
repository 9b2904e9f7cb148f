package composer

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A cursor is written as ‸ in these tables.
func TestEditing(t *testing.T) {
	for _, c := range []struct {
		name, before, after string
		do                  func(*Composer)
	}{
		{"insert", "one ‸three", "one two ‸three", func(c *Composer) { c.Insert("two ") }},
		{"paste with returns", "‸", "a\nb\nc‸", func(c *Composer) { c.Paste("a\r\nb\rc") }},
		{"backspace", "caf\u00e9‸", "caf‸", (*Composer).Backspace},
		{"backspace takes a whole character", "x👨‍👩‍👧‸", "x‸", (*Composer).Backspace},
		{"backspace at the start", "‸x", "‸x", (*Composer).Backspace},
		{"delete", "a‸bc", "a‸c", (*Composer).Delete},
		{"delete at the end", "a‸", "a‸", (*Composer).Delete},
		{"left over a newline", "a\n‸b", "a‸\nb", (*Composer).Left},
		{"right", "‸é!", "é‸!", (*Composer).Right},
		{"home", "a\nbc‸d", "a\n‸bcd", (*Composer).Home},
		{"end", "a‸bc\nd", "abc‸\nd", (*Composer).End},
		{"word left", "how many plums ‸", "how many ‸plums ", (*Composer).WordLeft},
		{"word right", "how‸ many", "how many‸", (*Composer).WordRight},
		{"delete a word", "how many‸", "how ‸", (*Composer).DeleteWord},
		{"delete to home", "a\nbc‸d", "a\n‸d", (*Composer).DeleteToHome},
		{"delete to end", "a‸bc\nd", "a‸\nd", (*Composer).DeleteToEnd},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := with(c.before)
			c.do(&got)
			if s := mark(&got); s != c.after {
				t.Errorf("got %q, want %q", s, c.after)
			}
		})
	}
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	c := with("first line\nab\nthird‸ line")
	c.Rows(40)
	c.Up()
	if got := mark(&c); got != "first line\nab‸\nthird line" {
		t.Errorf("up: %q", got)
	}
	c.Up()
	if got := mark(&c); got != "fi‸rst line\nab\nthird line" {
		t.Errorf("up again: %q", got)
	}
	if c.Up() {
		t.Error("there is a row above the first")
	}
}

func TestViewShowsTheRowOfTheCursor(t *testing.T) {
	c := with("one two three four five six‸")
	rows, x, y := c.View(5, 2)
	if len(rows) != 2 || rows[1].String() != "six" || x != 3 || y != 1 {
		t.Errorf("rows %v, cursor at %d,%d", rows, x, y)
	}
	for range 30 {
		c.Left()
	}
	if rows, x, y = c.View(5, 2); rows[0].String() != "one" || x != 0 || y != 0 {
		t.Errorf("at the start: rows %v, cursor at %d,%d", rows, x, y)
	}
}

func TestWhatIsPastedIsSentAsItIsAndShownHarmless(t *testing.T) {
	var c Composer
	c.Paste("a\x1b[8mb\u202ec")
	if got := c.Value(); got != "a\x1b[8mb\u202ec" {
		t.Errorf("the value is %q", got)
	}
	if rows, _, _ := c.View(40, 5); rows[0].String() != "a␛[8mb<U+202E>c" {
		t.Errorf("it is shown as %q", rows[0])
	}
}

func TestAMegabyteCanBeWritten(t *testing.T) {
	var c Composer
	c.Paste(strings.Repeat("a long prompt ", 1<<20/14))
	rows, _, y := c.View(80, 5)
	if len(rows) != 5 || y != 4 {
		t.Errorf("%d rows, cursor in row %d", len(rows), y)
	}
	c.Backspace()
	if c.Rows(80) < 1000 {
		t.Error("rows are missing")
	}
}

func TestNoEditBreaksTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c Composer
		edits := []func(*Composer){
			(*Composer).Left, (*Composer).Right, (*Composer).Home, (*Composer).End, (*Composer).WordLeft, (*Composer).WordRight,
			(*Composer).Backspace, (*Composer).Delete, (*Composer).DeleteWord, (*Composer).DeleteToHome, (*Composer).DeleteToEnd,
			func(c *Composer) { c.Up() }, func(c *Composer) { c.Down() },
			func(c *Composer) {
				c.Insert(rapid.SampledFrom([]string{"a b", "\n", "é", "👨‍👩‍👧", "\u0301", "\x1b"}).Draw(t, "piece"))
			},
		}
		for range rapid.IntRange(0, 30).Draw(t, "edits") {
			rapid.SampledFrom(edits).Draw(t, "edit")(&c)
			rows, x, y := c.View(rapid.IntRange(1, 20).Draw(t, "width"), 5)
			if y < 0 || y >= len(rows) || x < 0 {
				t.Fatalf("the cursor is at %d,%d of %d rows", x, y, len(rows))
			}
			if c.at < 0 || c.at > len(c.text) {
				t.Fatalf("the cursor is at byte %d of %d", c.at, len(c.text))
			}
		}
	})
}

func with(s string) (c Composer) {
	before, after, _ := strings.Cut(s, "‸")
	c.Insert(before + after)
	c.at = len(before)
	return c
}

func mark(c *Composer) string {
	v := c.Value()
	return v[:c.at] + "‸" + v[c.at:]
}
