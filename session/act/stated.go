package act

import "strings"

// beg is the reason of a sentence that begs.
func beg(s *sentence) string {
	if s.under("your") {
		return "request: 'your …'"
	}
	return "request: 'please …'"
}

// statement sorts a sentence that asks nothing.
func (t *Tracker) statement(s *sentence) {
	v := &t.v
	flagged := t.flagging(s)
	t.readWorking(s)
	switch {
	case v.listed && s.item && s.words > 0 && !s.hit(presents):
		v.ask(s, "one of a list of things asked for")
	case s.begs() && v.said() == 0:
		v.wish(s, beg(s))
	case s.hit(declines):
		v.decline(s, s.why(declines))
	case s.hit(cannot) && !flagged && !idiom(s):
		v.decline(s, s.why(cannot))
	case s.hit(assumes) && (conditional(s, assumes) || algebra(s)):
		v.fact(s)
	case s.hit(assumes):
		v.assumed++
		t.readAssumption(s)
		if s.hit(final) || strings.Contains(s.text, "=") || numbers(s.tokens) > 1 {
			t.readAnswer(s)
		}
		v.commit(s, s.why(assumes))
	case answersLetter(s.text) && !flagged:
		t.readAnswer(s)
		v.commit(s, "final answer: 'answer:'")
	case emptyBox(s, flagged):
		v.noAnswer = true
		if !flagged {
			v.decline(s, "the box for the answer holds none")
		}
	case strings.Contains(s.text, `\boxed{`), strings.HasPrefix(s.text, "####"):
		t.readAnswer(s)
		v.commit(s, "final answer: in a box")
	case s.hit(final) && (s.numbers || !s.hit(meta)) && !flagged:
		t.readAnswer(s)
		v.commit(s, s.why(final))
	case s.hit(done):
		v.commit(s, s.why(done))
	case s.hit(choice) && v.declined == 0:
		t.readAnswer(s)
		v.commit(s, s.why(choice))
	case s.hit(restates) && v.content == 0:
		v.restated++
	case s.hit(presents) && !s.hit(intro) && !s.hit(retells):
		t.scene.staged = t.scene.staged || s.hit(stages)
		v.presented++
		v.fact(s)
	case s.hit(musing) && s.announces():
		t.quizzing = true // "ask yourself these questions:"
		v.fact(s)
	case s.hit(retells):
		v.retell(s)
	case s.words == 0, s.hit(meta) && !s.numbers && !s.quotes(), s.hit(musing), flagged:
	case len(equations(s.text)) > 0:
		t.readAnswer(s)
		v.commit(s, "works out a value")
	default:
		t.readAnswer(s)
		if t.order.advice && v.commits == 0 && !s.item && s.words > 4 && !v.listed && v.itemised() {
			v.keep() // "1. Savings: do you have enough? … Take your time to decide."
		}
		v.fact(s)
	}
}

// flagging notes that the sentence says that something is missing, and reports
// whether it does.
func (t *Tracker) flagging(s *sentence) bool {
	if strings.HasPrefix(s.text, "(") {
		return false // put in beside what is said
	}
	for _, k := range [...]kind{flags, lacks, depends} {
		if s.hit(k) && s.form == noQuestion && !conditional(s, k) && !ofCode(s, k) && !t.subject(s, k) && !ofYou(s, k) && !concedes(s, k) {
			t.v.flag(s, s.why(k), k == flags)
			return true
		}
	}
	return false
}

// subject reports whether the word that flags is one of the prompt's, and so
// what the reply speaks of: "why is this sentence ambiguous?"
func (t *Tracker) subject(s *sentence, k kind) bool {
	switch w := vocab.words[s.tokens[s.hits[k].to-1].id]; w {
	case "unclear", "ambiguous", "underspecified", "vague", "unspecified":
		return strings.Contains(t.order.tail, w)
	case "interpretations", "meanings", "readings", "interpretation":
		return strings.Contains(t.order.tail, "mean")
	}
	return false
}

// concedes reports whether what flags stands in a clause that only concedes
// something: "while it is hard to say without knowing more, most people …". An
// assumption beside it makes it count.
func concedes(s *sentence, k kind) bool {
	if s.hit(assumes) || s.hit(request) || s.hit(wish) {
		return false
	}
	for i := 0; i <= s.hits[k].from && i < len(s.tokens); i++ {
		switch vocab.words[s.tokens[i].id] {
		case "while", "although", "though":
			return s.tokens[i].clause && !parted(s.tokens[i+1:s.hits[k].from+1]) && parted(s.tokens[s.hits[k].to:])
		}
	}
	return false
}

// ofYou reports whether it is the user who cannot tell: "so you can't say that
// it is a fake".
func ofYou(s *sentence, k kind) bool {
	h := s.hits[k]
	return h.from > 0 && s.tokens[h.from-1].is(isYou) && s.tokens[h.from].is(isAux)
}
