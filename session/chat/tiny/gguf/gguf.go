// Package gguf reads a GGUF model file that is already in memory.
//
// A file is foreign data: every length in it is checked against the bytes that
// are left before anything is allocated, so a bad file costs an error and
// nothing else. Tensors stay where they are; they are turned into numbers only
// when a model asks for them. The package never opens a file, never writes one,
// and reads only the two tensor types the built-in models use.
package gguf

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// File is a parsed GGUF file. It keeps views into the bytes it was parsed
// from, so those must not change.
type File struct {
	Version uint32
	meta    map[string]any
	tensors map[string]Tensor
}

// FormatError says what is wrong with a file and where.
type FormatError struct {
	Offset int    // bytes from the start of the file
	What   string // the cause, in a few words
}

func (e *FormatError) Error() string {
	return fmt.Sprintf("not a usable GGUF file: %s (at byte %d); make the file again", e.What, e.Offset)
}

// KeyError says that a metadata key is missing or holds another kind of value.
type KeyError struct {
	Key, Want string
}

func (e *KeyError) Error() string {
	return fmt.Sprintf("GGUF file: key %q is missing or is no %s; make the file again", e.Key, e.Want)
}

// Value gives the metadata value of a key as it was stored: an integer, float,
// bool, string, or a slice of one of these.
func (f *File) Value(key string) (any, bool) {
	v, ok := f.meta[key]
	return v, ok
}

// Keys gives all metadata keys, sorted.
func (f *File) Keys() []string { return slices.Sorted(maps.Keys(f.meta)) }

// String gives a metadata string.
func (f *File) String(key string) (string, error) { return get[string](f, key, "string") }

// Bool gives a metadata bool.
func (f *File) Bool(key string) (bool, error) { return get[bool](f, key, "bool") }

// Strings gives a metadata array of strings.
func (f *File) Strings(key string) ([]string, error) { return get[[]string](f, key, "list of strings") }

// Ints gives a metadata array of 32-bit integers.
func (f *File) Ints(key string) ([]int32, error) { return get[[]int32](f, key, "list of integers") }

// Int gives a metadata integer of any width, in 0..2^31-1.
func (f *File) Int(key string) (int, error) {
	var n uint64
	switch v := f.meta[key].(type) {
	case uint8:
		n = uint64(v)
	case uint16:
		n = uint64(v)
	case uint32:
		n = uint64(v)
	case uint64:
		n = v
	case int32:
		n = uint64(int64(v)) // a negative number becomes too large
	case int64:
		n = uint64(v)
	default:
		return 0, &KeyError{key, "integer"}
	}
	if n > math.MaxInt32 {
		return 0, &KeyError{key, "integer in range"}
	}
	return int(n), nil
}

// Float gives a metadata number as float32.
func (f *File) Float(key string) (float32, error) {
	switch v := f.meta[key].(type) {
	case float32:
		return v, nil
	case float64:
		return float32(v), nil
	}
	return 0, &KeyError{key, "number"}
}

// Tensor gives a tensor by name.
func (f *File) Tensor(name string) (Tensor, bool) {
	t, ok := f.tensors[name]
	return t, ok
}

// TensorNames gives the names of all tensors, sorted.
func (f *File) TensorNames() []string { return slices.Sorted(maps.Keys(f.tensors)) }

// Parameters counts the numbers in all tensors.
func (f *File) Parameters() uint64 {
	var n uint64
	for _, t := range f.tensors {
		n += uint64(t.Len())
	}
	return n
}

func get[T any](f *File, key, want string) (T, error) {
	v, ok := f.meta[key].(T)
	if !ok {
		return v, &KeyError{key, want}
	}
	return v, nil
}
