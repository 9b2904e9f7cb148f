package act

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence is a sentence of the answer proper: no thinking, no code, no
// quotation.
type sentence struct {
	text       string
	start, end int // bytes in the reply, white space left out
	item       bool
	line       bool // has no mark of its own
	begins     bool // it begins a line
	heading    bool
	advised    bool // stands behind a statement in its list item
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

// alternative reports whether a question goes on to another: "is that what you
// want, or should they be left out?" With "or should I" it offers.
func alternative(s *sentence) bool {
	for i := 1; i+2 < len(s.tokens); i++ {
		if vocab.words[s.tokens[i].id] == "or" && s.tokens[i+1].is(isAux) && !s.tokens[i+2].is(isMe) {
			return true
		}
	}
	return false
}

// supposes reports whether a statement with a question mark guesses at somebody
// else: "maybe she was tired?"
func supposes(s *sentence) bool {
	w := vocab.words[s.tokens[0].id]
	return (w == "maybe" || w == "perhaps") && !anyIs(s.tokens, isYou)
}

// algebra reports whether what is assumed is only a name for what is unknown:
// "let's assume that the price is x".
func algebra(s *sentence) bool {
	n := len(s.tokens)
	return !s.numbers && n > 0 && s.tokens[n-1].end-s.tokens[n-1].start == 1 && s.tokens[n-1].latin
}

// elseIsOne reports whether "or something else" is the last of what there is to
// choose from.
func elseIsOne(s *sentence) bool {
	h := s.hits[courtesy]
	return h.from > 3 && s.tokens[h.from-1].is(isOr) && vocab.words[s.tokens[h.from].id] == "something"
}

// clarifies reports whether it speaks of making something clear.
func (s *sentence) clarifies() bool {
	for _, t := range s.tokens {
		switch vocab.words[t.id] {
		case "clarify", "clarified", "clarifying", "clarification", "clarifications", "answered":
			return true
		}
	}
	return false
}

// numbers counts the numbers among the words.
func numbers(tokens []token) int {
	n := 0
	for _, tok := range tokens {
		if tok.id == numberWord {
			n++
		}
	}
	return n
}

// conditional reports whether the words of the flag stand under an "if" or a
// "because", or say only what something is done for: "to find the missing
// number, …".
func conditional(s *sentence, k kind) bool {
	h := s.hits[k]
	if s.under("whether") {
		return false // "whether it floats cannot be told"
	}
	return anyIs(s.tokens[:h.from], isCondition) || s.under("to") && h.from < 5 && parted(s.tokens[h.to:])
}

// parted reports whether another clause begins in the words.
func parted(tokens []token) bool {
	for _, t := range tokens {
		if t.clause {
			return true
		}
	}
	return false
}

// ofCode reports whether it is code that lacks something, "the function is not
// complete", and not the task.
func ofCode(s *sentence, k kind) bool {
	for _, t := range s.tokens[:s.hits[k].from] {
		switch vocab.words[t.id] {
		case "function", "code", "method", "program", "script", "implementation":
			return true
		}
	}
	return false
}

// idiom reports whether what cannot be done is a figure of speech.
func idiom(s *sentence) bool {
	next := s.hits[cannot].to
	return next < len(s.tokens) && s.tokens[next].is(isIdiom)
}

// quotes reports whether the sentence holds somebody else's words.
func (s *sentence) quotes() bool {
	for _, t := range s.tokens {
		if t.quoted {
			return true
		}
	}
	return false
}

// namesOwn reports whether a sentence that begins with "your" only names a thing
// and says nothing about it.
func (s *sentence) namesOwn() bool {
	for _, t := range s.tokens {
		switch vocab.words[t.id] {
		case "be", "been", "being", "looks", "sounds", "seems", "works", "went":
			return false
		}
	}
	return len(s.tokens) <= 5 && !s.numbers && !strings.HasSuffix(s.text, "!") && !anyIs(s.tokens, isAux|isMe)
}

// reports tells whether a word of the sentence is a verb in the past: "your
// transfer failed".
func (s *sentence) reports() bool {
	for _, t := range s.tokens[1:] {
		if w := s.text[t.start:t.end]; len(w) > 4 && strings.HasSuffix(w, "ed") {
			return true
		}
	}
	return false
}

// begs reports whether the sentence is a "please" with a verb that is no
// advice, or only names something of the user's: "your date of birth".
func (s *sentence) begs() bool {
	if s.under("your") {
		if s.text[0] == '[' {
			return false // "[Your Name]", a blank in what was written
		}
		r, _ := utf8.DecodeRuneInString(s.text)
		if !s.announces() && (!unicode.IsLetter(r) && r >= utf8.RuneSelf || r == '*' && strings.HasSuffix(s.text, "**")) {
			return false // a heading, with a picture or in bold
		}
		return s.namesOwn() && !s.hit(done) && !s.reports()
	}
	b := begin(s.tokens)
	return (s.under("please") || s.under("kindly")) && b+1 < len(s.tokens) && !s.tokens[b+1].is(isAdvice)
}

// names reports whether one of the words stands in the sentence.
func names(s *sentence, words ...string) bool {
	for _, t := range s.tokens {
		if slices.Contains(words, vocab.words[t.id]) {
			return true
		}
	}
	return false
}
