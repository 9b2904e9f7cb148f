package row

import (
	"testing"

	"pgregory.net/rapid"

	"askance/themes"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

var none themes.Ink

func TestPaintKeepsToTheWidth(t *testing.T) {
	for _, c := range []struct {
		name  string
		row   Row
		cells int
		want  string
	}{
		{"padded", Of(none, safe.Own("ab")), 4, "ab  "},
		{"just fits", Of(none, safe.Own("abcd")), 4, "abcd"},
		{"cut", Of(none, safe.Own("abcde")), 4, "abc…"},
		{"cut in the second bit", Of(none, safe.Own("ab")).Add(none, safe.Own("cde")), 4, "abc…"},
		{"second bit has no room", Of(none, safe.Own("abcd")).Add(none, safe.Own("e")), 4, "abc…"},
		{"half a wide character", Of(none, safe.Own("多少多")), 4, "多… "},
		{"no room at all", Of(none, safe.Own("abc")), 0, ""},
		{"empty", nil, 3, "   "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.row.Paint(c.cells); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestSplitKeepsTheRight(t *testing.T) {
	left, right := Of(none, safe.Own("title of it")), Of(none, safe.Own("ok"))
	for cells, want := range map[int]string{16: "title of it   ok", 10: "title … ok", 4: "… ok", 3: "ti…", 1: "…"} {
		if got := Split(left, right, cells).Paint(cells); got != want {
			t.Errorf("%d cells: %q, want %q", cells, got, want)
		}
	}
}

func TestEveryRowIsExactlyAsWideAsAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r Row
		for range rapid.IntRange(0, 4).Draw(t, "bits") {
			r = r.Add(none, safe.Line(rapid.String().Draw(t, "text")))
		}
		cells := rapid.IntRange(1, 300).Draw(t, "cells")
		if got := wrap.Width(r.Paint(cells)); got != cells {
			t.Fatalf("%q is %d cells wide, want %d", r.Paint(cells), got, cells)
		}
	})
}
