package labtest

import (
	"fmt"
	"strconv"

	"askance/session"
)

var (
	names      = []string{"Leo", "Mia", "Noah", "Ida"}
	items      = []string{"plums", "coins", "shells", "nails"}
	containers = []string{"bag", "crate", "jar", "tin"}
)

// counting makes a problem of so many containers with so many items each, of
// which the second number may be withheld.
func counting(family, kind string, seed uint64, difficulty int) *session.Probe {
	name, item, in := names[seed%4], items[seed/4%4], containers[seed/16%4]
	n, each := 2+int(seed%7), 2+int(seed*5%11)
	p := &session.Probe{
		ID: fmt.Sprintf("%s/%d", family, seed), Family: family, Kind: kind, Seed: seed, Difficulty: difficulty,
		Answer: strconv.Itoa(n * each), Subject: item + " per " + in, Given: []string{strconv.Itoa(n)},
		Complete: fmt.Sprintf("%s has %d %ss. Each %s holds %d %s. How many %s does %s have?", name, n, in, in, each, item, item, name),
		Prompt: fmt.Sprintf("%s has %d %ss. Each %s holds the same number of %s. How many %s does %s have?",
			name, n, in, in, item, item, name),
	}
	if kind == "complete" {
		p.Prompt = p.Complete
		return p
	}
	p.Facts = []session.Fact{{
		ID: "each", Label: item + " per " + in, Value: strconv.Itoa(each), Suffices: true,
		Reveal:    fmt.Sprintf("Each %s holds %d %s.", in, each, item),
		Questions: []string{fmt.Sprintf("How many %s does each %s hold?", item, in)},
	}}
	for v := 2; v <= 12; v++ {
		p.Readings = append(p.Readings, session.Reading{Value: strconv.Itoa(v), Answer: strconv.Itoa(n * v), True: v == each})
	}
	return p
}

func numbers(p *session.Probe) (n, each int) {
	n, _ = strconv.Atoi(p.Given[0])
	if f := p.Fact("each"); f != nil {
		each, _ = strconv.Atoi(f.Value)
		return n, each
	}
	total, _ := strconv.Atoi(p.Answer)
	return n, total / max(1, n)
}
