package llama

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
)

// matrix is a row-major weight matrix. half says that the file held it in half
// precision, so what it is multiplied with is rounded to half first.
type matrix struct {
	rows, cols int
	half       bool
	data       []float32
}

// times sets y = m x. x is rounded in place when m is half.
func (m *matrix) times(x, y []float32) {
	if m.half {
		roundAll(x)
	}
	blas32.Gemv(blas.NoTrans, 1,
		blas32.General{Rows: m.rows, Cols: m.cols, Stride: m.cols, Data: m.data}, vec(x), 0, vec(y))
}

func (m *matrix) row(i int) []float32 { return m.data[i*m.cols : (i+1)*m.cols] }

func vec(x []float32) blas32.Vector { return blas32.Vector{N: len(x), Inc: 1, Data: x} }

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

// softmax turns scores into weights that sum to one, in place.
func softmax(x []float32) {
	top := x[0]
	for _, v := range x[1:] {
		top = max(top, v)
	}
	var sum float64
	for i, v := range x {
		e := exp(v - top)
		x[i] = e
		sum += float64(e)
	}
	scale := float32(1 / sum)
	for i := range x {
		x[i] *= scale
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

// halfMin is the smallest normal half-precision number, halfMax the largest.
const (
	halfMin = 0x1p-14
	halfMax = 65504
)

// round gives the nearest half-precision number, ties to even. Numbers beyond
// the range become the largest one instead of infinity.
func round(x float32) float32 {
	size := abs(x)
	if size < halfMin { // steps of 2^-24: let float32 addition do the rounding
		const shift = 0x1.8p-1
		return x + shift - shift
	}
	if size > halfMax {
		return float32(math.Copysign(halfMax, float64(x)))
	}
	bits := math.Float32bits(x)
	bits += 0xfff + bits>>13&1
	return math.Float32frombits(bits &^ 0x1fff)
}

func abs(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ (1 << 31)) }

func roundAll(x []float32) {
	for i, v := range x {
		x[i] = round(v)
	}
}
