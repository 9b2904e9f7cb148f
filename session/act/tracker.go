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
	c        Context
	cut      step.Cutter
	text     []byte
	v        verdict
	dialogue bool // the model has spoken before, or it is not known that it has not
	thinking bool
	ended    bool
	tokens   []token
	hits     [kinds]hit
	asked    map[int]asked // what the questions at these offsets are about
}

// NewTracker returns a Tracker for a reply made in the given context.
func NewTracker(c Context) *Tracker {
	t := &Tracker{c: c, dialogue: c.Prompt == "" || strings.Contains(c.Prompt, "\nAssistant:") || strings.HasPrefix(c.Prompt, "Assistant:")}
	t.v.gapClosed = t.gap() == session.GapClosed
	return t
}

// Add appends text to the reply.
func (t *Tracker) Add(text string) {
	if t.ended {
		return
	}
	t.text = append(t.text, text...)
	for _, s := range t.cut.Add(text) {
		t.take(s)
	}
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
	text := string(t.text[s.Start:s.End])
	switch trimmed := strings.TrimSpace(text); {
	case opens(trimmed):
		t.thinking = true
		return
	case closes(trimmed):
		if !t.thinking {
			t.v = verdict{gapClosed: t.v.gapClosed} // the template had opened the thinking
		}
		t.thinking = false
		return
	}
	if t.thinking {
		return
	}
	switch s.Kind {
	case step.Code:
		t.v.settle(true)
		t.v.commit(&sentence{start: s.Start, end: s.Start + len(strings.TrimRight(text, " \t\r\n"))}, "gives code")
	case step.Tool:
		t.v.tools++
	case step.Item:
		skip := markerLen(text)
		for _, in := range step.Sentences(text[skip:]) {
			t.sentence(text[skip+in.Start:skip+in.End], s.Start+skip+in.Start, true, in.Kind)
		}
	default:
		t.sentence(text, s.Start, false, s.Kind)
	}
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
func (t *Tracker) sentence(text string, at int, item bool, kind string) {
	body := strings.TrimSpace(text)
	if body == "" {
		return
	}
	at += strings.Index(text, body)
	s := sentence{text: body, start: at, end: at + len(body), item: item, line: kind == step.Line, hits: &t.hits}
	s.heading = strings.HasPrefix(body, "#")
	s.marked = endsAsking(body)
	t.hits = [kinds]hit{}
	t.tokens, _ = vocab.tokenise(t.tokens[:0], body, false)
	s.tokens = t.tokens
	s.words = len(s.tokens)
	for _, tok := range s.tokens {
		s.numbers = s.numbers || tok.id == numberWord
		s.foreign = s.foreign || !tok.latin
	}
	ruled.find(s.tokens, &t.hits)
	if s.heading {
		t.v.listed = s.hit(intro)
		t.v.settle(false)
		return
	}
	s.form = questionForm(s.tokens, s.marked, s.line && at == 0)
	if s.foreign && s.marked || strings.HasPrefix(body, "¿") {
		t.v.ask(&s, "question mark in another language than English")
		return
	}
	t.judge(&s)
}

// endsAsking reports whether text ends with a question mark of some script,
// closing marks left out.
func endsAsking(text string) bool {
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		switch r {
		case '?', '？', '؟', '՞', '፧', '‽', '⁇', '⁈', '\u037e':
			return true
		case ';':
			p, _ := utf8.DecodeLastRuneInString(text[:len(text)-1])
			return p >= 0x370 && p < 0x400
		case '"', '\'', '”', '’', '»', ')', ']', '}', '*', '_', '!', '.', '）', '」', '』', ' ', '$':
			text = text[:len(text)-size]
		default:
			return false
		}
	}
	return false
}
