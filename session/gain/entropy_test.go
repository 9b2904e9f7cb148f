package gain

import (
	"math"
	"testing"

	"askance/session"

	"pgregory.net/rapid"
)

func TestEntropy(t *testing.T) {
	for _, c := range []struct {
		p    []float64
		want float64
	}{
		{nil, 0}, {[]float64{1}, 0}, {[]float64{0, 0}, 0}, {[]float64{0.5, 0.5}, 1}, {[]float64{2, 2, 2, 2}, 2},
		{[]float64{0.5, 0.25, 0.25}, 1.5}, {[]float64{-1, 1}, 0}, {[]float64{math.NaN()}, 0},
	} {
		if got := Entropy(c.p); !near(got, c.want) {
			t.Errorf("%v: %v bits", c.p, got)
		}
	}
}

func TestSurprise(t *testing.T) {
	half := math.Log(0.5)
	quarter := math.Log(0.25)
	for _, c := range []struct {
		name          string
		tokens        []session.Token
		bits, entropy float64
		n             int
	}{
		{"nothing", nil, 0, 0, 0},
		{"certain", []session.Token{{Logprob: 0, Top: []session.Alternative{{Logprob: 0}}}}, 0, 0, 1},
		{"a coin", []session.Token{{Text: "a", Logprob: half, Top: []session.Alternative{{Text: "a", Logprob: half}, {Text: "b", Logprob: half}}}}, 1, 1, 1},
		{"an unseen tail is one outcome", []session.Token{{Text: "a", Logprob: half, Top: []session.Alternative{{Text: "a", Logprob: half}}}}, 1, 1, 1},
		{"a token that is not listed", []session.Token{{Text: "c", Logprob: quarter, Top: []session.Alternative{{Text: "a", Logprob: half}}}}, 2, 1.5, 1},
		{"without alternatives", []session.Token{{Text: "c", Logprob: half}}, 1, 1, 1},
		{"the mean of two", []session.Token{{Logprob: 0, Top: []session.Alternative{{Logprob: 0}}}, {Text: "a", Logprob: half, Top: []session.Alternative{{Text: "a", Logprob: half}}}}, 0.5, 0.5, 2},
		{"thinking does not count", []session.Token{{Logprob: half, Think: true}}, 0, 0, 0},
		{"an impossible value", []session.Token{{Logprob: 1}, {Logprob: -1}}, 0, 0, 0},
		{"no number", []session.Token{{Logprob: math.NaN()}}, 0, 0, 0},
	} {
		bits, entropy, n := Surprise(c.tokens)
		if !near(bits, c.bits) || !near(entropy, c.entropy) || n != c.n {
			t.Errorf("%s: %v bits, entropy %v, n %d", c.name, bits, entropy, n)
		}
	}
}

// The bound never exceeds the entropy of the whole distribution it was cut
// from.
func TestTheEntropyOfTheTopIsALowerBound(t *testing.T) {
	m := newLM()
	rapid.Check(t, func(t *rapid.T) {
		logs := m.logs(rapid.String().Draw(t, "dialogue"), "")
		whole := make([]float64, len(logs))
		for i, l := range logs {
			whole[i] = math.Exp(l)
		}
		i := rapid.IntRange(0, len(logs)-1).Draw(t, "token")
		_, bound, _ := Surprise([]session.Token{{Text: m.words[i], Logprob: logs[i], Top: m.top(logs)}})
		if bound <= 0 || bound > Entropy(whole)+1e-9 {
			t.Fatalf("bound %v, entropy %v", bound, Entropy(whole))
		}
	})
}
