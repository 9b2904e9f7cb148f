package llama

import "golang.org/x/sys/cpu"

// wide says that the processor has the instructions the assembly here uses.
// Every processor with AVX2 also converts half precision. Tests turn it off.
var wide = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func gemv8(a *float32, stride, n int, x, y *float32, blocks int)

//go:noescape
func blend32(acc, v *float32, stride int, w *float32, n int)

//go:noescape
func round8(x *float32, blocks int)

// gemv sets y[i] to the product of x with the i-th row of a; rows lie stride
// numbers apart.
func gemv(a []float32, stride int, x, y []float32) {
	rows, n := len(y), len(x)
	if !wide || rows < 8 || n%8 != 0 {
		plainGemv(a, stride, x, y)
		return
	}
	_ = a[(rows-1)*stride+n-1]
	gemv8(&a[0], stride, n, &x[0], &y[0], rows/8)
	if rows%8 != 0 { // the last eight rows again, to the same bits
		gemv8(&a[(rows-8)*stride], stride, n, &x[0], &y[rows-8], 1)
	}
}

// blend adds the rows of v, stride numbers apart, to acc, each times its weight,
// and rounds to half precision after every row.
func blend(acc, v []float32, stride int, w []float32) {
	if !wide || len(acc)%32 != 0 || len(w) == 0 {
		plainBlend(acc, v, stride, w)
		return
	}
	_ = v[(len(w)-1)*stride+len(acc)-1]
	for d := 0; d < len(acc); d += 32 {
		blend32(&acc[d], &v[d], stride, &w[0], len(w))
	}
}

// roundAll rounds to half precision in place.
func roundAll(x []float32) {
	done := 0
	if wide && len(x) >= 8 {
		done = len(x) &^ 7
		round8(&x[0], done/8)
	}
	plainRound(x[done:])
}
