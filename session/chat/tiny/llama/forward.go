package llama

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
)

// forward takes up to chunk tokens through all layers. Each token is computed
// by the same operations in the same order however the tokens are grouped.
func (s *State) forward(tokens []int32) {
	m, w := s.model, &s.work
	for i, t := range tokens {
		copy(w.x[i*m.Width:], m.embed.row(int(t)))
	}
	first := len(s.tokens)
	for l := range m.layers {
		s.remember(l, first, len(tokens))
		for i := range tokens {
			s.attend(l, first+i, i)
		}
		for i := range tokens {
			s.feed(l, i)
		}
	}
	s.tokens = append(s.tokens, tokens...)
}

// remember makes the queries of n tokens and keeps their keys and values.
func (s *State) remember(l, first, n int) {
	m, w, layer := s.model, &s.work, &s.model.layers[l]
	kv, all := m.kvDim(), m.Width+2*m.kvDim()
	for i := range n {
		rmsNorm(w.x[i*m.Width:(i+1)*m.Width], layer.attnNorm, w.norm, m.Eps)
		qkv := w.qkv[i*all : (i+1)*all]
		layer.qkv.times(w.norm, qkv)
		pos := first + i
		m.turns.turn(qkv[:m.Width+kv], pos)
		roundAll(qkv)
		copy(s.keys[l][pos*kv:(pos+1)*kv], qkv[m.Width:])
		copy(s.values[l][pos*kv:(pos+1)*kv], qkv[m.Width+kv:])
	}
}

// attend lets the i-th token of the chunk, at position pos, look at all tokens
// up to itself and adds what it sees.
func (s *State) attend(l, pos, i int) {
	m, w, layer := s.model, &s.work, &s.model.layers[l]
	kv, hd, seen := m.kvDim(), m.HeadDim, pos+1
	scale := float32(1 / math.Sqrt(float64(hd)))
	query := w.qkv[i*(m.Width+2*kv):]
	weights := w.weights[:seen]
	for h := range m.Heads {
		from := h / (m.Heads / m.KVHeads) * hd
		blas32.Gemv(blas.NoTrans, scale, view(s.keys[l][from:], seen, hd, kv),
			vec(query[h*hd:(h+1)*hd]), 0, vec(weights))
		softmax(weights)
		roundAll(weights)
		blas32.Gemv(blas.Trans, 1, view(s.values[l][from:], seen, hd, kv),
			vec(weights), 0, vec(w.mix[h*hd:(h+1)*hd]))
	}
	layer.out.times(w.mix, w.proj)
	add(w.proj, w.x[i*m.Width:(i+1)*m.Width])
}

// feed takes the i-th token of the chunk through the feed-forward block.
func (s *State) feed(l, i int) {
	m, w, layer := s.model, &s.work, &s.model.layers[l]
	x := w.x[i*m.Width : (i+1)*m.Width]
	rmsNorm(x, layer.ffnNorm, w.norm, m.Eps)
	layer.gateUp.times(w.norm, w.gateUp)
	swiglu(w.gateUp[:m.Hidden], w.gateUp[m.Hidden:], w.act)
	layer.down.times(w.act, w.proj)
	add(w.proj, x)
}

// logits scores every token of the vocabulary after the i-th token of the chunk.
func (s *State) logits(i int) []float32 {
	m, w := s.model, &s.work
	rmsNorm(w.x[i*m.Width:(i+1)*m.Width], m.norm, w.norm, m.Eps)
	m.output.times(w.norm, w.logits)
	return w.logits
}

// view is a matrix of rows of cols numbers that lie stride numbers apart.
func view(data []float32, rows, cols, stride int) blas32.General {
	return blas32.General{Rows: rows, Cols: cols, Stride: stride, Data: data[:(rows-1)*stride+cols]}
}
