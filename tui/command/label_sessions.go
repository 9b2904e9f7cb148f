package command

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/chat"
	"askance/session/journal"
	"askance/session/labels"
	"askance/session/run"
	"askance/session/tool"
	"askance/tui/page"
)

// replies hands on the replies of a session, by ID or file, or of a file of
// JSON Lines. Which of them a file is, its first line tells; - is standard
// input.
func (e *env) replies(c *cobra.Command, name string, set *labels.Set, each func(reply) error) error {
	if name == "-" {
		return readLines(c.InOrStdin(), "standard input", each)
	}
	s, err := e.session(c, name)
	var other *journal.NotSessionError
	if errors.As(err, &other) {
		return readFile(name, each)
	}
	if err != nil {
		return err
	}
	if err := labels.CheckMarks(s, set); err != nil {
		return failure{ExitUsage, fmt.Errorf("session %s: %w", s.ID, err)}
	}
	list, left := turnsOf(s)
	if left > 0 {
		notes(c, []string{fmt.Sprintf("%s of session %s did not end by themselves and are left out", page.Many(left, "turn"), s.ID)})
	}
	for _, r := range list {
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

func readFile(name string, each func(reply) error) error {
	f, err := os.Open(name)
	if err != nil {
		return failure{ExitUsage, err}
	}
	defer f.Close()
	return readLines(f, name, each)
}

// turnsOf returns the models' turns of a session, lane by lane. Those that
// failed, were stopped or go on still are counted and left out.
func turnsOf(s *session.Session) (list []reply, left int) {
	for _, l := range s.Lanes {
		for _, t := range l.Turns {
			switch {
			case t.Role != session.Assistant:
			case !t.Ended, t.Error != "", t.Reason == "stopped":
				left++
			default:
				list = append(list, turnOf(s, t))
			}
		}
	}
	return list, left
}

func turnOf(s *session.Session, t *session.Turn) reply {
	before := s.Path(t.Parent)
	r := reply{
		session: s.ID, turn: t.ID, source: string(t.Author), text: t.Text(),
		known: run.Known(s.Probe, before), dialogue: chat.Plain(run.Messages(s.Probe, before)),
		opinion: t.Opinion(), people: marks(s, t.ID), marks: s.MarksOn(t.ID),
	}
	r.known.Final, r.known.Calls = true, tool.Results(s.Probe, t.Calls)
	if m := s.MarkOf(t.ID); m != nil && m.Act != "" {
		r.mark = m
	}
	return r
}

// marks returns each rater's last mark on a whole turn.
func marks(s *session.Session, turn session.TurnID) map[string]string {
	people := map[string]string{}
	for _, m := range s.Marks {
		if m.Turn == turn && !m.Undone && m.Start == m.End && m.Act != "" {
			people[m.Rater] = string(m.Act)
		}
	}
	return people
}
