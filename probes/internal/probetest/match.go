package probetest

import (
	"strings"
	"testing"
	"unicode"

	"askance/session"
)

// About is the plainest reading of session.Fact.Terms: the fact all of whose
// groups the question hits, the one with the most groups when there are
// several; "" when none or more than one is meant.
func About(question string, facts []session.Fact) string {
	q := words(question)
	best, found := 0, ""
	for _, f := range facts {
		if len(f.Terms) < best || !hits(q, f.Terms) {
			continue
		}
		if len(f.Terms) == best {
			found = ""
			continue
		}
		best, found = len(f.Terms), f.ID
	}
	return found
}

func hits(q string, groups [][]string) bool {
	for _, group := range groups {
		any := false
		for _, term := range group {
			any = any || strings.Contains(q, words(term))
		}
		if !any {
			return false
		}
	}
	return len(groups) > 0
}

// words puts a space around every word of the text, in lower case.
func words(s string) string {
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
	return " " + strings.Join(fields, " ") + " "
}

// A Paraphrase is a question and the fact that it is about.
type Paraphrase struct {
	Probe    *session.Probe
	Question string
	Fact     string
}

// Matched requires that at least 95 % of the paraphrases, and of the questions
// that the probes themselves list, are matched to the right fact and at most
// 1 % to a wrong one.
func Matched(t *testing.T, list []Paraphrase) {
	t.Helper()
	right, wrong := 0, 0
	for _, p := range list {
		switch got := About(p.Question, p.Probe.Facts); got {
		case p.Fact:
			right++
		case "":
			t.Logf("not matched: %q (%s)", p.Question, p.Fact)
		default:
			wrong++
			t.Logf("matched to %s, not %s: %q", got, p.Fact, p.Question)
		}
	}
	t.Logf("%d paraphrases: %d right, %d wrong", len(list), right, wrong)
	if len(list) < 300 || right*100 < 95*len(list) || wrong*100 > len(list) {
		t.Errorf("%d of %d paraphrases were matched to the right fact and %d to a wrong one", right, len(list), wrong)
	}
}
