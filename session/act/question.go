package act

// form is the grammatical form of a question.
type form uint8

const (
	noQuestion form = iota
	plain           // has a mark; nothing else gives it away
	inverted        // "are you", "does the bag"
	whForm          // "which city", "in what year"
	stated          // a statement with a question mark: "you want two rooms?"
)

// questionForm tells whether the sentence is a question and of which form.
// Without a mark only word order and question words speak for it.
func questionForm(tokens []token, marked, whole bool) form {
	if len(tokens) == 0 {
		return noQuestion
	}
	for i := range tokens {
		if !tokens[i].clause || tokens[i].quoted {
			continue
		}
		if f := clauseForm(tokens, i, marked, whole); f != noQuestion {
			return f
		}
	}
	if !marked {
		return noQuestion
	}
	b := begin(tokens)
	if tokens[b].is(isSubject|isYou) && !anyIs(tokens[b:], isWh) {
		return stated
	}
	return plain
}

func clauseForm(tokens []token, i int, marked, whole bool) form {
	t := tokens[i]
	rest := tokens[i:]
	if t.is(isPrep) && len(rest) > 1 && rest[1].is(isWh) {
		t, rest = rest[1], rest[1:]
	}
	switch {
	case t.is(isAux) && inverts(rest, marked):
		return inverted
	case t.is(isWh):
		if marked || whAsks(rest, whole && i <= begin(tokens)) {
			return whForm
		}
	}
	return noQuestion
}

// inverts reports whether an auxiliary is followed by its subject. "Do the
// following" and "have a good day" are orders and wishes.
func inverts(tokens []token, marked bool) bool {
	if len(tokens) < 2 || !tokens[1].is(isSubject) {
		return false
	}
	if marked || tokens[1].is(isYou) {
		return true
	}
	switch vocab.words[tokens[0].id] {
	case "do", "have", "may", "had", "were", "should", "don't":
		switch vocab.words[tokens[1].id] {
		case "i", "we", "they":
			return vocab.words[tokens[0].id] != "had" && vocab.words[tokens[0].id] != "were"
		}
		return false
	}
	return true
}

// whAsks reports whether a clause that starts with a question word asks
// although it has no mark: "which city do you mean", and, when it is the whole
// reply, "what year".
func whAsks(tokens []token, whole bool) bool {
	for i := 1; i < len(tokens) && i < 8; i++ {
		if tokens[i].clause {
			break
		}
		if tokens[i].is(isAux) && i+1 < len(tokens) {
			next := tokens[i+1]
			if next.is(isYou) || vocab.words[next.id] == "i" {
				return i > 1 || vocab.words[tokens[0].id] != "when"
			}
			return whole && next.is(isSubject)
		}
	}
	if !whole || len(tokens) > 3 || len(tokens) < 2 {
		return false
	}
	switch vocab.words[tokens[0].id] {
	case "what", "which", "whose":
		return !tokens[1].is(isSubject | isAux | isYou | isPrep)
	case "how":
		w := vocab.words[tokens[1].id]
		return w == "many" || w == "much"
	}
	return false
}

// directed reports whether a question can only be answered by the one it is
// put to.
func directed(tokens []token, f form) bool {
	if !anyIs(tokens, isYou) {
		return false
	}
	if anyIs(tokens, isWanting) {
		return true
	}
	return f == inverted
}
