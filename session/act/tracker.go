package act

import (
	"strings"
	"unicode/utf8"

	"askance/session"
	"askance/session/step"
)

// A Tracker labels a reply while it grows. Each step is read once, when it is
// closed.
type Tracker struct {
	c         Context
	cut       step.Cutter
	text      []byte
	v         verdict
	turn      turn
	order     order
	inquiring bool // it asked before, and the user answered
	pleased   bool // the user was content with the turn before and asked nothing
	thinking  bool
	ended     bool
	tokens    []token
	hits      [kinds]hit
	asked     map[int]asked // what the questions at these offsets are about
	raw       rawCode
	read      int      // the end of the last closed step
	form      decision // of the lines before formAt
	formAt    int
	rated     map[int]int // clauses of the questions at these offsets
	judged    known[bool] // whether the answer is right
	inferred  known[int]  // the reading that it follows from
	draft     draft
	scene     scene
	trace     trace
	shown     shown
	block     bool // inside a line of a block quotation
	heading   bool // the sentence before was a heading, or its beginning
	quoted    bool // inside quotation marks that a sentence before opened
	begun     bool // something was read
	echoed    int  // sentences that were looked for in it
	quizzing  bool // the user wants questions written
	exercise  bool // under a heading that says so
}

// NewTracker returns a Tracker for a reply made in the given context.
func NewTracker(c Context) *Tracker {
	t := &Tracker{c: c, turn: turnOf(c.Prompt)}
	t.v.gapClosed = t.gap() == session.GapClosed
	t.order = readOrder(c.Prompt, t.turn)
	t.quizzing = ordersQuestions(t.order.tail)
	t.v.composing, t.scene.staged = composes(t.order.tail), ordersScene(t.order.tail)
	t.pleased = t.turn == later && contents(c.Prompt)
	t.inquiring = t.turn == later && inquires(c.Prompt)
	return t
}

// Add appends text to the reply and returns the steps that it closed: when
// there are any, Label may have changed.
func (t *Tracker) Add(text string) []session.Step {
	if t.ended {
		return nil
	}
	t.text = append(t.text, text...)
	steps := t.cut.Add(text)
	for _, s := range steps {
		t.take(s)
	}
	return steps
}

// Label says what the reply does so far, going by its closed steps, or, with
// final, as a whole; nothing can be added after that.
func (t *Tracker) Label(final bool) session.Label {
	if final && !t.ended {
		t.ended = true
		for _, s := range t.cut.Close() {
			t.take(s)
		}
	}
	return t.decide()
}

// take reads a closed step.
func (t *Tracker) take(s session.Step) {
	t.read = s.End
	text := string(t.text[s.Start:s.End])
	switch trimmed := strings.TrimSpace(text); {
	case opens(trimmed):
		t.thinking = true
		return
	case closes(trimmed):
		if !t.thinking {
			t.v = verdict{gapClosed: t.v.gapClosed, composing: t.v.composing} // the template had opened the thinking
			t.shown = shown{}
		}
		t.thinking = false
		return
	case trimmed == "" || t.thinking:
		return
	}
	place := t.placeOf(s)
	switch {
	case t.trace.holds(strings.TrimSpace(text), place):
		if t.trace.acts {
			t.v.settle(false)
			t.v.tools++
		}
	case s.Kind == step.Code:
		t.code(s.Start, text)
	case s.Kind == step.Tool, calls(text):
		t.v.settle(false)
		t.v.tools++
	case t.raw.holds(text, place):
		if !t.raw.told {
			t.raw.told = true
			t.code(s.Start, text)
		}
	case t.draft.holds(text, t.v.presented > 0, t.v.sentences > 0 || t.order.mail, t.order.mail && place.first, place.begins):
		t.v.settle(true)
		t.v.content++
		t.v.contentWords += strings.Count(text, " ")
	case s.Kind == step.Item:
		skip := markerLen(text)
		for _, in := range step.Sentences(text[skip:]) {
			part := text[skip+in.Start : skip+in.End]
			t.sentence(part, s.Start+skip+in.Start, in.Kind, place, true)
			place.begins, place.advised = false, place.advised || t.advises()
		}
	default:
		t.sentence(text, s.Start, s.Kind, place, false)
	}
}

// advises reports whether the sentence just read states something about
// anything but the model: "Research the company."
func (t *Tracker) advises() bool {
	n := len(t.tokens)
	return n > 0 && (n > 1 || t.v.tips > 1) && len(t.v.pending) == 0 && !anyIs(t.tokens, isMe) && !t.tokens[0].is(isSubject|isThats)
}

// code takes a block of code: it answers, and it answers questions before it.
func (t *Tracker) code(start int, text string) {
	t.v.settleByCode()
	t.v.listed = false
	t.v.commit(&sentence{start: start, end: start + len(strings.TrimRight(text, " \t\r\n"))}, "gives code")
}

func opens(s string) bool {
	return s == "<think>" || s == "<thinking>" || s == "<thought>" || s == "<reasoning>"
}

func closes(s string) bool {
	return s == "</think>" || s == "</thinking>" || s == "</thought>" || s == "</reasoning>"
}

// markerLen returns the length of "1. " or "- " at the beginning of an item.
func markerLen(text string) int {
	i := strings.IndexAny(text, "-*+•–—·▪◦‣○●0123456789(abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if i < 0 {
		return 0
	}
	j := strings.IndexAny(text[i:], " \t")
	if j < 0 {
		return 0
	}
	return i + j
}

// sentence reads a sentence that starts at offset at of the reply.
func (t *Tracker) sentence(text string, at int, kind string, where place, item bool) {
	body := strings.TrimSpace(text)
	at += strings.Index(text, body)
	body = strip(body, &at)
	if where.begins {
		t.block = strings.HasPrefix(body, ">")
		t.scene.said = t.scene.holds(body)
	}
	if plays(body) {
		t.v.composing = true
	}
	if t.scene.said && t.scene.staged {
		t.v.content++ // the dialogue was ordered
	}
	if body == "" || t.block || strings.HasPrefix(body, ">") || t.scene.said {
		return
	}
	if !where.begins {
		t.quoted = t.quoted && !where.first
	} else {
		t.quoted = false
	}
	s := sentence{text: body, start: at, end: at + len(body), item: item, line: kind == step.Line, begins: where.begins, advised: where.advised, hits: &t.hits}
	s.heading = strings.HasPrefix(body, "#") && !(s.line && finalMark(body)) || t.heading && !where.begins
	t.heading = s.heading
	s.marked = endsAsking(body)
	t.words(&s, where)
	if s.heading {
		t.v.settle(names(&s, "answer", "answers", "solution", "solutions"))
		t.exercise = names(&s, "exercise", "exercises", "quiz") && t.v.said() > 1
		t.v.listed = s.hit(intro) && !(toConsider(&s) && t.v.long()) || s.hit(request) && s.announces() && !t.v.titles(&s)
		return
	}
	if n := len(s.tokens); s.marked && n > 0 && s.tokens[n-1].quoted && endsQuoted(body) {
		s.marked = false // somebody else is quoted
	}
	s.form, s.asksFrom = questionForm(s.tokens, s.marked, where.first || inBox(body) || s.line && !item && body[0] != '|')
	if s.form == noQuestion && s.line && where.first {
		if i := runOn(s.tokens); i > 0 {
			s.form, s.asksFrom = inverted, i
		} else if elliptic(s.tokens) {
			s.form = plain
		}
	}
	switch {
	case s.foreign && courteousAbroad(body):
		t.v.courtesies++
		return
	case t.reworded(&s):
		t.v.sentences++
		t.v.fact(&s)
		return
	case s.foreign && (s.marked || asksAbroad(body)) || strings.HasPrefix(body, "¿") && !s.hit(courtesy) && !s.hit(proposal):
		t.v.wait(&s, "question mark in another language than English")
		return
	case s.foreign && requestsAbroad(body):
		t.v.ask(&s, "request in another language than English")
		return
	}
	t.judge(&s)
}

// words cuts the sentence into words and looks for rules. Quotation marks
// around the whole of the reply, or around a question that was announced, are
// ornaments.
func (t *Tracker) words(s *sentence, where place) {
	t.hits = [kinds]hit{}
	open := t.quoted
	t.tokens, t.quoted = vocab.tokenise(t.tokens[:0], s.text, open)
	if r, _ := utf8.DecodeRuneInString(s.text); isQuote(r) && (where.first && !t.order.mail || t.v.listed) && (t.quoted || endsQuoted(s.text)) {
		for i := range t.tokens {
			t.tokens[i].quoted = false
		}
		t.quoted = false
	}
	s.tokens, s.words = t.tokens, len(t.tokens)
	for _, tok := range s.tokens {
		s.numbers = s.numbers || tok.id == numberWord
		s.foreign = s.foreign || !tok.latin
	}
	s.numbers = s.numbers || s.foreign && strings.ContainsAny(s.text, "0123456789")
	slipped(s.tokens, s.text)
	if s.marked {
		if i := runOn(s.tokens); i > 0 && !anyIs(s.tokens[:i], isWh) {
			s.tokens[i].clause = true // "it is on today would you like a ticket?"
		}
	}
	ruled.find(s.tokens, &t.hits)
}

// endsAsking reports whether text ends with a question mark of some script,
// closing marks left out. A full stop behind a quotation is the sentence's own.
func endsAsking(text string) bool {
	stopped := false
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		switch r {
		case '?', '？', '؟', '՞', '፧', '‽', '⁇', '⁈', '\u037e':
			return true
		case ';':
			p, _ := utf8.DecodeLastRuneInString(text[:len(text)-1])
			return p >= 0x370 && p < 0x400
		case '"', '”', '»', '」', '』':
			if stopped {
				return false
			}
		case '.', '!':
			stopped = true
		case '>':
			size = closingTag(text)
			if size == 0 {
				return false
			}
		case '\'', '’', ')', ']', '}', '*', '_', '）', ' ', '$':
		default:
			return false
		}
		text = text[:len(text)-size]
	}
	return false
}
