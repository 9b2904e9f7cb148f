package act

// judge says what a sentence does and adds it to the verdict. The order is the
// point: what only looks like a request is sorted out before what is one.
func (t *Tracker) judge(s *sentence) {
	v := &t.v
	v.sentences++
	t.prepare(s)
	offers := v.offers
	switch {
	case t.beside(s), t.offering(s), t.confirming(s), t.requesting(s):
	case s.form != noQuestion:
		t.question(s)
	case s.hit(proposal) && (s.under("want") || s.under("wanna")):
		t.propose(s) // "want me to order it", without a mark
	case t.wishing(s):
	default:
		t.statement(s)
	}
	v.offering = v.offers > offers
	v.bury()
}

// prepare strikes out hits that the rest of the sentence speaks against, and
// lets a statement settle the questions before it.
func (t *Tracker) prepare(s *sentence) {
	v := &t.v
	if s.hit(wish) && (toPlease(s) || instructs(s) && !v.listed || promises(s) || retries(s) && !v.rejected) {
		s.hits[wish] = hit{}
	}
	if s.hit(wish) && t.teaches(s) {
		s.hits[wish] = hit{}
	}
	if s.hit(intro) && s.hit(musing) {
		s.hits[intro] = hit{} // "ask yourself a few questions:"
	}
	if s.hit(request) && (wonders(s) || forbids(s) || fetches(s) || advising(s) || v.titles(s)) {
		s.hits[request] = hit{}
	}
	if s.form == stated && s.hit(done) && s.tokens[s.hits[done].from].is(isMe) {
		s.form = noQuestion // "I just bought you two tickets for Who's Afraid?!"
	}
	if s.hit(intro) && (ownDoing(s) || toConsider(s) && v.long()) {
		s.hits[intro] = hit{}
	}
	if s.hit(checks) && (participle(s) || retriesCheck(s)) {
		s.hits[checks] = hit{}
	}
	if s.form != noQuestion {
		return
	}
	v.rejected = v.rejected || rejects(s)
	if s.hit(either) {
		v.alternatives++
	}
	before := v.selfs
	if key(s) || s.hit(musing) && (s.under("these") || s.under("those")) {
		v.answerAll()
	}
	v.settle(t.settled(s))
	v.listed = v.listed && s.item && v.selfs == before // a list that answers itself asks nothing
}

// settled reports whether a statement answers the question before it.
func (t *Tracker) settled(s *sentence) bool {
	v := &t.v
	switch {
	case answersLetter(s.text), v.own() && would(s), v.looking() && s.hit(assumes):
		return true
	}
	return answers(s) && !v.unanswered(s)
}

// beside takes a sentence that only looks like a request: a courtesy, what is
// written for others, what the model does itself. It reports whether it was one.
func (t *Tracker) beside(s *sentence) bool {
	v := &t.v
	question := s.form != noQuestion
	more := appeals(s)
	if more {
		v.appeals++
	}
	switch {
	case t.echoes(s):
		v.musings++
	case more && byTheWay(s):
		v.offers++
	case t.quizzing && (question || s.hit(request)) && s.item && !v.listed:
		v.fact(s)
	case s.hit(scope) && !question:
		v.scoped++
		v.decline(s, s.why(scope))
	case s.hit(deflect) && !s.hit(courtesy) && (question || v.said() < 3):
		v.deflected++
		v.ask(s, s.why(deflect))
	case s.hit(courtesy) && question && orElse(s):
		v.offers++
	case s.hit(courtesy) && !s.hit(reading) && !earlier(s, request, courtesy) && !specific(s) && !(question && (alternative(s) || elseIsOne(s))):
		v.courtesies++
	case s.hit(quizzes) && !question && !s.hit(checks) && !s.clarifies() && !(s.hit(intro) && s.tokens[s.hits[intro].from].is(isMe)):
		t.quizzing = true
		v.presented++
		v.fact(s)
	case s.hit(usage) && s.hit(request) && !question && (v.commits > 0 || s.announces()):
		v.fact(s) // "to run it, please give the path": to whoever will use it
	case s.hit(checks) && !question && looksItself(s), s.hit(request) && v.commits > 0 && reportsBack(s):
		v.courtesies++
	case s.hit(checks) && !question && elsewhere(s):
		v.fact(s)
	case s.hit(checks) && !question && s.announces() && s.under("to") && (v.commits > 0 || v.said() > 0 && names(s, "verify")):
		v.fact(s) // "to verify:", and it does
	case s.hit(request) && s.hit(flags) && !question && v.commits > 0 && s.under("to"):
		t.flagging(s) // "to find the exact number, we would need to know …"
	case s.hit(checks) && !question && thanksFor(s):
		v.courtesies++
	default:
		return false
	}
	return true
}

// confirming takes a sentence that asks for a yes, and reports whether it does.
func (t *Tracker) confirming(s *sentence) bool {
	v := &t.v
	question := s.form != noQuestion
	switch {
	case s.hit(inquiry) && s.hit(checks):
		v.ask(s, s.why(inquiry))
	case s.hit(checks) && !(s.hit(choice) && !question):
		v.checked = true
		v.confirm(s, s.why(checks))
	case s.hit(tagged) && s.hit(musing) && s.hits[musing].to >= s.hits[tagged].to, len(s.tokens) == 1 && (s.under("okay") || s.under("ok")):
		v.musings++ // asks nothing by itself
	case s.hit(tagged) && question && vocab.words[s.tokens[0].id] == "wait":
		v.wait(s, s.why(tagged)) // "wait, is that right?" is put to oneself
	case s.hit(tagged) && question && ofItsOwn(s):
		v.waitForYes(s, s.why(tagged))
	case s.hit(tagged) && question:
		v.confirm(s, s.why(tagged))
	case s.hit(tagged) && s.line && tagOnly(s):
		v.confirm(s, s.why(tagged)) // typed in a chat: "and the time is ten pm , correct"
	default:
		return false
	}
	return true
}

// requesting takes a sentence that asks to be told something, or that offers to
// do something, and reports whether it does.
func (t *Tracker) requesting(s *sentence) bool {
	v := &t.v
	question := s.form != noQuestion
	switch {
	case s.hit(request) && question && s.item && v.selfs > 0:
		v.wait(s, s.why(request)) // "can you explain …?" in a list that answers itself
	case s.hit(request) && !s.hit(offer) && (question || !s.under("if") || v.flagged > 0 && v.commits == 0):
		v.ask(s, s.why(request))
		v.listed = v.listed || s.hit(intro) || s.announces()
		t.flagging(s)
	case s.hit(offer):
		v.offers++
	default:
		return false
	}
	return true
}

// wishing takes a statement that asks mildly, so that an answer given beside it
// wins, and reports whether it does.
func (t *Tracker) wishing(s *sentence) bool {
	v := &t.v
	switch {
	case s.hit(intro):
		v.listed = true
		if anyIs(s.tokens, isMe|isYou) {
			v.wish(s, s.why(intro)) // else the questions speak for themselves
		}
	case s.hit(looks) && !s.numbers:
		v.wait(s, s.why(looks))
		t.flagging(s)
	case s.hit(wish):
		v.wish(s, s.why(wish))
		v.listed = v.listed || s.announces() && v.said() == 0
		t.flagging(s)
	case s.hit(request):
		v.wish(s, s.why(request))
		t.flagging(s)
	default:
		return false
	}
	return true
}
