package command

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"askance/session/chat"
	"askance/session/journal"
	"askance/tui/safe"
)

func doctorCommand(e *env) *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Say what was found: servers, models, folders, terminal",
		Long:  "Doctor looks at everything that the lab needs and says what it found. It exits with 4 when no model at all can be run, and with 1 when sessions cannot be saved.",
		RunE: func(c *cobra.Command, _ []string) error {
			d := doctor{c: c}
			desk, err := e.desk()
			if err != nil {
				d.bad("OLLAMA_HOST", err.Error())
			}
			models := d.servers(desk)
			saved := d.sessions(e)
			d.terminal()
			switch {
			case models == 0:
				return failure{ExitModel, errors.New("no model can be run")}
			case !saved:
				return errors.New("sessions cannot be saved")
			}
			return nil
		},
	}
}

type doctor struct{ c *cobra.Command }

func (d doctor) line(mark, what, text string) {
	fmt.Fprintf(d.c.OutOrStdout(), "%s  %-12s %s\n", mark, what, safe.Line(text))
}
func (d doctor) good(what, text string) { d.line("✓", what, text) }
func (d doctor) note(what, text string) { d.line("•", what, text) }
func (d doctor) bad(what, text string)  { d.line("✗", what, text) }

// servers looks at each server and returns how many models can be run.
func (d doctor) servers(desk *chat.Desk) int {
	ctx, cancel := briefly(d.c.Context())
	defer cancel()
	n := 0
	for _, s := range desk.Servers() {
		models, err := s.Models(ctx)
		version, _ := s.Version(ctx)
		var unreachable *chat.UnreachableError
		switch {
		case errors.As(err, &unreachable):
			d.note("ollama", err.Error())
		case err != nil:
			d.bad("ollama", err.Error())
		default:
			n += len(models)
			d.good(what(s), fmt.Sprintf("%s · version %s · %d models", s.Address(), version, len(models)))
			for _, m := range models {
				d.note("", fmt.Sprintf("%s  %s  %s", m.Name, Size(m.Size), short(m.Digest)))
			}
		}
	}
	return n
}

func what(s *chat.Server) string {
	if s.Address() == chat.BuiltIn {
		return "built in"
	}
	return "ollama"
}

// sessions tries to write to the folder of sessions and to take it back.
func (d doctor) sessions(e *env) bool {
	store, err := e.store()
	if err != nil {
		d.bad("sessions", err.Error())
		return false
	}
	defer store.Close()
	if err := tryWriting(store); err != nil {
		d.bad("sessions", fmt.Sprintf("%s cannot be written: %v", store.Dir(), err))
		return false
	}
	ids, err := store.IDs()
	if err != nil {
		d.bad("sessions", err.Error())
		return false
	}
	d.good("sessions", fmt.Sprintf("%s · %d saved", store.Dir(), len(ids)))
	return true
}

func tryWriting(store *journal.Store) error {
	f, err := os.CreateTemp(store.Dir(), ".doctor-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString("written by askance doctor\n")
	return errors.Join(err, f.Sync(), f.Close(), os.Remove(f.Name()))
}

func (d doctor) terminal() {
	text := "TERM=" + os.Getenv("TERM")
	if os.Getenv("NO_COLOR") != "" {
		text += " · NO_COLOR is set: acts are told by glyph and word alone"
	}
	d.note("terminal", text)
}
