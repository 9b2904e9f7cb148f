package act

import "strings"

// Who is to do what a sentence speaks of: the user for the model, the user for
// his own sake, or the model itself. Only the first asks for anything.

// elsewhere reports whether a "please check" sends the user to somebody else:
// "please confirm with the bank".
func elsewhere(s *sentence) bool {
	to := s.hits[checks].to
	if to+1 >= len(s.tokens) || vocab.words[s.tokens[to].id] != "with" {
		return false
	}
	switch vocab.words[s.tokens[to+1].id] {
	case "me", "us", "a", "an", "yes": // with a "yes"
		return false
	}
	return !s.tokens[to+1].quoted
}

// inCase reports whether what is asked for is only needed if the user wants
// more: "if you need another one, let me know the size".
func inCase(s *sentence) bool {
	b := begin(s.tokens)
	if !s.under("if") || len(s.tokens) < b+3 || !s.tokens[b+1].is(isYou) {
		return false
	}
	for _, t := range s.tokens[b+2 : min(b+4, len(s.tokens))] {
		switch vocab.words[t.id] {
		case "want", "need", "like", "wish", "require", "interested":
			return true
		}
	}
	return false
}

// looksItself reports whether a "let me check" is what the model goes on to do:
// "let me verify that the tests pass". What it holds against the user's words
// it checks with the user: "let me confirm the details".
func looksItself(s *sentence) bool {
	from := s.hits[checks].from
	if vocab.words[s.tokens[from].id] != "let" {
		return false
	}
	if s.announces() && from+2 < len(s.tokens) && vocab.words[s.tokens[from+2].id] == "check" {
		return true // "let me check your booking:", before it calls a tool
	}
	if anyIs(s.tokens, isYou) {
		return false
	}
	if i := strings.IndexByte(s.text, ':'); i > 0 && i+1 < len(s.text) {
		return false // what it checks follows
	}
	for _, t := range s.tokens[from+2:] {
		switch vocab.words[t.id] {
		case "i", "i've", "we", "my", "details", "info", "information", "everything", "recap":
			return false
		}
	}
	switch vocab.words[s.tokens[len(s.tokens)-1].id] {
	case "right", "correct", "correctly":
		return false
	}
	return true
}

// reportsBack reports whether the user is to tell how what was done turns out:
// "let me know what you see".
func reportsBack(s *sentence) bool {
	for i := s.hits[request].from; i+2 < len(s.tokens); i++ {
		if vocab.words[s.tokens[i].id] != "what" {
			continue
		}
		switch vocab.words[s.tokens[i+2].id] {
		case "see", "get", "find", "notice":
			return s.tokens[i+1].is(isYou)
		}
		return vocab.words[s.tokens[i+1].id] == "happens"
	}
	return false
}

// further reports whether a question is about what more the model could do:
// "which part would you like me to explain further?"
func further(s *sentence) bool {
	for _, t := range s.tokens {
		switch vocab.words[t.id] {
		case "further", "more", "next", "else", "another":
			return true
		}
	}
	return false
}

// ofYours reports whether a question asks what something of the user's is:
// "what's your talk about?"
func ofYours(tokens []token) bool {
	is := 0
	switch {
	case tokens[0].is(isWhIs):
	case tokens[0].is(isWh) && len(tokens) > 1 && tokens[1].is(isAux):
		is = 1
	default:
		return false
	}
	return is+1 < len(tokens) && vocab.words[tokens[is+1].id] == "your"
}

// mayThen reports whether what the model would do with the answer is an offer:
// "let me know which one, and I can draw it".
func mayThen(s *sentence, k kind) bool {
	for i := s.hits[k].to; i+2 < len(s.tokens); i++ {
		if vocab.words[s.tokens[i].id] != "and" {
			continue
		}
		if w := vocab.words[s.tokens[i+2].id]; s.tokens[i+1].is(isMe) && (w == "can" || w == "could") {
			return true
		}
	}
	return false
}

// mayBefore is the same with the offer first: "I can draw it if you tell me
// which one".
func mayBefore(s *sentence) bool {
	b := begin(s.tokens)
	if b+2 >= len(s.tokens) || !s.tokens[b].is(isMe) {
		return false
	}
	for _, t := range s.tokens[b+1 : min(b+3, len(s.tokens))] {
		if w := vocab.words[t.id]; w == "can" || w == "could" {
			return true
		}
	}
	return false
}

// underIf reports whether the request stands under an "if" of its own: "I took the
// bank for a house; if you meant the river's, tell me".
func underIf(s *sentence) bool {
	for i := 1; i < s.hits[request].from; i++ {
		if vocab.words[s.tokens[i].id] == "if" && s.tokens[i].clause {
			return true
		}
	}
	return false
}

// thanksFor reports whether the model thanks for a yes that it got: "thank you
// for confirming".
func thanksFor(s *sentence) bool {
	h := s.hits[checks]
	if h.from == 0 || vocab.words[s.tokens[h.from-1].id] != "for" {
		return false
	}
	w := vocab.words[s.tokens[0].id]
	return w == "thank" || w == "thanks"
}

// ifYes reports whether the sentence begins "if so": the question before it is
// what it hangs on.
func ifYes(s *sentence) bool {
	b := begin(s.tokens)
	if b+1 >= len(s.tokens) {
		return false
	}
	w := vocab.words[s.tokens[b+1].id]
	return w == "so" || w == "yes"
}

// address is how a question turns to the user.
type address uint8

const (
	nobody  address = iota // no word for the user
	anyone                 // "can you see why": may be meant for whoever reads
	theUser                // can only be answered by the one it is put to
)

// addressed tells to whom the question turns.
func addressed(tokens []token, f form) address {
	switch {
	case f == whForm && asksModel(tokens):
		return theUser
	case !anyIs(tokens, isYou):
		return nobody
	case anyIs(tokens, isWanting) && (f != whForm || wantsOfYou(tokens)), f == whForm && (whichOfYours(tokens) || ofYours(tokens)):
		return theUser
	case f != inverted:
		return anyone
	}
	switch vocab.words[tokens[0].id] {
	case "can", "could", "would", "will", "should", "might", "may", "can't", "couldn't", "wouldn't":
		return anyone
	}
	return theUser
}

// wantsOfYou reports whether what is asked for is what the user wants, and not
// what anybody does to get it: "which one do you want", not "how do you get what
// you want".
func wantsOfYou(tokens []token) bool {
	for i := range tokens {
		if tokens[i].is(isYou) {
			return anyIs(tokens[:i], isWanting) || anyIs(tokens[i:min(i+4, len(tokens))], isWanting)
		}
	}
	return false
}

// asksModel reports whether the question is about what the model is to do:
// "which date should I use?"
func asksModel(tokens []token) bool {
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].clause {
			return false
		}
		if w := vocab.words[tokens[i].id]; w == "should" || w == "shall" {
			return vocab.words[tokens[i+1].id] == "i"
		}
	}
	return false
}

// whichOfYours reports whether the question is of the form "which city do you
// live in". "Which number do you get" is left out: whoever works it out gets it.
func whichOfYours(tokens []token) bool {
	if w := vocab.words[tokens[0].id]; w != "which" && w != "what" {
		return false
	}
	choice := anyIs(tokens, isOr) // "which one do you have, the round or the square one?"
	for i := 2; i+2 < len(tokens) && i < 6; i++ {
		if !tokens[i].is(isAux) {
			continue
		}
		switch vocab.words[tokens[i+2].id] {
		case "get", "have", "see", "find", "notice":
			return choice && vocab.words[tokens[i+1].id] == "you"
		}
		return vocab.words[tokens[i+1].id] == "you" && !tokens[i-1].is(isAux|isSubject)
	}
	return false
}
