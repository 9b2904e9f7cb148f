//go:build !amd64

package llama

// gemv sets y[i] to the product of x with the i-th row of a; rows lie stride
// numbers apart.
func gemv(a []float32, stride int, x, y []float32) { plainGemv(a, stride, x, y) }

// blend adds the rows of v, stride numbers apart, to acc, each times its weight,
// and rounds to half precision after every row.
func blend(acc, v []float32, stride int, w []float32) { plainBlend(acc, v, stride, w) }

// roundAll rounds to half precision in place.
func roundAll(x []float32) { plainRound(x) }
