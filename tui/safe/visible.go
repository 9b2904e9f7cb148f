package safe

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// marksPerBase is how many combining marks may sit on one character before
// further ones are spelled out. Scripts in use need at most four or so; more
// is a column of ink over the neighbouring rows.
const marksPerBase = 8

const (
	zeroWidthJoiner = '\u200d'
	textStyle       = '\ufe0e'
	emojiStyle      = '\ufe0f'
)

// shower appends what is seen of each rune. It remembers as much of what came
// before as the next decision needs.
type shower struct {
	prev  rune // last rune that was shown as itself, 0 for none on this line
	marks int  // combining marks on it so far
	flat  bool // newlines and tabs are shown too: the text must stay on one line
}

// show appends the visible form of r to b.
func (s *shower) show(b []byte, r rune) []byte {
	switch {
	case r == '\n' && !s.flat:
		s.prev, s.marks = 0, 0
		return append(b, '\n')
	case r == '\t' && !s.flat:
		s.prev, s.marks = ' ', 0
		return append(b, "    "...)
	case r < ' ':
		s.prev, s.marks = 0, 0
		return utf8.AppendRune(b, '\u2400'+r)
	case r < 0x7f:
		s.prev, s.marks = r, 0
		return append(b, byte(r))
	case r == 0x7f:
		s.prev, s.marks = 0, 0
		return utf8.AppendRune(b, '\u2421')
	case s.plain(r):
		return utf8.AppendRune(b, r)
	}
	s.prev, s.marks = 0, 0
	return appendCode(b, r)
}

// plain reports whether r can be left as it is, given what stands before it.
func (s *shower) plain(r rune) bool {
	switch {
	case r == zeroWidthJoiner:
		return s.joins()
	case r == textStyle || r == emojiStyle:
		return s.onBase(1)
	case hides(r):
		return false
	case unicode.Is(unicode.M, r):
		return s.onBase(marksPerBase)
	case unicode.IsPrint(r) || unicode.Is(unicode.Zs, r):
		s.prev, s.marks = r, 0
		return true
	}
	return false
}

// onBase counts one more mark on the character before, if there is one that
// bears it.
func (s *shower) onBase(most int) bool {
	if s.prev == 0 || s.marks >= most {
		return false
	}
	s.marks++
	return true
}

// joins reports whether a joiner has something to join: an emoji or a letter
// with a mark, as in families and Indic conjuncts.
func (s *shower) joins() bool {
	if s.prev == 0 || s.marks >= marksPerBase {
		return false
	}
	if s.marks == 0 && !unicode.In(s.prev, unicode.So, unicode.Sk) {
		return false
	}
	s.marks++
	return true
}

// hides reports whether r is printable by its category and yet shows nothing,
// so that words could be carried in it unseen.
func hides(r rune) bool {
	switch {
	case r == '\u034f', r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0', r == '\u2800':
		return true // grapheme joiner, Hangul fillers, blank Braille
	case r == '\u17b4', r == '\u17b5', r >= '\u180b' && r <= '\u180f':
		return true // Khmer inherent vowels, Mongolian selectors
	case r >= '\ufe00' && r <= '\ufe0d', r >= 0xe0100 && r <= 0xe01ef:
		return true // variation selectors
	}
	return false
}

func appendCode(b []byte, r rune) []byte {
	b = append(b, "<U+"...)
	digits := strconv.FormatInt(int64(r), 16)
	for n := len(digits); n < 4; n++ {
		b = append(b, '0')
	}
	for i := 0; i < len(digits); i++ {
		b = append(b, upper(digits[i]))
	}
	return append(b, '>')
}

func appendByte(b []byte, c byte) []byte {
	const hex = "0123456789ABCDEF"
	return append(b, '<', hex[c>>4], hex[c&15], '>')
}

func upper(c byte) byte {
	if c >= 'a' {
		return c - 'a' + 'A'
	}
	return c
}
