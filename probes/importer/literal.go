package importer

import (
	"errors"
	"fmt"
	"strings"
)

// maxNesting bounds how deep a literal may nest.
const maxNesting = 50

// literal reads what Python prints for lists, tuples, sets and dictionaries of
// strings, numbers and the like. Lists, tuples and sets become []any,
// dictionaries map[string]any, strings and everything else string.
func literal(text string) (any, error) {
	p := &python{text: text}
	v, err := p.value(0)
	if err != nil {
		return nil, err
	}
	if p.blank(); p.at < len(p.text) {
		return nil, p.fail("the end")
	}
	return v, nil
}

// words is a literal that is a list of strings, or None for none.
func words(text string) ([]string, error) {
	v, err := literal(text)
	if err != nil {
		return nil, err
	}
	list, ok := v.([]any)
	if !ok {
		if v == "None" {
			return nil, nil
		}
		return nil, errors.New("it is no list")
	}
	out := make([]string, 0, len(list))
	for i, x := range list {
		s, ok := x.(string)
		if !ok {
			return nil, fmt.Errorf("its item %d is no string", i+1)
		}
		out = append(out, s)
	}
	return out, nil
}

// lists is a literal that is a list of lists of strings.
func lists(text string) ([][]string, error) {
	v, err := literal(text)
	if err != nil {
		return nil, err
	}
	outer, ok := v.([]any)
	if !ok {
		return nil, errors.New("it is no list")
	}
	var out [][]string
	for i, x := range outer {
		inner, ok := x.([]any)
		if !ok {
			return nil, fmt.Errorf("its item %d is no list", i+1)
		}
		var row []string
		for j, y := range inner {
			s, ok := y.(string)
			if !ok {
				return nil, fmt.Errorf("item %d of its item %d is no string", j+1, i+1)
			}
			row = append(row, s)
		}
		out = append(out, row)
	}
	return out, nil
}

type python struct {
	text string
	at   int
}

func (p *python) blank() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

func (p *python) fail(want string) error {
	if p.at >= len(p.text) {
		return fmt.Errorf("it ends where %s is expected", want)
	}
	return fmt.Errorf("%q at character %d, where %s is expected", p.text[p.at], p.at+1, want)
}

func (p *python) value(depth int) (any, error) {
	if depth > maxNesting {
		return nil, fmt.Errorf("it nests deeper than %d", maxNesting)
	}
	p.blank()
	for _, name := range []string{"frozenset", "set"} {
		if rest, ok := strings.CutPrefix(p.text[p.at:], name+"("); ok {
			p.at = len(p.text) - len(rest)
			return p.wrapped(depth)
		}
	}
	if p.at >= len(p.text) {
		return nil, p.fail("a value")
	}
	switch c := p.text[p.at]; c {
	case '[', '(', '{':
		return p.items(depth)
	case '\'', '"':
		return p.quoted(c)
	}
	from := p.at
	for p.at < len(p.text) && strings.IndexByte(",]})(: \t\r\n", p.text[p.at]) < 0 {
		p.at++
	}
	if p.at == from {
		return nil, p.fail("a value")
	}
	return p.text[from:p.at], nil
}

// wrapped is what stands in set(…), possibly nothing.
func (p *python) wrapped(depth int) (any, error) {
	var v any = []any{}
	var err error
	if p.blank(); p.at < len(p.text) && p.text[p.at] != ')' {
		v, err = p.value(depth + 1)
	}
	if err != nil {
		return nil, err
	}
	if p.blank(); p.at >= len(p.text) || p.text[p.at] != ')' {
		return nil, p.fail(`")"`)
	}
	p.at++
	return v, nil
}

func (p *python) items(depth int) (any, error) {
	closing := map[byte]byte{'[': ']', '(': ')', '{': '}'}[p.text[p.at]]
	braces := closing == '}'
	p.at++
	list, dict := []any{}, map[string]any{}
	for {
		if p.blank(); p.at < len(p.text) && p.text[p.at] == closing {
			p.at++
			if braces && (len(dict) > 0 || len(list) == 0) {
				return dict, nil
			}
			return list, nil
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		p.blank()
		if braces && p.at < len(p.text) && p.text[p.at] == ':' {
			p.at++
			w, err := p.value(depth + 1)
			if err != nil {
				return nil, err
			}
			dict[fmt.Sprint(v)] = w
		} else {
			list = append(list, v)
		}
		if p.blank(); p.at < len(p.text) && p.text[p.at] == ',' {
			p.at++
			continue
		}
		if p.at >= len(p.text) || p.text[p.at] != closing {
			return nil, p.fail(`"," or "` + string(closing) + `"`)
		}
	}
}

func (p *python) quoted(quote byte) (any, error) {
	var b strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == quote:
			p.at++
			return b.String(), nil
		case c == '\\' && p.at+1 < len(p.text):
			p.at++
			switch e := p.text[p.at]; e {
			case 'n':
				b.WriteByte('\n')
			case 't':
				b.WriteByte('\t')
			default:
				b.WriteByte(e)
			}
		default:
			b.WriteByte(c)
		}
	}
	return nil, p.fail("the end of a string")
}
