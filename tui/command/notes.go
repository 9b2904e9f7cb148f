package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"askance/tui/safe"
)

// notes prints remarks to standard error. Their words may be foreign.
func notes(c *cobra.Command, list []string) {
	for _, n := range list {
		fmt.Fprintln(c.ErrOrStderr(), "askance: "+safe.Line(n).String())
	}
}
