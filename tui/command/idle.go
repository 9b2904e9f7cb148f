package command

import (
	"fmt"

	"askance/session"
	"askance/tui/page"
)

// idle says which flags do less than they seem to.
func (f runFlags) idle(list []*session.Probe) (told []string) {
	tests := 0
	for _, p := range list {
		if p.Mode.Tests() {
			tests++
		}
	}
	if f.rollouts > 0 && tests > 0 {
		told = append(told, fmt.Sprintf("%s of %d cannot be played on: in a test nothing can be asked, so --rollouts leaves them out", page.Many(tests, "probe"), len(list)))
	}
	if f.repeat > 1 && f.temperature == 0 {
		told = append(told, "--repeat with --temperature 0 plays the same dialogue again: set --temperature 1 to see how replies vary")
	}
	return told
}
