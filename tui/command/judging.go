package command

import (
	"context"

	"askance/session/chat"
	"askance/session/judge"
	"askance/session/run"
)

// What --judge says of itself: in label, where turns are all there is, and where
// dialogues are played.
const (
	judgeOfTurns = "model that gives a second opinion on each turn, by forced choice among the acts"
	judgeAbout   = judgeOfTurns + ", and rates the questions of probes that have them rated (default: nobody)"
	judgeOfRuns  = judgeOfTurns + "; it rates the questions of probes that have them rated, and with --rollouts how interactive a model was (default: nobody)"
)

// judging finds the model that gives second opinions. "" and "none" are nobody,
// which is nil.
func judging(ctx context.Context, desk *chat.Desk, name string) (run.Judge, error) {
	if name == "none" || name == "" {
		return nil, nil
	}
	src, model, err := desk.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	return judge.New(src, model), nil
}
