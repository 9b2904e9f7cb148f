package command

import (
	"context"
	"fmt"
	"strings"

	"askance/session"
	"askance/session/run"
)

// settings reads --think: each once, in the order given.
func (f runFlags) settings() (list []run.Setting, err error) {
	seen := map[string]bool{}
	for _, text := range f.think {
		s, err := run.NewSetting(strings.TrimSpace(text))
		if err != nil {
			return nil, usage("--think: %v", err)
		}
		if !seen[s.Name] {
			list = append(list, s)
		}
		seen[s.Name] = true
	}
	return list, nil
}

// cannotThink lists the settings that a model is left out of, and says so. A
// model of which the server does not tell what it can is tried.
func cannotThink(m session.Model, settings []run.Setting) (out []string, note string) {
	if len(m.Capabilities) == 0 || m.Can("thinking") {
		return nil, ""
	}
	for _, s := range settings {
		if s.Thinks() {
			out = append(out, s.Name)
		}
	}
	if len(out) == 0 {
		return nil, ""
	}
	return out, fmt.Sprintf("%s does not think (its server lists no such capability), so --think %s is left out for it", m.Name, strings.Join(out, ","))
}

// thoughtless finds for each model the settings that it cannot be played in.
// It is an error when nothing is left to play.
func (f runFlags) thoughtless(ctx context.Context, b run.Batch) (without map[string][]string, told []string, err error) {
	without, left := map[string][]string{}, 0
	for _, name := range b.Models {
		_, m, err := b.Finder.Find(ctx, name)
		if err != nil {
			return nil, nil, err
		}
		out, note := cannotThink(m, b.Settings)
		if note != "" {
			told = append(told, note)
		}
		without[name] = out
		left += len(b.Settings) - len(out)
	}
	if len(b.Settings) > 0 && left == 0 {
		return nil, nil, usage("%s; choose --think off, or a model that can: `askance models --json` lists \"thinking\" among its capabilities", strings.Join(told, "; "))
	}
	return without, told, nil
}

// unplayable is how many dialogues of the batch are not played because a model cannot
// think as the setting wants.
func unplayable(b run.Batch, without map[string][]string) (n int) {
	for _, settings := range without {
		n += len(settings) * len(b.Probes) * max(1, b.Repeat)
	}
	return n
}
