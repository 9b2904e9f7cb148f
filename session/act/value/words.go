package value

import "strings"

var units = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
	"ninety": 90, "dozen": 12,
}

var scales = map[string]float64{"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9}

// inWords reads "fifty-six" and "one hundred and two", alone or with a unit of
// one word behind it.
func inWords(s string) (float64, bool) {
	fields := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '\t' })
	if len(fields) == 0 || len(fields) > 12 {
		return 0, false
	}
	total, part, n := 0.0, 0.0, 0
	for i, w := range fields {
		switch u, isUnit := units[w]; {
		case isUnit:
			part += u
		case w == "and" && n > 0:
		case w == "a" && n == 0 && len(fields) > 1:
			continue
		case scales[w] == 100:
			part = max(part, 1) * 100
		case scales[w] > 0:
			total += max(part, 1) * scales[w]
			part = 0
		default:
			return total + part, n > 0 && i == len(fields)-1
		}
		n++
	}
	return total + part, n > 0
}

// Word returns the number that a single word in lower case names.
func Word(w string) (float64, bool) {
	x, ok := units[w]
	return x, ok
}
