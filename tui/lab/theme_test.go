package lab_test

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"askance/tui/lab/labtest"
)

// answers is what the terminal says its background is.
func answers(s *labtest.Screen, c color.Color) { s.Update(tea.BackgroundColorMsg{Color: c}) }

const (
	darkAsk  = "38;2;86;180;233"
	lightAsk = "38;2;0;114;178"
)

func TestTheThemeFollowsTheTerminal(t *testing.T) {
	play(t, &labtest.Backend{}, two, 110, 30, func(t *testing.T, s *labtest.Screen) {
		if c := s.View().Content; !strings.Contains(c, darkAsk) {
			t.Error("a terminal that does not answer is not taken to be dark")
		}
		answers(s, color.White)
		if c := s.View().Content; !strings.Contains(c, lightAsk) || strings.Contains(c, darkAsk) {
			t.Error("on a light terminal the colours are not those of the light theme")
		}
		answers(s, color.Black)
		if c := s.View().Content; !strings.Contains(c, darkAsk) || strings.Contains(c, lightAsk) {
			t.Error("on a dark terminal the colours are not those of the dark theme")
		}
	})
}

func TestAThemeThatWasChosenStays(t *testing.T) {
	o := two
	o.Theme = "light"
	play(t, &labtest.Backend{}, o, 110, 30, func(t *testing.T, s *labtest.Screen) {
		answers(s, color.Black)
		if c := s.View().Content; !strings.Contains(c, lightAsk) {
			t.Error("the terminal's answer changed a theme that was chosen")
		}
		s.Press("T")
		s.Shows("theme: paper")
	})
	o.Theme = "neon"
	play(t, &labtest.Backend{}, o, 160, 30, func(t *testing.T, s *labtest.Screen) {
		s.Shows(`there is no theme "neon": choose one of auto, dark, light`, "? asked · right")
	})
}

func TestNoColourMeansNone(t *testing.T) {
	o := two
	o.NoColor, o.Theme = true, "auto"
	play(t, &labtest.Backend{}, o, 110, 30, func(t *testing.T, s *labtest.Screen) {
		for _, keys := range [][]string{{}, {"enter"}, {"p"}, {"esc", "?"}, {"esc", "m"}} {
			s.Press(keys...)
			if c := s.View().Content; strings.Contains(c, "38;") || strings.Contains(c, "48;") {
				t.Errorf("there is colour after %v", keys)
			}
		}
	})
}
