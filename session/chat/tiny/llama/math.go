package llama

import "math"

// matrix is a row-major weight matrix. half says that the file held it in half
// precision, so what it is multiplied with is rounded to half first.
type matrix struct {
	rows, cols int
	half       bool
	data       []float32
}

// times sets each of the n rows of y to m times that row of x. x is rounded in
// place when m is half. The weights are taken in blocks that stay in the fastest
// cache while all rows of x meet them.
func (m *matrix) times(x, y []float32, n int) {
	x = x[:n*m.cols]
	if m.half {
		roundAll(x)
	}
	block := max(cacheFloats/m.cols&^7, 8)
	for from, to := 0, 0; from < m.rows; from = to {
		to = from + block
		if m.rows < to+8 { // fewer than eight rows left over would be slow
			to = m.rows
		}
		for i := range n {
			gemv(m.data[from*m.cols:], m.cols, x[i*m.cols:(i+1)*m.cols], y[i*m.rows+from:i*m.rows+to])
		}
	}
}

// cacheFloats is how many weights stay in the fastest cache, with room left for
// what they meet.
const cacheFloats = 6 << 10

func (m *matrix) row(i int) []float32 { return m.data[i*m.cols : (i+1)*m.cols] }

// rmsNorm sets y = x / rms(x) * w. The sum is taken in double precision, as
// llama.cpp does.
func rmsNorm(x, w, y []float32, eps float32) {
	var sum float64
	for _, v := range x {
		sum += float64(v * v)
	}
	scale := 1 / float32(math.Sqrt(float64(float32(sum/float64(len(x)))+eps)))
	for i, v := range x {
		y[i] = v * scale * w[i]
	}
}

// swiglu sets y = silu(gate) * up.
func swiglu(gate, up, y []float32) {
	for i, g := range gate {
		y[i] = g / (1 + exp(-g)) * up[i]
	}
}

func add(x, y []float32) {
	for i, v := range x {
		y[i] += v
	}
}

func exp(x float32) float32 { return float32(math.Exp(float64(x))) }
