package report

import (
	"fmt"

	"askance/probes/clinical"
	"askance/session"
	"askance/session/run"
	"askance/session/stat"
)

// clinicalMeasure adds up what examiners did with invented patients: the
// diagnosis, what each question was expected to tell and told, and the quality
// of the questions by what is counted and what a judge gave.
type clinicalMeasure struct {
	models []string
	of     map[string]*clinicalTally
}

type clinicalTally struct {
	right, rightEarly, rightControl run.Rate
	decided, inForm                 run.Rate
	chance                          []float64 // of each case
	perCase                         []float64 // questions of each case
	overAsked                       run.Rate

	expected, realised, clauses   []float64 // of each question
	again, unanswered, everything run.Rate
	answerable                    run.Rate

	judged map[string][]float64 // a judge's scores, by attribute
	faults int
}

func (m *clinicalMeasure) add(p *session.Probe, d run.Dialogue) {
	name := named(d.Model, d.Setting)
	if m.of == nil {
		m.of = map[string]*clinicalTally{}
	}
	if m.of[name] == nil {
		m.of[name] = &clinicalTally{judged: map[string][]float64{}}
		m.models = append(m.models, name)
	}
	t, c := m.of[name], clinical.Follow(p, examined(d))
	t.rate(d)
	if !p.Missing() {
		tick(&t.rightControl, c.Right)
		tick(&t.overAsked, len(c.Questions) > 0)
		return
	}
	tick(&t.right, c.Right)
	tick(&t.decided, c.Decided)
	if c.Decided {
		tick(&t.inForm, c.InForm)
	}
	if c.Early {
		tick(&t.rightEarly, c.Right)
	}
	t.chance = append(t.chance, 1/float64(len(p.Readings)))
	t.perCase = append(t.perCase, float64(len(c.Questions)))
	for _, q := range c.Questions {
		t.ask(q)
	}
}

func (t *clinicalTally) ask(q clinical.Asked) {
	t.expected, t.realised = append(t.expected, q.Expected), append(t.realised, q.Realised)
	t.clauses = append(t.clauses, float64(q.Clauses))
	tick(&t.again, q.Again)
	tick(&t.unanswered, q.Unanswered)
	tick(&t.everything, q.Everything)
	tick(&t.answerable, q.Answerable)
}

// rate takes the judge's scores of all questions, those of controls included.
func (t *clinicalTally) rate(d run.Dialogue) {
	for _, s := range d.Dialogue {
		if s.Rating == nil {
			continue
		}
		if s.Rating.Fault != "" {
			t.faults++
		}
		for name, n := range s.Rating.Scores {
			t.judged[name] = append(t.judged[name], float64(n))
		}
	}
}

// examined are the model's turns, each with what the reply to it told.
func examined(d run.Dialogue) []clinical.Turn {
	var turns []clinical.Turn
	for i, s := range d.Dialogue {
		switch {
		case s.Role == session.Assistant:
			turns = append(turns, clinical.Turn{Label: s.Label})
		case i > 0 && len(turns) > 0:
			turns[len(turns)-1].Told = s.Fact
		}
	}
	return turns
}

// ClinicalRow is what one model reached, for --json.
type ClinicalRow struct {
	Model        string                  `json:"model"`
	Right        rateRow                 `json:"right"`
	Chance       *float64                `json:"chance"`
	RightEarly   rateRow                 `json:"right_when_decided_early"`
	Decided      rateRow                 `json:"decided"`
	InForm       rateRow                 `json:"decided_in_form"`
	Questions    stat.Average            `json:"questions"`
	RightControl rateRow                 `json:"right_on_controls"`
	OverAsked    rateRow                 `json:"asked_on_controls"`
	Expected     stat.Average            `json:"expected_gain_bits"`
	Realised     stat.Average            `json:"realised_gain_bits"`
	Again        rateRow                 `json:"asked_again"`
	Unanswered   rateRow                 `json:"patient_had_no_answer"`
	Everything   rateRow                 `json:"asked_for_everything"`
	Clauses      stat.Average            `json:"clauses"`
	Answerable   rateRow                 `json:"answerable"`
	Judged       map[string]stat.Average `json:"judge,omitempty"`
	JudgeFaults  int                     `json:"judge_faults,omitempty"`
}

func (m *clinicalMeasure) sections() []section {
	out := []section{m.diagnosis(), m.questions(), m.quality()}
	out[0].value = m.values()
	return out
}

// values are all numbers of all models, for --json.
func (m *clinicalMeasure) values() []ClinicalRow {
	var rows []ClinicalRow
	for _, name := range m.models {
		t := m.of[name]
		row := ClinicalRow{
			Model: name, Right: rowOf(t.right), RightEarly: rowOf(t.rightEarly), Decided: rowOf(t.decided), InForm: rowOf(t.inForm),
			Questions: stat.AverageOf(t.perCase), RightControl: rowOf(t.rightControl), OverAsked: rowOf(t.overAsked),
			Expected: stat.AverageOf(t.expected), Realised: stat.AverageOf(t.realised), Again: rowOf(t.again), Unanswered: rowOf(t.unanswered),
			Everything: rowOf(t.everything), Clauses: stat.AverageOf(t.clauses), Answerable: rowOf(t.answerable), JudgeFaults: t.faults, Chance: stat.AverageOf(t.chance).Mean,
		}
		for name, xs := range t.judged {
			if row.Judged == nil {
				row.Judged = map[string]stat.Average{}
			}
			row.Judged[name] = stat.AverageOf(xs)
		}
		rows = append(rows, row)
	}
	return rows
}

func (m *clinicalMeasure) diagnosis() section {
	s := section{
		name: "diagnosis", title: "the diagnosis (an invented clinic; no medical advice)",
		rows: [][]string{{"", "right", "chance", "decided", "in form", "right when decided early", "questions used", "controls right", "asked on controls"}},
		notes: []string{
			"right: over the patients of whom something is missing, undecided counting as wrong; chance: 1 in as many conditions as fit the prompt",
			"early: while more than one condition fitted what was told; in form: a line \"" + clinical.Lead + " NAME\" with a condition of the handbook",
		},
	}
	for _, name := range m.models {
		t := m.of[name]
		s.rows = append(s.rows, []string{
			name, cases(t.right), odds(stat.AverageOf(t.chance).Mean), cases(t.decided), cases(t.inForm), cases(t.rightEarly),
			stat.AverageOf(t.perCase).String(), cases(t.rightControl), cases(t.overAsked),
		})
	}
	return s
}

func (m *clinicalMeasure) questions() section {
	s := section{
		name: "questions", title: "what the questions told, bits, exact by counting the conditions that fit",
		rows:  [][]string{{"", "questions", "expected gain", "realised gain", "asked again what was known", "no answer", "asked for everything"}},
		notes: []string{"per question, with 95 % intervals; a request for everything is told nothing, and the patient says \"I don't know.\" where it has no answer"},
	}
	for _, name := range m.models {
		t := m.of[name]
		s.rows = append(s.rows, []string{
			name, fmt.Sprint(len(t.expected)), stat.AverageOf(t.expected).String(), stat.AverageOf(t.realised).String(),
			percent(t.again), percent(t.unanswered), percent(t.everything),
		})
	}
	return s
}

// quality keeps apart what is counted by rule and what a judge gave; people rate
// in the lab.
func (m *clinicalMeasure) quality() section {
	head := []string{"", "counted: clauses", "counted: answerable"}
	for _, a := range session.Attributes {
		head = append(head, "judge: "+a.Name)
	}
	s := section{
		name: "quality", title: "quality of the questions (ALFA's six attributes)", rows: [][]string{append(head, "judge failed")},
		notes: []string{"counted by rule: interrogative clauses per question stand for focus, whether the patient had an answer for answerability; a judge (--judge) rates 1 to 5, people rate in the lab (a)"},
	}
	for _, name := range m.models {
		t := m.of[name]
		row := []string{name, stat.AverageOf(t.clauses).String(), percent(t.answerable)}
		for _, a := range session.Attributes {
			row = append(row, stat.AverageOf(t.judged[a.Name]).String())
		}
		s.rows = append(s.rows, append(row, fmt.Sprint(t.faults)))
	}
	return s
}
