package agree

import (
	"math"
	"strings"
	"testing"

	"askance/session"
)

func rated(cells ...any) (list []Rated) {
	for i := 0; i < len(cells); i += 3 {
		for range cells[i+2].(int) {
			list = append(list, Rated{A: cells[i].(string), B: cells[i+1].(string), Gap: session.GapOpen})
		}
	}
	return list
}

// The counts are those of the textbook table whose kappa is 0.4; see stat.
func TestTwoRatersAreCompared(t *testing.T) {
	c := Compare("rule", "judge", rated("ask", "ask", 20, "ask", "guess", 5, "guess", "ask", 10, "guess", "guess", 15))
	if c.N != 50 || math.Abs(c.Asks.Kappa-0.4) > 1e-9 || math.Abs(c.Acts.Kappa-0.4) > 1e-9 {
		t.Errorf("%+v", c)
	}
	got := c.Table()
	for _, want := range []string{
		"rule and judge\n",
		"asks or not   alike 0.700 [0.562, 0.809] of 50, kappa 0.400 [0.151, 0.649]\n",
		"rule \\ judge     ask   guess\nask               20       5\nguess             10      15\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the table lacks %q:\n%s", want, got)
		}
	}
}

func TestWordsThatAreNoActsCountForAskingOnly(t *testing.T) {
	c := Compare("rule", "people", rated("ask", "mixed", 3, "other", "courtesy_question", 2, "ask", "ask", 1))
	if c.N != 6 || c.Asks.Observed != 1 || c.Acts.N != 1 {
		t.Errorf("%+v", c)
	}
	if !strings.Contains(c.Table(), "    ask courtesy_question   mixed") {
		t.Errorf("the columns are\n%s", c.Table())
	}
}

func TestAGuessIsAnAnswerWhereNobodyKnowsWhatIsMissing(t *testing.T) {
	c := Compare("rule", "judge", []Rated{{A: "answer", B: "guess"}, {A: "answer", B: "guess", Gap: session.GapClosed}})
	if c.Both[[2]string{"answer", "answer"}] != 1 || c.Both[[2]string{"answer", "guess"}] != 1 {
		t.Errorf("%+v", c.Both)
	}
}

func TestNothingIsMadeUpWhereKappaIsNotDefined(t *testing.T) {
	if got := Compare("a", "b", rated("ask", "ask", 4)).Table(); !strings.Contains(got, "alike 1.000") || !strings.Contains(got, "not defined") || strings.Contains(got, "NaN") {
		t.Errorf("got\n%s", got)
	}
	if got := Compare("a", "b", nil).Table(); !strings.Contains(got, "no reply has both") {
		t.Errorf("got\n%s", got)
	}
}
