package act

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// equation is "7 x 8 = 56", units and words between the numbers left out.
type equation struct {
	operands []operand
	result   float64
}

type operand struct {
	value      float64
	start, end int // bytes in the sentence
}

// equations returns the equations of a sentence in order. In a chain such as
// "4 + 5 + 3 = 9 + 3 = 12" each equals sign gives one.
func equations(text string) []equation {
	var list []equation
	var ops []operand
	signs, words := 0, 0
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case isDigit(c):
			end := numberEnd(text, i)
			x, err := strconv.ParseFloat(strings.ReplaceAll(text[i:end], ",", ""), 64)
			if err == nil {
				if words > 0 && signs < len(ops) {
					ops, signs = ops[:0], 0 // words stand where a sign should: another sentence part
				}
				ops = append(ops, operand{x, i, end})
			}
			i, words = end, 0
		case c == '=':
			if x, ok := numberAfter(text[i+1:]); ok && signs > 0 && signs == len(ops)-1 {
				list = append(list, equation{operands: append([]operand(nil), ops...), result: x})
			}
			ops, signs, words = ops[:0], 0, 0
			i++
		case c == ';' || c == '\n' || c == '?':
			ops, signs, words = ops[:0], 0, 0
			i++
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if isSign(r, text, i, size) && signs == len(ops)-1 {
				signs++
				words = 0
			} else if isWordRune(r) {
				words++
				if words > 40 {
					ops, signs = ops[:0], 0
				}
			}
			i += size
		}
	}
	return list
}

func numberEnd(text string, i int) int {
	for i < len(text) && (isDigit(text[i]) || (text[i] == '.' || text[i] == ',') && i+1 < len(text) && isDigit(text[i+1])) {
		i++
	}
	return i
}

func numberAfter(text string) (float64, bool) {
	text = strings.TrimLeft(text, " $€£\t")
	if text == "" || !isDigit(text[0]) {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(text[:numberEnd(text, 0)], ",", ""), 64)
	return x, err == nil
}

// isSign reports whether the rune at i is an arithmetic sign. A letter x counts
// when it stands alone.
func isSign(r rune, text string, i, size int) bool {
	switch r {
	case '+', '-', '*', '/', '×', '÷', '−', '·', '–':
		return true
	case 'x', 'X':
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+size:])
		return !isWordRune(before) && !isWordRune(after) || isASCIIDigit(before) && isASCIIDigit(after)
	}
	return false
}

func isASCIIDigit(r rune) bool { return r >= '0' && r <= '9' }
