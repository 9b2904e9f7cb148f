package llama

import (
	"fmt"
	"math"

	"askance/session/chat/tiny/gguf"
)

// Model holds decoded weights. It does not change once loaded and is safe for
// concurrent use; each text being evaluated has its own State.
type Model struct {
	Config
	embed  matrix // one row per token; also the output when tied
	output matrix
	norm   []float32
	layers []layer
	turns  turns
	scale  float32 // of attention scores
}

type layer struct {
	attnNorm, ffnNorm []float32
	qkv               matrix // query, key and value rows under each other
	out               matrix
	gateUp            matrix // gate and up rows under each other
	down              matrix
}

// Load decodes the weights of a file. Every tensor must have the shape the
// metadata announces, and there may be no tensor this package does not use.
func Load(f *gguf.File) (*Model, error) {
	m, err := load(f)
	if err != nil {
		return nil, fmt.Errorf("loading a built-in model: %w", err)
	}
	return m, nil
}

func load(f *gguf.File) (*Model, error) {
	c, err := readConfig(f)
	if err != nil {
		return nil, err
	}
	l := &loader{file: f, unused: map[string]bool{}}
	for _, name := range f.TensorNames() {
		l.unused[name] = true
	}
	if t, ok := f.Tensor("token_embd.weight"); ok && len(t.Shape) == 2 {
		c.Vocab = t.Shape[1]
	}
	m := &Model{Config: c, embed: l.matrix(c.Width, c.Vocab, "token_embd.weight")}
	m.output = m.embed
	if _, own := f.Tensor("output.weight"); own {
		m.output = l.matrix(c.Width, c.Vocab, "output.weight")
	}
	m.norm = l.vector(c.Width, "output_norm.weight")
	for i := range c.Layers {
		m.layers = append(m.layers, l.layer(c, fmt.Sprintf("blk.%d.", i)))
	}
	if err := l.finish(); err != nil {
		return nil, err
	}
	m.turns = newTurns(c)
	m.scale = float32(1 / math.Sqrt(float64(c.HeadDim)))
	return m, nil
}

// loader takes tensors out of a file; the first failure sticks.
type loader struct {
	file   *gguf.File
	unused map[string]bool
	err    error
}

func (l *loader) layer(c Config, prefix string) layer {
	if l.err != nil {
		return layer{}
	}
	kv := c.kvDim()
	return layer{
		attnNorm: l.vector(c.Width, prefix+"attn_norm.weight"),
		ffnNorm:  l.vector(c.Width, prefix+"ffn_norm.weight"),
		qkv: l.stack(c.Width, part{prefix + "attn_q.weight", c.Width},
			part{prefix + "attn_k.weight", kv}, part{prefix + "attn_v.weight", kv}),
		out: l.matrix(c.Width, c.Width, prefix+"attn_output.weight"),
		gateUp: l.stack(c.Width, part{prefix + "ffn_gate.weight", c.Hidden},
			part{prefix + "ffn_up.weight", c.Hidden}),
		down: l.matrix(c.Hidden, c.Width, prefix+"ffn_down.weight"),
	}
}

type part struct {
	name string
	rows int
}

// stack puts matrices of the same width under each other.
func (l *loader) stack(cols int, parts ...part) matrix {
	out := matrix{cols: cols, half: true}
	for _, p := range parts {
		m := l.matrix(cols, p.rows, p.name)
		out.rows += m.rows
		out.half = out.half && m.half
		out.data = append(out.data, m.data...)
	}
	return out
}

func (l *loader) matrix(cols, rows int, name string) matrix {
	data, kind := l.take(name, cols, rows)
	return matrix{rows: rows, cols: cols, half: kind == gguf.F16, data: data}
}

func (l *loader) vector(n int, name string) []float32 {
	data, _ := l.take(name, n)
	return data
}

func (l *loader) take(name string, shape ...int) ([]float32, gguf.Type) {
	if l.err != nil {
		return nil, 0
	}
	t, ok := l.file.Tensor(name)
	if !ok {
		l.err = fmt.Errorf("the file has no tensor %q; make it again", name)
		return nil, 0
	}
	if !sameShape(t.Shape, shape) {
		l.err = fmt.Errorf("tensor %q has the shape %v, the metadata asks for %v; make the file again", name, t.Shape, shape)
		return nil, 0
	}
	delete(l.unused, name)
	data := make([]float32, t.Len())
	l.err = t.Floats(data)
	return data, t.Type
}

// sameShape compares shapes; dimensions of one at the end do not count.
func sameShape(a, b []int) bool {
	for i := range max(len(a), len(b)) {
		if at(a, i) != at(b, i) {
			return false
		}
	}
	return true
}

func at(shape []int, i int) int {
	if i < len(shape) {
		return shape[i]
	}
	return 1
}

func (l *loader) finish() error {
	if l.err != nil {
		return l.err
	}
	for name := range l.unused {
		return fmt.Errorf("the file has a tensor %q that a plain llama model does not have", name)
	}
	return nil
}

// Bytes is the memory the decoded weights take.
func (m *Model) Bytes() int64 {
	n := len(m.embed.data) + len(m.norm)
	if len(m.output.data) > 0 && &m.output.data[0] != &m.embed.data[0] {
		n += len(m.output.data)
	}
	for _, l := range m.layers {
		n += len(l.attnNorm) + len(l.ffnNorm) + len(l.qkv.data) + len(l.out.data) + len(l.gateUp.data) + len(l.down.data)
	}
	return int64(n) * 4
}
