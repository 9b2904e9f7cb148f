package equation

import (
	"fmt"
	"slices"
	"strconv"
)

// maxDepth bounds how deep brackets may nest.
const maxDepth = 100

type parser struct {
	text  string
	at    int
	depth int
	vars  []string
}

// peek skips blanks and returns the next byte, 0 at the end.
func (p *parser) peek() byte {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
	if p.at == len(p.text) {
		return 0
	}
	return p.text[p.at]
}

func (p *parser) unexpected(want string) error {
	if p.at >= len(p.text) {
		return fmt.Errorf("it ends where %s is expected", want)
	}
	return fmt.Errorf("%q at character %d, where %s is expected", p.text[p.at], p.at+1, want)
}

func (p *parser) expect(c byte) error {
	if p.peek() != c {
		return p.unexpected(strconv.Quote(string(c)))
	}
	p.at++
	return nil
}

func (p *parser) sum() (node, error) { return p.binary("+-", p.product) }

func (p *parser) product() (node, error) { return p.binary("*/", p.factor) }

func (p *parser) binary(ops string, operand func() (node, error)) (node, error) {
	left, err := operand()
	for err == nil {
		op := p.peek()
		if op != ops[0] && op != ops[1] {
			return left, nil
		}
		p.at++
		var right node
		right, err = operand()
		a := left
		left = node{op: op, a: &a, b: &right}
	}
	return left, err
}

func (p *parser) factor() (node, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return node{}, fmt.Errorf("brackets nest deeper than %d", maxDepth)
	}
	c := p.peek()
	switch {
	case c == '-':
		p.at++
		n, err := p.factor()
		return node{op: '-', a: &node{op: 'n'}, b: &n}, err
	case c == '(':
		p.at++
		n, err := p.sum()
		if err == nil {
			err = p.expect(')')
		}
		return n, err
	case letter(c):
		return p.name(), nil
	case digit(c):
		return p.numeral()
	}
	return node{}, p.unexpected("a number, a name or a bracket")
}

func (p *parser) name() node {
	from := p.at
	for p.at < len(p.text) && (letter(p.text[p.at]) || digit(p.text[p.at]) && p.text[p.at] != '.') {
		p.at++
	}
	name := p.text[from:p.at]
	if !slices.Contains(p.vars, name) {
		p.vars = append(p.vars, name)
	}
	return node{op: 'v', name: name}
}

func (p *parser) numeral() (node, error) {
	from := p.at
	for p.at < len(p.text) && digit(p.text[p.at]) {
		p.at++
	}
	x, err := strconv.ParseFloat(p.text[from:p.at], 64)
	if err != nil {
		return node{}, fmt.Errorf("%q is no number", p.text[from:p.at])
	}
	return node{op: 'n', number: x}, nil
}

func letter(c byte) bool { return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func digit(c byte) bool { return c == '.' || '0' <= c && c <= '9' }
