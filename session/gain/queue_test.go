package gain

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"askance/session"
	"askance/session/chat"
)

// book gathers what a queue publishes.
type book struct {
	mu    sync.Mutex
	gains []session.Gain
}

func (b *book) write(g session.Gain) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.gains = append(b.gains, g)
}

func (b *book) of(kind session.GainKind) (steps []int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, g := range b.gains {
		if g.Kind == kind {
			steps = append(steps, g.Step)
		}
	}
	return steps
}

// jobs are a turn's steps and the turn itself.
func jobs(turn session.TurnID, said string, p *session.Probe) (steps []Job, whole Job) {
	base := Job{Turn: turn, Role: session.Assistant, Probe: p, Dialogue: user("How many?"), Writer: model("writer")}
	for _, st := range cut(said) {
		j := base
		j.Step, j.Said, j.Start = st.Index, said[:st.End], st.Start
		j.Tokens = []session.Token{{Text: said[st.Start:st.End], Logprob: -math.Ln2}}
		steps = append(steps, j)
	}
	base.Step, base.Said = session.WholeTurn, said
	return steps, base
}

// gate is a source that answers when it is told to.
type gate struct {
	*lm
	mu   sync.Mutex
	open chan struct{}
}

func (g *gate) Chat(ctx context.Context, r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
	select {
	case <-g.open:
	case <-ctx.Done():
		return chat.End{}, ctx.Err()
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.lm.Chat(ctx, r, each)
}

func TestAQueueScoresEverythingNewestFirstAndTurnsBeforeSteps(t *testing.T) {
	g := &gate{lm: newLM(), open: make(chan struct{})}
	var b book
	q := NewQueue(NewScorer(g, model("s")), b.write)
	defer q.Close()
	onlyReadings := *numbers
	onlyReadings.Answer = ""
	steps, whole := jobs("1.1", "a\nb\nc\nd", &onlyReadings)
	for _, j := range steps {
		q.Offer(j)
	}
	q.Offer(whole)
	if q.Idle() || q.Pending() != 5 {
		t.Errorf("%d pending", q.Pending())
	}
	close(g.open)
	if err := q.Wait(bg); err != nil || !q.Idle() {
		t.Fatal(err)
	}
	if got := b.of(session.Surprise); !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("surprise of %v", got)
	}
	if got := b.of(session.ReadingGain); !slices.Equal(got, []int{0, session.WholeTurn, 3, 2, 1}) {
		t.Errorf("scored in the order %v", got)
	}
	sum, end := 0.0, 0.0
	for _, g := range b.gains {
		switch {
		case g.Kind != session.ReadingGain:
		case g.Step == session.WholeTurn:
			end = g.Bits
		default:
			sum += g.Bits
		}
	}
	if !near(sum, end) {
		t.Errorf("the steps' %v bits are not the turn's %v", sum, end)
	}
}

func TestABaselineIsScoredOnce(t *testing.T) {
	m := newLM()
	s := NewScorer(m, model("s"))
	if _, err := s.Method(bg); err != nil {
		t.Fatal(err)
	}
	m.requests = 0
	var b book
	q := NewQueue(s, b.write)
	defer q.Close()
	onlyReadings := *numbers
	onlyReadings.Answer = ""
	steps, whole := jobs("1.1", "a\nb\nc\nd", &onlyReadings)
	for _, j := range append(steps, whole) {
		q.Offer(j)
	}
	if err := q.Wait(bg); err != nil {
		t.Fatal(err)
	}
	if want := 5 * len(numbers.Readings); m.requests != want { // before the turn and after each step
		t.Errorf("%d requests, not %d", m.requests, want)
	}
}

func TestOfferingNeverWaitsForAServerThatStalls(t *testing.T) {
	g := &gate{lm: newLM(), open: make(chan struct{})} // never opened
	var b book
	q := NewQueue(NewScorer(g, model("s")), b.write, WithWorkers(2), WithBacklog(10))
	for lane := range 3 {
		steps, whole := jobs(session.NewTurnID("1", lane), strings.Repeat("x\n", 49), numbers)
		for _, j := range append(steps, whole) {
			q.Offer(j)
		}
	}
	if n := q.Pending(); n > 10+2+3*3 {
		t.Errorf("%d are waiting", n)
	}
	q.Cancel("1.0")
	q.Close()
	if !q.Idle() {
		t.Error("still busy")
	}
	left := 0
	for _, g := range b.gains {
		if strings.HasPrefix(g.Fault, "left out") {
			left++
		}
	}
	if left == 0 || len(b.of(session.Surprise)) != 3*50 {
		t.Errorf("%d steps left out, surprise of %d", left, len(b.of(session.Surprise)))
	}
	q.Offer(Job{Turn: "9.9", Tokens: []session.Token{{Logprob: -1}}})
	if !q.Idle() {
		t.Error("it goes on after Close")
	}
}

func TestWaitingCanBeGivenUp(t *testing.T) {
	g := &gate{lm: newLM(), open: make(chan struct{})}
	q := NewQueue(NewScorer(g, model("s")), func(session.Gain) {})
	defer q.Close()
	_, whole := jobs("1.1", "a", numbers)
	q.Offer(whole)
	ctx, cancel := context.WithCancel(bg)
	cancel()
	if err := q.Wait(ctx); err != context.Canceled {
		t.Error(err)
	}
}

func TestWhatATurnIsScoredFor(t *testing.T) {
	complete := &session.Probe{Answer: "56"}
	for _, c := range []struct {
		name string
		job  Job
		want []session.GainKind
	}{
		{"no probe", Job{Said: "x"}, nil},
		{"a step that is blank", Job{Said: "x\n\n", Start: 1, Probe: numbers}, nil},
		{"a step", Job{Said: "x", Probe: numbers}, []session.GainKind{session.ReadingGain, session.AnswerGain}},
		{"a complete probe", Job{Said: "x", Probe: complete}, []session.GainKind{session.AnswerGain}},
		{"a question", Job{Step: session.WholeTurn, Said: "x?", Probe: numbers, Label: asking(true)}, []session.GainKind{session.ReadingGain, session.Expected, session.AnswerGain}},
	} {
		if got := c.job.wanted(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAQuestionGetsItsExpectedAndItsExactGain(t *testing.T) {
	m := newLM()
	m.knows = func(string) []string { return []string{"7", "8", "9"} }
	var b book
	q := NewQueue(NewScorer(m, model("s")), b.write)
	defer q.Close()
	_, whole := jobs("1.1", "How many does each bag hold?", numbers)
	whole.Label = asking(true)
	q.Offer(whole)
	if err := q.Wait(bg); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []session.GainKind{session.Expected, session.Exact} {
		i := slices.IndexFunc(b.gains, func(g session.Gain) bool { return g.Kind == kind })
		if i < 0 || math.Abs(b.gains[i].Bits-math.Log2(3)) > 0.05 || b.gains[i].Step != session.WholeTurn {
			t.Errorf("%s: %+v", kind, b.gains)
		}
	}
}

func TestFaultsAndWarningsAreTold(t *testing.T) {
	m := newLM()
	var b book
	q := NewQueue(NewScorer(m, model("s")), b.write)
	one := &session.Probe{Readings: []session.Reading{{Value: "8"}}}
	_, whole := jobs("1.1", "x", one)
	q.Offer(whole)
	_, own := jobs("1.2", "x", numbers)
	own.Writer = model("s")
	q.Offer(own)
	_, bad := jobs("1.3", "x", nil)
	bad.Tokens = []session.Token{{Logprob: 2}}
	q.Offer(bad)
	if err := q.Wait(bg); err != nil {
		t.Fatal(err)
	}
	q.Close()
	for _, g := range b.gains {
		switch g.Turn {
		case "1.1":
			if !strings.Contains(g.Fault, "two readings") {
				t.Errorf("%+v", g)
			}
		case "1.2":
			if !slices.Contains(g.Warnings, WarnSelf) || g.Fault != "" {
				t.Errorf("%+v", g)
			}
		case "1.3":
			if !strings.Contains(g.Fault, "which no probability has") {
				t.Errorf("%+v", g)
			}
		}
	}
	if len(b.gains) != 4 {
		t.Errorf("%d gains", len(b.gains))
	}
}

func TestWithoutAScorerThereIsSurprise(t *testing.T) {
	var b book
	q := NewQueue(nil, b.write)
	steps, _ := jobs("1.1", "a\nb", numbers)
	for _, j := range steps {
		q.Offer(j)
	}
	if err := q.Wait(bg); err != nil || len(b.gains) != 2 {
		t.Errorf("%d gains, %v", len(b.gains), err)
	}
	q.Close()
}

// Gains that two workers score are those that one scores.
func TestMoreWorkersFindTheSame(t *testing.T) {
	find := func(workers int) map[string]float64 {
		var b book
		g := &gate{lm: newLM(), open: make(chan struct{})}
		close(g.open)
		q := NewQueue(NewScorer(g, model("s")), b.write, WithWorkers(workers))
		defer q.Close()
		for lane := range 3 {
			steps, whole := jobs(session.NewTurnID("1", lane), fmt.Sprintf("%d\nb\nc", lane), numbers)
			for _, j := range append(steps, whole) {
				q.Offer(j)
			}
		}
		if err := q.Wait(bg); err != nil {
			t.Fatal(err)
		}
		out := map[string]float64{}
		for _, g := range b.gains {
			out[fmt.Sprint(g.Turn, g.Step, g.Kind)] = g.Bits
		}
		return out
	}
	one, four := find(1), find(4)
	if len(one) == 0 || len(one) != len(four) {
		t.Fatalf("%d and %d gains", len(one), len(four))
	}
	for k, v := range one {
		if !near(v, four[k]) {
			t.Errorf("%s: %v and %v bits", k, v, four[k])
		}
	}
}
