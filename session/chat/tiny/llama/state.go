package llama

import (
	"context"
	"errors"
	"fmt"
)

// ErrFull says that a State has no room for the tokens given.
var ErrFull = errors.New("the context is full")

// State is one text being evaluated: the keys and values of its tokens and the
// space to work in. All of it is allocated at once, so a token costs no memory.
// A State serves one goroutine at a time.
type State struct {
	model  *Model
	size   int // tokens it has room for
	tokens []int32
	keys   [][]float32 // per layer, one row per token
	values [][]float32
	work   scratch
}

type scratch struct {
	x, norm, qkv, mix, proj, gateUp, act, logits []float32
	weights                                      []float32 // of one head over all tokens
}

// chunk is how many tokens go through a layer before the next layer is taken
// up: enough that a layer's weights are fetched once for many tokens.
const chunk = 32

// NewState makes room for a text of size tokens, at most the model's context.
func (m *Model) NewState(size int) *State {
	size = max(1, min(size, m.Context))
	s := &State{model: m, size: size, tokens: make([]int32, 0, size)}
	for range m.Layers {
		s.keys = append(s.keys, make([]float32, size*m.kvDim()))
		s.values = append(s.values, make([]float32, size*m.kvDim()))
	}
	s.work = scratch{
		x:       make([]float32, chunk*m.Width),
		norm:    make([]float32, chunk*m.Width),
		qkv:     make([]float32, chunk*(m.Width+2*m.kvDim())),
		mix:     make([]float32, chunk*m.Width),
		proj:    make([]float32, chunk*m.Width),
		gateUp:  make([]float32, chunk*2*m.Hidden),
		act:     make([]float32, chunk*m.Hidden),
		logits:  make([]float32, m.Vocab),
		weights: make([]float32, size),
	}
	return s
}

// Tokens gives the tokens evaluated so far. The caller must not change them.
func (s *State) Tokens() []int32 { return s.tokens }

// Room counts the tokens that still fit.
func (s *State) Room() int { return s.size - len(s.tokens) }

// Bytes is the memory the state takes.
func (s *State) Bytes() int64 {
	return int64(len(s.keys)) * int64(len(s.keys[0])) * 2 * 4
}

// Keep forgets all but the first n tokens.
func (s *State) Keep(n int) { s.tokens = s.tokens[:max(0, min(n, len(s.tokens)))] }

// Copy makes s a copy of another state of the same model up to tokens, which
// must be the first tokens of that state. The other one may go on appending
// meanwhile.
func (s *State) Copy(from *State, tokens []int32) {
	tokens = tokens[:min(len(tokens), s.size)]
	n, dim := len(tokens), s.model.kvDim()
	for i := range s.keys {
		copy(s.keys[i][:n*dim], from.keys[i][:n*dim])
		copy(s.values[i][:n*dim], from.values[i][:n*dim])
	}
	s.tokens = append(s.tokens[:0], tokens...)
}

// Drop takes n tokens out after the first keep and moves the later ones up:
// how a full context goes on, as Ollama shifts it. What stays was evaluated
// with the dropped tokens in sight, so this is no longer the same as a text
// that never had them.
func (s *State) Drop(keep, n int) {
	if keep < 0 || n < 1 || keep+n > len(s.tokens) {
		return
	}
	dim := s.model.kvDim()
	for i := range s.keys {
		moved := s.keys[i][keep*dim : len(s.tokens)*dim-n*dim]
		copy(moved, s.keys[i][(keep+n)*dim:])
		for row := 0; row < len(moved); row += dim {
			s.model.turns.turnBack(moved[row:row+dim], n)
		}
		roundAll(moved)
		copy(s.values[i][keep*dim:], s.values[i][(keep+n)*dim:len(s.tokens)*dim])
	}
	s.tokens = append(s.tokens[:keep], s.tokens[keep+n:]...)
}

// Append evaluates tokens after those already there and gives the raw scores
// (logits) of what follows the last one, valid until the next call. It stops
// between chunks when ctx ends; what was done is kept.
func (s *State) Append(ctx context.Context, tokens ...int32) ([]float32, error) {
	if len(tokens) == 0 {
		return nil, errors.New("there is no token to evaluate")
	}
	if len(tokens) > s.Room() {
		return nil, fmt.Errorf("%w: %d tokens, room for %d", ErrFull, len(tokens), s.Room())
	}
	for _, t := range tokens {
		if t < 0 || int(t) >= s.model.Vocab {
			return nil, fmt.Errorf("token %d is not in a vocabulary of %d", t, s.model.Vocab)
		}
	}
	for len(tokens) > chunk {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.forward(tokens[:chunk])
		tokens = tokens[chunk:]
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.forward(tokens)
	return s.logits(len(tokens) - 1), nil
}
