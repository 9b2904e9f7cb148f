package act

import "strings"

// offering takes a sentence that offers more on a condition, and reports whether
// it does. Where nothing has been said yet the same words ask.
func (t *Tracker) offering(s *sentence) bool {
	v := &t.v
	question := s.form != noQuestion
	switch {
	case s.hit(request) && !question && v.said() > 2 && v.flagged == 0 && (mayThen(s, request) || underIf(s)):
		v.offers++
	case s.hit(request) && !question && s.under("if") && !ifYes(s) && v.said() > 1 && v.flagged == 0:
		v.offers++
	case s.hit(wish) && s.under("if") && v.said() > 0 && v.flagged == 0 && mayThen(s, wish):
		v.offers++
	case s.hit(wish) && mayBefore(s) && v.said() > 0:
		v.offers++
	case inCase(s) && v.said() > 1, s.hit(wish) && s.under("if") && v.said() > 2 && v.flagged == 0:
		v.offers++
	case s.hit(wish) && s.item && !question && !v.listed && v.asks+v.wishes == 0 && v.sentences > 2 && !s.announces():
		v.offers++ // "**Proofread:** paste a text, and I'll look through it"
	case s.hit(proposal) && s.announces() && !s.marked && v.said() > 0:
		v.offers++
		v.optional = true
	case question && s.form == whForm && v.said() > 2 && meTo(s) && further(s):
		v.offers++
	case question && s.hit(request) && s.hit(proposal) && s.hits[request].from == s.hits[proposal].from && told(s):
		v.offers++ // "it is just out: want to see it?"
	case v.optional && question && s.form != whForm && !s.hit(request):
		v.offers++ // one of the things offered
	default:
		return false
	}
	return true
}

// propose tells an offer from a question in the same words: after an answer,
// or in the middle of a dialogue about something that was found, "would you
// like to book it" is an offer.
func (t *Tracker) propose(s *sentence) {
	v := &t.v
	switch {
	case v.checked:
		v.confirm(s, "asks for a yes")
	case v.said() > 0 && goesAhead(s):
		v.confirm(s, "asks for leave to do what it said")
	case t.undoes(s):
		v.confirm(s, "asks for leave to do what was ordered")
	case v.content > 0 || v.commits > 0 || v.presented > 0 || told(s):
		v.offers++
	case t.pleased && !anyIs(s.tokens, isOr):
		v.offers++ // nothing is open: it can only be a next step
	case s.hit(sounding):
		v.confirm(s, "asks whether what it said will do")
	case meTo(s) && (pointsBack(s) || t.turn == later) && !anyIs(s.tokens, isOr):
		v.offers++ // to do just what was asked for, or what comes next
	case s.tokens[s.asksFrom].is(isOffering) && numbers(s.tokens[s.asksFrom:]) > 0 && anyIs(s.tokens, isDoing):
		v.confirm(s, "states a reading and asks for a yes") // "should I reserve a table for two at 7.15?"
	case t.turn == later && s.tokens[s.asksFrom].is(isOffering):
		v.offers++
	case !anyIs(s.tokens, isDoing) && !s.under("shall") && !pointsBack(s):
		v.ask(s, "interrogative directed at the user")
	case s.numbers:
		v.confirm(s, "states a reading and asks for a yes")
	case t.turn != opening:
		v.offers++
	default:
		v.ask(s, "interrogative directed at the user")
	}
}

// told reports whether the sentence states something before it asks: "it has
// free parking, would you like to book it?"
func told(s *sentence) bool {
	b, at := begin(s.tokens), s.asksFrom
	if s.hit(proposal) {
		at = max(at, s.hits[proposal].from) // "it is just out: want to try it?"
	}
	return at > b+2 && !s.tokens[b].is(isCondition|isPrep|isWh) && !anyIs(s.tokens[b:at], isYou)
}

// goesAhead reports whether what is proposed is to go on with what was just
// laid out: "would you like to proceed with this plan?"
func goesAhead(s *sentence) bool {
	for i := 1; i+2 < len(s.tokens); i++ {
		switch vocab.words[s.tokens[i].id] {
		case "proceed", "continue", "ahead":
		default:
			continue
		}
		if vocab.words[s.tokens[i+1].id] != "with" {
			continue
		}
		switch vocab.words[s.tokens[i+2].id] {
		case "this", "these", "the":
			return i+3 < len(s.tokens)
		case "that", "it", "any", "anything":
			return false // "with that" takes up an offer
		}
		return true
	}
	return false
}

// pointsBack reports whether the sentence ends with a word for something that
// was mentioned before.
func pointsBack(s *sentence) bool {
	last := s.tokens[len(s.tokens)-1]
	return last.is(isPointing)
}

// undoes reports whether the question is whether to go on with what the user just
// ordered, of the kind that one is asked about before it happens: "do you want to
// delete all of them?"
func (t *Tracker) undoes(s *sentence) bool {
	said := t.order.tail[max(0, strings.LastIndex(t.order.tail, "user:")):]
	for _, word := range [...]string{"delete", "cancel", "remove", "erase", "reset", "clear", "close", "transfer", "unsubscribe", "pay", "turn", "overwrite", "uninstall"} {
		if names(s, word) && strings.Contains(said, word) {
			return true
		}
	}
	return false
}
