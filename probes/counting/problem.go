package counting

import (
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// problem is a shape with people, things and numbers filled in.
type problem struct {
	world  *world
	shape  *shape
	slots  map[string]string // n m o items item boxes box
	values map[string]int    // by the variable of the fact
	steps  []step            // nil where the numbers do not fit
}

// step is one written operation.
type step struct {
	left   int
	op     string
	right  int
	result int
}

func newProblem(w *world, s *shape, slots map[string]string, values map[string]int) *problem {
	p := &problem{world: w, shape: s, slots: slots, values: values}
	p.steps = p.work()
	return p
}

// work does the steps; nil where a result is no whole number from 0 to Most.
func (p *problem) work() []step {
	env := maps.Clone(p.values)
	var out []step
	for i, s := range p.shape.Steps {
		l, r := env[s[0]], env[s[2]]
		res, ok := operate(l, s[1], r)
		if !ok || res < 0 || res > p.world.Most {
			return nil
		}
		env["r"+strconv.Itoa(i+1)] = res
		out = append(out, step{l, s[1], r, res})
	}
	return out
}

func operate(l int, op string, r int) (int, bool) {
	switch op {
	case "x":
		return l * r, true
	case "+":
		return l + r, true
	case "-":
		return l - r, true
	case "/":
		if r == 0 || l%r != 0 {
			return 0, false
		}
		return l / r, true
	}
	return 0, false
}

func (p *problem) answer() int { return p.steps[len(p.steps)-1].result }

func (p *problem) value(i int) int { return p.values[p.shape.Facts[i].Var] }

// having is the same problem with another value for fact i.
func (p *problem) having(i, value int) *problem {
	v := maps.Clone(p.values)
	v[p.shape.Facts[i].Var] = value
	return newProblem(p.world, p.shape, p.slots, v)
}

// readings are the values of fact i that keep the problem valid, ascending.
func (p *problem) readings(i int) []int {
	f := p.shape.Facts[i]
	var out []int
	for v := f.Lo; v <= f.Hi; v += f.Step {
		if p.having(i, v).steps != nil {
			out = append(out, v)
		}
	}
	return out
}

// fill puts the problem's words and numbers into a template.
func (p *problem) fill(template string) string {
	return fillWith(template, func(slot string) string {
		if s, ok := p.slots[slot]; ok {
			return s
		}
		return strconv.Itoa(p.values[slot])
	})
}

// fillWith replaces every {slot} of a template.
func fillWith(template string, value func(slot string) string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(value(slot))
		template = after
	}
}

// solution is the worked answer as the built-in models write it.
func (p *problem) solution() string {
	var b strings.Builder
	for _, s := range p.steps {
		fmt.Fprintf(&b, "%d %s %d = %d. ", s.left, s.op, s.right, s.result)
	}
	fmt.Fprintf(&b, "The answer is %d.", p.answer())
	return b.String()
}

// canonical names the problem whatever the words it is told in.
func (p *problem) canonical() string {
	parts := []string{p.shape.ID}
	for _, k := range slotOrder {
		if p.shape.uses[k] {
			parts = append(parts, p.slots[k])
		} else {
			parts = append(parts, "")
		}
	}
	for _, v := range slices.Sorted(maps.Keys(p.values)) {
		parts = append(parts, strconv.Itoa(p.values[v]))
	}
	return strings.Join(parts, "|")
}

// inEvaluation reports whether the problem is one that was never trained.
func (p *problem) inEvaluation() bool {
	s := p.world.Split
	return crc32.ChecksumIEEE([]byte(p.canonical()))%s.Modulus == s.Evaluation
}
