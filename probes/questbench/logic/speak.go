package logic

import (
	"strings"

	"askance/probes/internal/draw"
	"askance/probes/questbench/form"
	"askance/session"
)

// A speaker puts a problem into words about one person.
type speaker struct {
	*Problem
	who string
}

func (s speaker) is(v int, holds bool) string { return s.who + " is " + s.value(v, holds) }

func (s speaker) value(v int, holds bool) string {
	if holds {
		return s.Theory.Names[v]
	}
	return "not " + s.Theory.Names[v]
}

func (s speaker) question(v int) string { return "Is " + s.who + " " + s.Theory.Names[v] + "?" }

func (s speaker) yes(v int) string {
	if s.World>>v&1 == 1 {
		return "yes"
	}
	return "no"
}

// body is the problem up to the question.
func (s speaker) body(r *draw.Source) string {
	var b strings.Builder
	b.WriteString("These rules hold for " + s.who + ":\n")
	rules := make([]string, 0, len(s.Theory.Clauses))
	for _, c := range s.Theory.Clauses {
		rules = append(rules, s.rule(c))
	}
	draw.Shuffle(r, rules)
	b.WriteString(strings.Join(rules, ""))
	if forbidden := list(s.Forbidden); len(forbidden) > 0 {
		var names []string
		for _, v := range forbidden {
			names = append(names, s.Theory.Names[v])
		}
		b.WriteString("\nYou may not ask whether " + s.who + " is " + join(names, "or") + ".\n")
	}
	b.WriteString("\nWhat is known:\n")
	if s.Known.Len() == 0 {
		b.WriteString("- " + s.who + " is a person.\n")
	}
	for _, l := range s.Known.Lits() {
		b.WriteString("- " + s.is(l.Var(), !l.Denies()) + ".\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// rule says a clause as an implication.
func (s speaker) rule(c Set) string {
	var when, then []string
	for _, v := range list(c.F) {
		when = append(when, s.Theory.Names[v])
	}
	for _, v := range list(c.T) {
		then = append(then, s.Theory.Names[v])
	}
	switch {
	case len(when) == 0:
		return "- " + s.who + " is " + join(then, "or") + ".\n"
	case len(then) == 0:
		return "- " + s.who + " is not all of this at once: " + join(when, "and") + ".\n"
	}
	return "- If " + s.who + " is " + join(when, "and") + ", then " + s.who + " is " + join(then, "or") + ".\n"
}

// join writes a list as prose.
func join(words []string, and string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " " + and + " " + words[n-1]
	}
}

// facts are what the scripted user knows: every trait that is open and not
// forbidden, the held one first, then the others that suffice.
func (s speaker) facts() []session.Fact {
	order := []int{s.Held}
	order = append(order, list(s.Right&^(1<<s.Held))...)
	order = append(order, list(s.Askable()&^s.Right)...)
	facts := make([]session.Fact, 0, len(order))
	for _, v := range order {
		facts = append(facts, s.fact(v))
	}
	return facts
}

func (s speaker) fact(v int) session.Fact {
	name := s.Theory.Names[v]
	f := session.Fact{
		ID: name, Label: "whether " + s.is(v, true), Value: s.value(v, s.World>>v&1 == 1),
		Reveal:    s.is(v, s.World>>v&1 == 1) + ".",
		Questions: questions(s.who, name),
		Terms:     [][]string{terms(name)},
		Suffices:  (s.Right|s.ByCases)>>v&1 == 1,
	}
	if s.Worlds != nil {
		gain := form.Round(s.Worlds.Gain(v))
		f.Gain = &gain
	}
	return f
}

// terms are the words by which a trait is named.
func terms(name string) []string {
	for _, t := range traits {
		if t.name == name {
			return append([]string{name}, t.other...)
		}
	}
	return []string{name}
}

// questions are ways to ask whether someone has a trait.
func questions(who, name string) []string {
	return []string{
		"Is " + who + " " + name + "?",
		"Could you tell me whether " + who + " is " + name + "?",
		"Do you know if " + who + " is " + name + " or not?",
		"Please tell me if " + who + " is " + name + ".",
		"Would you describe " + who + " as " + name + "?",
		"I need to know whether " + who + " is " + name + ".",
	}
}

// readings are the two values of the held trait.
func (s speaker) readings() []session.Reading {
	var out []session.Reading
	for _, holds := range []bool{true, false} {
		l := Neg(s.Held)
		value := "no"
		if holds {
			l, value = Pos(s.Held), "yes"
		}
		closed, _, _ := s.Theory.Propagate(s.Known.With(l), s.Goal)
		answer := "no"
		if closed.Has(Pos(s.Goal)) {
			answer = "yes"
		}
		out = append(out, session.Reading{
			Value: value, Answer: answer, Reply: s.is(s.Held, holds) + ".", True: holds == (s.World>>s.Held&1 == 1),
		})
	}
	return out
}

// solution says why the goal holds or not, for a teacher.
func (s speaker) solution() string {
	holds := s.World>>s.Held&1 == 1
	return s.is(s.Held, holds) + "; with the rules and facts it follows that " + s.is(s.Goal, s.World>>s.Goal&1 == 1) + "."
}
