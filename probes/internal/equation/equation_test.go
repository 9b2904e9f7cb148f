package equation

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func system(t *testing.T, texts ...string) System {
	t.Helper()
	s, err := ParseAll(texts)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestValuesAreFoundForwardsAndBackwards(t *testing.T) {
	s := system(t, "A = B * 3 - 2", "C=A/(D+1)", "E = 1 / C", "T1 = -(A - 2.5) + T1 * 0")
	got := s.Solve(map[string]float64{"A": 10, "C": 2.5})
	for name, want := range map[string]float64{"B": 4, "D": 3, "E": 0.4, "T1": -7.5} {
		if math.Abs(got[name]-want) > 1e-6 {
			t.Errorf("%s is %v, want %v", name, got[name], want)
		}
	}
}

func TestAnUnknownBelowALineIsFound(t *testing.T) {
	got := system(t, "D = S / T").Solve(map[string]float64{"D": 20, "S": 18000})
	if math.Abs(got["T"]-900) > 1e-3 {
		t.Errorf("T is %v, want 900", got["T"])
	}
}

func TestTwoUnknownsStayUnknown(t *testing.T) {
	s := system(t, "A = B + C", "D = A * 2")
	if got := s.Solve(map[string]float64{"B": 1}); len(got) != 1 {
		t.Errorf("something was made up: %v", got)
	}
	if got := s.Settles([]string{"B"}, []string{"C", "A", "X"}, "D"); !slices.Equal(got, []string{"C", "A"}) {
		t.Errorf("D is settled by %v", got)
	}
}

func TestNoSolutionLeavesTheVariableUnknown(t *testing.T) {
	if got := system(t, "5 = A * 0").Solve(nil); len(got) != 0 {
		t.Errorf("0 times something is 5 for %v", got)
	}
}

func TestMistakesAreNamed(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "it ends",
		"A":                                `"=" is expected`,
		"A = ":                             "it ends",
		"A = B )":                          "character 7",
		"A = 1.2.3":                        `"1.2.3" is no number`,
		"A = B ? 2":                        "character 7",
		"A = " + strings.Repeat("(", 5000): "nest deeper",
		"A = B = C":                        "character 7",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%.20q) = %v, want %q", text, err, want)
		}
	}
}
