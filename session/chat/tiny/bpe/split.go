package bpe

import (
	"unicode"
	"unicode/utf8"
)

// nextWord gives the length in bytes of the first pre-token of s, which must
// not be empty. It does by hand what the pattern named "qwen2" says:
//
//	(?i:'s|'t|'re|'ve|'m|'ll|'d) | [^\r\n\p{L}\p{N}]?\p{L}+ | \p{N} |
//	 ?[^\s\p{L}\p{N}]+[\r\n]* | \s*[\r\n]+ | \s+(?!\S) | \s+
//
// The alternatives are tried in this order. By hand it takes one pass and no
// backtracking, whatever the text.
func nextWord(s string) int {
	if n := contraction(s); n > 0 {
		return n
	}
	c, size := utf8.DecodeRuneInString(s)
	if unicode.IsLetter(c) {
		return size + run(s[size:], unicode.IsLetter)
	}
	if unicode.IsNumber(c) {
		return size
	}
	if c != '\r' && c != '\n' {
		if n := run(s[size:], unicode.IsLetter); n > 0 {
			return size + n
		}
	}
	if n := symbols(s); n > 0 {
		return n
	}
	return blanks(s)
}

// contraction matches the endings of "it's", "they're" and the like.
func contraction(s string) int {
	if len(s) < 2 || s[0] != '\'' {
		return 0
	}
	switch s[1] | 0x20 {
	case 's', 't', 'm', 'd':
		return 2
	}
	if len(s) < 3 {
		return 0
	}
	switch [2]byte{s[1] | 0x20, s[2] | 0x20} {
	case [2]byte{'r', 'e'}, [2]byte{'v', 'e'}, [2]byte{'l', 'l'}:
		return 3
	}
	return 0
}

// symbols matches a run of neither letters, numbers nor blanks, with one space
// before it and the line ends after it.
func symbols(s string) int {
	lead := 0
	if s[0] == ' ' {
		lead = 1
	}
	n := run(s[lead:], isSymbol)
	if n == 0 {
		return 0
	}
	n += lead
	return n + run(s[n:], isLineEnd)
}

// blanks matches white space: up to the last line end in it if there is one,
// else all of it at the end of the text, else all but the last blank.
func blanks(s string) int {
	end, lineEnd, last := 0, 0, 0
	for end < len(s) {
		c, size := utf8.DecodeRuneInString(s[end:])
		if !unicode.IsSpace(c) {
			break
		}
		last = end
		end += size
		if isLineEnd(c) {
			lineEnd = end
		}
	}
	switch {
	case lineEnd > 0:
		return lineEnd
	case end == len(s) || last == 0:
		return end
	}
	return last
}

func isLineEnd(c rune) bool { return c == '\r' || c == '\n' }

func isSymbol(c rune) bool {
	return !unicode.IsSpace(c) && !unicode.IsLetter(c) && !unicode.IsNumber(c)
}

// run gives the length in bytes of the longest beginning of s whose runes are
// all of one class.
func run(s string, class func(rune) bool) int {
	for i, c := range s {
		if !class(c) {
			return i
		}
	}
	return len(s)
}
