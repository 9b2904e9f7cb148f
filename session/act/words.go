package act

import (
	"unicode"
	"unicode/utf8"
)

// wordID numbers the words that rules know. Unknown words are 0, numbers 1.
type wordID uint16

const (
	unknownWord wordID = iota
	numberWord
	firstWord
)

// token is a word of a sentence.
type token struct {
	id         wordID
	clause     bool // first word of the sentence or of a clause
	upper      bool // starts with a capital
	quoted     bool // stands between quotation marks
	latin      bool // in Latin letters
	start, end int  // bytes in the sentence
}

// vocabulary gives the words of the rules their numbers. It is filled while
// the package's variables are set up and never written again.
type vocabulary struct {
	ids   map[string]wordID
	words []string
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]wordID{"<number>": numberWord}, words: []string{"", "<number>"}}
}

func (v *vocabulary) id(word string) wordID {
	if id, ok := v.ids[word]; ok {
		return id
	}
	id := wordID(len(v.words))
	v.ids[word] = id
	v.words = append(v.words, word)
	return id
}

// tokenise appends the words of text to list. Curly apostrophes count as
// straight ones, letters are compared in lower case.
func (v *vocabulary) tokenise(list []token, text string, quoted bool) ([]token, bool) {
	var buf [24]byte
	clause := true
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if !isWordRune(r) {
			switch r {
			case '"', '“', '”', '«', '»', '„':
				quoted = r == '“' || r == '«' || r == '„' || r == '"' && !quoted
			case ',', ';', ':', '(', '{', '—', '–', '…', '.', '!', '?':
				clause = true
			case '-':
				clause = clause || i+1 < len(text) && text[i+1] == ' '
			case '<':
				if n, piece := markup(text[i:]); n > 0 {
					clause, size = clause || piece, n
				}
			}
			i += size
			continue
		}
		t := token{start: i, clause: clause, quoted: quoted, latin: true, upper: unicode.IsUpper(r)}
		n, number := 0, r >= '0' && r <= '9'
		for i < len(text) {
			r, size = rune(text[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			if r == '\'' || r == '’' {
				if !apostrophe(text, i, size) {
					break
				}
				r = '\''
			} else if number && (r == '.' || r == ',') && i+1 < len(text) && isDigit(text[i+1]) {
				i++
				continue
			} else if !isWordRune(r) {
				break
			}
			if r >= utf8.RuneSelf {
				t.latin = t.latin && unicode.Is(unicode.Latin, r)
				if n+utf8.UTFMax <= len(buf) {
					n += utf8.EncodeRune(buf[n:], unicode.ToLower(r))
				} else {
					n = len(buf) + 1
				}
			} else if n < len(buf) {
				buf[n] = lower(byte(r))
				n++
			} else {
				n = len(buf) + 1
			}
			i += size
		}
		t.end = i
		switch {
		case number:
			t.id = numberWord
		case n <= len(buf):
			t.id = v.ids[string(buf[:n])]
		}
		list = append(list, t)
		clause = clause && opener[t.id]
	}
	return list, quoted
}

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isWordRune(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
		return true
	case r < utf8.RuneSelf:
		return false
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// apostrophe reports whether the mark at i stands inside a word.
func apostrophe(text string, i, size int) bool {
	if i == 0 || i+size >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i+size:])
	return unicode.IsLetter(r)
}
