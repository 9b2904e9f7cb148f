package gain_test

import (
	"cmp"
	"context"
	"math"
	"slices"
	"testing"

	"askance/session"
	"askance/session/chat"
	"askance/session/gain"
)

// many is how many probes are looked at.
func many() int {
	if testing.Short() {
		return 20
	}
	return 200
}

// Before the reply the scorer knows next to nothing about the withheld number,
// after it next to everything.
func TestTheBuiltInScorerLearnsFromTheReply(t *testing.T) {
	n := many()
	s, _, _ := tinyScorer(t)
	before, after, right, mass := 0.0, 0.0, 0, 0.0
	for seed := range uint64(n) {
		p := probe(t, "", seed)
		truth := p.TrueReading()
		asked := []chat.Message{says(session.User, p.Prompt), says(session.Assistant, p.Facts[0].Questions[0])}
		told := append(asked[:2:2], says(session.User, p.Facts[0].Reveal))
		first, err := s.Readings(context.Background(), asked[:1], p)
		if err != nil {
			t.Fatal(err)
		}
		last, err := s.Readings(context.Background(), told, p)
		if err != nil {
			t.Fatal(err)
		}
		before += first.Entropy / math.Log2(float64(len(p.Readings)))
		after += last.Entropy
		mass += first.Mass
		if last.P[truth] > 0.5 {
			right++
		}
	}
	before, after, mass = before/float64(n), after/float64(n), mass/float64(n)
	t.Logf("%d probes: before the reply %.1f %% of log2 k (mass on the readings %.2f), after it %.3f bits, the right reading on top %d times", n, 100*before, mass, after, right)
	if before < 0.9 || after > 0.2 || right < n*98/100 {
		t.Error("want at least 90 % of log2 k before, at most 0.2 bits after, the right reading 98 times of 100")
	}
}

// What a reply tells the scorer goes with what it tells by the probe's own
// worlds: everything, or, when another question was asked, nothing.
func TestTheBuiltInScorersGainGoesWithTheExactOne(t *testing.T) {
	s, _, _ := tinyScorer(t)
	var found, exact []float64
	for seed := range uint64(many()) {
		p := probe(t, "", seed)
		question, replies := p.Facts[0].Questions[0], make([]string, len(p.Readings))
		values := make([]string, len(p.Readings))
		for i, r := range p.Readings {
			values[i], replies[i] = r.Value, r.Reply
		}
		reply := p.Facts[0].Reveal
		if seed%2 == 1 {
			question, reply = "What day is it?", "I don't know."
			clear(replies)
		}
		asked := []chat.Message{says(session.User, p.Prompt), says(session.Assistant, question)}
		g, err := s.ReadingGain(context.Background(), asked, append(asked, says(session.User, reply)), p)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, g.Bits)
		exact = append(exact, gain.Worlds{Targets: values, Answers: replies}.Gain())
	}
	rho := spearman(found, exact)
	t.Logf("%d dialogues: rank correlation of the scorer's reading gain with the exact one %.3f", len(found), rho)
	if rho < 0.8 {
		t.Error("want at least 0.8")
	}
}

// spearman is the rank correlation of two lists, equal values sharing the mean
// of their ranks.
func spearman(a, b []float64) float64 {
	x, y := ranks(a), ranks(b)
	mean := float64(len(a)+1) / 2
	var xy, xx, yy float64
	for i := range x {
		xy += (x[i] - mean) * (y[i] - mean)
		xx += (x[i] - mean) * (x[i] - mean)
		yy += (y[i] - mean) * (y[i] - mean)
	}
	return xy / math.Sqrt(xx*yy)
}

func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(values[i], values[j]) })
	out := make([]float64, len(values))
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && values[order[j]] == values[order[i]] {
			j++
		}
		for _, k := range order[i:j] {
			out[k] = float64(i+j+1) / 2
		}
		i = j
	}
	return out
}

func TestRankCorrelation(t *testing.T) {
	for _, c := range []struct {
		a, b []float64
		want float64
	}{
		{[]float64{1, 2, 3}, []float64{10, 20, 90}, 1},
		{[]float64{1, 2, 3}, []float64{3, 2, 1}, -1},
		{[]float64{1, 2, 2, 3}, []float64{1, 3, 2, 4}, 0.9486832980505138},
	} {
		if got := spearman(c.a, c.b); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v %v: %v", c.a, c.b, got)
		}
	}
}
