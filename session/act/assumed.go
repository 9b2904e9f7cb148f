package act

import (
	"strings"

	"askance/session"
	"askance/session/act/about"
	"askance/session/act/value"
)

// maxEquations bounds how many results of earlier working are remembered.
const maxEquations = 256

// assumed is a value that was made up, if one was found.
type assumed struct {
	session.Assumed
	stated bool
	why    string
}

// readAssumption takes the value out of a sentence that states an assumption:
// "assuming 12 per box".
func (t *Tracker) readAssumption(s *sentence) {
	v := &t.v
	if v.assumes != nil && v.assumes.stated {
		return
	}
	text := statedValue(s)
	if text == "" {
		return
	}
	a := assumed{stated: true, why: "states the value it assumes"}
	a.Value, a.Start, a.End = text, s.start, s.end
	a.Fact = t.standsFor(s.text)
	v.assume(a)
}

// statedValue returns the first number after the words of the assumption, or
// what is assumed in words.
func statedValue(s *sentence) string {
	from := s.hits[assumes].from
	for _, tok := range s.tokens[from:] {
		if _, word := value.Word(strings.ToLower(s.text[tok.start:tok.end])); tok.id == numberWord || word {
			return s.text[tok.start:tok.end]
		}
	}
	rest := clean(s.text[s.tokens[s.hits[assumes].to-1].end:])
	rest = strings.TrimPrefix(rest, "that ")
	if i := strings.IndexAny(rest, ",;:"); i > 0 {
		rest = rest[:i]
	}
	return cutAt(rest, 80)
}

// standsFor returns the fact that the words are about, or the only one that is
// still untold.
func (t *Tracker) standsFor(text string) string {
	p := t.c.Probe
	if p == nil {
		return ""
	}
	if id, _ := about.About(text, p); id != "" && !t.c.Told[id] {
		return id
	}
	only := ""
	for _, f := range p.Facts {
		if t.c.Told[f.ID] {
			continue
		}
		if only != "" {
			return ""
		}
		only = f.ID
	}
	return only
}

// readWorking looks in the equations of a sentence for a number that neither
// the prompt nor a reply nor an earlier result gave: it was made up without a
// word.
func (t *Tracker) readWorking(s *sentence) {
	if t.c.Probe == nil || !s.numbers || t.v.gapClosed {
		return
	}
	for _, e := range equations(s.text) {
		if t.v.assumes == nil {
			t.unknownOperand(s, e)
		}
		if len(t.v.results) < maxEquations {
			t.v.results = append(t.v.results, e.result)
		}
	}
}

// unknownOperand finds the operand that nothing accounts for. A value that was
// stated once accounts for one operand of an equation.
func (t *Tracker) unknownOperand(s *sentence, e equation) {
	left := append([]float64(nil), t.v.results...)
	for _, text := range t.c.Probe.Given {
		if x, ok := value.Number(text); ok {
			left = append(left, x)
		}
	}
	for _, f := range t.c.Probe.Facts {
		if x, ok := value.Number(f.Value); ok && t.c.Told[f.ID] {
			left = append(left, x)
		}
	}
	for _, o := range e.operands {
		if i := find(left, o.value); i >= 0 {
			left = append(left[:i], left[i+1:]...)
			continue
		}
		a := assumed{why: "works with a value that nobody gave"}
		a.Value, a.Start, a.End = s.text[o.start:o.end], s.start+o.start, s.start+o.end
		a.Fact = t.standsFor("")
		t.v.assume(a)
		return
	}
}

func find(list []float64, x float64) int {
	for i, y := range list {
		if x == y {
			return i
		}
	}
	return -1
}

// fromReading infers the assumed value from the answer, where only one reading
// has that answer.
func (t *Tracker) fromReading() *assumed {
	g := t.v.given
	found := t.inferred.get(g.text, t.readingOf)
	if found < 0 {
		return nil
	}
	a := assumed{why: "gives the answer that follows from this value alone"}
	a.Value, a.Start, a.End, a.Fact = t.c.Probe.Readings[found].Value, g.start, g.end, t.standsFor("")
	return &a
}

// readingOf returns the only reading that has the answer, or -1.
func (t *Tracker) readingOf(answer string) int {
	found := -1
	for i, r := range t.c.Probe.Readings {
		if !value.Equal(r.Answer, answer) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// cutAt shortens s to at most n bytes at the end of a word.
func cutAt(s string, n int) string {
	if len(s) <= n {
		return s
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > 0 {
		return s[:i]
	}
	return ""
}
