package list

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"askance/themes"
	"askance/tui/lab/row"
	"askance/tui/safe"
)

var styles = themes.New(themes.Mono)

func items(keys ...string) []Item {
	var list []Item
	for _, k := range keys {
		name, head := strings.CutPrefix(k, "#")
		list = append(list, Item{Key: name, Row: row.Of(themes.Ink{}, safe.Line(name)), Head: head})
	}
	return list
}

func shown(l *List, height int) string {
	var rows []string
	for _, r := range l.Rows(height, 20, styles) {
		rows = append(rows, strings.TrimRight(ansi.Strip(r.Paint(20)), " "))
	}
	return strings.Join(rows, "|")
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(*List)
		want string
	}{
		{"the first is chosen", func(*List) {}, "›ada| bob| cyd"},
		{"down", func(l *List) { l.Move(1) }, " ada|›bob| cyd"},
		{"not beyond the end", func(l *List) { l.Move(9) }, " cyd| dee|›eve"},
		{"nor the start", func(l *List) { l.Move(2); l.Move(-9) }, "›ada| bob| cyd"},
		{"filtered", func(l *List) { l.Filtering = true; l.Type("E") }, "/ E▌|›dee| eve"},
		{"two words", func(l *List) { l.Type("e d") }, "/ e d|›dee"},
		{"nothing matches", func(l *List) { l.Type("zz") }, "/ zz|  nothing matches"},
		{"erased", func(l *List) { l.Type("é"); l.Erase() }, "›ada| bob| cyd"},
		{"chosen by key", func(l *List) { l.Choose("cyd") }, " ada| bob|›cyd"},
		{"kept when the items change", func(l *List) { l.Choose("bob"); l.Set(items("new", "ada", "bob")) }, " new| ada|›bob"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l List
			l.Set(items("ada", "bob", "cyd", "dee", "eve"))
			c.do(&l)
			if got := shown(&l, 3); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestHeadingsAreNeverChosen(t *testing.T) {
	var l List
	l.Set(items("#one", "a", "#two", "b"))
	if it, _ := l.Item(); it.Key != "a" {
		t.Errorf("%q is chosen", it.Key)
	}
	l.Move(1)
	if it, _ := l.Item(); it.Key != "b" {
		t.Errorf("then %q is chosen", it.Key)
	}
	l.Set(items("#only"))
	if it, ok := l.Item(); ok {
		t.Errorf("%q is chosen", it.Key)
	}
}

func TestWhatIsChosenIsAlwaysShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l List
		l.Set(items(rapid.SliceOfN(rapid.StringMatching(`#?[ab]{1,3}`), 0, 12).Draw(t, "items")...))
		height := rapid.IntRange(2, 6).Draw(t, "height")
		for range rapid.IntRange(0, 15).Draw(t, "moves") {
			rapid.SampledFrom([]func(){
				func() { l.Move(1) }, func() { l.Move(-1) }, func() { l.Move(5) }, func() { l.Type("a") }, func() { l.Erase() },
			}).Draw(t, "move")()
			_, chosen := l.Item()
			if got := shown(&l, height); chosen != strings.Contains(got, "›") {
				t.Fatalf("something is chosen: %v, and shown is %q", chosen, got)
			}
		}
	})
}
