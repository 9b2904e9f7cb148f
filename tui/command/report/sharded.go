package report

import (
	"fmt"
	"slices"
	"strings"

	"askance/probes/sharded"
	"askance/session"
	"askance/session/run"
	"askance/session/user/teach"
	"askance/tui/page"
)

// shardedMeasure adds up what lost-in-conversation measures: how good and how
// reliable repeated dialogues on the same task are in each delivery, when the
// first answer comes and what that does, of which type turns are; and what
// social meta-learning does: what a right answer is worth by its turn, and
// whether the teacher gave it away.
type shardedMeasure struct {
	rows  []*delivered
	first map[string]*fifths // by model
}

// delivered is what one model did in one delivery.
type delivered struct {
	model, delivery string
	tasks           []string             // in the order in which they came
	right           map[string][]float64 // by task: 1 or 0 for each dialogue
	score           []float64            // of each dialogue, discounted by its turn
	firsts          []int                // turns of first attempts
	never           int
	types           map[sharded.Type]int
	turns           int
	taught, leaks   int // teacher's turns, and those that give the answer away
}

// fifths counts dialogues told in several turns by the fifth of their turns in
// which the first answer came.
type fifths struct{ n, right [5]int }

func (m *shardedMeasure) add(p *session.Probe, d run.Dialogue) {
	if m.first == nil {
		m.first = map[string]*fifths{}
	}
	model := named(d.Model, d.Setting)
	row := m.row(model, p.Kind)
	right := d.Correct != nil && *d.Correct
	task := fmt.Sprint(p.Family, p.Seed, p.Difficulty)
	if row.right[task] == nil {
		row.tasks = append(row.tasks, task)
	}
	row.right[task] = append(row.right[task], one01(right))
	row.score = append(row.score, sharded.Score(d.Turns, right))
	types := responseTypes(d)
	for _, t := range types {
		row.types[t]++
		row.turns++
	}
	first := sharded.FirstAttempt(types)
	if first == 0 {
		row.never++
	} else {
		row.firsts = append(row.firsts, first)
	}
	if first > 0 && len(p.Turns) > 1 {
		if m.first[model] == nil {
			m.first[model] = &fifths{}
		}
		at := sharded.Fifth(first, len(p.Turns))
		m.first[model].n[at]++
		m.first[model].right[at] += int(one01(right))
	}
	if p.Kind == teach.TeacherKind {
		row.teaching(p, d)
	}
}

func one01(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// teaching checks every turn of the teacher.
func (r *delivered) teaching(p *session.Probe, d run.Dialogue) {
	for i, s := range d.Dialogue {
		if s.Role == session.User && i > 0 {
			r.taught++
			r.leaks += int(one01(teach.Leaks(s.Text, p.Answer)))
		}
	}
}

func (m *shardedMeasure) row(model, delivery string) *delivered {
	for _, r := range m.rows {
		if r.model == model && r.delivery == delivery {
			return r
		}
	}
	r := &delivered{model: model, delivery: delivery, right: map[string][]float64{}, types: map[sharded.Type]int{}}
	m.rows = append(m.rows, r)
	return r
}

// sorted are the rows model by model, deliveries in the paper's order.
func (m *shardedMeasure) sorted() []*delivered {
	models := m.models()
	rows := slices.Clone(m.rows)
	slices.SortStableFunc(rows, func(a, b *delivered) int {
		if a.model != b.model {
			return slices.Index(models, a.model) - slices.Index(models, b.model)
		}
		return slices.Index(deliveryOrder, a.delivery) - slices.Index(deliveryOrder, b.delivery)
	})
	return rows
}

// deliveryOrder is that of the paper: what is told at once first.
var deliveryOrder = []string{
	"complete", sharded.Full, sharded.Concat, sharded.Sharded, sharded.Recap, sharded.Snowball, sharded.Ask, sharded.Teacher,
}

func responseTypes(d run.Dialogue) []sharded.Type {
	var types []sharded.Type
	for _, s := range d.Dialogue {
		if s.Role == session.Assistant {
			types = append(types, sharded.TypeOf(s.Text, s.Label))
		}
	}
	return types
}

// spread is the mean over tasks of what their repetitions are.
func (r *delivered) spread() (all sharded.Spread) {
	for _, t := range r.tasks {
		one := sharded.Measure(r.right[t])
		all.N++
		all.Mean += one.Mean
		all.Aptitude += one.Aptitude
		all.Unreliability += one.Unreliability
	}
	n := float64(max(1, all.N))
	all.Mean, all.Aptitude, all.Unreliability = all.Mean/n, all.Aptitude/n, all.Unreliability/n
	return all
}

func mean1(list []int) *float64 {
	if len(list) == 0 {
		return nil
	}
	sum := 0
	for _, v := range list {
		sum += v
	}
	v := float64(sum) / float64(len(list))
	return &v
}

func (m *shardedMeasure) sections() []section {
	list := []section{m.deliveries()}
	if s := m.firsts(); len(s.rows) > 1 {
		list = append(list, s)
	}
	return append(list, m.responses())
}

// deliveryRow is one row of the first table, as JSON.
type deliveryRow struct {
	Model    string         `json:"model"`
	Delivery string         `json:"delivery"`
	Right    sharded.Spread `json:"right"` // per task over its repetitions, mean over tasks
	Change   *float64       `json:"against_full"`
	Score    float64        `json:"score"`
	First    *float64       `json:"first_attempt"`
	Never    int            `json:"no_attempt"`
	Taught   int            `json:"teacher_turns"`
	Leaks    int            `json:"leaks"`
}

func (m *shardedMeasure) deliveries() section {
	s := section{
		name: "deliveries", title: "the same tasks, told in different ways",
		keys: 2,
		rows: [][]string{{"", "told", "tasks × times", "right", "against full", "aptitude", "unreliability", "score", "first answer in turn", "never", "leaks"}},
		notes: []string{
			"right: mean; aptitude: 90th percentile of a task's repetitions; unreliability: 90th less 10th; each a mean over tasks, 0 to 100 (--repeat 10 is the paper's)",
			"score: 0.7^(turn−1) of a right answer, 0 of a wrong one; leaks: teacher's turns that hold the answer",
			"published (lost in conversation, six tasks, a model as user): right −39 % from full to sharded, aptitude −16 %, unreliability +112 %; chance: none for answers in free words",
		},
	}
	var list []deliveryRow
	for _, r := range m.sorted() {
		row := r.sum(m.full(r.model))
		list = append(list, row)
		leaks := page.None
		if r.taught > 0 {
			leaks = fmt.Sprintf("%d of %d", r.leaks, r.taught)
		}
		s.rows = append(s.rows, []string{
			r.model, r.delivery, r.times(), hundred(row.Right.Mean), signed(row.Change), hundred(row.Right.Aptitude), hundred(row.Right.Unreliability),
			fmt.Sprintf("%.2f", row.Score), dash(row.First), fmt.Sprint(row.Never), leaks,
		})
	}
	s.value = list
	return s
}

// full is how often a model is right when it is told everything at once, nil
// when it was not tried.
func (m *shardedMeasure) full(model string) *float64 {
	for _, name := range []string{sharded.Full, "complete"} {
		for _, r := range m.rows {
			if r.model == model && r.delivery == name {
				v := r.spread().Mean
				return &v
			}
		}
	}
	return nil
}

func (r *delivered) sum(full *float64) deliveryRow {
	row := deliveryRow{Model: r.model, Delivery: r.delivery, Right: r.spread(), First: mean1(r.firsts), Never: r.never, Taught: r.taught, Leaks: r.leaks}
	for _, v := range r.score {
		row.Score += v / float64(len(r.score))
	}
	if full != nil && *full > 0 {
		v := row.Right.Mean / *full - 1
		row.Change = &v
	}
	return row
}

// times says how many tasks were played how often.
func (r *delivered) times() string {
	n := len(r.score) / max(1, len(r.tasks))
	if n*len(r.tasks) != len(r.score) {
		return fmt.Sprintf("%d × about %d", len(r.tasks), n)
	}
	return fmt.Sprintf("%d × %d", len(r.tasks), n)
}

func hundred(v float64) string { return fmt.Sprintf("%.1f", 100*v) }

func signed(v *float64) string {
	if v == nil {
		return page.None
	}
	return fmt.Sprintf("%+.0f %%", 100**v)
}

func dash(v *float64) string {
	if v == nil {
		return page.None
	}
	return fmt.Sprintf("%.2f", *v)
}

// firstRow is how often answers that first came in one fifth of the turns were
// right in the end.
type firstRow struct {
	Model string       `json:"model"`
	Right [5]*float64  `json:"right"`
	CI    [5][]float64 `json:"right_ci"`
	N     [5]int       `json:"n"`
}

func (m *shardedMeasure) firsts() section {
	s := section{
		name: "first_attempt", title: "right in the end, by when the first answer came (fifths of the turns)",
		rows:  [][]string{{"", "0–20 %", "20–40 %", "40–60 %", "60–80 %", "80–100 %"}},
		notes: []string{"of dialogues told in several turns in which an answer came; published: 30.9 when it comes in the first fifth, 64.4 in the last"},
	}
	var list []firstRow
	for _, model := range m.models() {
		f := m.first[model]
		if f == nil {
			continue
		}
		row, cells := firstRow{Model: model, N: f.n}, []string{model}
		for i := range f.n {
			r := run.Rate{K: f.right[i], N: f.n[i]}
			row.Right[i], row.CI[i] = r.Value(), r.Interval()
			cells = append(cells, cases(r))
		}
		list, s.rows = append(list, row), append(s.rows, cells)
	}
	s.value = list
	return s
}

func (m *shardedMeasure) models() (list []string) {
	for _, r := range m.rows {
		if !slices.Contains(list, r.model) {
			list = append(list, r.model)
		}
	}
	return list
}

// responseRow is of which types a model's turns were.
type responseRow struct {
	Model    string               `json:"model"`
	Delivery string               `json:"delivery"`
	Turns    int                  `json:"turns"`
	Types    map[sharded.Type]int `json:"types"`
}

func (m *shardedMeasure) responses() section {
	head := []string{"", "told", "turns"}
	for _, t := range sharded.Types {
		head = append(head, strings.ReplaceAll(string(t), "_", " "))
	}
	s := section{
		name: "responses", title: "what the turns are, in the paper's seven types", rows: [][]string{head}, keys: 2,
		notes: []string{"read off each turn's label by rule; the paper asks a model"},
	}
	var list []responseRow
	for _, r := range m.sorted() {
		cells := []string{r.model, r.delivery, fmt.Sprint(r.turns)}
		for _, t := range sharded.Types {
			cells = append(cells, percent(run.Rate{K: r.types[t], N: r.turns}))
		}
		s.rows = append(s.rows, cells)
		list = append(list, responseRow{r.model, r.delivery, r.turns, r.types})
	}
	s.value = list
	return s
}
