// Package value compares and reads the values that answers are made of:
// numbers in figures or words, and short texts.
//
// Its opinion: two answers are equal when a person would mark them the same:
// 56, 56.0, $56, "fifty-six" and \boxed{56} are one number; case, punctuation
// and white space do not tell texts apart. It never does arithmetic to make an
// answer right.
package value

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Equal reports whether two answers are the same number or the same text.
func Equal(a, b string) bool {
	x, isX := Number(a)
	y, isY := Number(b)
	if isX && isY {
		return math.Abs(x-y) <= 1e-9*math.Max(1, math.Max(math.Abs(x), math.Abs(y)))
	}
	if isX != isY {
		return false
	}
	p, q := plain(a), plain(b)
	return p != "" && p == q
}

// plain leaves the letters and digits of a text, in lower case.
func plain(s string) string {
	var b strings.Builder
	for _, r := range Unbox(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Names reports whether the words of b stand in a row in a.
func Names(a, b string) bool {
	x, y := spelled(a), spelled(b)
	return y != " " && strings.Contains(x, y)
}

// spelled puts white space around every word, in lower case.
func spelled(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) == 0 {
		return " "
	}
	return " " + strings.Join(words, " ") + " "
}

// Unbox returns the inside of \boxed{…} or \text{…}, or s itself.
func Unbox(s string) string {
	s = strings.TrimSpace(s)
	for range 4 { // deep enough for any answer, whatever a reply nests
		inner, ok := unbox(s)
		if !ok {
			break
		}
		s = strings.TrimSpace(inner)
	}
	return s
}

func unbox(s string) (string, bool) {
	for _, open := range []string{`\boxed{`, `\text{`} {
		if i := strings.Index(s, open); i >= 0 {
			if inner, ok := Braced(s[i+len(open)-1:]); ok {
				return inner, true
			}
		}
	}
	return "", false
}

// Braced returns what stands between the brace that s starts with and the one
// that closes it.
func Braced(s string) (string, bool) {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[1:i], true
			}
		}
	}
	return "", false
}

// Number reads a text that is a number, with a unit before or after it.
func Number(s string) (float64, bool) {
	s = strings.Trim(Unbox(s), " \t\r\n.,;:!*_`\"'()[]")
	s = strings.TrimSpace(strings.TrimLeft(s, "$€£¥= "))
	if s == "" || len(s) > 200 {
		return 0, false
	}
	if x, ok := inWords(s); ok {
		return x, true
	}
	head, rest := split(s)
	if head == "" || hasDigit(rest) || len(strings.Fields(rest)) > 3 {
		return 0, false
	}
	return figures(head)
}

// split cuts the number at the beginning of s from what follows it.
func split(s string) (head, rest string) {
	s = strings.Replace(strings.Replace(s, "−", "-", 1), "-$", "-", 1)
	i := 0
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i] == '.' || s[i] == ',' || s[i] == '/' || i == 0 && (s[i] == '-' || s[i] == '+')) {
		i++
	}
	return strings.TrimRight(s[:i], ".,/"), s[i:]
}

// figures reads 1,234.50, 3/4 and -7.
func figures(s string) (float64, bool) {
	s = strings.ReplaceAll(s, ",", "")
	if n, d, ok := strings.Cut(s, "/"); ok {
		x, err1 := strconv.ParseFloat(n, 64)
		y, err2 := strconv.ParseFloat(d, 64)
		if err1 != nil || err2 != nil || y == 0 {
			return 0, false
		}
		return x / y, true
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil && !math.IsInf(x, 0)
}

func hasDigit(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit)
}
