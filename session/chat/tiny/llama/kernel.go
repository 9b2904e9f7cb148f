package llama

import (
	"math"

	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/blas32"
)

// The three operations that take almost all the time, for any processor. On
// amd64 they have twins in assembly; a test holds the twins together.

func plainGemv(a []float32, stride int, x, y []float32) {
	rows, n := len(y), len(x)
	blas32.Gemv(blas.NoTrans, 1,
		blas32.General{Rows: rows, Cols: n, Stride: stride, Data: a[:(rows-1)*stride+n]},
		blas32.Vector{N: n, Inc: 1, Data: x}, 0, blas32.Vector{N: rows, Inc: 1, Data: y})
}

func plainBlend(acc, v []float32, stride int, w []float32) {
	for i, weight := range w {
		row := v[i*stride:][:len(acc)]
		for d := range acc {
			acc[d] = round(acc[d] + row[d]*weight)
		}
	}
}

func plainRound(x []float32) {
	for i, v := range x {
		x[i] = round(v)
	}
}

// halfMin is the smallest normal half-precision number, halfMax the largest.
const (
	halfMin = 0x1p-14
	halfMax = 65504
)

// round gives the nearest half-precision number, ties to even. Numbers beyond
// the range become the largest one instead of infinity.
func round(x float32) float32 {
	size := math.Float32frombits(math.Float32bits(x) &^ (1 << 31))
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
