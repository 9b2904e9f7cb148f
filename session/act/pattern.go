package act

import (
	"fmt"
	"strings"
)

// A pattern is a sequence of words with holes, written as text:
//
//	could|can you please? @tell ..3 which|what
//
// Words and classes (@tell) apart by | are interchangeable, ? makes an element
// optional, ..3 skips up to three words of any kind, ^ at the beginning demands
// the beginning of a clause, $ at the end that of the sentence.
type pattern struct {
	first bool // must start a clause
	last  bool // must end the sentence
	elems []element
}

type element struct {
	words    []uint64 // bit set over wordIDs
	optional bool
	gap      int // > 0: up to so many words of any kind
}

func (e *element) has(id wordID) bool {
	i := int(id) / 64
	return i < len(e.words) && e.words[i]>>(id%64)&1 == 1
}

func (e *element) add(id wordID) {
	for len(e.words) <= int(id)/64 {
		e.words = append(e.words, 0)
	}
	e.words[id/64] |= 1 << (id % 64)
}

// compile reads a pattern. Mistakes in it are found by a test, not at run
// time: an unknown class matches nothing and is reported.
func (v *vocabulary) compile(text string, classes map[string]string) (pattern, error) {
	var p pattern
	for _, field := range strings.Fields(text) {
		switch {
		case field == "^":
			p.first = true
		case field == "$":
			p.last = true
		case strings.HasPrefix(field, ".."):
			n := 0
			if _, err := fmt.Sscanf(field, "..%d", &n); err != nil || n < 1 {
				return p, fmt.Errorf("pattern %q: %q is no gap", text, field)
			}
			p.elems = append(p.elems, element{gap: n})
		default:
			e, err := v.element(field, classes)
			if err != nil {
				return p, fmt.Errorf("pattern %q: %w", text, err)
			}
			p.elems = append(p.elems, e)
		}
	}
	if len(p.elems) == 0 || p.elems[0].gap > 0 {
		return p, fmt.Errorf("pattern %q must start with a word", text)
	}
	return p, nil
}

func (v *vocabulary) element(field string, classes map[string]string) (element, error) {
	var e element
	if strings.HasSuffix(field, "?") {
		e.optional = true
		field = strings.TrimSuffix(field, "?")
	}
	for _, w := range strings.Split(field, "|") {
		if !strings.HasPrefix(w, "@") {
			e.add(v.id(w))
			continue
		}
		list, ok := classes[w[1:]]
		if !ok {
			return e, fmt.Errorf("no class is called %q", w)
		}
		for _, member := range strings.Fields(list) {
			e.add(v.id(member))
		}
	}
	return e, nil
}

// starts returns the words that a match can begin with.
func (p *pattern) starts(v *vocabulary) []wordID {
	var ids []wordID
	for i := range p.elems {
		for id := range v.words {
			if p.elems[i].has(wordID(id)) {
				ids = append(ids, wordID(id))
			}
		}
		if !p.elems[i].optional {
			break
		}
	}
	return ids
}

// match reports whether the pattern matches at token i and returns the token
// after the match.
func (p *pattern) match(tokens []token, i int) (int, bool) {
	if p.first && !tokens[i].clause {
		return 0, false
	}
	return matchElems(p.elems, p.last, tokens, i)
}

func matchElems(elems []element, last bool, tokens []token, i int) (int, bool) {
	for len(elems) > 0 {
		e := &elems[0]
		if e.gap > 0 {
			for skip := 0; skip <= e.gap && i+skip <= len(tokens); skip++ {
				if end, ok := matchElems(elems[1:], last, tokens, i+skip); ok {
					return end, true
				}
			}
			return 0, false
		}
		hit := i < len(tokens) && !tokens[i].quoted && e.has(tokens[i].id)
		if e.optional {
			if hit {
				if end, ok := matchElems(elems[1:], last, tokens, i+1); ok {
					return end, true
				}
			}
		} else {
			if !hit {
				return 0, false
			}
			i++
		}
		elems = elems[1:]
	}
	return i, !last || i == len(tokens)
}
