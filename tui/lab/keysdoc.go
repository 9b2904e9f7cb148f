package lab

import (
	"fmt"
	"strings"

	"askance/session"
	"askance/tui/lab/badge"
)

//go:generate go test -run TestKeysAreDocumented . -update

// KeysMarkdown returns the text of docs/keys.md.
func KeysMarkdown() string {
	var b strings.Builder
	b.WriteString("# Keys\n\nGenerated from the key map of the lab by `go generate ./tui/lab`. `?` shows the same in the lab.\n\n" +
		"Letters are commands until `i` begins writing; while you write they are text, and `esc` goes back.\n" +
		"A key that can do nothing now says why.\n")
	for _, g := range newKeyMap().Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| key | what it does |\n|---|---|\n", g.Title)
		for _, k := range g.Bindings {
			keys := strings.Split(k.Show, " ")
			for i := range keys {
				keys[i] = "`" + keys[i] + "`"
			}
			fmt.Fprintf(&b, "| %s | %s |\n", strings.ReplaceAll(strings.Join(keys, " "), "`…`", "…"), k.Help)
		}
	}
	b.WriteString("\n## Signs\n\n| sign | what it means |\n|---|---|\n" +
		"| `+3.5` | bits gained by the step, to a fixed scorer |\n" +
		"| `?3.4` | bits that a question is expected to bring |\n" +
		"| `~0.4` | surprise, bits per token of the model itself; shown until a gain is there |\n" +
		"| `··` | to be scored |\n| `--` | could not be scored |\n")
	for _, act := range session.Acts {
		l, _ := badge.Of(act, nil)
		fmt.Fprintf(&b, "| `%s` %s | %s |\n", l.Glyph, l.Word, actMeans[act])
	}
	yes, no := true, false
	right, _ := badge.Of(session.Answer, &yes)
	wrong, _ := badge.Of(session.Answer, &no)
	fmt.Fprintf(&b, "| `%s` `%s` | an answer that is right, one that is wrong |\n", right.Glyph, wrong.Glyph)
	return b.String()
}
