package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/run"
	"askance/tui/safe"
)

// giveReadings gives those of the prompts readings that came with none, and
// says where they come from. A prompt whose samples leave no doubt stays as it
// is, which is said.
func (f runFlags) giveReadings(c *cobra.Command, s run.Scoring, list []*session.Probe) (about string, err error) {
	if !f.scores.given() {
		return "", nil
	}
	lacking := 0
	for _, p := range list {
		if len(p.Readings) == 0 {
			lacking++
		}
	}
	given := 0
	show := newProgress(c.ErrOrStderr(), lacking, 0)
	show.what = "prompts read"
	defer show.end()
	for i, p := range list {
		if len(p.Readings) > 0 {
			continue
		}
		read, err := f.scores.read(c.Context(), s, p, run.Opening(p))
		if c.Context().Err() != nil {
			return "", c.Context().Err()
		}
		show.step()
		if err != nil && len(f.scores.readings) > 0 {
			return "", failure{ExitUsage, err}
		}
		if err != nil {
			fmt.Fprintf(c.ErrOrStderr(), "askance: %s has no readings: %s\n", safe.Line(p.ID), safe.Line(err.Error()))
			continue
		}
		list[i] = read
		given++
	}
	return f.scores.about(s, given, lacking), nil
}

// about says where readings come from.
func (f scoreFlags) about(s run.Scoring, given, of int) string {
	if len(f.readings) > 0 {
		return fmt.Sprintf("typed (%s), of %d prompts", strings.Join(f.readings, ", "), given)
	}
	from := s.Name()
	if s.Sampler != nil {
		from = s.Sampler.Model().Name
	}
	text := fmt.Sprintf("sampled from %s, %d samples each, of %d of %d prompts", from, f.samples, given, of)
	if f.samples < 30 {
		text += " (fewer than 30 samples)"
	}
	return text
}
