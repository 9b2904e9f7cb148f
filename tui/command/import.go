package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/export/intake"
	"askance/session/journal"
	"askance/tui/page"
)

func importCommand(e *env) *cobra.Command {
	var model, scorer string
	var about []string
	for _, f := range intake.Formats {
		about = append(about, fmt.Sprintf("  %-10s %s", f.Name, f.About))
	}
	c := &cobra.Command{
		Use:   "import FORMAT FILE",
		Short: "Make sessions of another program's dialogues",
		Long: "Import reads dialogues, labels every turn of a model by the same rules as a live one, saves each dialogue as a session, and prints the sessions' IDs. " +
			"Nothing in the file is run, fetched or opened. - reads standard input.\n\n" + strings.Join(about, "\n"),
		Example: "  askance import inspect log.json\n" +
			"  askance import chat dialogues.jsonl -m llama3.2:3b",
		Args: cobra.ExactArgs(2),
		RunE: func(c *cobra.Command, args []string) error { return importFile(c, e, args[0], args[1], model, scorer) },
	}
	c.Flags().StringVarP(&model, "model", "m", "", "name of the model, where the file does not tell it")
	c.Flags().StringVar(&scorer, "scorer", "none", "model that scores gains, where the file brings a probe with readings or an answer")
	return c
}

func importFile(c *cobra.Command, e *env, format, name, model, scorer string) error {
	f, err := intake.Find(format)
	if err != nil {
		return failure{ExitUsage, err}
	}
	data, err := readBounded(c, name)
	if err != nil {
		return failure{ExitUsage, fmt.Errorf("%s cannot be imported: %w", name, err)}
	}
	list, left, err := f.Read(data, intake.Options{Model: model})
	if err != nil {
		return failure{ExitUsage, fmt.Errorf("%s cannot be imported: %w", name, err)}
	}
	notes(c, left)
	score, err := scoreImports(c, e, scorer)
	if err != nil {
		return err
	}
	store, err := e.store()
	if err != nil {
		return err
	}
	defer store.Close()
	now := time.Now()
	for i, d := range list {
		if err := c.Context().Err(); err != nil {
			return err
		}
		id := journal.NewID()
		events, err := d.Events(id, Version(), now)
		if err != nil {
			return failure{ExitUsage, fmt.Errorf("%s cannot be imported: dialogue %d: %w", name, i+1, err)}
		}
		if events, err = score(events); err != nil {
			return err
		}
		if err := save(store, id, events); err != nil {
			return err
		}
		fmt.Fprintln(c.OutOrStdout(), id)
	}
	notes(c, []string{fmt.Sprintf("%s imported: `askance show` lists them", page.Many(len(list), "session"))})
	return nil
}

// scoreImports returns what scores a session's events, which does nothing when
// nobody is to score.
func scoreImports(c *cobra.Command, e *env, name string) (func([]session.Event) ([]session.Event, error), error) {
	if name == "none" || name == "" {
		return func(events []session.Event) ([]session.Event, error) { return events, nil }, nil
	}
	desk, err := e.desk()
	if err != nil {
		return nil, err
	}
	s, err := scoring(c.Context(), desk, name)
	return func(events []session.Event) ([]session.Event, error) {
		return intake.Score(c.Context(), s.Scorer, events)
	}, err
}

func readBounded(c *cobra.Command, name string) ([]byte, error) {
	if name == "-" {
		return intake.Limits.Read(c.InOrStdin())
	}
	f, err := os.Open(name)
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, err
	}
	defer f.Close()
	return intake.Limits.Read(f)
}

// save writes a whole session and returns when it is on disk.
func save(store *journal.Store, id string, events []session.Event) error {
	w, err := store.Create(id, nil)
	if err != nil {
		return err
	}
	for _, ev := range events {
		if err := w.Add(ev); err != nil {
			break // Close tells the same
		}
	}
	return errors.Join(w.Flush(), w.Close())
}
