package llama

import "math"

// forward takes up to chunk tokens through all layers. Each token is computed
// by the same operations in the same order however the tokens are grouped.
func (s *State) forward(tokens []int32) {
	m, w := s.model, &s.work
	for i, t := range tokens {
		copy(w.x[i*m.Width:], m.embed.row(int(t)))
	}
	first, n := len(s.tokens), len(tokens)
	for l := range m.layers {
		s.remember(l, first, n)
		for i := range n {
			s.look(l, first+i, i)
		}
		m.layers[l].out.times(w.mix, w.proj, n)
		add(w.proj[:n*m.Width], w.x)
		s.feed(l, n)
	}
	s.tokens = append(s.tokens, tokens...)
}

// remember makes the queries of n tokens and keeps their keys and values.
func (s *State) remember(l, first, n int) {
	m, w, layer := s.model, &s.work, &s.model.layers[l]
	kv, all := m.kvDim(), m.Width+2*m.kvDim()
	s.normAll(layer.attnNorm, n)
	layer.qkv.times(w.norm, w.qkv, n)
	for i := range n {
		qkv, pos := w.qkv[i*all:(i+1)*all], first+i
		m.turns.turn(qkv[:m.Width+kv], pos)
		roundAll(qkv)
		copy(s.keys[l][pos*kv:(pos+1)*kv], qkv[m.Width:])
		copy(s.values[l][pos*kv:(pos+1)*kv], qkv[m.Width+kv:])
	}
}

// look lets the i-th token of the chunk, at position pos, see all tokens up to
// itself.
func (s *State) look(l, pos, i int) {
	m, w := s.model, &s.work
	kv, hd := m.kvDim(), m.HeadDim
	query, mix := w.qkv[i*(m.Width+2*kv):], w.mix[i*m.Width:]
	weights := w.weights[:pos+1]
	for h := range m.Heads {
		from := h / (m.Heads / m.KVHeads) * hd
		gemv(s.keys[l][from:], kv, query[h*hd:(h+1)*hd], weights)
		attend(mix[h*hd:(h+1)*hd], s.values[l][from:], kv, weights, m.scale)
	}
}

// attend sets acc to the mean of the rows of values under the softmax of scores
// times scale. It goes as llama.cpp's flash attention does: in one pass, with
// sums in half precision that are made smaller whenever a higher score comes.
func attend(acc, values []float32, stride int, scores []float32, scale float32) {
	clear(acc)
	top, sum, from := float32(math.Inf(-1)), float32(0), 0
	for i, score := range scores {
		score *= scale
		if score <= top {
			scores[i] = exp(score - top)
			sum += scores[i]
			continue
		}
		blend(acc, values[from*stride:], stride, scores[from:i])
		shrink := exp(top - score)
		for d := range acc {
			acc[d] = round(acc[d] * shrink)
		}
		top, sum, from = score, sum*shrink+1, i
		scores[i] = 1
	}
	blend(acc, values[from*stride:], stride, scores[from:])
	for d := range acc {
		acc[d] *= 1 / sum
	}
}

// feed takes n tokens through the feed-forward block.
func (s *State) feed(l, n int) {
	m, w, layer := s.model, &s.work, &s.model.layers[l]
	s.normAll(layer.ffnNorm, n)
	layer.gateUp.times(w.norm, w.gateUp, n)
	for i := range n {
		both := w.gateUp[i*2*m.Hidden : (i+1)*2*m.Hidden]
		swiglu(both[:m.Hidden], both[m.Hidden:], w.act[i*m.Hidden:(i+1)*m.Hidden])
	}
	layer.down.times(w.act, w.proj, n)
	add(w.proj[:n*m.Width], w.x)
}

func (s *State) normAll(weights []float32, n int) {
	m, w := s.model, &s.work
	for i := range n {
		rmsNorm(w.x[i*m.Width:(i+1)*m.Width], weights, w.norm[i*m.Width:(i+1)*m.Width], m.Eps)
	}
}

// logits scores every token of the vocabulary after the i-th token of the chunk.
func (s *State) logits(i int) []float32 {
	m, w := s.model, &s.work
	rmsNorm(w.x[i*m.Width:(i+1)*m.Width], m.norm, w.norm[:m.Width], m.Eps)
	m.output.times(w.norm, w.logits, 1)
	return w.logits
}
