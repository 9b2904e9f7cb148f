package safe

import (
	"sort"
	"unicode/utf8"
)

// A Stream makes a growing text visible. Whatever chunks it was written in, it
// shows what Of shows of the whole. The zero Stream is empty and ready.
type Stream struct {
	shower
	buf  []byte
	at   shifts
	raw  int    // bytes taken so far, the tail excluded
	tail []byte // beginning of a character that the next chunk may complete
}

// Write takes the next piece of raw text.
func (s *Stream) Write(chunk string) {
	if len(s.tail) > 0 {
		chunk = string(s.tail) + chunk
		s.tail = s.tail[:0]
	}
	for len(chunk) > 0 {
		if chunk[0] >= utf8.RuneSelf && !utf8.FullRuneInString(chunk) {
			s.tail = append(s.tail, chunk...)
			return
		}
		chunk = chunk[s.take(chunk):]
	}
}

// End tells that no more is to come: a character that was never completed is
// shown as the bytes there are.
func (s *Stream) End() {
	for len(s.tail) > 0 {
		s.broken(s.tail[0])
		s.tail = s.tail[1:]
	}
}

// take shows the first character of chunk and returns its length in bytes.
func (s *Stream) take(chunk string) int {
	r, n := utf8.DecodeRuneInString(chunk)
	if r == utf8.RuneError && n == 1 {
		s.broken(chunk[0])
		return 1
	}
	before := len(s.buf)
	s.buf = s.show(s.buf, r)
	s.step(n, len(s.buf)-before)
	return n
}

func (s *Stream) broken(c byte) {
	s.prev, s.marks = 0, 0
	s.buf = appendByte(s.buf, c)
	s.step(1, 4)
}

func (s *Stream) step(raw, shown int) {
	s.raw += raw
	if raw != shown {
		s.at = append(s.at, shift{raw: s.raw, shown: len(s.buf)})
	}
}

// Taken returns how many raw bytes are shown: all that were written, but for
// those of a character that is not complete yet.
func (s *Stream) Taken() int { return s.raw }

// Len returns the length of what is shown, in bytes.
func (s *Stream) Len() int { return len(s.buf) }

// Bytes returns what is shown so far. The caller must not change it; it stays
// as it is when more is written.
func (s *Stream) Bytes() []byte { return s.buf }

// Slice returns the shown bytes from start to end as a Text of its own.
func (s *Stream) Slice(start, end int) Text {
	start, end = clamp(start, 0, len(s.buf)), clamp(end, 0, len(s.buf))
	if end <= start {
		return Text{}
	}
	return Text{s: string(s.buf[start:end])}
}

// At returns where the raw byte offset raw is shown.
func (s *Stream) At(raw int) int { return clamp(s.at.find(raw), 0, len(s.buf)) }

// A shift says that raw offset raw is shown at offset shown, and so are the
// offsets after it until the next shift.
type shift struct{ raw, shown int }

type shifts []shift

func (s shifts) find(raw int) int {
	i := sort.Search(len(s), func(i int) bool { return s[i].raw > raw })
	at := raw
	if i > 0 {
		at = s[i-1].shown + raw - s[i-1].raw
	}
	if i < len(s) && at > s[i].shown {
		at = s[i].shown
	}
	return at
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }
