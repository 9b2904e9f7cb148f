package page

import (
	"strings"
	"testing"
)

func wide() [][]string {
	return [][]string{
		{"", "kind", "asked", "asked the right thing", "right in the end"},
		{"tiny/asker", "missing", "50 % [9–91] n 2", "0 % [0–66] n 2", "100 % [34–100] n 2"},
		{"tiny/guesser", "complete-irrelevant", "–", "–", "–"},
	}
}

func TestATableTooWideIsWrittenInPartsThatNameTheirRows(t *testing.T) {
	for _, c := range []struct{ width, parts int }{{0, 1}, {100, 1}, {80, 2}, {60, 3}, {20, 3}} {
		p := Page{Width: c.width}
		p.Table(2, wide())
		parts := strings.Split(strings.TrimRight(p.String(), "\n"), "\n\n")
		if len(parts) != c.parts {
			t.Errorf("at %d columns there are %d parts, want %d:\n%s", c.width, len(parts), c.parts, p.String())
		}
		for _, part := range parts {
			if strings.Count(part, "tiny/asker") != 1 || strings.Count(part, "complete-irrelevant") != 1 {
				t.Errorf("a part does not name its rows:\n%s", part)
			}
			for line := range strings.Lines(part) {
				if n := len([]rune(strings.TrimRight(line, "\n"))); c.width > 50 && n > c.width {
					t.Errorf("at %d columns a line has %d characters: %s", c.width, n, line)
				}
			}
		}
		for _, cell := range wide()[0] {
			if !strings.Contains(p.String(), cell) {
				t.Errorf("at %d columns there is no %q", c.width, cell)
			}
		}
	}
}

func TestLongLinesAreBrokenBetweenWords(t *testing.T) {
	p := Page{Width: 20}
	p.WriteString(" short\n a remark of several words that is long\n " + strings.Repeat("x", 30) + "\n")
	want := " short\n a remark of several\n   words that is\n   long\n " + strings.Repeat("x", 30) + "\n"
	if got := p.Text(); got != want {
		t.Errorf("it is\n%swant\n%s", got, want)
	}
}
