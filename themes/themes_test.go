package themes

import (
	"strings"
	"testing"
)

func TestEveryRoleIsReadableOnItsBackground(t *testing.T) {
	for _, p := range builtin {
		for r := Role(0); r < Roles; r++ {
			hex := p.Colors[r]
			if p.Plain || (hex == "" && r == Text) {
				continue // the terminal's own colours
			}
			if c := Contrast(hex, p.Background); c < 4.5 {
				t.Errorf("%s: %s (%s) on %s has a contrast of %.2f, want 4.5", p.Name, r, hex, p.Background, c)
			}
		}
	}
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#FFFFFF", 21}, {"#FFFFFF", "#FFFFFF", 1}, {"#777777", "#FFFFFF", 4.48}, {"grey", "#FFFFFF", 0}} {
		if got := Contrast(c.a, c.b); got < c.want-0.01 || got > c.want+0.01 {
			t.Errorf("contrast of %s and %s is %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestARampGetsStronger(t *testing.T) {
	for _, p := range builtin {
		if p.Plain {
			continue
		}
		for _, first := range []Role{Gain1, Surprise1} {
			seen := map[string]bool{}
			for r := first; r < first+5; r++ {
				seen[p.Colors[r]] = true
			}
			if len(seen) != 5 {
				t.Errorf("%s: the ramp from %s has %d different steps, want 5", p.Name, first, len(seen))
			}
		}
	}
}

func TestAThemeIsFoundByName(t *testing.T) {
	for _, name := range Names() {
		if _, err := ByName(name, true); err != nil {
			t.Error(err)
		}
	}
	if p, _ := ByName(Auto, false); p.Name != "light" {
		t.Errorf("a light terminal gets the theme %q", p.Name)
	}
	_, err := ByName("neon", true)
	if err == nil || !strings.Contains(err.Error(), "neon") || !strings.Contains(err.Error(), "paper") {
		t.Errorf("an unknown theme says %v", err)
	}
}

func TestMonoUsesNoColour(t *testing.T) {
	s := New(Mono)
	for r := Role(0); r < Roles; r++ {
		for _, ink := range []Ink{s.Ink(r), s.Bold(r), s.Underlined(r), s.Reversed(r)} {
			if strings.Contains(ink.On("x"), "38;") {
				t.Errorf("%s is painted with %q", r, ink.On("x"))
			}
		}
	}
	if s.Ink(Fault).On("x") == "x" {
		t.Error("a fault looks like any other text")
	}
}

func TestInkLeavesNothingOpen(t *testing.T) {
	s := New(Dark)
	if got := s.Bold(Ask).On("x"); !strings.HasSuffix(got, "x"+reset) {
		t.Errorf("painted as %q", got)
	}
	if got := s.Ink(Ask).On(""); got != "" {
		t.Errorf("nothing is painted as %q", got)
	}
	if got := s.Ink(Text).On("x"); got != "x" {
		t.Errorf("text in the terminal's own colour is painted as %q", got)
	}
}
