package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"askance/session"
	"askance/session/journal"
	"askance/tui/lab/badge"
)

// summary is what a list of sessions says of one.
type summary struct {
	ID      string
	Created time.Time
	Title   string // the probe, or "by hand" and how it begins
	Models  []string
	Acts    []session.Act // of the models' turns, lane by lane
	Turns   int           // the models'
	Marks   int
	Fault   string // why it cannot be read, or what is left out
}

// summaries reads the sessions of the store, newest first. One that cannot be
// read is listed with the reason.
func summaries(ctx context.Context, store *journal.Store) ([]summary, error) {
	ids, err := store.IDs()
	if err != nil {
		return nil, err
	}
	list := make([]summary, 0, len(ids))
	for _, id := range ids {
		if ctx.Err() != nil {
			return list, ctx.Err()
		}
		rec, err := store.Read(id)
		s, _, _ := session.Fold(rec.Events)
		sum := summarize(s)
		sum.ID = id
		if err != nil {
			sum.Fault = err.Error()
		}
		list = append(list, sum)
	}
	return list, nil
}

func summarize(s *session.Session) summary {
	sum := summary{ID: s.ID, Created: s.Created, Title: title(s), Marks: len(s.Marks)}
	for _, l := range s.Lanes {
		sum.Models = append(sum.Models, l.Model.Name)
		for _, t := range l.Turns {
			if t.Role != session.Assistant {
				continue
			}
			sum.Turns++
			if a := s.ActOf(t); a != "" {
				sum.Acts = append(sum.Acts, a)
			}
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
	line := fmt.Sprintf("%s  %s  %-28s %d lanes  %-6s %d turns", s.ID, s.Created.Local().Format("2006-01-02 15:04"), s.Title, len(s.Models), acts.String(), s.Turns)
	if s.Marks > 0 {
		line += fmt.Sprintf("  %d marks", s.Marks)
	}
	if s.Fault != "" {
		line += "  " + s.Fault
	}
	return line
}
