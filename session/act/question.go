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

// questionForm tells whether the sentence is a question, of which form, and at
// which token the question begins. Without a mark only word order and question
// words speak for it. Whole says that the question may be all that the reply
// has to say.
func questionForm(tokens []token, marked, whole bool) (form, int) {
	first := begin(tokens)
	for i := range tokens {
		if !tokens[i].clause || tokens[i].quoted {
			continue
		}
		if f := clauseForm(tokens, i, marked, whole, i <= first); f != noQuestion {
			return f, i
		}
	}
	if !marked || len(tokens) == 0 {
		return noQuestion, 0
	}
	if b := begin(tokens); states(tokens[b:]) {
		return stated, 0
	}
	return plain, 0
}

// states reports whether words with a question mark are a statement that the
// user should say yes to: "you want two rooms?", "the meeting is at noon?"
func states(tokens []token) bool {
	if anyIs(tokens, isWh|isOr) || tokens[len(tokens)-1].is(isPrep) {
		return false
	}
	switch t := tokens[0]; {
	case t.is(isYou), vocab.words[t.id] == "i", vocab.words[t.id] == "we":
		return len(tokens) > 2
	case t.is(isThats):
		return true
	case vocab.words[t.id] == "that":
		return len(tokens) > 1 && tokens[1].is(isAux) // else a clause: "that poems rhyme"
	case t.is(isSubject):
		return vocab.words[t.id] != "any" && anyIs(tokens[1:], isAux)
	}
	return false
}

func clauseForm(tokens []token, i int, marked, whole, first bool) form {
	t := tokens[i]
	rest := tokens[i:]
	if t.is(isPrep) && len(rest) > 1 && rest[1].is(isWh) {
		t, rest = rest[1], rest[1:]
	}
	switch {
	case t.is(isAux) && !marked && !first && (len(rest) < 2 || !rest[1].is(isYou)):
		return noQuestion // only the first clause can be a question without a mark
	case t.is(isAux) && inverts(rest, marked):
		return inverted
	case t.is(isWh):
		if marked && subjectFirst(rest) {
			return noQuestion // "what you wrote turns it around: how likely is it?"
		}
		if marked || whAsks(rest, whole, first) {
			return whForm
		}
	}
	return noQuestion
}

// subjectFirst reports whether the words are a clause of a statement, behind
// which a question still begins.
func subjectFirst(tokens []token) bool {
	if len(tokens) < 3 || !tokens[1].is(isSubject|isYou) || tokens[0].is(isWhIs) || vocab.words[tokens[0].id] != "what" {
		return false
	}
	for i := 2; i < len(tokens); i++ {
		if tokens[i].clause && tokens[i].is(isWh|isAux) {
			return true
		}
	}
	return false
}

// inverts reports whether an auxiliary is followed by its subject. "Do the
// following" and "have a good day" are orders and wishes.
func inverts(tokens []token, marked bool) bool {
	if len(tokens) < 2 {
		return false
	}
	if !tokens[1].is(isSubject) {
		return !marked && supports(tokens[0]) && !tokens[1].is(isAux|isPrep) && vocab.words[tokens[1].id] != "not" && anyIs(tokens[1:], isYou) // "did the tool work for you"
	}
	if !marked && vocab.words[tokens[1].id] == "your" {
		switch vocab.words[tokens[0].id] {
		case "do", "have":
			return false // "have your eyes tested", "do your part": orders
		}
	}
	if !marked && tokens[1].is(isYou) {
		switch vocab.words[tokens[0].id] {
		case "should", "had":
			return false // "should you decide to go": a condition
		}
	}
	if marked || tokens[1].is(isYou) {
		return true
	}
	if tokens[1].is(isArticle) && vocab.words[tokens[1].id] != "the" {
		return false // "is a kind of bread": part of an answer
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
// reply and the clause its first, "what year".
func whAsks(tokens []token, whole, first bool) bool {
	if len(tokens) > 1 && tokens[0].is(isWhIs) {
		return tokens[1].is(isYou) || whole && first && tokens[1].is(isSubject) // "what's your name"
	}
	if len(tokens) > 1 && tokens[1].is(isSubject|isYou) {
		return false // "what you need is": the subject comes first
	}
	if whole && first && ofKind(tokens) {
		return true
	}
	for i := 1; i < len(tokens) && i < 16; i++ {
		if tokens[i].clause {
			break
		}
		if !tokens[i].is(isAux) || i+1 >= len(tokens) {
			continue
		}
		next := tokens[i+1]
		if next.is(isYou) || vocab.words[next.id] == "i" {
			return true
		}
		if i == 1 && relative(tokens[0]) && !next.is(isPronoun) {
			continue // "who was a doctor": part of an answer
		}
		if next.is(isSubject) || i > 1 && supports(tokens[i]) && !next.is(isAux) && !cleft(tokens[i+1:]) {
			return whole
		}
	}
	return whole && first && (fragment(tokens) || whoIs(tokens))
}

// ofKind reports whether the words begin "what kind of", which never begins an
// answer.
func ofKind(tokens []token) bool {
	if len(tokens) < 4 || vocab.words[tokens[0].id] != "what" && vocab.words[tokens[0].id] != "which" {
		return false
	}
	for _, t := range tokens[3:] {
		if t.is(isPronoun) {
			return false // "what kind of man he was": part of an answer
		}
	}
	for _, t := range tokens[1:3] {
		switch vocab.words[t.id] {
		case "kind", "kinds", "type", "types", "sort", "aspect", "aspects":
			return true
		}
	}
	return false
}

// relative reports whether a question word also begins clauses that say more of
// something.
func relative(t token) bool {
	switch vocab.words[t.id] {
	case "who", "which", "whom", "whose":
		return true
	}
	return false
}

// supports reports whether the word is a form of "do", which after a question
// word and a noun can only ask: "how many plums does each bag hold".
func supports(t token) bool {
	switch vocab.words[t.id] {
	case "do", "does", "did":
		return true
	}
	return false
}

// fragment reports whether the words are a bare "what year" or "how many".
func fragment(tokens []token) bool {
	if len(tokens) < 2 || len(tokens) > 3 {
		return false
	}
	next := tokens[1]
	switch vocab.words[tokens[0].id] {
	case "what", "which", "whose":
		return !next.is(isSubject | isAux | isYou | isPrep)
	case "how":
		return vocab.words[next.id] == "many" || vocab.words[next.id] == "much"
	}
	return false
}

// cleft reports whether a form of "be" follows: "what people do mind is the
// noise" asks nothing.
func cleft(tokens []token) bool {
	for _, t := range tokens {
		switch vocab.words[t.id] {
		case "is", "are", "was", "were":
			return true
		}
	}
	return false
}

// missesPiece reports whether a short question only names what it lacks: "for
// what?", "which country?", "from where, and when?" It answers itself only with
// a verb.
func missesPiece(s *sentence) bool {
	n := len(s.tokens)
	if !s.marked || n < 2 || n > 7 || s.item || anyIs(s.tokens, isAux|isMe) || vocab.words[s.tokens[0].id] == "so" {
		return false
	}
	first := s.tokens[begin(s.tokens)]
	switch w := vocab.words[s.tokens[n-1].id]; {
	case w == "what" || w == "where" || w == "whom":
		return true
	case first.is(isPrep):
		return anyIs(s.tokens, isWh)
	}
	return vocab.words[first.id] == "which" && n < 4
}

// whoIs reports whether the words are a bare "who is Ada Lovelace".
func whoIs(tokens []token) bool {
	if len(tokens) < 3 || len(tokens) > 4 || !relative(tokens[0]) {
		return false
	}
	if be := vocab.words[tokens[1].id]; be != "is" && be != "are" {
		return false
	}
	return !anyIs(tokens[2:], isPrep|isArticle)
}

// titled reports whether the words are a title: every one has a capital, and
// none is for the user. One name at the end makes no title: "Starting in May?"
func titled(s *sentence) bool {
	if len(s.tokens) < 4 || addressed(s.tokens, s.form) != nobody {
		return false
	}
	capitals := 0
	for _, t := range s.tokens {
		if !t.upper && !t.is(isPrep|isArticle|isOr) && t.id != numberWord {
			return false
		}
		if t.upper {
			capitals++
		}
	}
	return capitals > 2
}
