package gain

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"askance/session"
)

// quoted returns text as a JSON string, written as scorers write it: with
// escapes only where JSON has no other way.
func quoted(text string) string {
	b := []byte{'"'}
	for _, r := range text {
		switch i := strings.IndexRune("\"\\\b\f\n\r\t", r); {
		case i >= 0:
			b = append(b, '\\', "\"\\bfnrt"[i])
		case r < 0x20:
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(append(b, '"'))
}

// only is a JSON Schema that allows one string.
func only(text string) json.RawMessage {
	return json.RawMessage(`{"type":"string","enum":[` + quoted(text) + `]}`)
}

// A piece is the tokens of a forced JSON string without its opening quote, the
// closing quote's included.
type piece struct {
	tokens   []session.Token
	end      int // tokens of the reply up to the one with the closing quote
	warnings []string
}

// errWithin says that a reply ended before its text did.
var errWithin = errors.New("the scorer stopped within the text")

// unquote finds in the tokens of a reply the JSON string that was forced and
// checks that it is text.
func unquote(reply []session.Token, text string) (piece, error) {
	var tokens []session.Token
	var all strings.Builder
	for _, t := range reply {
		if !t.Think {
			tokens = append(tokens, t)
			all.WriteString(t.Text)
		}
	}
	opening, closing, err := stringAt(all.String())
	if err != nil {
		return piece{}, err
	}
	var got string
	written := all.String()[opening : closing+1]
	if err := json.Unmarshal([]byte(written), &got); err != nil || got != text {
		return piece{}, fmt.Errorf("the scorer wrote %.60q where it was held to %.60q", written, text)
	}
	var p piece
	if strings.Contains(written, `\`) {
		p.warnings = append(p.warnings, WarnEscaped)
	}
	at := 0
	for i, t := range tokens {
		from, to := at, at+len(t.Text)
		at = to
		if to <= opening+1 || from > closing {
			continue // the opening quote, or what follows the closing one
		}
		if from <= opening || to > closing+1 {
			p.warnings = join(p.warnings, []string{WarnMerged})
		}
		p.tokens, p.end = append(p.tokens, t), i+1
	}
	return p, nil
}

// stringAt returns where the JSON string that s starts with, after blanks, has
// its quotes.
func stringAt(s string) (opening, closing int, err error) {
	opening = len(s) - len(strings.TrimLeft(s, " \t\r\n"))
	if opening == len(s) || s[opening] != '"' {
		return 0, 0, fmt.Errorf("the scorer wrote %.60q, which is not the JSON string it was held to", s)
	}
	for i := opening + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return opening, i, nil
		}
	}
	return 0, 0, fmt.Errorf("%w, after %.60q", errWithin, s)
}
