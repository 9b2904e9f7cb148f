// Package sample picks the next token from a model's raw scores (logits), in
// the order llama.cpp does it: the mask of a constraint, penalties, top-k,
// top-p, min-p, temperature, then chance. Temperature 0 takes the best token.
//
// The same options, seed and scores give the same tokens. The dice are this
// package's own, so a seed does not give the text another engine gives. It
// never changes the scores it is given, and it allocates nothing per token.
package sample

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Options say how to pick. The zero value is greedy.
type Options struct {
	Temperature float32 // 0 or below takes the best token
	TopK        int     // keep the k best; 0 or below keeps all
	TopP        float32 // keep the best that together reach p; 1 or above, and 0 or below, keep all
	MinP        float32 // keep those at least p times as probable as the best; 0 or below keeps all
	Seed        int     // below 0 another one each time

	RepeatLastN      int     // tokens looked back at; 0 none, below 0 the whole context
	RepeatPenalty    float32 // divides the score of tokens seen; 0 and 1 change nothing
	FrequencyPenalty float32 // taken off once per time seen
	PresencePenalty  float32 // taken off when seen
}

// Sampler picks tokens for one text.
type Sampler struct {
	opts   Options
	dice   *rand.Rand
	recent []int32 // a ring of the last RepeatLastN tokens
	oldest int
	seen   map[int32]int
	cands  []candidate
}

type candidate struct {
	id    int32
	score float32
	p     float32
}

// New makes a sampler for a vocabulary; context is what RepeatLastN below 0
// stands for.
func New(opts Options, vocab, context int) *Sampler {
	seed := uint64(opts.Seed)
	if opts.Seed < 0 {
		seed = rand.Uint64()
	}
	if opts.RepeatLastN < 0 {
		opts.RepeatLastN = context
	}
	if opts.RepeatPenalty == 0 {
		opts.RepeatPenalty = 1
	}
	s := &Sampler{opts: opts, dice: rand.New(rand.NewPCG(seed, 0)), cands: make([]candidate, 0, vocab)}
	if s.penalises() {
		s.recent = make([]int32, 0, opts.RepeatLastN)
		s.seen = make(map[int32]int, opts.RepeatLastN)
	}
	return s
}

func (s *Sampler) penalises() bool {
	o := s.opts
	return o.RepeatLastN > 0 && (o.RepeatPenalty != 1 || o.FrequencyPenalty != 0 || o.PresencePenalty != 0)
}

// Accept tells the sampler of a token that is now part of the text.
func (s *Sampler) Accept(token int32) {
	if s.seen == nil {
		return
	}
	s.seen[token]++
	if len(s.recent) < cap(s.recent) {
		s.recent = append(s.recent, token)
		return
	}
	old := s.recent[s.oldest]
	if s.seen[old]--; s.seen[old] == 0 {
		delete(s.seen, old)
	}
	s.recent[s.oldest] = token
	s.oldest = (s.oldest + 1) % len(s.recent)
}

// Pick gives the next token, -1 when no token is allowed. allowed may be nil;
// else only tokens for which it holds true are picked.
func (s *Sampler) Pick(logits []float32, allowed []bool) int32 {
	if s.opts.Temperature <= 0 {
		return s.best(logits, allowed)
	}
	s.gather(logits, allowed)
	if len(s.cands) == 0 {
		return -1
	}
	s.cut()
	return s.draw()
}

func (s *Sampler) best(logits []float32, allowed []bool) int32 {
	best, top := int32(-1), float32(math.Inf(-1))
	for i, l := range logits {
		if allowed != nil && !allowed[i] {
			continue
		}
		if s.seen != nil {
			l = s.penalised(int32(i), l)
		}
		if l > top || best < 0 {
			best, top = int32(i), l
		}
	}
	return best
}

func (s *Sampler) gather(logits []float32, allowed []bool) {
	s.cands = s.cands[:0]
	for i, l := range logits {
		if allowed != nil && !allowed[i] {
			continue
		}
		if s.seen != nil {
			l = s.penalised(int32(i), l)
		}
		s.cands = append(s.cands, candidate{id: int32(i), score: l})
	}
}

func (s *Sampler) penalised(id int32, l float32) float32 {
	n := s.seen[id]
	if n == 0 {
		return l
	}
	if l <= 0 {
		l *= s.opts.RepeatPenalty
	} else {
		l /= s.opts.RepeatPenalty
	}
	return l - float32(n)*s.opts.FrequencyPenalty - s.opts.PresencePenalty
}

// cut drops the candidates that top-k, top-p and min-p rule out. The best one
// always stays.
func (s *Sampler) cut() {
	slices.SortFunc(s.cands, func(a, b candidate) int {
		if a.score != b.score {
			if a.score > b.score {
				return -1
			}
			return 1
		}
		return int(a.id - b.id)
	})
	if k := s.opts.TopK; k > 0 && k < len(s.cands) {
		s.cands = s.cands[:k]
	}
	if p := s.opts.TopP; p > 0 && p < 1 {
		s.weigh(1)
		var sum float32
		for i, c := range s.cands {
			if sum += c.p; sum >= p {
				s.cands = s.cands[:i+1]
				break
			}
		}
	}
	if p := s.opts.MinP; p > 0 {
		least := s.cands[0].score + float32(math.Log(float64(p)))
		n := 1
		for n < len(s.cands) && s.cands[n].score >= least {
			n++
		}
		s.cands = s.cands[:n]
	}
}

// weigh sets the probabilities of the candidates at a temperature.
func (s *Sampler) weigh(temperature float32) {
	var sum float64
	for i, c := range s.cands {
		e := math.Exp(float64((c.score - s.cands[0].score) / temperature))
		s.cands[i].p = float32(e)
		sum += e
	}
	for i := range s.cands {
		s.cands[i].p /= float32(sum)
	}
}

func (s *Sampler) draw() int32 {
	s.weigh(s.opts.Temperature)
	target, run := s.dice.Float32(), float32(0)
	for _, c := range s.cands {
		if run += c.p; run > target {
			return c.id
		}
	}
	return s.cands[len(s.cands)-1].id
}
