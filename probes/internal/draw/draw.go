// Package draw makes the random choices of the probe families.
//
// Its opinion: a seed names bytes, so the generator is spelled out here
// (SplitMix64 and a rejection-free range reduction on integers alone) and not
// borrowed from a library that may change its mind between versions. It never
// reads a clock or a global source.
package draw

import "math/bits"

// A Source is a stream of choices. The zero value is a stream of its own; use
// New.
type Source struct{ state uint64 }

// New returns the stream that the words and numbers name together.
func New(name string, numbers ...uint64) *Source {
	h := uint64(14695981039346656037)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 1099511628211
	}
	s := &Source{state: h}
	for _, n := range numbers {
		s.state = s.Next() ^ n
	}
	s.state = s.Next()
	return s
}

// Next returns 64 random bits.
func (s *Source) Next() uint64 {
	s.state += 0x9e3779b97f4a7c15
	z := s.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Below returns a number in [0, n), 0 when n is not positive. Its bias is
// below n/2^64.
func (s *Source) Below(n int) int {
	if n <= 0 {
		return 0
	}
	hi, _ := bits.Mul64(s.Next(), uint64(n))
	return int(hi)
}

// Between returns a number in [lo, hi].
func (s *Source) Between(lo, hi int) int { return lo + s.Below(hi-lo+1) }

// Coin is true half of the time.
func (s *Source) Coin() bool { return s.Next()>>63 == 1 }

// Pick returns one of the list, the zero value of an empty one.
func Pick[T any](s *Source, list []T) T {
	var none T
	if len(list) == 0 {
		return none
	}
	return list[s.Below(len(list))]
}

// Shuffle puts the list in a random order, in place.
func Shuffle[T any](s *Source, list []T) {
	for i := len(list) - 1; i > 0; i-- {
		j := s.Below(i + 1)
		list[i], list[j] = list[j], list[i]
	}
}

// Some returns n of the list in random order, all of it when n is larger. The
// list stays as it is.
func Some[T any](s *Source, list []T, n int) []T {
	c := append([]T(nil), list...)
	Shuffle(s, c)
	return c[:min(max(n, 0), len(c))]
}
