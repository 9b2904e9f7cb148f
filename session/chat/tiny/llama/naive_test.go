package llama_test

import (
	"fmt"
	"math"

	"askance/session/chat/tiny/gguf"
	"askance/session/chat/tiny/internal/sketch"
)

// plain is a model as a person would write it down: double precision, no cache,
// no rounding, every token looked at again for every layer.
type plain struct {
	shape  sketch.Shape
	data   map[string][]float32
	width  int
	heads  int
	kv     int
	hidden int
}

// naive gives the scores after the last token. Weights stored in half precision
// are rounded through a file first, as the engine sees them.
func naive(t interface{ Fatal(...any) }, s sketch.Shape, tokens []int32) []float64 {
	p := plain{shape: s, data: weights(t, s), width: or(s.Width, 32), heads: or(s.Heads, 4), hidden: or(s.Hidden, 48)}
	p.kv = or(s.KVHeads, p.heads)
	x := make([][]float64, len(tokens))
	for i, tok := range tokens {
		x[i] = p.row("token_embd.weight", int(tok), p.width)
	}
	for l := range or(s.Layers, 2) {
		x = p.block(x, fmt.Sprintf("blk.%d.", l))
	}
	out := "token_embd.weight"
	if s.OwnOutput {
		out = "output.weight"
	}
	return p.times(out, p.norm("output_norm.weight", x[len(x)-1]))
}

func or(n, zero int) int {
	if n == 0 {
		return zero
	}
	return n
}

func (p *plain) block(x [][]float64, at string) [][]float64 {
	hd := p.width / p.heads
	var q, k, v [][]float64
	for i := range x {
		h := p.norm(at+"attn_norm.weight", x[i])
		q = append(q, rotate(p.times(at+"attn_q.weight", h), i, hd))
		k = append(k, rotate(p.times(at+"attn_k.weight", h), i, hd))
		v = append(v, p.times(at+"attn_v.weight", h))
	}
	var out [][]float64
	for i := range x {
		mix := make([]float64, p.width)
		for h := range p.heads {
			from := h / (p.heads / p.kv) * hd
			w, sum := make([]float64, i+1), 0.0
			for j := range w {
				for d := range hd {
					w[j] += q[i][h*hd+d] * k[j][from+d]
				}
				w[j] = math.Exp(w[j] / math.Sqrt(float64(hd)))
				sum += w[j]
			}
			for j := range w {
				for d := range hd {
					mix[h*hd+d] += w[j] / sum * v[j][from+d]
				}
			}
		}
		y := plus(x[i], p.times(at+"attn_output.weight", mix))
		h := p.norm(at+"ffn_norm.weight", y)
		gate, up := p.times(at+"ffn_gate.weight", h), p.times(at+"ffn_up.weight", h)
		for d := range gate {
			gate[d] = gate[d] / (1 + math.Exp(-gate[d])) * up[d]
		}
		out = append(out, plus(y, p.times(at+"ffn_down.weight", gate)))
	}
	return out
}

func (p *plain) row(name string, i, n int) (out []float64) {
	for _, v := range p.data[name][i*n : (i+1)*n] {
		out = append(out, float64(v))
	}
	return out
}

func (p *plain) times(name string, x []float64) (y []float64) {
	for i := range len(p.data[name]) / len(x) {
		var sum float64
		for d, w := range p.row(name, i, len(x)) {
			sum += w * x[d]
		}
		y = append(y, sum)
	}
	return y
}

func (p *plain) norm(name string, x []float64) (y []float64) {
	var sum float64
	for _, v := range x {
		sum += v * v
	}
	for i, v := range x {
		y = append(y, v/math.Sqrt(sum/float64(len(x))+1e-5)*float64(p.data[name][i]))
	}
	return y
}

func rotate(x []float64, pos, hd int) []float64 {
	for h := 0; h < len(x); h += hd {
		for i := 0; i < hd; i += 2 {
			s, c := math.Sincos(float64(pos) * math.Pow(10000, -float64(i)/float64(hd)))
			a, b := x[h+i], x[h+i+1]
			x[h+i], x[h+i+1] = a*c-b*s, a*s+b*c
		}
	}
	return x
}

func plus(a, b []float64) (out []float64) {
	for i := range a {
		out = append(out, a[i]+b[i])
	}
	return out
}

// weights gives what the engine decodes from the file of a sketch.
func weights(t interface{ Fatal(...any) }, s sketch.Shape) map[string][]float32 {
	f, err := gguf.Parse(sketch.File(s))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]float32{}
	for _, name := range f.TensorNames() {
		x, _ := f.Tensor(name)
		out[name] = make([]float32, x.Len())
		if err := x.Floats(out[name]); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
