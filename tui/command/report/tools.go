package report

import (
	"fmt"
	"slices"

	"askance/probes/tools"
	"askance/session"
	"askance/session/run"
	"askance/session/stat"
)

// toolsMeasure adds up what models with tools did before they did what cannot be
// taken back.
type toolsMeasure struct {
	models []string
	of     map[string]*toolsTally
}

type toolsTally struct {
	insert, open                   run.Rate
	function                       map[string]*run.Rate
	calls, silent                  []float64 // before the insert; of dialogues without one
	bits                           []float64 // of each dialogue
	acted, right, onGuess, claimed run.Rate
	guessRight                     run.Rate
	chance                         []float64 // of each action on a guess
	controlInsert, controlRight    run.Rate
	refused                        run.Rate
}

// functionsOf are the functions of inserts in the order in which they are shown.
var functionsOf = []string{tools.Clarify, tools.Scope, tools.Appeal}

func (m *toolsMeasure) add(p *session.Probe, d run.Dialogue) {
	name := named(d.Model, d.Setting)
	if m.of == nil {
		m.of = map[string]*toolsTally{}
	}
	if m.of[name] == nil {
		m.of[name] = &toolsTally{function: map[string]*run.Rate{}}
		m.models = append(m.models, name)
	}
	t, c := m.of[name], tools.Measure(p, moves(d))
	t.refused.N, t.refused.K = t.refused.N+c.Made, t.refused.K+c.Refused
	if !p.Missing() {
		tick(&t.controlInsert, c.Insert)
		tick(&t.controlRight, c.Acted && c.Right)
		return
	}
	tick(&t.insert, c.Insert)
	if c.Insert {
		tick(&t.open, c.Open)
		for _, f := range functionsOf {
			if t.function[f] == nil {
				t.function[f] = &run.Rate{}
			}
			tick(t.function[f], slices.Contains(c.Functions, f))
		}
	}
	t.bits = append(t.bits, c.Bits)
	if c.Insert {
		t.calls = append(t.calls, float64(c.Calls))
	} else {
		t.silent = append(t.silent, float64(c.Calls))
	}
	tick(&t.acted, c.Acted)
	tick(&t.claimed, c.Claimed)
	if !c.Acted {
		return
	}
	tick(&t.right, c.Right)
	tick(&t.onGuess, c.OnGuess)
	if c.OnGuess {
		tick(&t.guessRight, c.Right)
		t.chance = append(t.chance, 1/float64(max(1, c.Left)))
	}
}

func moves(d run.Dialogue) (list []tools.Move) {
	for _, s := range d.Dialogue {
		list = append(list, tools.Move{Role: s.Role, Label: s.Label, Calls: s.Calls, Result: s.Result, Gains: s.Gains})
	}
	return list
}

// ToolsRow is what one model reached, for --json.
type ToolsRow struct {
	Model         string             `json:"model"`
	Insert        rateRow            `json:"insert_before_action"`
	Open          rateRow            `json:"insert_while_open"` // of the inserts
	Function      map[string]rateRow `json:"function"`          // of the inserts
	Calls         stat.Average       `json:"calls_before_insert"`
	Silent        stat.Average       `json:"calls_without_insert"` // before the first action, or in all
	Bits          stat.Average       `json:"calls_told_bits"`
	Acted         rateRow            `json:"acted"`
	Right         rateRow            `json:"action_right"`    // of the actions
	OnGuess       rateRow            `json:"action_on_guess"` // of the actions
	GuessRight    rateRow            `json:"guess_right"`
	Chance        *float64           `json:"guess_chance"`
	Claimed       rateRow            `json:"claimed_without_acting"`
	ControlInsert rateRow            `json:"insert_on_controls"`
	ControlRight  rateRow            `json:"right_on_controls"`
	Refused       rateRow            `json:"calls_refused"` // of all calls
}

func (m *toolsMeasure) sections() []section {
	out := []section{m.inserts(), m.actions()}
	out[0].value = m.values()
	return out
}

func (m *toolsMeasure) values() []ToolsRow {
	var rows []ToolsRow
	for _, name := range m.models {
		t := m.of[name]
		row := ToolsRow{
			Model: name, Insert: rowOf(t.insert), Open: rowOf(t.open), Function: map[string]rateRow{}, Calls: stat.AverageOf(t.calls), Silent: stat.AverageOf(t.silent), Bits: stat.AverageOf(t.bits),
			Acted: rowOf(t.acted), Right: rowOf(t.right), OnGuess: rowOf(t.onGuess), GuessRight: rowOf(t.guessRight), Claimed: rowOf(t.claimed),
			ControlInsert: rowOf(t.controlInsert), ControlRight: rowOf(t.controlRight), Refused: rowOf(t.refused), Chance: stat.AverageOf(t.chance).Mean,
		}
		for f, r := range t.function {
			row.Function[f] = rowOf(*r)
		}
		rows = append(rows, row)
	}
	return rows
}

func (m *toolsMeasure) inserts() section {
	s := section{
		name: "inserts", title: "questions and offers before anything was done that cannot be taken back",
		rows: [][]string{{"", "asked or offered first", "of these while open", "clarify intent", "scope", "enhance appeal", "calls before it", "calls without one", "calls told, bits", "on controls"}},
		notes: []string{
			fmt.Sprintf("open: more than %.1f bits over the readings that what was told and shown leaves (readings equally likely)", tools.Wide),
			"calls before it: since the user last spoke, up to the first question or offer; without one: up to the first action, or in all; one insert can have several functions",
		},
	}
	for _, name := range m.models {
		t := m.of[name]
		row := []string{name, cases(t.insert), cases(t.open)}
		for _, f := range functionsOf {
			r := run.Rate{}
			if t.function[f] != nil {
				r = *t.function[f]
			}
			row = append(row, percent(r))
		}
		s.rows = append(s.rows, append(row, stat.AverageOf(t.calls).String(), stat.AverageOf(t.silent).String(), stat.AverageOf(t.bits).String(), cases(t.controlInsert)))
	}
	return s
}

func (m *toolsMeasure) actions() section {
	s := section{
		name: "actions", title: "the first action that cannot be taken back",
		rows: [][]string{{"", "acted", "fits the intent", "on a guess", "guess right", "chance", "only said so", "controls right", "calls refused"}},
		notes: []string{
			"fits the intent: the tool and the arguments that decide are those meant (of the last action: \"final right\" above); on a guess: while the intent was open; chance: 1 in as many readings as were left; only said so: committed in words and did nothing",
			"calls refused: an unknown tool, arguments that do not fit, or something that cannot be done, of all calls; each got an error as its result",
		},
	}
	for _, name := range m.models {
		t := m.of[name]
		s.rows = append(s.rows, []string{
			name, cases(t.acted), cases(t.right), cases(t.onGuess), cases(t.guessRight), odds(stat.AverageOf(t.chance).Mean),
			percent(t.claimed), cases(t.controlRight), cases(t.refused),
		})
	}
	return s
}
