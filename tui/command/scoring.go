package command

import (
	"context"

	"askance/session/chat"
	"askance/session/gain"
	"askance/session/run"
)

// scoring finds the model that scores gains. "none" scores nothing but
// surprise.
func scoring(ctx context.Context, desk *chat.Desk, name string) (run.Scoring, error) {
	if name == "none" || name == "" {
		return run.Scoring{}, nil
	}
	src, model, err := desk.Find(ctx, name)
	if err != nil {
		return run.Scoring{}, err
	}
	return run.Scoring{Scorer: gain.NewScorer(src, model)}, nil
}
