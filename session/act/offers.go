package act

// The forms in which something is offered. Whether it is an offer or a question
// that the answer hangs on, propose decides.

// hasName reports whether what is offered has a name of its own: "would you like
// a place called The Mill?", and not "the file to be called Notes".
func hasName(s *sentence) bool {
	at := s.tokens[s.asksFrom:]
	if len(at) < 4 || vocab.words[at[3].id] != "a" && vocab.words[at[3].id] != "an" {
		return false
	}
	for i := 4; i+1 < len(at); i++ {
		switch vocab.words[at[i].id] {
		case "called", "named":
			return at[i+1].upper || at[i+1].quoted
		}
	}
	return false
}

// interestedIn reports whether a question asks for interest in one thing, by its
// name: "would you be interested in Calgary?"
func interestedIn(s *sentence) bool {
	n := len(s.tokens)
	return n > 3 && vocab.words[s.tokens[n-3].id] == "interested" && vocab.words[s.tokens[n-2].id] == "in" && s.tokens[n-1].upper
}

// likesName reports whether "how would you like" is followed by a name: "how
// would you like The Mill in Ely?"
func likesName(s *sentence) bool {
	at := s.tokens[s.asksFrom:]
	return len(at) > 4 && vocab.words[at[0].id] == "how" && asksWish(at[1:]) && vocab.words[at[3].id] == "like" && at[4].upper && !names(s, "to")
}

// knowsTitle reports whether something is recommended by asking whether the user
// knows it: "have you seen Parasite?" What the user did before is asked for:
// "have you seen Dr Lee before?"
func knowsTitle(s *sentence) bool {
	at := s.tokens[s.asksFrom:]
	if len(at) < 4 || !at[1].is(isYou) {
		return false
	}
	i := 3
	switch vocab.words[at[2].id] {
	case "seen", "see", "watched", "read":
	case "heard":
		if w := vocab.words[at[3].id]; w != "of" && w != "about" {
			return false
		}
		i++
	default:
		return false
	}
	if i >= len(at) || names(s, "before", "yet", "dr", "doctor", "or") {
		return false
	}
	for _, t := range at[i:] {
		if !t.upper && !t.quoted && t.id != numberWord && !t.is(isArticle|isPrep) {
			return false
		}
	}
	return true
}

// instead reports whether the model offers to look for something else than what
// it did not find, of whatever kind: "for other dates or another airport".
func instead(s *sentence) bool {
	return meTo(s) && names(s, "alternative", "alternatives", "other", "different")
}

// orOthers reports whether the last that there is to choose from is to hear of
// more: "book one of these, or see other times?"
func orOthers(s *sentence) bool {
	for i := range s.tokens {
		if !s.tokens[i].is(isOr) {
			continue
		}
		look, others := false, false
		for _, t := range s.tokens[i+1:] {
			switch vocab.words[t.id] {
			case "hear", "see", "check", "look", "know", "search":
				look = true
			case "other", "others", "more", "different", "another", "else":
				others = true
			}
		}
		return look && others
	}
	return false
}

// orDoes reports whether what there is to choose from are things that the model
// would do: "break it down, or compare it to last week?"
func orDoes(s *sentence) bool {
	for i := 1; i < len(s.tokens); i++ {
		if s.tokens[i-1].is(isOr) && s.tokens[i].is(isHelping) {
			return true
		}
	}
	return false
}

// opensFloor reports whether a question leaves it to the user what comes now:
// "what would you like to do next?", "are you ready to order?"
func opensFloor(s *sentence) bool {
	if s.hit(proposal) && (s.under("is") || s.under("are")) {
		return true // "is there anything you would like to change?"
	}
	if !anyIs(s.tokens, isYou) || !anyIs(s.tokens, isWanting) {
		return false
	}
	if helpWith(s) {
		return s.under("what") || s.under("is")
	}
	return s.form == whForm && s.under("what") && doesNext(s)
}

// helpWith reports whether a question ends "help with": what it is that the
// model might help with.
func helpWith(s *sentence) bool {
	n := len(s.tokens)
	return n > 2 && vocab.words[s.tokens[n-2].id] == "help" && vocab.words[s.tokens[n-1].id] == "with"
}

// doesNext reports whether the words hold "do next", "do now" or "do from".
func doesNext(s *sentence) bool {
	for i := 1; i < len(s.tokens); i++ {
		if vocab.words[s.tokens[i-1].id] != "do" {
			continue
		}
		switch vocab.words[s.tokens[i].id] {
		case "next", "now", "from":
			return true
		}
	}
	return false
}

// meTo reports whether the model offers to do something itself: "would you like
// me to add tests or comments?"
func meTo(s *sentence) bool {
	for i := 1; i < len(s.tokens); i++ {
		if vocab.words[s.tokens[i].id] == "to" && s.tokens[i-1].is(isMe) {
			return true
		}
	}
	return false
}

// howAbout reports whether the question is of the form "how about …".
func howAbout(s *sentence) bool {
	b := begin(s.tokens)
	if len(s.tokens) < b+3 {
		return false
	}
	w := vocab.words[s.tokens[b].id]
	return (w == "how" || w == "what") && vocab.words[s.tokens[b+1].id] == "about"
}

// orElse reports whether what is offered stands beside "anything else": "would
// you like directions, or is there anything else?"
func orElse(s *sentence) bool {
	h := s.hits[courtesy]
	for i := max(1, h.from-4); i < h.from; i++ {
		if s.tokens[i].is(isOr) {
			return asksWish(s.tokens[s.asksFrom:])
		}
	}
	return false
}

// likes reports whether a question begins "would you like".
func likes(s *sentence) bool {
	at := s.tokens[s.asksFrom:]
	return asksWish(at) && vocab.words[at[2].id] == "like"
}

// likesThe reports whether a question offers something known: "would you like the
// number?", "to get its address?", "do you want the address?", and not "a larger room".
func likesThe(s *sentence) bool {
	at := s.tokens[s.asksFrom:]
	if len(at) < 5 || !likes(s) && (len(at) > 5 || vocab.words[at[2].id] != "want") {
		return false
	}
	known := 3
	if len(at) > 5 && vocab.words[at[3].id] == "to" {
		known = 5 // "to get its address"
	}
	switch vocab.words[at[known].id] {
	case "the", "their", "its":
		return true
	}
	return false
}

// asksWish reports whether words begin "would you like".
func asksWish(tokens []token) bool {
	if len(tokens) < 3 || !tokens[1].is(isYou) {
		return false
	}
	switch vocab.words[tokens[0].id] {
	case "would", "do":
		return tokens[2].is(isWanting)
	}
	return false
}

// tempts reports whether the question is short for "do you want": after an
// answer, "want a plan for it?" offers more of the same.
func tempts(s *sentence) bool {
	return s.under("need") || s.under("fancy") || s.under("want") && !anyIs(s.tokens, isOr)
}

// proposes reports whether "how about" is followed by a thing of its own and
// not by a property of what the user wants.
func proposes(s *sentence) bool {
	b := begin(s.tokens)
	t := s.tokens[b+2]
	if t.upper || t.quoted || t.id == numberWord || s.text[s.tokens[b+1].end:t.start] != " " {
		return true
	}
	switch vocab.words[t.id] {
	case "a", "an":
		return true
	case "the":
		for _, u := range s.tokens[b+3:] {
			if u.upper || u.id == numberWord {
				return true // a name, not a property
			}
		}
	}
	return false
}
