package act

import "strings"

// sentence is a sentence of the answer proper: no thinking, no code, no
// quotation.
type sentence struct {
	text       string
	start, end int // bytes in the reply, white space left out
	item       bool
	line       bool // has no mark of its own
	heading    bool
	marked     bool // ends with a question mark
	foreign    bool
	words      int
	tokens     []token
	hits       *[kinds]hit
	form       form
	asksFrom   int // token at which the question begins
	numbers    bool
}

func (s *sentence) hit(k kind) bool   { return s.hits[k].rule != nil }
func (s *sentence) why(k kind) string { return s.hits[k].rule.why }

// judge says what a sentence does and adds it to the verdict.
func (t *Tracker) judge(s *sentence) {
	v := &t.v
	v.sentences++
	if s.hit(either) && s.form == noQuestion {
		v.alternatives++
	}
	question := s.form != noQuestion
	if !question {
		v.settle(answers(s))
		v.listed = v.listed && s.item
	}
	switch {
	case s.hit(scope) && !question:
		v.scoped++
		v.decline(s, s.why(scope))
	case s.hit(deflect) && !s.hit(courtesy):
		v.deflected++
		v.ask(s, s.why(deflect))
	case s.hit(courtesy) && !s.hit(reading) && !earlier(s, request, courtesy) && !specific(s):
		v.courtesies++
	case s.hit(quizzes) && !question && !s.hit(checks):
		t.quizzing = true
		v.presented++
		v.fact(s)
	case s.hit(inquiry) && s.hit(checks):
		v.ask(s, s.why(inquiry))
	case s.hit(checks):
		v.checked = true
		v.confirm(s, s.why(checks))
	case s.hit(tagged) && question:
		v.confirm(s, s.why(tagged))
	case s.hit(request) && !s.hit(offer) && (question || !s.under("if")):
		v.ask(s, s.why(request))
		v.listed = v.listed || s.hit(intro) || s.announces()
	case s.hit(offer):
		v.offers++
	case question:
		t.question(s)
	case s.hit(intro):
		v.listed = true
		v.wish(s, s.why(intro))
	case s.hit(wish):
		v.wish(s, s.why(wish))
		v.listed = v.listed || s.announces()
		t.flagging(s)
	case s.hit(request):
		v.wish(s, s.why(request))
		t.flagging(s)
	default:
		t.statement(s)
	}
}

// announces reports whether a list follows.
func (s *sentence) announces() bool { return strings.HasSuffix(strings.TrimRight(s.text, "*_ "), ":") }

// under reports whether the sentence begins with the word, openers left out.
func (s *sentence) under(word string) bool {
	return len(s.tokens) > 0 && vocab.words[s.tokens[begin(s.tokens)].id] == word
}

// earlier reports whether rule a fired before rule b began.
func earlier(s *sentence, a, b kind) bool {
	return s.hit(a) && s.hits[a].to <= s.hits[b].from
}

// specific reports whether an "anything else" asks for something to be taken
// into account, and not for something to do.
func specific(s *sentence) bool { return anyIs(s.tokens, isTaking) }

// answers reports whether the sentence can be the answer to a question that
// stands right before it.
func answers(s *sentence) bool {
	if s.hit(request) || s.hit(wish) || s.hit(courtesy) || s.hit(checks) || s.hit(flags) || s.hit(intro) {
		return false
	}
	if s.numbers {
		return true
	}
	return !s.hit(meta) && !s.hit(extra) && s.words > 0
}

// question sorts a question that no rule has claimed.
func (t *Tracker) question(s *sentence) {
	v := &t.v
	switch {
	case t.quizzing && (s.item || v.presented > 0):
		v.fact(s)
	case s.hit(musing):
		v.musings++
	case howAbout(s):
		if proposes(s) && addressed(s.tokens, s.form) == nobody {
			v.offers++
			return
		}
		v.ask(s, "interrogative directed at the user: 'how about the …'")
	case titled(s):
		v.fact(s)
	case s.hit(sounding):
		t.propose(s)
	case s.hit(suggests):
		v.offers++
	case s.hit(proposal) && !anyIs(s.tokens, isOr) && s.form != whForm:
		t.propose(s)
	case s.hit(reading):
		v.ask(s, s.why(reading))
	case s.form == stated:
		v.confirm(s, "states a reading and asks for a yes")
	case v.listed:
		v.ask(s, "one of a list of questions to the user")
	case addressed(s.tokens[s.asksFrom:], s.form) == theUser:
		v.ask(s, "interrogative directed at the user")
	case addressed(s.tokens[s.asksFrom:], s.form) == anyone:
		v.wait(s, "interrogative directed at the user")
	default:
		v.wait(s, "interrogative that the reply leaves open")
	}
}

// titled reports whether the words are a title: every one has a capital, and
// none is for the user.
func titled(s *sentence) bool {
	if len(s.tokens) < 4 || addressed(s.tokens, s.form) != nobody {
		return false
	}
	for _, t := range s.tokens {
		if !t.upper && !t.is(isPrep|isArticle|isOr) && t.id != numberWord {
			return false
		}
	}
	return true
}

// howAbout reports whether the question is of the form "how about …".
func howAbout(s *sentence) bool {
	b := begin(s.tokens)
	if len(s.tokens) < b+3 {
		return false
	}
	w := vocab.words[s.tokens[b].id]
	return (w == "how" || w == "what") && vocab.words[s.tokens[b+1].id] == "about"
}

// proposes reports whether "how about" is followed by a thing of its own and
// not by a property of what the user wants.
func proposes(s *sentence) bool {
	b := begin(s.tokens)
	t := s.tokens[b+2]
	if t.upper || t.quoted || t.id == numberWord || s.text[s.tokens[b+1].end:t.start] != " " {
		return true
	}
	switch vocab.words[t.id] {
	case "a", "an":
		return true
	case "the":
		for _, u := range s.tokens[b+3:] {
			if u.upper || u.id == numberWord {
				return true // a name, not a property
			}
		}
	}
	return false
}

// propose tells an offer from a question in the same words: after an answer,
// or in the middle of a dialogue about something that was found, "would you
// like to book it" is an offer.
func (t *Tracker) propose(s *sentence) {
	v := &t.v
	switch {
	case v.checked:
		v.confirm(s, "asks for a yes")
	case v.content > 0 || v.commits > 0 || v.presented > 0:
		v.offers++
	case s.hit(sounding):
		v.confirm(s, "asks whether what it said will do")
	case !anyIs(s.tokens, isDoing):
		v.ask(s, "interrogative directed at the user")
	case s.numbers:
		v.confirm(s, "states a reading and asks for a yes")
	case t.dialogue:
		v.offers++
	default:
		v.ask(s, "interrogative directed at the user")
	}
}

// statement sorts a sentence that asks nothing.
func (t *Tracker) statement(s *sentence) {
	v := &t.v
	flagged := t.flagging(s)
	t.readWorking(s)
	switch {
	case v.listed && s.item && s.words > 0 && !s.hit(presents):
		v.ask(s, "one of a list of things asked for")
	case s.hit(declines):
		v.decline(s, s.why(declines))
	case s.hit(cannot) && !flagged:
		v.decline(s, s.why(cannot))
	case s.hit(assumes):
		v.assumed++
		t.readAssumption(s)
		if s.hit(final) || strings.Contains(s.text, "=") || numbers(s) > 1 {
			t.readAnswer(s)
		}
		v.commit(s, s.why(assumes))
	case answersLetter(s.text):
		t.readAnswer(s)
		v.commit(s, "final answer: 'answer:'")
	case strings.Contains(s.text, `\boxed{`), strings.HasPrefix(s.text, "####"):
		t.readAnswer(s)
		v.commit(s, "final answer: in a box")
	case s.hit(final) && (s.numbers || !s.hit(meta)) && !flagged:
		t.readAnswer(s)
		v.commit(s, s.why(final))
	case s.hit(done):
		v.commit(s, s.why(done))
	case s.hit(choice) && v.declined == 0:
		v.commit(s, s.why(choice))
	case s.hit(restates) && v.content == 0:
		v.restated++
	case s.hit(presents) && !s.hit(intro):
		v.presented++
		v.fact(s)
	case s.words == 0, s.hit(meta) && !s.numbers, s.hit(musing), flagged:
	case len(equations(s.text)) > 0:
		t.readAnswer(s)
		v.commit(s, "works out a value")
	default:
		t.readAnswer(s)
		v.fact(s)
	}
}

func numbers(s *sentence) int {
	n := 0
	for _, tok := range s.tokens {
		if tok.id == numberWord {
			n++
		}
	}
	return n
}

func (t *Tracker) flagging(s *sentence) bool {
	if !s.hit(flags) || s.form != noQuestion || conditional(s) {
		return false
	}
	t.v.flag(s, s.why(flags))
	return true
}

// conditional reports whether the words of the flag stand under an "if".
func conditional(s *sentence) bool { return anyIs(s.tokens[:s.hits[flags].from], isCondition) }
