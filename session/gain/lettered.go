package gain

import (
	"context"
	"strings"

	"askance/session"
	"askance/session/chat"
)

// options are readings that stand in a prompt as lettered lines.
type options struct {
	before, after string   // the lines around them
	marks         string   // ")", ".", ":"
	texts         []string // in the order of the readings
}

// maxOrders bounds the orders in which options are shown.
const maxOrders = 6

// lettered finds the options of a probe whose readings are the letters A, B, …
// of lines in its ReadingPrompt.
func lettered(p *session.Probe) (options, bool) {
	var o options
	if len(p.Readings) < 2 || len(p.Readings) > 26 {
		return o, false
	}
	lines := strings.Split(p.ReadingPrompt, "\n")
	first := -1
	for i, r := range p.Readings {
		if r.Value != letter(i) {
			return o, false
		}
	}
	for i, l := range lines {
		if mark, text, ok := option(l, 0); ok {
			first, o.marks = i, mark
			o.texts = []string{text}
			break
		}
	}
	if first < 0 || first+len(p.Readings) > len(lines) {
		return o, false
	}
	for i := 1; i < len(p.Readings); i++ {
		mark, text, ok := option(lines[first+i], i)
		if !ok || mark != o.marks {
			return o, false
		}
		o.texts = append(o.texts, text)
	}
	o.before = strings.Join(lines[:first], "\n")
	o.after = strings.Join(lines[first+len(o.texts):], "\n")
	return o, true
}

func letter(i int) string { return string(rune('A' + i)) }

// option reads "A) text" for the ith letter.
func option(line string, i int) (mark, text string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(line), letter(i))
	if !ok || rest == "" || !strings.ContainsRune(").:", rune(rest[0])) {
		return "", "", false
	}
	return rest[:1], strings.TrimSpace(rest[1:]), true
}

// prompt lists the options with the one at start first.
func (o options) prompt(start int) string {
	var lines []string
	if o.before != "" {
		lines = append(lines, o.before)
	}
	for i := range o.texts {
		lines = append(lines, letter(i)+o.marks+" "+o.texts[(start+i)%len(o.texts)])
	}
	if o.after != "" {
		lines = append(lines, o.after)
	}
	return strings.Join(lines, "\n")
}

// rotated averages the posteriors over rotations of the options.
func (s *Scorer) rotated(ctx context.Context, dialogue []chat.Message, o options) (Posterior, error) {
	n := len(o.texts)
	letters := make([]string, n)
	for i := range letters {
		letters[i] = letter(i)
	}
	out := Posterior{P: make([]float64, n)}
	orders := min(n, maxOrders)
	for k := range orders {
		start := k * n / orders
		p, err := s.Posterior(ctx, dialogue, o.prompt(start)+readingAsk, letters)
		if err != nil {
			return Posterior{}, err
		}
		for i, x := range p.P {
			out.P[(start+i)%n] += x / float64(orders)
		}
		out.Mass += p.Mass / float64(orders)
		out.Millis += p.Millis
		out.Method, out.Warnings = p.Method, join(out.Warnings, p.Warnings)
	}
	out.Warnings = append(out.Warnings, WarnLettered)
	out.Entropy = Entropy(out.P)
	return out, nil
}
