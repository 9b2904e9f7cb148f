package over

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"askance/themes"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

var (
	styles = themes.New(themes.Mono)
	none   themes.Ink
)

func of(t safe.Text) row.Row { return row.Of(none, t) }

func TestABoxStandsInTheMiddle(t *testing.T) {
	under := []string{"aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb", "多多多多多多多多多多", "dddddddddddddddddddd", "eeeeeeeeeeeeeeeeeeee"}
	box := Box{Title: of(safe.Own("help")), Rows: []row.Row{of(safe.Own("one"))}, Foot: of(safe.Own("esc")), Width: 13}
	var got []string
	for _, r := range Put(under, 20, box, styles) {
		got = append(got, ansi.Strip(r))
	}
	want := `aaaaaaaaaaaaaaaaaaaa
bbb╭ help ─────╮bbbb
多 │ one       │多多
ddd╰ esc ──────╯dddd
eeeeeeeeeeeeeeeeeeee`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestARuleGivesWayToItsRight(t *testing.T) {
	for width, want := range map[int]string{
		24: "╭ 1 tiny/asker ─ done ─╮",
		20: "╭ 1 tiny/… ─ done ─╮",
		8:  "╭ do… ─╮",
		2:  "╭╮",
	} {
		got := ansi.Strip(Rule("╭", "╮", of(safe.Own("1 tiny/asker")), of(safe.Own("done")), width, none))
		if got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
}

func TestBoxesKeepTheScreensSize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(12, 60).Draw(t, "w"), rapid.IntRange(3, 20).Draw(t, "h")
		var under []string
		for range h {
			under = append(under, row.Of(none, safe.Line(rapid.String().Draw(t, "under"))).Paint(w))
		}
		var rows []row.Row
		for range rapid.IntRange(0, 30).Draw(t, "rows") {
			rows = append(rows, row.Of(none, safe.Line(rapid.String().Draw(t, "row"))))
		}
		title := row.Of(none, safe.Line(rapid.String().Draw(t, "title")))
		out := Put(under, w, Box{Title: title, Right: title, Rows: rows, Foot: title, Width: rapid.IntRange(0, 80).Draw(t, "wish")}, styles)
		if len(out) != h {
			t.Fatalf("%d rows on a screen of %d", len(out), h)
		}
		for _, r := range out {
			if got := wrap.Width(ansi.Strip(r)); got != w {
				t.Fatalf("%q is %d cells wide on a screen of %d", ansi.Strip(r), got, w)
			}
		}
	})
}
