package report

import (
	"fmt"
	"testing"

	"askance/probes/questbench"
	"askance/session"
	"askance/session/run"
)

func TestChanceIsThatOfPickingAtRandom(t *testing.T) {
	fact := []session.Fact{{ID: "a", Suffices: true}, {ID: "b"}}
	options := []session.Option{{Label: "A", Fact: "a", Right: true}, {Label: "B", Fact: "b"}, {Label: "C"}, {Label: "D"}}
	readings := []session.Reading{{Value: "1", Answer: "7"}, {Value: "2", Answer: "8"}, {Value: "3", Answer: "8.0"}, {Value: "4", Answer: "9"}}
	open := &session.Probe{Facts: fact, Readings: readings, Answer: "8"}
	choice := &session.Probe{Facts: fact, Readings: readings, Answer: "8", Mode: session.ModeChoice, Options: options, Chance: 0.25}
	unsure := &session.Probe{Facts: fact, Answer: "8", Mode: session.ModeUnsure}
	control := &session.Probe{Kind: "complete", Answer: "8", Mode: session.ModeChoice, Options: []session.Option{{Label: "A", Fact: "a"}, {Label: "B", Right: true}}, Chance: 0.5}
	plain := &session.Probe{Kind: "complete", Answer: "8"}
	for _, c := range []struct {
		name string
		list []*session.Probe
		want string // asked, right, flagged, answered, lucky
	}{
		{"free questions", []*session.Probe{open, plain}, "– – – – 50 %"},
		{"a choice", []*session.Probe{choice, control}, "50 % 25 % – 50 % –"},
		{"not sure", []*session.Probe{unsure}, "– – 50 % – –"},
		{"two forms have none in common", []*session.Probe{open, choice}, "– – – – –"},
		{"none", nil, "– – – – –"},
	} {
		l := chanceOf(c.list)
		got := fmt.Sprint(odds(l.Asked), " ", odds(l.Right), " ", odds(l.Flagged), " ", odds(l.Answered), " ", odds(l.Lucky))
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDomainsAreCountedApart(t *testing.T) {
	var list []*session.Probe
	for seed := range uint64(2) {
		for _, kind := range []string{"logic-choice", "complete-logic-choice", "gsm", "complete-gsm"} {
			p, err := questbench.Family{}.Make(kind, seed, 1)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, p)
		}
	}
	c := newCounts(run.Batch{Models: []string{"m"}, Probes: list})
	if len(c.groups) != 2 || c.groups[0].Name != "questbench logic-choice" || c.groups[0].Missing != 2 || c.groups[0].Complete != 2 || c.groups[1].Name != "questbench gsm" {
		t.Fatalf("%+v", c.groups)
	}
	c.add(run.Dialogue{Model: "m", Probe: list[0].ID, Gap: session.GapOpen, Outcome: run.Outcome{Asked: true}})
	c.add(run.Dialogue{Model: "another", Probe: list[0].ID, Gap: session.GapOpen})
	if c.groups[0].Models[0].Asked != (run.Rate{K: 1, N: 1}) || c.all[0].Asked.N != 1 || c.groups[1].Models[0].Asked.N != 0 {
		t.Errorf("counted %+v and %+v", c.groups[0].Models[0], c.groups[1].Models[0])
	}
	for _, p := range list {
		if p.Missing() == (p.Kind == "complete-logic-choice" || p.Kind == "complete-gsm") {
			t.Errorf("%s is of kind %s", p.ID, p.Kind)
		}
	}
}
