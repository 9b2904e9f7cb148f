package chat

import (
	"strings"
	"unicode/utf8"

	"askance/session"

	"github.com/ollama/ollama/api"
)

// tokens are a line's log-probabilities as the session's nouns. A token's text
// comes from its bytes: a server writes U+FFFD for a token that ends within a
// letter.
func tokens(in []api.Logprob) []session.Token {
	if len(in) == 0 {
		return nil
	}
	out := make([]session.Token, len(in))
	for i, l := range in {
		out[i] = session.Token{Text: spelled(l.TokenLogprob), Logprob: l.Logprob}
		if len(l.TopLogprobs) == 0 {
			continue
		}
		top := make([]session.Alternative, min(len(l.TopLogprobs), alternatives))
		for j := range top {
			top[j] = session.Alternative{Text: spelled(l.TopLogprobs[j]), Logprob: l.TopLogprobs[j].Logprob}
		}
		out[i].Top = top
	}
	return out
}

func spelled(t api.TokenLogprob) string {
	if len(t.Bytes) == 0 || !strings.ContainsRune(t.Token, utf8.RuneError) {
		return t.Token
	}
	raw := make([]byte, len(t.Bytes))
	for i, b := range t.Bytes {
		if b < 0 || b > 255 {
			return t.Token
		}
		raw[i] = byte(b)
	}
	return string(raw)
}

// An aligner fits tokens to the text that is shown. A server may hold text
// back, cut blanks off its beginning and take marks such as </think> out of
// it, so tokens wait here until the text that they spell has come, and text
// until its tokens have.
type aligner struct {
	held  []session.Token // whose text has not come, or not all of it
	want  string          // text that has come and is not spelled yet
	think bool            // want is thinking
	any   bool            // tokens come at all
}

// add returns the tokens that the texts that have come are made of, each with
// the part of its text that is shown. Tokens that were taken out count as
// thinking, for they are no part of the answer.
func (a *aligner) add(in []session.Token, text, thinking string) []session.Token {
	a.any = a.any || len(in) > 0
	if !a.any {
		return nil
	}
	if len(a.held) == 0 && a.want == "" && thinking == "" && len(in) == 1 && in[0].Text == text {
		return in // what nearly every line is
	}
	a.held = append(a.held, in...)
	return append(a.take(thinking, true), a.take(text, false)...)
}

// take removes the tokens that spell text, and those before them.
func (a *aligner) take(text string, think bool) []session.Token {
	if text == "" && (a.want == "" || think != a.think) {
		return nil
	}
	if think != a.think {
		a.want, a.think = "", think
	}
	a.want += text
	mend(a.held, a.want)
	all := spell(a.held)
	start := place(all, a.want)
	switch {
	case len(a.held) == 0:
		return nil
	case start >= 0:
		return a.cut(start)
	case strings.HasPrefix(a.want, all): // the tokens lag behind
		a.want = a.want[len(all):]
	default: // not spelled by these tokens: they stay as they are
		a.want = ""
	}
	return a.all(think)
}

// cut removes the tokens that end no later than the text they spell, which
// begins at start. A token that goes on waits for the rest of its text.
func (a *aligner) cut(start int) []session.Token {
	end, at := start+len(a.want), 0
	for i := range a.held {
		t := &a.held[i]
		from, to := at, at+len(t.Text)
		at = to
		switch {
		case to > end:
			out := a.held[:i:i]
			a.held = a.held[i:]
			a.want = a.want[min(len(a.want), max(0, from-start)):]
			return out
		case to <= start && from < to:
			t.Think = true
		default:
			t.Text, t.Think = t.Text[max(0, start-from):], a.think
		}
	}
	a.want = ""
	out := a.held
	a.held = nil
	return out
}

func (a *aligner) all(think bool) []session.Token {
	out := a.held
	a.held = nil
	for i := range out {
		out[i].Think = think
	}
	return out
}

// rest returns the tokens whose text never came: a stop sequence, a call of a
// tool, blanks cut off the end.
func (a *aligner) rest() []session.Token { return a.all(true) }

func spell(tokens []session.Token) string {
	if len(tokens) == 1 {
		return tokens[0].Text
	}
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text)
	}
	return b.String()
}

// place finds where in what the tokens spell a text stands: at the beginning
// (the end is held back), at the end (marks before it were taken out), or
// between. -1 when it is not there.
func place(all, text string) int {
	switch {
	case strings.HasPrefix(all, text):
		return 0
	case strings.HasSuffix(all, text):
		return len(all) - len(text)
	}
	return strings.Index(all, text)
}
