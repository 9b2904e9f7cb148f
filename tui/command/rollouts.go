package command

import (
	"context"

	"askance/session"
	"askance/session/judge"
	"askance/session/rollout"
	"askance/session/run"
)

// rolling returns what plays on from the first reply of each dialogue, where
// the choice between asking and guessing is made, and records what came of it.
// One sample at a time: as many dialogues as the server has slots are in work
// already, and each of them is here or is being played.
func rolling(r rollout.Roller) func(context.Context, *run.Play) {
	r.Slots = 1
	return func(ctx context.Context, p *run.Play) {
		var at rollout.Spot
		var err error
		p.Look(func(s *session.Session) { at, err = rollout.At(s, firstReply(s)) })
		if err != nil {
			return // a dialogue that failed, which it says itself
		}
		for _, window := range []int{0, r.Window} {
			one := r
			one.Window = window
			if out, err := one.Roll(ctx, at); err == nil {
				p.RollOut(at.Turn, out)
			}
		}
	}
}

func firstReply(s *session.Session) session.TurnID {
	if t := run.Deciding(s.Dialogue("1")); t != nil {
		return t.ID
	}
	return ""
}

// interactivity is j as one that rates interactivity, nil for nobody.
func interactivity(j run.Judge) rollout.Rater {
	if one, ok := j.(*judge.Judge); ok {
		return one
	}
	return nil
}
