package act

import "strings"

// question sorts a question that no rule has claimed.
func (t *Tracker) question(s *sentence) {
	v := &t.v
	if t.written(s) || t.proposed(s) {
		return
	}
	switch {
	case s.announces() && !s.marked && s.form == inverted && anyIs(s.tokens, isYou):
		v.ask(s, "interrogative with what there is to choose from")
		v.listed = true
	case s.begins && v.said() > 2 && !v.listed && !s.item && strings.HasPrefix(s.text, "**") && strings.HasSuffix(s.text, "**"):
		v.wait(s, "interrogative that the reply leaves open") // a line in bold is a heading, unless nothing follows
	case s.hit(reading):
		v.ask(s, s.why(reading))
	case missesPiece(s):
		v.ask(s, "interrogative for the missing piece")
	case tempts(s) && v.said() > 1, s.under("want") && v.long():
		v.offers++
	case s.form == plain && s.tokens[begin(s.tokens)].is(isWanting) && !v.listed:
		v.wait(s, "interrogative directed at the user") // "looking for a present?" may be an advertisement
	case s.advised && !v.listed:
		v.musings++ // "research the company. What do they make?"
		v.tips++
	case asksWish(s.tokens[s.asksFrom:]) && s.form == inverted && v.content > 2:
		v.wait(s, "interrogative directed at the user")
	case s.form == stated && supposes(s):
		v.wait(s, "interrogative that the reply leaves open")
	case s.form == stated:
		v.confirm(s, "states a reading and asks for a yes")
	case addressed(s.tokens[s.asksFrom:], s.form) == theUser:
		v.raise(s, v.said(), "interrogative directed at the user")
	case v.listed:
		v.wait(s, "one of a list of questions to the user")
	case addressed(s.tokens[s.asksFrom:], s.form) == anyone:
		v.wait(s, "interrogative directed at the user")
	default:
		v.wait(s, "interrogative that the reply leaves open")
	}
}

// written takes a question that is part of what was written for the user, or
// that expects no answer, and reports whether it is one.
func (t *Tracker) written(s *sentence) bool {
	v := &t.v
	switch {
	case t.quizzing && (s.item && !v.listed || v.presented > 0), t.exercise && !s.hit(proposal) && (s.form != inverted || addressed(s.tokens, s.form) != theUser):
		v.fact(s)
	case s.item && !v.listed && v.presented > 0 && v.content > 2 && v.commits == 0 && addressed(s.tokens, s.form) == nobody:
		v.fact(s) // part of what was presented: a worksheet, a list of questions and answers
	case s.item && !v.listed && v.content > 6:
		v.fact(s) // of what was written: an agenda, a list of things to check
	case retold(s):
		v.retell(s)
	case s.hit(musing), s.under("think"):
		v.musings++ // "think about it: what changed?"
	case s.begins && titled(s) && !howAbout(s) && !(s.marked && v.said() == 0 && anyIs(s.tokens, isOr)):
		v.fact(s)
	default:
		return false
	}
	return true
}

// proposed takes a question that puts something forward, and reports whether it
// does: whether it offers or asks, propose decides.
func (t *Tracker) proposed(s *sentence) bool {
	v := &t.v
	or := anyIs(s.tokens, isOr)
	switch {
	case v.offering && vocab.words[s.tokens[0].id] == "or" && len(s.tokens) > 1 && (!s.tokens[1].is(isAux) || asksWish(s.tokens[1:])):
		v.offers++ // "Want a drawing? Or a table?"
	case howAbout(s) && proposes(s) && (addressed(s.tokens, s.form) == nobody || v.content > 0 && s.tokens[begin(s.tokens)+2].upper) && !(t.inquiring && s.under("what")):
		v.offers++
	case opensFloor(s) && (v.commits > 0 || v.long() || helpWith(s) && v.sentences > 3):
		v.offers++
	case howAbout(s):
		v.wait(s, "interrogative directed at the user: 'how about the …'")
	case s.hit(sounding):
		t.propose(s)
	case s.hit(suggests) && !alternative(s):
		v.offers++
	case s.form == stated && len(s.tokens) > 8 && s.under("you") && !pointsBack(s):
		v.confirm(s, "states a reading and asks for a yes")
	case s.hit(proposal) && interestedIn(s), s.form == whForm && likesName(s), s.form == inverted && knowsTitle(s):
		v.offers++
	case !or && (v.said() > 0 || s.asksFrom > begin(s.tokens)+3) && likesThe(s):
		v.offers++
	case s.hit(proposal) && s.form != whForm && (!or || t.bothOffered(s)):
		t.propose(s)
	case likes(s) && !or && hasName(s):
		v.offers++
	case likes(s) && v.said() > 0 && (instead(s) || orOthers(s)):
		v.offers++
	case likes(s) && (!or || further(s)) && v.long():
		t.propose(s)
	default:
		return false
	}
	return true
}

// bothOffered reports whether what an "or" parts are two offers, and no choice
// that the answer hangs on: "would you like me to add tests or comments?"
func (t *Tracker) bothOffered(s *sentence) bool {
	v := &t.v
	return meTo(s) && likes(s) && (v.commits > 0 || v.long() || v.said() > 0 && orDoes(s)) || v.contentWords > 40 && further(s)
}

// retold reports whether a question is the task's, told again: "the question
// asks: how many are left?"
func retold(s *sentence) bool {
	for _, t := range s.tokens[:s.asksFrom] {
		if vocab.words[t.id] == "asks" {
			return true
		}
	}
	return false
}
