package report

import (
	"testing"

	"askance/session"
	"askance/session/run"
)

func TestNoThoughtNoCurve(t *testing.T) {
	var th thinking
	th.add(run.Dialogue{Model: "m", Gap: session.GapOpen})
	th.add(run.Dialogue{Model: "m", Gap: session.GapOpen, Outcome: run.Outcome{Error: "gone"}})
	if th.shown() || len(th.trials["m"]) != 1 {
		t.Errorf("%+v", th)
	}
}
