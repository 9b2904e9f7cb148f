package step

import "unicode"

// word is what is known of the word that is being read.
type word struct {
	text   [10]byte // its first letters in lower case, ASCII only, inner full stops kept
	n      int      // runes
	upper  bool     // starts with a capital
	digits bool     // ends with a digit
	greek  bool     // in Greek letters, where the semicolon asks
	after  bool     // the word before it was a longer one in lower case
}

func (w *word) add(r rune) {
	switch {
	case unicode.IsLetter(r):
	case r >= '0' && r <= '9':
		w.digits = true
		w.n++
		return
	case r == '.' && w.n > 0:
	case r == '\'' || r == '’':
		return
	default:
		*w = word{after: w.n == 0 && w.after || w.n >= 4 && !w.upper && !w.digits}
		return
	}
	if w.n == 0 {
		w.upper = unicode.IsUpper(r)
	}
	if w.n < len(w.text) && r < 128 {
		w.text[w.n] = byte(unicode.ToLower(r))
	}
	w.n++
	w.digits = false
	w.greek = unicode.Is(unicode.Greek, r)
}

type abbreviation uint8

const (
	none      abbreviation = iota
	inFrontOf              // "Dr.": what it belongs to follows
	maybeLast              // "etc.": may be the last word of a sentence
)

var abbreviations = map[string]abbreviation{
	"dr": inFrontOf, "mr": inFrontOf, "mrs": inFrontOf, "ms": inFrontOf, "mx": inFrontOf, "prof": inFrontOf,
	"st": inFrontOf, "gen": inFrontOf, "sen": inFrontOf, "rep": inFrontOf, "lt": inFrontOf, "col": inFrontOf,
	"capt": inFrontOf, "sgt": inFrontOf, "rev": inFrontOf, "hon": inFrontOf, "gov": inFrontOf, "pres": inFrontOf,
	"mt": inFrontOf, "ft": maybeLast, "vs": inFrontOf, "fig": inFrontOf, "figs": inFrontOf, "eq": inFrontOf, "eqs": inFrontOf,
	"sec": maybeLast, "vol": inFrontOf, "pp": inFrontOf, "approx": inFrontOf, "ca": inFrontOf, "cf": inFrontOf,
	"e.g": inFrontOf, "i.e": inFrontOf, "eg": inFrontOf, "ie": inFrontOf, "viz": inFrontOf, "esp": inFrontOf, "incl": inFrontOf,
	"al": maybeLast, "etc": maybeLast, "inc": maybeLast, "ltd": maybeLast, "co": maybeLast, "corp": maybeLast,
	"jr": maybeLast, "sr": maybeLast, "bros": maybeLast, "dept": maybeLast, "est": maybeLast, "ave": maybeLast,
	"blvd": maybeLast, "a.m": maybeLast, "p.m": maybeLast, "u.s": maybeLast, "u.k": maybeLast, "u.n": maybeLast, "e.u": maybeLast,
	"d.c": maybeLast, "ph.d": maybeLast, "b.c": maybeLast, "a.d": maybeLast, "oz": maybeLast, "lb": maybeLast, "lbs": maybeLast,
	"hr": maybeLast, "hrs": maybeLast, "min": maybeLast, "jan": maybeLast, "feb": maybeLast, "mar": maybeLast, "apr": maybeLast,
	"aug": maybeLast, "sept": maybeLast, "oct": maybeLast, "nov": maybeLast, "dec": maybeLast,
	"bzw": inFrontOf, "z.b": inFrontOf, "d.h": inFrontOf, "usw": maybeLast, "sra": inFrontOf, "p.ej": inFrontOf, "num": inFrontOf,
}

// abbreviates tells whether a full stop after w belongs to w.
func (w *word) abbreviates() abbreviation {
	if w.digits || w.n == 0 || w.n > len(w.text) {
		return none
	}
	if w.n == 1 {
		if w.upper && w.text[0] != 'i' && !w.after {
			return inFrontOf // an initial: "J. Smith"
		}
		if w.text[0] == 'p' && !w.upper {
			return inFrontOf // a page
		}
		return none
	}
	a := abbreviations[string(w.text[:w.n])]
	if a == none && w.n >= 3 && w.text[w.n-2] == '.' && w.upper {
		return maybeLast // "J.K."
	}
	return a
}
