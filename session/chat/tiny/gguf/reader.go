package gguf

import (
	"encoding/binary"
	"math"
)

// kind is the type of a metadata value, as numbered in the file.
type kind uint32

const (
	kindUint8 kind = iota
	kindInt8
	kindUint16
	kindInt16
	kindUint32
	kindInt32
	kindFloat32
	kindBool
	kindString
	kindArray
	kindUint64
	kindInt64
	kindFloat64
)

// reader walks over the bytes. The first failure sticks; after it every read
// gives a zero value, so callers look at err once per item.
type reader struct {
	data []byte
	at   int
	err  *FormatError
}

func (r *reader) take(n int) []byte {
	if r.err != nil {
		return nil
	}
	if n > len(r.data)-r.at {
		r.fail("it ends too early")
		return nil
	}
	b := r.data[r.at : r.at+n]
	r.at += n
	return b
}

func (r *reader) u32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *reader) u64() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// count reads how many items of at least size bytes follow, and refuses more
// than the rest of the file can hold.
func (r *reader) count(size int) int {
	n := r.u64()
	if r.err == nil && n > uint64((len(r.data)-r.at)/size) {
		r.fail("it announces %d items, more than it has room for", n)
	}
	if r.err != nil {
		return 0
	}
	return int(n)
}

func (r *reader) text(limit int) string {
	n := r.count(1)
	if n > limit {
		r.fail("a name of %d bytes is too long", n)
	}
	return string(r.take(n))
}

func (r *reader) value(k kind) any {
	switch k {
	case kindUint8:
		return scalar(r, 1, func(b []byte) uint8 { return b[0] })
	case kindInt8:
		return scalar(r, 1, func(b []byte) int8 { return int8(b[0]) })
	case kindUint16:
		return scalar(r, 2, binary.LittleEndian.Uint16)
	case kindInt16:
		return scalar(r, 2, func(b []byte) int16 { return int16(binary.LittleEndian.Uint16(b)) })
	case kindUint32:
		return scalar(r, 4, binary.LittleEndian.Uint32)
	case kindInt32:
		return scalar(r, 4, int32At)
	case kindFloat32:
		return scalar(r, 4, float32At)
	case kindBool:
		return scalar(r, 1, boolAt)
	case kindUint64:
		return scalar(r, 8, binary.LittleEndian.Uint64)
	case kindInt64:
		return scalar(r, 8, func(b []byte) int64 { return int64(binary.LittleEndian.Uint64(b)) })
	case kindFloat64:
		return scalar(r, 8, func(b []byte) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(b)) })
	case kindString:
		return r.text(len(r.data))
	case kindArray:
		return r.array(kind(r.u32()))
	}
	r.fail("value type %d is unknown", k)
	return nil
}

// array reads the kinds of list that models carry: names, scores and numbers.
func (r *reader) array(k kind) any {
	switch k {
	case kindString:
		return list(r, 8, func() string { return r.text(len(r.data)) })
	case kindInt32:
		return list(r, 4, func() int32 { return scalar(r, 4, int32At) })
	case kindUint32:
		return list(r, 4, r.u32)
	case kindFloat32:
		return list(r, 4, func() float32 { return scalar(r, 4, float32At) })
	case kindBool:
		return list(r, 1, func() bool { return scalar(r, 1, boolAt) })
	}
	r.fail("a list of value type %d is not read", k)
	return nil
}

func scalar[T any](r *reader, size int, at func([]byte) T) T {
	var zero T
	b := r.take(size)
	if b == nil {
		return zero
	}
	return at(b)
}

func list[T any](r *reader, size int, next func() T) []T {
	n := r.count(size)
	out := make([]T, 0, n)
	for i := 0; i < n && r.err == nil; i++ {
		out = append(out, next())
	}
	return out
}

func int32At(b []byte) int32     { return int32(binary.LittleEndian.Uint32(b)) }
func float32At(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) }
func boolAt(b []byte) bool       { return b[0] != 0 }
