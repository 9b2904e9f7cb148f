package command

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/act"
	"askance/session/act/agree"
	"askance/tui/safe"
)

// evaluate labels a file of replies that somebody has labelled and prints the
// agreement: confusion, accuracy with its interval, sources apart, kappa.
func evaluate(c *cobra.Command, name string) error {
	pairs, err := readPairs(name)
	if err != nil {
		return err
	}
	for _, line := range strings.Split(strings.TrimRight(agree.Evaluate(pairs).Table(), "\n"), "\n") {
		fmt.Fprintln(c.OutOrStdout(), safe.Line(line))
	}
	return nil
}

func readPairs(name string) ([]agree.Pair, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, failure{ExitUsage, err}
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, maxPrompt)
	var pairs []agree.Pair
	n := 0
	for in.Scan() {
		n++
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		p, err := readPair(in.Bytes())
		if err != nil {
			return nil, usage("%s line %d: %v", name, n, err)
		}
		pairs = append(pairs, p)
	}
	if err := in.Err(); err != nil {
		return nil, usage("%s line %d: %v", name, n+1, err)
	}
	if len(pairs) == 0 {
		return nil, usage("%s has no replies", name)
	}
	return pairs, nil
}

func readPair(line []byte) (agree.Pair, error) {
	var r struct {
		ID     string      `json:"id"`
		Source string      `json:"source"`
		Prompt string      `json:"prompt"`
		Reply  string      `json:"reply"`
		Label  string      `json:"label"`
		Gap    session.Gap `json:"gap"`
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return agree.Pair{}, err
	}
	if r.Label == "" {
		return agree.Pair{}, errors.New(`it has no "label" to compare with`)
	}
	got := act.Label(r.Reply, act.Context{Prompt: r.Prompt, Gap: r.Gap, Final: true})
	return agree.Pair{ID: r.ID, Source: r.Source, Want: r.Label, Got: got.Act, Gap: r.Gap}, nil
}
