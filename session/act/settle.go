package act

import (
	"strings"

	"askance/session/act/value"
)

// Whether a question is answered by what follows it, or left to the user.

// answers reports whether the sentence can be the answer to a question that
// stands right before it.
func answers(s *sentence) bool {
	for _, k := range [...]kind{request, wish, courtesy, checks, flags, lacks, intro, looks, assumes, declines, cannot} {
		if s.hit(k) {
			return false
		}
	}
	if strings.HasPrefix(s.text, "(") || len(s.text) > 1 && s.text[1] == ')' {
		return false // says what the question means, or what there is to choose from
	}
	if givesReason(s.text) {
		return true
	}
	if strings.Contains(s.text, " = ") {
		return true // "if they work 12 hours, he makes 12 x 60 = 720"
	}
	if s.ofQuestions() || s.under("if") && s.hit(extra) && !s.item {
		return false // "one more question.", "if it's over 8, …"
	}
	if s.numbers || s.foreign || abroad(s.tokens) {
		return s.numbers // of other languages only figures are understood
	}
	goesOn := s.hit(extra) && !(s.item && s.under("if") && !anyIs(s.tokens, isMe)) // "if not, replace it"
	return !s.hit(meta) && !goesOn && s.words > 0
}

// key reports whether the answers to all the questions before follow: "Answers:
// …".
func key(s *sentence) bool {
	return (s.under("answers") || s.under("solutions")) && strings.ContainsRune(s.text, ':')
}

// quantity reports whether a question is of the form "how many".
func quantity(s *sentence) bool {
	if s.form != whForm || s.asksFrom+1 >= len(s.tokens) || vocab.words[s.tokens[s.asksFrom].id] != "how" {
		return false
	}
	w := vocab.words[s.tokens[s.asksFrom+1].id]
	return w == "many" || w == "much"
}

// counts reports whether the sentence names a number, or none.
func counts(s *sentence) bool {
	if s.numbers {
		return true
	}
	for _, t := range s.tokens {
		w := s.text[t.start:t.end]
		if _, ok := value.Number(w); ok {
			return true
		}
		switch vocab.words[t.id] {
		case "all", "none", "no", "some", "many", "much", "more", "several", "few", "half", "both":
			return true
		}
	}
	return false
}

// follows reports whether the sentence says what would be if the answer were
// yes: "that would bring it to 12".
func follows(s *sentence) bool {
	b := begin(s.tokens)
	if b+1 >= len(s.tokens) || !s.tokens[b].is(isPointing|isSubject) {
		return false
	}
	w := vocab.words[s.tokens[b+1].id]
	return w == "would" || w == "might" || w == "could"
}

// would reports whether the sentence says what the model would do.
func would(s *sentence) bool {
	return s.under("i'd") || s.under("i'll") || s.under("i've") || s.under("we'd") || s.under("we'll")
}

// ofQuestions reports whether the sentence only names the questions.
func (s *sentence) ofQuestions() bool {
	n := len(s.tokens)
	if n == 0 || n > 4 {
		return false
	}
	for _, t := range s.tokens {
		if w := vocab.words[t.id]; w == "question" || w == "questions" {
			return true
		}
	}
	return false
}

// yesNo reports whether the question wants a yes or no that code does not give:
// "is the input sorted?", but not "can we do better?".
func yesNo(s *sentence) bool {
	if s.form != inverted || s.asksFrom+1 >= len(s.tokens) {
		return false
	}
	switch vocab.words[s.tokens[s.asksFrom+1].id] {
	case "we", "i", "there", "you":
		return false
	}
	return true
}

// ofItsOwn reports whether a question whether something is right names it, so that
// the reply may answer it itself: "is 9 correct? Yes, for …". "Is that right?" is the user's
// to say.
func ofItsOwn(s *sentence) bool {
	at := s.tokens[s.asksFrom:]
	return len(at) > 2 && vocab.words[at[0].id] == "is" && !at[1].is(isPointing|isYou|isMe) && s.hits[tagged].from == s.asksFrom
}

// own reports whether the last question that waits is about what the model
// itself does: "what would I do?"
func (v *verdict) own() bool { return len(v.pending) > 0 && v.pending[len(v.pending)-1].own }

// looking reports whether the last that waits is a value that the reply says
// it needs: it may then find it, or assume it.
func (v *verdict) looking() bool { return len(v.pending) > 0 && v.pending[len(v.pending)-1].looks }

// unanswered reports whether a statement right behind a question cannot be its
// answer: "how many?" wants a number, and "that would …" follows from a yes.
func (v *verdict) unanswered(s *sentence) bool {
	if len(v.pending) == 0 {
		return false
	}
	p := v.pending[len(v.pending)-1]
	if p.firm {
		return !s.under("then") && vocab.words[s.tokens[0].id] != "then"
	}
	return p.quantity && !counts(s) || p.yesNo && follows(s)
}

// settleByCode decides the waiting questions where code follows: it shows how
// something is done, and does not say yes or no.
func (v *verdict) settleByCode() {
	for _, p := range v.pending {
		if p.yesNo || p.quantity {
			v.settle(false)
			return
		}
	}
	v.settle(true)
}

// answerAll takes all waiting questions as answered.
func (v *verdict) answerAll() {
	v.selfs += len(v.pending)
	v.pending, v.version = v.pending[:0], v.version+1
}

// settle decides the waiting questions: answered by the sentence that follows
// them, or left to the user.
func (v *verdict) settle(answered bool) {
	if len(v.pending) == 0 {
		return
	}
	n := len(v.pending)
	if answered && (n == 1 || !v.pending[0].item || !v.pending[n-1].item) {
		v.selfs += n
		v.pending, v.version = v.pending[:0], v.version+1
		return
	}
	for _, p := range v.pending {
		put := &sentence{start: p.start, end: p.end, item: p.item}
		if p.confirms {
			v.confirm(put, p.why)
			continue
		}
		v.raise(put, p.before, p.why)
	}
	v.pending, v.version = v.pending[:0], v.version+1
}
