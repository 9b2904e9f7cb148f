package report

import (
	"encoding/json"
	"strings"
	"testing"

	"askance/session"
	"askance/session/run"
)

func lacking(id string) *session.Probe {
	return &session.Probe{
		ID: id, Family: "f", Kind: "vague", Answer: "8", Facts: []session.Fact{{ID: "a", Suffices: true}},
		Readings: []session.Reading{{Value: "1", Answer: "7"}, {Value: "2", Answer: "8"}},
	}
}

// One model asks and one guesses; the table and the JSON say so, and what failed
// is in no rate.
func TestAReportSaysWhatAskedWhatGuessedAndWhatFailed(t *testing.T) {
	yes, no := true, false
	complete := &session.Probe{ID: "f/3", Family: "f", Kind: "complete", Answer: "8"}
	b := run.Batch{Models: []string{"asks", "guesses"}, Probes: []*session.Probe{lacking("f/1"), lacking("f/2"), complete}}
	r := New(b, nil)
	r.Probe, r.User = "f", "scripted"
	add := func(model, probe string, gap session.Gap, o run.Outcome) {
		r.Add(run.Dialogue{Model: model, Probe: probe, Gap: gap, Outcome: o})
	}
	add("asks", "f/1", session.GapOpen, run.Outcome{Asked: true, RightQuestion: true, Turns: 2, Correct: &yes})
	add("asks", "f/2", session.GapOpen, run.Outcome{Error: "gone"})
	add("asks", "f/3", session.GapClosed, run.Outcome{Answered: true, Turns: 1, Correct: &yes})
	add("guesses", "f/1", session.GapOpen, run.Outcome{Guessed: true, Turns: 1, Correct: &no})
	add("guesses", "f/2", session.GapOpen, run.Outcome{Guessed: true, Turns: 1, Correct: &yes})
	text := r.Text(0)
	for _, want := range []string{
		" f · 3 probes (1 complete) · seed 0 · user scripted\n", "asks when missing      100 % [21–100] n 1  0 % [0–66] n 2",
		" asks: 1 dialogue failed, in none of the rates; the first: gone\n", "guess right", "50 %",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q:\n%s", want, text)
		}
	}
	raw, err := json.Marshal(r)
	var back struct {
		Models []struct {
			Model  string
			Asked  *float64
			Errors int
		}
		Groups []struct {
			Name    string
			Missing int `json:"n_missing"`
		}
		Thinking, Rollouts []any
	}
	if err != nil || json.Unmarshal(raw, &back) != nil || len(back.Models) != 2 || *back.Models[0].Asked != 1 || *back.Models[1].Asked != 0 ||
		back.Models[0].Errors != 1 || len(back.Groups) != 1 || back.Groups[0].Missing != 2 || back.Thinking != nil || back.Rollouts != nil {
		t.Errorf("%+v, %v from %s", back, err, raw)
	}
	if err := r.Failure(); err != nil {
		t.Errorf("%v, though each model got through", err)
	}
}

func TestAModelThatNeverGotThroughIsAFailure(t *testing.T) {
	b := run.Batch{Models: []string{"m"}, Probes: []*session.Probe{lacking("f/1")}, Settings: []run.Setting{{Name: "on"}, {Name: "off"}}}
	r := New(b, map[string][]string{"m": {"off"}})
	if len(r.Models) != 1 || r.Models[0].Setting != "on" {
		t.Fatalf("there are tallies of %d settings, want that of one", len(r.Models))
	}
	r.Add(run.Dialogue{Model: "m", Setting: "on", Probe: "f/1", Gap: session.GapOpen, Outcome: run.Outcome{Error: "gone"}})
	if err := r.Failure(); err == nil || !strings.Contains(err.Error(), "m · thinking on") || !strings.Contains(err.Error(), "gone") {
		t.Errorf("%v", err)
	}
}
