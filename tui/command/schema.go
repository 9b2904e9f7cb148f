package command

import (
	"strings"

	"github.com/spf13/cobra"

	"askance/session/fixture/schema"
)

func schemaCommand(_ *env) *cobra.Command {
	return &cobra.Command{
		Use:       "schema [fixture|session|probe]",
		Short:     "Print the JSON Schema of a file format",
		Long:      "Schema prints the JSON Schema (draft 2020-12) of fixtures, of the events of a session, or of probes. Without a name it prints that of fixtures.",
		Args:      cobra.MaximumNArgs(1),
		ValidArgs: schema.Names,
		RunE: func(c *cobra.Command, args []string) error {
			name := strings.Join(append(args, schema.Names[0])[:1], "")
			text, err := schema.Text(name)
			if err != nil {
				return failure{ExitUsage, err}
			}
			_, err = c.OutOrStdout().Write(text)
			return err
		},
	}
}
