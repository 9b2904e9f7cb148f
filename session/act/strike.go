package act

// What in the rest of a sentence speaks against the rule that fired in it.

// toPlease reports whether the "please" at the end is what something is bound
// to do, and no request.
func toPlease(s *sentence) bool {
	n := len(s.tokens)
	return n > 1 && vocab.words[s.tokens[n-1].id] == "please" && vocab.words[s.tokens[n-2].id] == "to"
}

// instructs reports whether it is a step of instructions, "3. Enter your name".
func instructs(s *sentence) bool {
	return s.item && s.hits[wish].from == begin(s.tokens) && !s.under("let")
}

// wonders reports whether what looks like "I need" is a question about it, "do
// I need a lock?", or stands in a clause of its own.
func wonders(s *sentence) bool {
	h := s.hits[request]
	if h.from == 0 || !s.tokens[h.from].is(isMe) || s.tokens[h.from].clause {
		return false
	}
	before := s.tokens[h.from-1]
	switch vocab.words[before.id] {
	case "everything", "whatever":
		return true
	}
	return before.is(isAux) || before.is(isWh) && !before.clause // "it tells me what I need to know"
}

// forbids reports whether the request is not to do it: "please don't send me …".
func forbids(s *sentence) bool {
	h := s.hits[request]
	for _, t := range s.tokens[h.from:h.to] {
		switch vocab.words[t.id] {
		case "don't", "not", "never":
			return true
		}
	}
	return false
}

// promises reports whether what looks like an order has a subject before it:
// "I'll call them, and give you more details".
func promises(s *sentence) bool {
	h := s.hits[wish]
	return h.from > 0 && h.rule.pat.first && s.tokens[begin(s.tokens)].is(isMe) && begin(s.tokens) < h.from
}

// fetches reports whether the model says what it will get for itself: "now I
// need to get the token". From the user it gets "your" or "from you".
func fetches(s *sentence) bool {
	h := s.hits[request]
	if vocab.words[s.tokens[h.to-1].id] != "get" || !s.tokens[h.from].is(isMe) {
		return false
	}
	return !anyIs(s.tokens, isYou) && s.form == noQuestion && !names(s, "please", "details", "information", "info")
}

// advising reports whether "perhaps you could" only advises: "maybe check the fuse
// first". What the model wants has a "me", an "us" or a "your" in it.
func advising(s *sentence) bool {
	switch vocab.words[s.tokens[s.hits[request].from].id] {
	case "perhaps", "maybe", "possibly":
		return s.form == noQuestion && !anyIs(s.tokens, isMe) && !names(s, "your", "us")
	}
	return false
}

// titles reports whether words that would ask without a mark are a heading or a
// clause, "what you need:": they ask only as the whole of a reply.
func (v *verdict) titles(s *sentence) bool {
	h := s.hits[request]
	if s.form != noQuestion || !s.tokens[h.from].is(isWh) || anyIs(s.tokens[h.from:h.to], isMe) || names(s, "about") {
		return false // "what about your number"
	}
	return !s.line || v.sentences > 1 || h.from > begin(s.tokens) || s.announces()
}

// participle reports whether a "confirming" only says what something just told
// does: "it has been sent, confirming the order".
func participle(s *sentence) bool {
	from := s.hits[checks].from
	w := vocab.words[s.tokens[from].id]
	return from > begin(s.tokens) && w == "confirming" && s.hit(done)
}

// ownDoing reports whether what seems to announce questions is something that
// the model will do, "I will provide the details to my colleagues", or that the
// user may do.
func ownDoing(s *sentence) bool {
	h := s.hits[intro]
	for i := max(0, h.from-4); i+1 < h.from && s.form == noQuestion; i++ {
		if s.tokens[i].is(isYou) && (vocab.words[s.tokens[i+1].id] == "can" || vocab.words[s.tokens[i+1].id] == "could") && !s.under("if") {
			return true // "you can ask questions to clarify a point": advice
		}
	}
	switch vocab.words[s.tokens[h.from].id] {
	case "provide", "address", "answer", "consider", "specify":
	default:
		return false
	}
	b := begin(s.tokens)
	return b < h.from && s.tokens[b].is(isMe) && !anyIs(s.tokens[b:h.from], isYou|isWanting)
}

// toConsider reports whether questions are announced that the user may put to
// himself: "key questions to consider".
func toConsider(s *sentence) bool {
	h := s.hits[intro]
	return vocab.words[s.tokens[h.to-1].id] == "consider"
}

// retries reports whether a wish only says "please try again", or a little more
// before it. "Send me the file again" asks for something.
func retries(s *sentence) bool {
	n := len(s.tokens)
	return n > 1 && n < 6 && vocab.words[s.tokens[n-1].id] == "again" && s.hits[wish].to == n && s.hits[wish].from >= n-4 && vocab.words[s.tokens[n-2].id] == "try"
}

// rejects reports whether a statement says that what the user gave will not do,
// so that it has to be given again: "this is not a valid date".
func rejects(s *sentence) bool {
	const most = 20 // words
	if len(s.tokens) > most {
		return false
	}
	not := false
	for _, t := range s.tokens {
		switch vocab.words[t.id] {
		case "not", "isn't", "wasn't", "didn't", "doesn't", "couldn't":
			not = true
		case "valid", "correct", "recognized", "match", "find", "found", "in", "exist":
			if not {
				return true
			}
		case "invalid", "incorrect", "unknown":
			return true
		}
	}
	return false
}

// teaches reports whether what seems to be wished for is a step that the user was
// told how to take: "enter your password when asked".
func (t *Tracker) teaches(s *sentence) bool {
	if s.form != noQuestion || t.v.said() == 0 {
		return false
	}
	return s.hit(usage) || s.under("enter") && holdsAny(t.order.tail, []string{"how do i", "how to", "how can i"})
}

// retriesCheck reports whether something is to be checked for the user's own
// sake: "please check that the card is valid and try again".
func retriesCheck(s *sentence) bool {
	return s.form == noQuestion && vocab.words[s.tokens[len(s.tokens)-1].id] == "again"
}
