package planning

import (
	"strings"

	"askance/probes/internal/draw"
	"askance/probes/questbench/form"
	"askance/session"
)

var colours = []string{"red", "blue", "green", "yellow", "white", "black", "grey", "pink", "brown", "purple"}

// A speaker puts a problem into words; block a is named by its colour.
type speaker struct {
	*Problem
	colour []string
}

const rules = "A robot arm moves coloured blocks about a table. A block stands on the table or on exactly one other block, and carries at most one. " +
	"The arm holds at most one block. A block is free when nothing is on it and the arm does not hold it. One move is one of these: " +
	"take a free block, while the arm is empty; put the block that is held on the table; put the block that is held on a free block."

func (s speaker) block(a int) string { return "the " + s.colour[a] + " block" }

// says states a fact or its opposite, without capital and stop.
func (s speaker) says(f Fact, holds bool) string {
	switch f.Kind {
	case On:
		return s.block(f.A) + not(holds, " is on ", " is not on ") + s.block(f.B)
	case Table:
		return s.block(f.A) + not(holds, " is on the table", " is not on the table")
	case Clear:
		return s.block(f.A) + not(holds, " is free", " is not free")
	case Held:
		return not(holds, "the arm holds ", "the arm does not hold ") + s.block(f.A)
	}
	return not(holds, "the arm is empty", "the arm is not empty")
}

func not(holds bool, yes, no string) string {
	if holds {
		return yes
	}
	return no
}

func sentence(s string) string { return strings.ToUpper(s[:1]) + s[1:] + "." }

// asks are ways to ask whether a fact holds, the plainest first.
func (s speaker) asks(f Fact) []string {
	a, b := s.block(f.A), ""
	if f.Kind == On {
		b = s.block(f.B)
	}
	switch f.Kind {
	case On:
		return []string{"Is " + a + " on " + b + "?", "Does " + a + " stand on " + b + "?", "Is " + a + " sitting on top of " + b + "?", "Could you tell me whether " + a + " is on " + b + "?"}
	case Table:
		return []string{"Is " + a + " on the table?", "Does " + a + " stand on the table?", "Could you tell me whether " + a + " is on the table?", "Is " + a + " directly on the table?"}
	case Clear:
		return []string{"Is " + a + " free?", "Is " + a + " clear?", "Is anything on " + a + "?", "Could you tell me whether " + a + " is free?"}
	case Held:
		return []string{"Does the arm hold " + a + "?", "Is the arm holding " + a + "?", "Is " + a + " held by the arm?", "Could you tell me whether " + a + " is in the arm?"}
	}
	return []string{"Is the arm empty?", "Is the arm holding nothing?", "Is the arm free?", "Could you tell me whether the arm is empty?"}
}

// fact is what the scripted user knows.
func (s speaker) fact(i int) session.Fact {
	f := s.Facts[i]
	holds := s.State>>i&1 == 1
	gain := form.Round(s.Verdict.Gain(i))
	return session.Fact{
		ID: s.id(f), Label: "whether " + s.says(f, true), Value: s.says(f, holds), Reveal: sentence(s.says(f, holds)),
		Questions: s.asks(f), Terms: s.terms(f), Suffices: s.Verdict.Right>>i&1 == 1, Gain: &gain,
	}
}

func (s speaker) id(f Fact) string {
	switch f.Kind {
	case On:
		return "on-" + s.colour[f.A] + "-" + s.colour[f.B]
	case Table:
		return "table-" + s.colour[f.A]
	case Clear:
		return "clear-" + s.colour[f.A]
	case Held:
		return "held-" + s.colour[f.A]
	}
	return "empty"
}

// body is the problem, with the withheld fact or without.
func (s speaker) body(full bool, r *draw.Source) string {
	return s.start(full, r) + "What is the smallest number of moves after which " + s.goals(r) + "?"
}

// posed is the same for a problem that asks for a plan.
func (s speaker) posed(full bool, r *draw.Source) string {
	return s.start(full, r) + "What is a shortest plan after which " + s.goals(r) + "?"
}

// start is what is known, with the withheld fact or without.
func (s speaker) start(full bool, r *draw.Source) string {
	known := list(s.Known.True)
	draw.Shuffle(r, known)
	if full && s.State>>s.Held&1 == 1 {
		known = append(known, s.Held)
	}
	var b strings.Builder
	b.WriteString(rules + "\n\nThis is known about the start; what is not listed may hold or not:\n")
	for _, f := range known {
		b.WriteString("- " + sentence(s.says(s.Facts[f], true)) + "\n")
	}
	for _, f := range list(s.Known.False) {
		b.WriteString("- " + sentence(s.says(s.Facts[f], false)) + "\n")
	}
	if full && s.State>>s.Held&1 == 0 {
		b.WriteString("- " + sentence(s.says(s.Facts[s.Held], false)) + "\n")
	}
	b.WriteString("The blocks are " + strings.Join(s.colour, ", ") + ".\n\n")
	return b.String()
}

func (s speaker) goals(r *draw.Source) string {
	var goals []string
	for _, f := range list(s.Goal) {
		goals = append(goals, s.says(s.Facts[f], true))
	}
	draw.Shuffle(r, goals)
	return strings.Join(goals, " and ")
}
