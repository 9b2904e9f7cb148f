package gguf

import (
	"fmt"
	"math"
)

const (
	maxKeyLen     = 1 << 16
	maxDims       = 4
	maxAlignment  = 1 << 16
	minEntryBytes = 8 // no metadata entry, array element count or tensor record is shorter than its name's length field
)

// Parse reads the header, the metadata and the table of tensors. The error is
// always a *FormatError.
func Parse(data []byte) (*File, error) {
	r := &reader{data: data}
	f := r.file()
	if r.err != nil {
		return nil, r.err
	}
	return f, nil
}

func (r *reader) file() *File {
	if string(r.take(4)) != "GGUF" {
		r.at = 0
		r.fail("it does not begin with GGUF")
	}
	f := &File{Version: r.u32(), meta: map[string]any{}, tensors: map[string]Tensor{}}
	if r.err == nil && f.Version != 2 && f.Version != 3 {
		r.fail("version %d is not 2 or 3", f.Version)
	}
	tensors, entries := r.count(minEntryBytes), r.count(minEntryBytes)
	for i := 0; i < entries && r.err == nil; i++ {
		r.entry(f.meta)
	}
	table := r.table(tensors)
	r.attach(f, table)
	return f
}

func (r *reader) entry(meta map[string]any) {
	key := r.text(maxKeyLen)
	v := r.value(kind(r.u32()))
	if r.err != nil {
		return
	}
	if _, twice := meta[key]; twice {
		r.fail("key %q appears twice", key)
		return
	}
	meta[key] = v
}

// record is one line of the table of tensors, before its bytes are found.
type record struct {
	Tensor
	offset uint64
}

func (r *reader) table(n int) []record {
	var out []record
	for i := 0; i < n && r.err == nil; i++ {
		rec := record{Tensor: Tensor{Name: r.text(maxKeyLen)}}
		rec.Shape = r.shape()
		rec.Type = Type(r.u32())
		rec.offset = r.u64()
		if r.err == nil && rec.Type.Size() == 0 {
			r.fail("tensor %q is of %v, only F32 and F16 are read", rec.Name, rec.Type)
		}
		out = append(out, rec)
	}
	return out
}

func (r *reader) shape() []int {
	dims := r.u32()
	if r.err == nil && (dims == 0 || dims > maxDims) {
		r.fail("a tensor has %d dimensions, 1 to %d are allowed", dims, maxDims)
	}
	if r.err != nil {
		return nil
	}
	shape := make([]int, dims)
	total := 1
	for i := range shape {
		d := r.u64()
		if r.err == nil && (d == 0 || d > uint64(len(r.data)) || total > len(r.data)/int(d)) {
			r.fail("a tensor is larger than the file")
		}
		if r.err != nil {
			return nil
		}
		shape[i] = int(d)
		total *= shape[i]
	}
	return shape
}

// attach finds the bytes of each tensor in the block after the table.
func (r *reader) attach(f *File, table []record) {
	if r.err != nil {
		return
	}
	align := 32
	if _, given := f.meta["general.alignment"]; given {
		n, err := f.Int("general.alignment")
		if err != nil || n == 0 || n > maxAlignment || n&(n-1) != 0 {
			r.fail("general.alignment is no power of two up to %d", maxAlignment)
			return
		}
		align = n
	}
	base := (r.at + align - 1) / align * align
	for _, rec := range table {
		size := rec.Type.Size()
		for _, d := range rec.Shape {
			size *= d
		}
		if _, twice := f.tensors[rec.Name]; twice {
			r.fail("tensor %q appears twice", rec.Name)
			return
		}
		if rec.offset%uint64(align) != 0 {
			r.fail("tensor %q does not begin at a multiple of %d", rec.Name, align)
			return
		}
		if rec.offset > math.MaxInt32 || uint64(base)+rec.offset+uint64(size) > uint64(len(r.data)) {
			r.fail("tensor %q ends after the file does", rec.Name)
			return
		}
		start := base + int(rec.offset)
		rec.data = r.data[start : start+size : start+size]
		f.tensors[rec.Name] = rec.Tensor
	}
}

func (r *reader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = &FormatError{Offset: r.at, What: fmt.Sprintf(format, args...)}
	}
}
