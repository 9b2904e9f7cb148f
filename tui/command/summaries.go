package command

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"askance/session"
	"askance/tui/lab/badge"
	"askance/tui/page"
)

// summary is what a list of sessions says of one.
type summary struct {
	ID      string        `json:"-"`
	Created time.Time     `json:"created"`
	Title   string        `json:"title"` // the probe, or "by hand" and how it begins
	Words   string        `json:"words"` // how the prompt begins, to be found by
	Family  string        `json:"family,omitempty"`
	Models  []string      `json:"models,omitempty"`
	Acts    []session.Act `json:"acts,omitempty"` // of the models' turns, lane by lane
	Raters  []string      `json:"raters,omitempty"`
	Turns   int           `json:"turns"` // the models'
	Marks   int           `json:"marks"`
	Blind   bool          `json:"blind,omitempty"` // the models' names are hidden in the lab
	Fault   string        `json:"fault,omitempty"` // why it cannot be read, or what is left out
}

// maxWords is how much of a prompt a summary keeps, in characters.
const maxWords = 200

func summarize(s *session.Session) summary {
	sum := summary{ID: s.ID, Created: s.Created, Title: title(s), Marks: len(s.Marks), Blind: s.Blind() != nil}
	if s.Probe != nil {
		sum.Family = s.Probe.Family
	}
	for _, l := range s.Lanes {
		sum.Models = append(sum.Models, l.Model.Name)
		for _, t := range l.Turns {
			if t.Role != session.Assistant {
				if sum.Words == "" {
					sum.Words = clip(t.Text(), maxWords)
				}
				continue
			}
			sum.Turns++
			if a := s.ActOf(t); a != "" {
				sum.Acts = append(sum.Acts, a)
			}
		}
	}
	for _, m := range s.Marks {
		if !slices.Contains(sum.Raters, m.Rater) {
			sum.Raters = append(sum.Raters, m.Rater)
		}
	}
	return sum
}

func title(s *session.Session) string {
	switch {
	case s.Title != "":
		return s.Title
	case s.Probe != nil:
		return probeTitle(s.Probe)
	}
	for _, l := range s.Lanes {
		for _, t := range l.Turns {
			first, _, _ := strings.Cut(t.Text(), "\n")
			return "by hand: " + clip(first, 40)
		}
	}
	return "by hand"
}

// probeTitle is the probe's ID, with its kind where the ID does not tell it.
func probeTitle(p *session.Probe) string {
	if p.Kind == "" || strings.Contains(p.ID, p.Kind) {
		return p.ID
	}
	return p.ID + " " + p.Kind
}

// clip shortens a text to n characters.
func clip(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n-1]) + "…"
}

// describe is a summary as one line.
func describe(s summary) string {
	var acts strings.Builder
	for _, a := range s.Acts {
		if b, ok := badge.Of(a, nil); ok {
			acts.WriteString(b.Glyph.String())
		}
	}
	line := fmt.Sprintf("%s  %s  %-28s %-7s  %-6s %s", s.ID, s.Created.Local().Format("2006-01-02 15:04"), s.Title, page.Many(len(s.Models), "lane"), acts.String(), page.Many(s.Turns, "turn"))
	if s.Marks > 0 {
		line += "  " + page.Many(s.Marks, "mark")
	}
	if s.Fault != "" {
		line += "  " + s.Fault
	}
	return line
}
