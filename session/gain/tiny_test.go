package gain_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"askance/probes/counting"
	"askance/session"
	"askance/session/chat"
	"askance/session/chat/tiny"
	"askance/session/gain"
	"askance/session/step"
)

// builtIn is the built-in engine as a server of the desk.
func builtIn(tb testing.TB) (*chat.Server, *tiny.Server) {
	tb.Helper()
	all, err := tiny.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	engine := tiny.New(all...)
	s, err := chat.NewServer(chat.BuiltIn, engine.Transport())
	if err != nil {
		tb.Fatal(err)
	}
	return s, engine
}

func tinyScorer(tb testing.TB, opts ...gain.Option) (*gain.Scorer, *chat.Server, *tiny.Server) {
	tb.Helper()
	s, engine := builtIn(tb)
	m, err := s.Model(context.Background(), "tiny/scorer")
	if err != nil {
		tb.Fatal(err)
	}
	return gain.NewScorer(s, m, opts...), s, engine
}

func says(role session.Role, text string) chat.Message {
	return chat.Message{Role: role, Content: text}
}

func probe(tb testing.TB, kind string, seed uint64) *session.Probe {
	tb.Helper()
	p, err := counting.Family{}.Make(kind, seed, 0)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// A text that the model writes by itself has the values that the model gave
// while writing; forced, the same text must have the same.
func TestTheBuiltInScorerForcesWithItsOwnRawValues(t *testing.T) {
	s, server, _ := tinyScorer(t)
	if m, err := s.Method(context.Background()); err != nil || m != session.Forced {
		t.Fatalf("%q, %v", m, err)
	}
	compared := 0
	for seed := range uint64(40) {
		p := probe(t, counting.Complete, seed)
		dialogue := []chat.Message{says(session.User, p.Prompt)}
		var tokens []session.Token
		_, err := server.Chat(context.Background(), chat.Request{
			Model: "tiny/scorer", Logprobs: true, Messages: append(dialogue, says(session.User, gain.AnswerAsk)),
			Options: session.Options{Temperature: chat.Float(0), NumPredict: chat.Int(20)},
		}, func(c chat.Chunk) error { tokens = append(tokens, c.Tokens...); return nil })
		if err != nil {
			t.Fatal(err)
		}
		written := ""
		sum := 0.0
		for i, k := range tokens {
			written += k.Text
			if i > 0 { // the first is the opening quote
				sum += k.Logprob
			}
		}
		text, isString := strings.CutSuffix(strings.TrimPrefix(written, `"`), `"`)
		if !isString || text == "" || strings.ContainsAny(text, `"\`) {
			continue
		}
		f, err := s.Force(context.Background(), dialogue, gain.AnswerAsk, text)
		if err != nil || f.Nats != sum {
			t.Errorf("%q: forced %v, written freely %v, %v", text, f.Nats, sum, err)
		}
		compared++
	}
	if compared < 30 {
		t.Errorf("only %d of 40 replies were JSON strings", compared)
	}
}

func TestTheBuiltInScorerScoresAnyText(t *testing.T) {
	s, _, _ := tinyScorer(t)
	dialogue := []chat.Message{says(session.User, "Leo has 7 bags. Each bag holds 8 plums. How many plums does Leo have?")}
	for _, text := range []string{"56", "two words", `a "quote" and a \`, "naïve", "日本語", "👩‍👩‍👧", "line\nbreak", strings.Repeat("many words ", 30)} {
		f, err := s.Force(context.Background(), dialogue, gain.AnswerAsk, text)
		if err != nil || f.Method != session.Forced || !(f.Nats < 0) {
			t.Errorf("%q: %+v, %v", text, f, err)
		}
	}
}

func TestGainsOnTheBuiltInScorerAddUp(t *testing.T) {
	s, _, _ := tinyScorer(t)
	for seed := range uint64(5) {
		p := probe(t, counting.Vague, seed)
		dialogue := []chat.Message{says(session.User, p.Prompt)}
		said := p.Solution + " " + p.Solution
		var c step.Cutter
		steps := append(c.Add(said), c.Close()...)
		tr, err := s.ReadingTrace(context.Background(), dialogue, said, steps, p)
		if err != nil || len(steps) < 2 {
			t.Fatalf("%d steps, %v", len(steps), err)
		}
		sum := 0.0
		for _, g := range tr.Steps {
			sum += g.Bits
		}
		if math.Abs(sum-tr.Whole.Bits) > 1e-9 {
			t.Errorf("%v bits in steps, %v in the whole", sum, tr.Whole.Bits)
		}
	}
}

// The bits that appear while a reply streams are those that a saved session
// scores to.
func TestTheQueueAndTheTraceAgree(t *testing.T) {
	s, server, _ := tinyScorer(t)
	p := probe(t, counting.Vague, 3)
	dialogue := []chat.Message{says(session.User, p.Prompt)}
	said := "Let me see. " + p.Solution + "\n"
	steps := step.Cut(said)
	got := map[session.GainKind]map[int]float64{session.ReadingGain: {}, session.AnswerGain: {}}
	q := gain.NewQueue(s, func(g session.Gain) {
		if g.Fault != "" {
			t.Error(g.Fault)
		}
		got[g.Kind][g.Step] = g.Bits
	}, gain.WithWorkers(2))
	j := gain.Job{Turn: "1.2", Role: session.Assistant, Probe: p, Dialogue: dialogue}
	for _, st := range steps {
		j.Step, j.Start, j.Said = st.Index, st.Start, said[:st.End]
		q.Offer(j)
	}
	j.Step, j.Start = session.WholeTurn, 0
	q.Offer(j)
	if err := q.Wait(context.Background()); err != nil {
		t.Fatal(err)
	}
	q.Close()
	again := gain.NewScorer(server, s.Model()) // remembers nothing
	readings, err := again.ReadingTrace(context.Background(), dialogue, said, steps, p)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := again.AnswerTrace(context.Background(), dialogue, said, steps, p.Answer)
	if err != nil {
		t.Fatal(err)
	}
	for kind, tr := range map[session.GainKind]gain.Trace{session.ReadingGain: readings, session.AnswerGain: answers} {
		if len(got[kind]) != len(steps)+1 {
			t.Errorf("%d %s gains", len(got[kind]), kind)
		}
		for _, g := range append(tr.Steps, tr.Whole) {
			if math.Abs(g.Bits-got[kind][g.Step]) > 1e-6 {
				t.Errorf("%s gain of step %d: %v live, %v again", kind, g.Step, got[kind][g.Step], g.Bits)
			}
		}
	}
}
