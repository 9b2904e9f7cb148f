package badge

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"askance/session"
	"askance/tui/safe"
)

// told is how many acts of an opinion are shown, and seen how likely, at
// least, the second and third of them are.
const (
	told = 3
	seen = 0.005
)

// Opinion writes a judge's opinion beside what the rules found: "guess 0.91
// hedge 0.06  ask 0.01  llama3.2:3b, agrees". Without a label it only says who
// thinks what. It is empty when there is no opinion to show.
func Opinion(o *session.Opinion, l *session.Label) safe.Text {
	if o == nil {
		return safe.Text{}
	}
	parts := []string{}
	for i, a := range ranked(o) {
		if i == told || i > 0 && o.P[a] < seen {
			break
		}
		parts = append(parts, fmt.Sprintf("%s %.2f", a, o.P[a]))
	}
	return safe.Line(strings.Join(append(parts, o.Model+", "+remark(o, l)), "  "))
}

func remark(o *session.Opinion, l *session.Label) string {
	a, _ := o.Act()
	switch {
	case o.P == nil:
		return "no opinion"
	case a == "":
		return "undecided"
	case l == nil:
		return "alone"
	case o.Agrees(l.Act, l.Gap):
		return "agrees"
	}
	return "disagrees"
}

// ranked lists the acts, likeliest first.
func ranked(o *session.Opinion) []session.Act {
	if o.P == nil {
		return nil
	}
	list := slices.Clone(session.Acts)
	slices.SortStableFunc(list, func(a, b session.Act) int { return cmp.Compare(o.P[b], o.P[a]) })
	return list
}
