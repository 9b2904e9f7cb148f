package llama

import "math"

// turns holds the cosines and sines by which positions turn pairs of numbers.
type turns struct {
	half     int // pairs per head
	cos, sin []float32
}

// newTurns makes the table for every position of the context. The angle of each
// pair is made from the one before in single precision, as llama.cpp does.
func newTurns(c Config) turns {
	t := turns{half: c.HeadDim / 2}
	t.cos = make([]float32, c.Context*t.half)
	t.sin = make([]float32, c.Context*t.half)
	step := float32(math.Pow(float64(c.Base), -2/float64(c.HeadDim)))
	for pos := range c.Context {
		angle := float32(pos)
		for i := range t.half {
			s, co := math.Sincos(float64(angle))
			t.cos[pos*t.half+i], t.sin[pos*t.half+i] = float32(co), float32(s)
			angle *= step
		}
	}
	return t
}

// turn turns every head in x to a position.
func (t *turns) turn(x []float32, pos int) {
	cos, sin := t.cos[pos*t.half:(pos+1)*t.half], t.sin[pos*t.half:(pos+1)*t.half]
	for ; len(x) > 0; x = x[2*t.half:] {
		for i, c := range cos {
			a, b := x[2*i], x[2*i+1]
			x[2*i], x[2*i+1] = a*c-b*sin[i], a*sin[i]+b*c
		}
	}
}

// turnBack turns every head in x by n positions towards the start.
func (t *turns) turnBack(x []float32, n int) {
	cos, sin := t.cos[n*t.half:(n+1)*t.half], t.sin[n*t.half:(n+1)*t.half]
	for ; len(x) > 0; x = x[2*t.half:] {
		for i, c := range cos {
			a, b := x[2*i], x[2*i+1]
			x[2*i], x[2*i+1] = a*c+b*sin[i], b*c-a*sin[i]
		}
	}
}
