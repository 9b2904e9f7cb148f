package act

import "strings"

// Typing errors matter only in the few words that make a question: a slip in
// any other word leaves its form alone. They are mended where word order
// speaks for the word that was meant.

// slipped mends the words around the beginning of a sentence: "dio you want",
// "are yuo sure", "waht time".
func slipped(tokens []token, text string) {
	b := begin(tokens)
	if b+1 >= len(tokens) {
		return
	}
	first, second := &tokens[b], &tokens[b+1]
	switch {
	case first.is(isAux) && unknown(second):
		if w := strings.ToLower(text[second.start:second.end]); slip(w, "you") || glued(w) {
			second.id = vocab.ids["you"]
		}
	case unknown(first) && second.is(isYou):
		first.mend(text, "do", "are", "did", "would", "could", "what", "which", "where")
	case unknown(first):
		first.mend(text, "what", "which", "where", "when")
	case first.is(isPrep) && unknown(second):
		second.mend(text, "what", "which", "where")
	}
}

// unknown reports whether no rule knows the word.
func unknown(t *token) bool {
	return t.id == unknownWord && t.latin && !t.quoted && t.end-t.start <= 12
}

// mend takes the word for the one of which it is a slip.
func (t *token) mend(text string, meant ...string) {
	w := strings.ToLower(text[t.start:t.end])
	for _, m := range meant {
		if slip(w, m) {
			t.id = vocab.ids[m]
			return
		}
	}
}

// glued reports whether a word is "you" and a verb of wanting without the
// blank: "do youwant".
func glued(w string) bool {
	rest, ok := strings.CutPrefix(w, "you")
	id, known := vocab.ids[rest]
	return ok && known && features[id]&isWanting != 0
}

// slip reports whether w is meant with two neighbouring letters exchanged or
// one letter too many. A letter too few or another one makes words of their own
// too often: "ho", "dot".
func slip(w, meant string) bool {
	switch len(w) - len(meant) {
	case 0:
		i := 0
		for i < len(w) && w[i] == meant[i] {
			i++
		}
		return i+1 < len(w) && w[i] == meant[i+1] && w[i+1] == meant[i] && w[i+2:] == meant[i+2:]
	case 1:
		i := 0
		for i < len(meant) && w[i] == meant[i] {
			i++
		}
		return w[i+1:] == meant[i:]
	}
	return false
}

// runOn returns where a question to the user begins behind a statement, in
// words without any mark: "there are some guides for it are you interested".
func runOn(tokens []token) int {
	which := false
	b := begin(tokens)
	for i := b + 2; i+2 < len(tokens); i++ {
		which = which || tokens[i-1].is(isWh)
		if tokens[i-1].clause && i > b+1 || tokens[i].clause {
			return 0 // marks would have parted the two
		}
		if asksOf(tokens[i:], which) && !tokens[i-1].is(isWh|isCondition|isOr|isSubject) {
			return i
		}
	}
	return 0
}

// asksOf reports whether words begin "are you interested", with what only the
// user can answer for, or follow a question word.
func asksOf(tokens []token, which bool) bool {
	switch vocab.words[tokens[0].id] {
	case "are", "do", "would", "did", "have":
		return vocab.words[tokens[1].id] == "you" && (which || len(tokens) == 3 || anyIs(tokens[2:], isWanting|isAux))
	case "should", "shall":
		return tokens[1].is(isMe) && anyIs(tokens[2:min(14, len(tokens))], isOr) // "… so should I start on the left or on the right"
	}
	return false
}

// tagOnly reports whether a statement ends with a tag of one word that asks for
// a yes, and with no mark.
func tagOnly(s *sentence) bool {
	n := len(s.tokens)
	if n < 4 || s.hits[tagged].from != n-1 || !s.tokens[n-1].clause || s.tokens[n-1].end != len(s.text) {
		return false
	}
	for _, t := range s.tokens[min(begin(s.tokens)+1, n-1) : n-1] {
		if t.clause && t.id != numberWord {
			return false // the last of a list: "up, down, left, right"
		}
	}
	w := vocab.words[s.tokens[n-1].id]
	return w == "correct" || w == "right"
}

// elliptic reports whether the words are short for "are you looking for …", as
// typed in a chat: without a capital and without a mark.
func elliptic(tokens []token) bool {
	return len(tokens) > 2 && !tokens[0].upper && tokens[0].is(isWanting) && !tokens[0].is(isAux) &&
		tokens[1].is(isPrep) && !anyIs(tokens, isMe)
}
