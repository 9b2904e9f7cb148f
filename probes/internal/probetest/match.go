package probetest

import (
	"testing"

	"askance/session"
)

// A Paraphrase is a question and the fact that it is about.
type Paraphrase struct {
	Probe    *session.Probe
	Question string
	Fact     string
}

// A Matcher tells which fact of a probe a question is about, and why. The
// program's is about.About, in a room that probes do not import; their tests
// do.
type Matcher func(question string, p *session.Probe) (factID, why string)

// Matched requires that at least 95 % of the paraphrases, and of the questions
// that the probes themselves list, are matched to the right fact and at most
// 1 % to a wrong one.
func Matched(t *testing.T, about Matcher, list []Paraphrase) {
	t.Helper()
	right, wrong := 0, 0
	for _, p := range list {
		switch got, _ := about(p.Question, p.Probe); got {
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
