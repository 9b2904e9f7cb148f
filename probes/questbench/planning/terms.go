package planning

// standing are words between a block and what it stands on.
var standing = []string{
	"on", "sits on", "sitting on", "sit on", "stands on", "standing on", "stand on", "rests on", "resting on", "rest on", "lies on", "lying on",
	"lie on", "placed on", "stacked on", "located on", "directly on", "immediately on", "put on", "currently on", "right on", "atop", "upon",
	"stacked directly on", "placed directly on", "resting directly on", "sitting directly on",
}

// under are words between a block and what it carries.
var under = []string{
	"support", "supports", "supporting", "carry", "carries", "carrying", "under", "beneath", "below", "underneath", "directly under",
	"directly below", "directly beneath",
}

// terms are the groups by which a question about a fact is known. Who stands on
// whom is told by order, so the terms are words in a row.
func (s speaker) terms(f Fact) [][]string {
	a := s.colour[f.A]
	switch f.Kind {
	case On:
		return s.onTerms(a, s.colour[f.B])
	case Table:
		return [][]string{{a}, {"table", "tabletop", "ground"}}
	case Clear:
		return [][]string{{a}, {
			"clear", "uncovered", "covered", "free", "bare", "nothing on", "nothing is on", "anything on", "something on", "any block on", "another block on",
			"nothing on top", "anything on top", "something on top", "anything standing on", "anything stacked on", "anything sitting on", "anything resting on",
			"anything lying on", "carry anything", "carries anything", "carries nothing", "carry nothing", "carry a block", "carry another block", "exposed", "unobstructed",
		}}
	case Held:
		return [][]string{{a}, {"arm", "hold", "holds", "holding", "held", "hand", "gripper", "grip", "carried by", "picked up"}}
	}
	return [][]string{{
		"arm empty", "arm is empty", "arm currently empty", "arm free", "arm is free", "arm currently free", "holding nothing", "holding anything", "hold anything",
		"hold nothing", "holds nothing", "holds anything", "holding a block", "holding any block", "hold a block", "hold any block", "empty", "holding something", "hold something", "arm idle", "arm in use",
	}}
}

// onTerms are the words before the relation and those after it.
func (s speaker) onTerms(a, b string) [][]string {
	var before, after []string
	for _, w := range standing {
		before = append(before, a+" block "+w, a+" one "+w, a+" "+w)
	}
	after = append(after, "on the "+b, "on "+b, "on top of the "+b, "on top of "+b, "atop the "+b, "atop "+b, "upon the "+b, "upon "+b)
	for _, w := range under {
		before = append(before, b+" block "+w, b+" block is "+w, b+" "+w, b+" one "+w)
		after = append(after, w+" the "+a, w+" "+a)
	}
	return [][]string{before, after}
}
