package report

import (
	"encoding/json"
	"strings"
	"testing"

	"askance/session"
	"askance/session/run"
	"askance/tui/page"
)

func TestDialoguesGoToTheMeasureOfTheirFamily(t *testing.T) {
	g := gather([]*session.Probe{{ID: "sharded/1", Family: "sharded"}, {ID: "counting/1", Family: "counting"}})
	yes := true
	said := []run.Spoken{{Role: session.Assistant, Text: "5.", Label: &session.Label{Commits: true}}}
	g.add(run.Dialogue{Model: "m", Probe: "counting/1"})
	g.add(run.Dialogue{Model: "m", Probe: "sharded/1", Outcome: run.Outcome{Error: "gone"}})
	g.add(run.Dialogue{Model: "m", Probe: "elsewhere/1"})
	if len(g.families) != 0 {
		t.Fatalf("families %v have a measure, want none yet", g.families)
	}
	g.add(run.Dialogue{Model: "m", Probe: "sharded/1", Outcome: run.Outcome{Turns: 3, Correct: &yes}, Dialogue: said})
	var b page.Page
	g.write(&b)
	if got := b.String(); !strings.Contains(got, "sharded") || !strings.Contains(got, "0.49") {
		t.Errorf("the table is\n%s\nwant a score of 0.7^2", got)
	}
	raw, err := g.MarshalJSON()
	if err != nil || !strings.Contains(string(raw), `"score":0.48999`) {
		t.Errorf("as JSON it is %s, %v", raw, err)
	}
}

func TestDeliveriesOfTheSameTasksStandBesideEachOther(t *testing.T) {
	var m shardedMeasure
	yes, no := true, false
	says := func(l session.Label) run.Spoken { return run.Spoken{Role: session.Assistant, Text: "5.", Label: &l} }
	asks, answers := says(session.Label{Asks: true}), says(session.Label{Commits: true})
	full := &session.Probe{Family: "sharded", Kind: "full", Seed: 1, Answer: "56"}
	told := &session.Probe{Family: "sharded", Kind: "sharded", Seed: 1, Answer: "56", Turns: []string{"a", "b", "c"}}
	taught := &session.Probe{Family: "sharded", Kind: "teacher", Seed: 1, Answer: "56"}
	for range 2 {
		m.add(full, run.Dialogue{Model: "m", Outcome: run.Outcome{Turns: 1, Correct: &yes}, Dialogue: []run.Spoken{answers}})
	}
	m.add(told, run.Dialogue{Model: "m", Outcome: run.Outcome{Turns: 3, Correct: &yes}, Dialogue: []run.Spoken{asks, answers, answers}})
	m.add(told, run.Dialogue{Model: "m", Outcome: run.Outcome{Turns: 3, Correct: &no}, Dialogue: []run.Spoken{answers, answers, answers}})
	m.add(taught, run.Dialogue{Model: "m", Outcome: run.Outcome{Turns: 2, Correct: &yes}, Dialogue: []run.Spoken{
		{Role: session.User, Text: "What is 7 times 8, not 56?"}, asks, {Role: session.User, Text: "It is 56."}, answers,
	}})
	var b page.Page
	g := Measures{families: []string{"sharded"}, measures: map[string]measure{"sharded": &m}}
	g.write(&b)
	for _, want := range []string{
		" m  full     1 × 2          100.0  +0 %          100.0     0.0",
		" m  sharded  1 × 2          50.0   -50 %         90.0      80.0           0.24   1.50",
		" m  teacher  1 × 1          100.0  +0 %          100.0     0.0            0.70   2.00                  0      1 of 1",
		" m  0 % [0–79] n 1  100 % [21–100] n 1  –        –        –",
		"30.9 when it comes in the first fifth, 64.4 in the last",
		" m  sharded  6      83 % [44–97]    17 % [3–56]",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("it lacks %q:\n%s", want, b.String())
		}
	}
	raw, err := json.Marshal(&g)
	if err != nil || !strings.Contains(string(raw), `"against_full":-0.5`) || !strings.Contains(string(raw), `"leaks":1`) || !strings.Contains(string(raw), `"answer_attempt":5`) {
		t.Errorf("%s, %v", raw, err)
	}
}

func TestCriticalKeepsItsFourRatesApart(t *testing.T) {
	var m criticalMeasure
	yes, no := true, false
	add := func(kind string, gap session.Gap, o run.Outcome) {
		p := &session.Probe{Family: "critical", Kind: kind, Answer: "56", Readings: []session.Reading{{Answer: "56"}, {Answer: "63"}, {Answer: "70"}, {Answer: "56.0"}, {Answer: "7"}}}
		m.add(p, run.Dialogue{Model: "m", Gap: gap, Outcome: o})
	}
	add("complete", session.GapClosed, run.Outcome{Asked: true})
	add("complete", session.GapClosed, run.Outcome{Answered: true, Correct: &yes})
	add("missing", session.GapOpen, run.Outcome{Asked: true, RightQuestion: true, Correct: &yes})
	add("missing", session.GapOpen, run.Outcome{Asked: true, Correct: &no})
	add("missing", session.GapOpen, run.Outcome{Guessed: true, Correct: &yes})
	add("missing", session.GapOpen, run.Outcome{Guessed: true})
	rows := m.sections()[0].rows
	want := [][]string{
		{"m", "missing", "50 % [15–85] n 4", "25 % [5–70] n 4", "50 % [15–85] n 4", "50 % [9–91] n 2", "40 %", "–"},
		{"m", "complete", "–", "–", "50 % [9–91] n 2", "–", "–", "50 % [9–91] n 2"},
	}
	for i, w := range want {
		if got := strings.Join(rows[i+1], "|"); got != strings.Join(w, "|") {
			t.Errorf("row %d is %s, want %s", i+1, got, strings.Join(w, "|"))
		}
	}
}
