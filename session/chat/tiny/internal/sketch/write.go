package sketch

import (
	"bytes"
	"encoding/binary"
	"math"
)

// Field is one metadata entry; Value is a string, bool, uint32, float32,
// []string or []int32.
type Field struct {
	Key   string
	Value any
}

// Tensor is one tensor, in GGUF's order of dimensions. Half stores it in half
// precision.
type Tensor struct {
	Name  string
	Shape []int
	Half  bool
	Data  []float32
}

const alignment = 32

// Write makes a GGUF file of version 3.
func Write(fields []Field, tensors []Tensor) []byte {
	var b bytes.Buffer
	b.WriteString("GGUF")
	put(&b, uint32(3), uint64(len(tensors)), uint64(len(fields)))
	for _, f := range fields {
		text(&b, f.Key)
		value(&b, f.Value)
	}
	var offset uint64
	for _, t := range tensors {
		text(&b, t.Name)
		put(&b, uint32(len(t.Shape)))
		for _, d := range t.Shape {
			put(&b, uint64(d))
		}
		kind, size := uint32(0), 4
		if t.Half {
			kind, size = 1, 2
		}
		put(&b, kind, offset)
		offset += uint64(size*len(t.Data)+alignment-1) / alignment * alignment
	}
	for _, t := range tensors {
		pad(&b)
		for _, v := range t.Data {
			if t.Half {
				put(&b, half(v))
			} else {
				put(&b, v)
			}
		}
	}
	pad(&b)
	return b.Bytes()
}

func put(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		_ = binary.Write(b, binary.LittleEndian, v) // a bytes.Buffer takes everything
	}
}

func text(b *bytes.Buffer, s string) {
	put(b, uint64(len(s)))
	b.WriteString(s)
}

func value(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case uint32:
		put(b, uint32(4), v)
	case float32:
		put(b, uint32(6), v)
	case bool:
		put(b, uint32(7), v)
	case string:
		put(b, uint32(8))
		text(b, v)
	case []int32:
		put(b, uint32(9), uint32(5), uint64(len(v)), v)
	case []string:
		put(b, uint32(9), uint32(8), uint64(len(v)))
		for _, s := range v {
			text(b, s)
		}
	}
}

func pad(b *bytes.Buffer) {
	for b.Len()%alignment != 0 {
		b.WriteByte(0)
	}
}

// half rounds to half precision by its own, slow route: the nearest of the two
// neighbours, ties to the even one. Numbers must be finite and in range.
func half(x float32) uint16 {
	bits := math.Float32bits(x)
	sign := uint16(bits >> 16 & 0x8000)
	size := math.Abs(float64(x))
	exp := max(math.Floor(math.Log2(max(size, 0x1p-30))), -14)
	steps := math.RoundToEven(size / math.Exp2(exp-10)) // 1024..2048 for normal numbers
	if steps >= 2048 {
		steps, exp = 1024, exp+1
	}
	if steps < 1024 {
		return sign | uint16(steps)
	}
	return sign | uint16(exp+15)<<10 | uint16(steps-1024)
}
