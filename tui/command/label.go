package command

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/act"
)

func labelCommand(_ *env) *cobra.Command {
	var eval string
	c := &cobra.Command{
		Use:   "label",
		Short: "Say of each reply on standard input what it does",
		Long: "Label reads JSON Lines {\"prompt\",\"reply\",\"gap\"?} and writes {\"act\",\"asks\",\"commits\",\"flags\",\"spans\",\"why\"} for each, in the same order. " +
			"gap is \"yes\", \"no\" or \"unknown\": whether something needed is missing. Spans are byte offsets into the reply.",
		RunE: func(c *cobra.Command, _ []string) error {
			if eval != "" {
				return evaluate(c, eval)
			}
			in := bufio.NewScanner(c.InOrStdin())
			in.Buffer(nil, maxPrompt)
			out := json.NewEncoder(c.OutOrStdout())
			out.SetEscapeHTML(false)
			for n := 1; in.Scan(); n++ {
				if strings.TrimSpace(in.Text()) == "" {
					continue
				}
				l, err := labelLine(in.Bytes())
				if err != nil {
					return usage("standard input line %d: %v", n, err)
				}
				if err := out.Encode(l); err != nil {
					return err
				}
			}
			if err := in.Err(); err != nil {
				return usage("standard input: %v", err)
			}
			return nil
		},
	}
	c.Flags().StringVar(&eval, "eval", "", "label the replies of this JSON Lines file {\"prompt\",\"reply\",\"label\",\"source\"?,\"gap\"?} and print how well that agrees with it")
	return c
}

func labelLine(line []byte) (session.Label, error) {
	var r struct {
		Prompt string      `json:"prompt"`
		Reply  string      `json:"reply"`
		Gap    session.Gap `json:"gap"`
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return session.Label{}, err
	}
	switch r.Gap {
	case "", session.GapOpen, session.GapClosed, session.GapUnknown:
	default:
		return session.Label{}, fmt.Errorf(`"gap" is yes, no or unknown, not %q`, r.Gap)
	}
	return act.Label(r.Reply, act.Context{Prompt: r.Prompt, Gap: r.Gap, Final: true}), nil
}
