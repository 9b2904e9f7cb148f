package gguf

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Type is how the numbers of a tensor are stored.
type Type uint32

// The tensor types this package reads.
const (
	F32 Type = 0
	F16 Type = 1
)

// Size gives the bytes per number, 0 for a type that is not read.
func (t Type) Size() int {
	switch t {
	case F32:
		return 4
	case F16:
		return 2
	}
	return 0
}

func (t Type) String() string {
	switch t {
	case F32:
		return "F32"
	case F16:
		return "F16"
	}
	return fmt.Sprintf("type %d", uint32(t))
}

// Tensor is a view of one tensor's bytes. Shape is in GGUF's order: the
// dimension that lies together in memory comes first.
type Tensor struct {
	Name  string
	Type  Type
	Shape []int
	data  []byte
}

// Len counts the numbers in the tensor.
func (t Tensor) Len() int { return len(t.data) / max(t.Type.Size(), 1) }

// Floats decodes the tensor into dst, which must hold exactly Len numbers.
func (t Tensor) Floats(dst []float32) error {
	if len(dst) != t.Len() {
		return fmt.Errorf("tensor %q holds %d numbers, %d were asked for", t.Name, t.Len(), len(dst))
	}
	if t.Type == F32 {
		for i := range dst {
			dst[i] = math.Float32frombits(binary.LittleEndian.Uint32(t.data[4*i:]))
		}
		return nil
	}
	for i := range dst {
		dst[i] = Half(binary.LittleEndian.Uint16(t.data[2*i:]))
	}
	return nil
}

// Half widens an IEEE 754 half-precision number.
func Half(h uint16) float32 {
	sign := uint32(h&0x8000) << 16
	exp, frac := uint32(h>>10)&0x1f, uint32(h)&0x3ff
	switch exp {
	case 0: // zero and subnormals: frac times 2^-24
		return math.Float32frombits(math.Float32bits(float32(frac)*0x1p-24) | sign)
	case 31: // infinity and not-a-number
		return math.Float32frombits(sign | 0x7f800000 | frac<<13)
	}
	return math.Float32frombits(sign | (exp+112)<<23 | frac<<13)
}
