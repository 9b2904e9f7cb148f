package sample_test

import (
	"math"
	"slices"
	"testing"

	"askance/session/chat/tiny/sample"
	"pgregory.net/rapid"
)

func logits(t *rapid.T) []float32 {
	return rapid.SliceOfN(rapid.Float32Range(-20, 20), 1, 80).Draw(t, "logits")
}

func softmax(x []float32) []float64 {
	var sum float64
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = math.Exp(float64(v))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

func TestLogProbsAreTheSoftmaxAndTheTopIsSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := logits(t)
		token := rapid.IntRange(0, len(x)-1).Draw(t, "token")
		k := rapid.IntRange(0, 20).Draw(t, "top")
		p := softmax(x)
		got, top := sample.LogProbs(x, int32(token), make([]sample.Scored, k))
		if math.Abs(got-math.Log(p[token])) > 1e-5 {
			t.Fatalf("log p is %g, got %g", math.Log(p[token]), got)
		}
		order := make([]int, len(x))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return int(math.Copysign(1, float64(x[b])-float64(x[a]))) * b2i(x[a] != x[b]) })
		if len(top) != min(k, len(x)) {
			t.Fatalf("%d of %d alternatives", len(top), k)
		}
		for i, s := range top {
			if int(s.ID) != order[i] || math.Abs(s.LogProb-math.Log(p[s.ID])) > 1e-5 {
				t.Fatalf("place %d: token %d with %g, want token %d with %g", i, s.ID, s.LogProb, order[i], math.Log(p[order[i]]))
			}
		}
	})
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestTemperatureZeroTakesTheBestAllowedToken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := logits(t)
		allowed := rapid.SliceOfN(rapid.Bool(), len(x), len(x)).Draw(t, "allowed")
		got := sample.New(sample.Options{}, len(x), 100).Pick(x, allowed)
		if got < 0 {
			if slices.Contains(allowed, true) {
				t.Fatal("nothing was picked though something is allowed")
			}
			return
		}
		for i := range x {
			if allowed[i] && x[i] > x[got] {
				t.Fatalf("picked %d, %d is better", got, i)
			}
		}
		if !allowed[got] {
			t.Fatalf("picked %d, which is not allowed", got)
		}
	})
}

func draws(o sample.Options, x []float32, allowed []bool, n int) []int {
	counts := make([]int, len(x))
	s := sample.New(o, len(x), 100)
	for range n {
		counts[s.Pick(x, allowed)]++
	}
	return counts
}

func TestDrawsFollowTheProbabilities(t *testing.T) {
	x := []float32{2, 1, 0, -1, -30}
	for _, temperature := range []float32{0.5, 1, 2} {
		scaled := slices.Clone(x)
		for i := range scaled {
			scaled[i] /= temperature
		}
		want, n := softmax(scaled), 20000
		for i, c := range draws(sample.Options{Temperature: temperature, Seed: 5}, x, nil, n) {
			if share := float64(c) / float64(n); math.Abs(share-want[i]) > 0.015 {
				t.Errorf("temperature %g: token %d drawn in %.3f of cases, its probability is %.3f", temperature, i, share, want[i])
			}
		}
	}
}

func TestTheCutsKeepWhatTheySay(t *testing.T) {
	x := []float32{0, 3, 1, 2} // probabilities 0.03 0.64 0.09 0.24
	for name, c := range map[string]struct {
		o       sample.Options
		allowed []bool
		want    []bool
	}{
		"no cut":               {sample.Options{}, nil, []bool{true, true, true, true}},
		"top-k 2":              {sample.Options{TopK: 2}, nil, []bool{false, true, false, true}},
		"top-k of all":         {sample.Options{TopK: 40}, nil, []bool{true, true, true, true}},
		"top-p 0.6":            {sample.Options{TopP: 0.6}, nil, []bool{false, true, false, false}},
		"top-p 0.9":            {sample.Options{TopP: 0.9}, nil, []bool{false, true, true, true}},
		"min-p 0.3":            {sample.Options{MinP: 0.3}, nil, []bool{false, true, false, true}},
		"min-p 1":              {sample.Options{MinP: 1}, nil, []bool{false, true, false, false}},
		"a mask":               {sample.Options{}, []bool{true, false, true, false}, []bool{true, false, true, false}},
		"a mask, then top-k 1": {sample.Options{TopK: 1}, []bool{true, false, true, false}, []bool{false, false, true, false}},
	} {
		c.o.Temperature, c.o.Seed = 1, 1
		for i, n := range draws(c.o, x, c.allowed, 3000) {
			if (n > 0) != c.want[i] {
				t.Errorf("%s: token %d drawn %d times", name, i, n)
			}
		}
	}
}

func TestTheSameSeedGivesTheSameTokens(t *testing.T) {
	x := []float32{1, 1, 1, 1, 1, 1, 1, 1}
	run := func(seed int) (out []int32) {
		s := sample.New(sample.Options{Temperature: 1, Seed: seed}, len(x), 100)
		for range 40 {
			out = append(out, s.Pick(x, nil))
		}
		return out
	}
	if !slices.Equal(run(7), run(7)) {
		t.Error("seed 7 gave two different texts")
	}
	if slices.Equal(run(7), run(8)) {
		t.Error("seeds 7 and 8 gave the same text")
	}
	if slices.Equal(run(-1), run(-1)) {
		t.Error("a seed below 0 must differ each time")
	}
}

func TestPenaltiesCountTheLastTokensOnly(t *testing.T) {
	for name, c := range map[string]struct {
		o    sample.Options
		x    []float32
		seen []int32
		want int32
	}{
		"repeat divides above 0":     {sample.Options{RepeatPenalty: 2, RepeatLastN: 64}, []float32{3, 2}, []int32{0}, 1},
		"repeat multiplies below 0":  {sample.Options{RepeatPenalty: 2, RepeatLastN: 64}, []float32{-2, -3}, []int32{0}, 1},
		"repeat 1 changes nothing":   {sample.Options{RepeatPenalty: 1, RepeatLastN: 64}, []float32{3, 2}, []int32{0}, 0},
		"none are looked back at":    {sample.Options{RepeatPenalty: 2}, []float32{3, 2}, []int32{0}, 0},
		"what is long ago is free":   {sample.Options{RepeatPenalty: 2, RepeatLastN: 2}, []float32{3, 2}, []int32{0, 5, 5}, 0},
		"seen twice, forgotten once": {sample.Options{RepeatPenalty: 2, RepeatLastN: 3}, []float32{3, 2}, []int32{0, 0, 5, 5}, 1},
		"below 0 is the context":     {sample.Options{RepeatPenalty: 2, RepeatLastN: -1}, []float32{3, 2}, []int32{0, 5, 5, 5}, 1},
		"presence is taken off once": {sample.Options{PresencePenalty: 0.9, RepeatLastN: 64}, []float32{3, 2}, []int32{0, 0}, 0},
		"frequency each time":        {sample.Options{FrequencyPenalty: 0.9, RepeatLastN: 64}, []float32{3, 2}, []int32{0, 0}, 1},
	} {
		s := sample.New(c.o, len(c.x), 100)
		for _, token := range c.seen {
			s.Accept(token)
		}
		if got := s.Pick(c.x, nil); got != c.want {
			t.Errorf("%s: picked %d, want %d", name, got, c.want)
		}
	}
}

func TestATokenCostsNoMemory(t *testing.T) {
	x := make([]float32, 1000)
	for i := range x {
		x[i] = float32(i % 37)
	}
	s := sample.New(sample.Options{Temperature: 0.8, TopK: 40, TopP: 0.9, RepeatPenalty: 1.1, RepeatLastN: 64}, len(x), 100)
	top := make([]sample.Scored, 20)
	for i := range 200 {
		s.Accept(int32(i)) // fill what is looked back at
	}
	if n := testing.AllocsPerRun(100, func() {
		token := s.Pick(x, nil)
		sample.LogProbs(x, token, top)
		s.Accept(token)
	}); n > 1 { // a map may move its buckets now and then
		t.Errorf("%g allocations per token", n)
	}
}
