// Package constrain holds generation to a given set of texts, written as JSON
// strings: what a request's "format" asks for when its schema is a constant or
// an enumeration of strings. That is how a fixed text is scored.
//
// Like llama.cpp's grammar for such a schema it lets a little white space
// follow the closing quote, and ends there. Other schemas are refused, never
// half obeyed.
package constrain

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// ErrUnsupported is wrapped by every error of Parse.
var ErrUnsupported = errors.New(`the built-in models take as format only {"type":"string","enum":["…"]} or {"const":"…"}, texts alone`)

// maxTexts bounds an enumeration.
const maxTexts = 10000

// Choice is a set of texts. It does not change and may be shared.
type Choice struct {
	texts []string // JSON encodings, sorted, each once
}

// Parse reads the format of a request. Nothing, null and "" give nil: no
// constraint.
func Parse(format json.RawMessage) (*Choice, error) {
	switch trimmed := strings.TrimSpace(string(format)); trimmed {
	case "", "null", `""`:
		return nil, nil
	case `"json"`:
		return nil, fmt.Errorf(`%w; "json" is not one of these`, ErrUnsupported)
	default:
		if trimmed[0] != '{' {
			return nil, fmt.Errorf("invalid format: %q; expected \"json\" or a valid JSON Schema object", trimmed)
		}
	}
	return parseSchema(format)
}

func parseSchema(format json.RawMessage) (*Choice, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(format, &fields); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnsupported, err)
	}
	var texts, constant []*string
	for key, raw := range fields {
		var err error
		switch key {
		case "type":
			if string(raw) != `"string"` {
				return nil, fmt.Errorf("%w; type %s is not", ErrUnsupported, raw)
			}
		case "const":
			constant = make([]*string, 1)
			err = json.Unmarshal(raw, &constant[0])
		case "enum":
			err = json.Unmarshal(raw, &texts)
		case "title", "description", "$schema":
		default:
			return nil, fmt.Errorf("%w; %q is not one of these", ErrUnsupported, key)
		}
		if err != nil {
			return nil, fmt.Errorf("%w; %q holds something else", ErrUnsupported, key)
		}
	}
	if (texts == nil) == (constant == nil) {
		return nil, fmt.Errorf("%w; exactly one of const and enum must be there", ErrUnsupported)
	}
	return newFrom(append(texts, constant...))
}

func newFrom(texts []*string) (*Choice, error) {
	var out []string
	for _, t := range texts {
		if t == nil {
			return nil, fmt.Errorf("%w; null is none", ErrUnsupported)
		}
		out = append(out, *t)
	}
	return New(out...)
}

// New makes a choice among texts, at least one.
func New(texts ...string) (*Choice, error) {
	if len(texts) == 0 || len(texts) > maxTexts {
		return nil, fmt.Errorf("%w; 1 to %d of them, not %d", ErrUnsupported, maxTexts, len(texts))
	}
	c := &Choice{}
	for _, t := range texts {
		c.texts = append(c.texts, Quote(t))
	}
	slices.Sort(c.texts)
	c.texts = slices.Compact(c.texts)
	return c, nil
}

// Quote writes a text as a JSON string the way llama.cpp does: nothing is
// escaped that need not be.
func Quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r >= 0x20:
			b.WriteRune(r)
		default:
			b.WriteString(control(r))
		}
	}
	b.WriteByte('"')
	return b.String()
}

func control(r rune) string {
	switch r {
	case '\b':
		return `\b`
	case '\f':
		return `\f`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// Start is the place before the first byte.
func (c *Choice) Start() Place { return Place{to: len(c.texts)} }

// Place is how far a text has come: which texts it can still become, or how
// much white space it has after one of them.
type Place struct {
	from, to int // the texts that begin with what was written
	at       int // bytes written of them
	tail     tail
	blanks   int
}

// tail counts what follows the closing quote: nothing, one space and no more,
// one or two line ends, then up to 20 blanks.
type tail int

const (
	inside tail = iota
	closed
	spaced
	lineEnd
	lineEnds
	indented
)

// Done reports whether the text may end here.
func (p Place) Done() bool { return p.tail != inside }

// Walk takes the bytes of a token from a place. It gives false when they leave
// every text.
func (c *Choice) Walk(p Place, bytes []byte) (Place, bool) {
	for _, b := range bytes {
		var ok bool
		if p.tail == inside {
			p, ok = c.step(p, b)
		} else {
			p, ok = p.trail(b)
		}
		if !ok {
			return p, false
		}
	}
	return p, len(bytes) > 0
}

func (c *Choice) step(p Place, b byte) (Place, bool) {
	live := c.texts[p.from:p.to]
	lo := sort.Search(len(live), func(i int) bool { return live[i][p.at] >= b })
	hi := lo + sort.Search(len(live)-lo, func(i int) bool { return live[lo+i][p.at] > b })
	if lo == hi {
		return p, false
	}
	p.from, p.to, p.at = p.from+lo, p.from+hi, p.at+1
	if p.at == len(c.texts[p.from]) { // no text is the beginning of another: all end in their only bare quote
		p.tail = closed
	}
	return p, true
}

const maxBlanks = 20

func (p Place) trail(b byte) (Place, bool) {
	switch {
	case b == ' ' && p.tail == closed:
		p.tail = spaced
	case b == '\n' && p.tail == closed:
		p.tail = lineEnd
	case b == '\n' && p.tail == lineEnd:
		p.tail = lineEnds
	case (b == ' ' || b == '\t') && p.tail >= lineEnd && p.blanks < maxBlanks:
		p.tail = indented
		p.blanks++
	default:
		return p, false
	}
	return p, true
}
