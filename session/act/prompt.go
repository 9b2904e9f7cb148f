package act

import "strings"

// What the prompt tells about the reply: where in a dialogue it stands, and
// what was ordered.

// order is what the prompt wants, as far as it bears on what a reply asks.
type order struct {
	tail    string // the end of the prompt, in lower case
	task    string // the beginning of the user's first words, where nothing was said since
	payload string // a question that was given to be put in other words, in lower case
	mail    bool   // a mail or a message is wanted
	advice  bool   // advice is wanted that would be the same for anybody
}

func readOrder(prompt string, at turn) order {
	o := order{tail: lastAsked(prompt), task: taskOf(prompt, at)}
	o.payload, o.mail, o.advice = payload(o.tail), ordersMail(o.tail), wantsAdvice(o.tail)
	return o
}

// turn tells where in a dialogue the reply stands.
type turn uint8

const (
	unknownTurn turn = iota
	opening          // it answers the first thing that the user said
	later
)

// turnOf goes by the names of the speakers at the beginning of lines.
func turnOf(prompt string) turn {
	switch {
	case prompt == "":
		return unknownTurn
	case strings.HasPrefix(prompt, "Assistant:"), strings.Contains(prompt, "\nAssistant:"):
		return later
	}
	return opening
}

// inquires reports whether the reply stands in a row of questions that the user
// answers: then "what about Monday?" is the next of them, and no offer.
func inquires(prompt string) bool {
	i := strings.LastIndex(prompt, "\nUser:")
	if i < 0 || !strings.HasSuffix(strings.TrimRight(prompt[:i], " \n"), "?") || strings.HasSuffix(strings.TrimRight(prompt, " \n"), "?") {
		return false
	}
	said, _ := vocab.tokenise(nil, prompt[i+len("\nUser:"):], false)
	for _, t := range said {
		switch vocab.words[t.id] {
		case "no", "not", "else", "other", "another", "different", "don't":
			return false
		}
	}
	return len(said) > 0
}

// taskOf is the beginning of the prompt where the reply is the first to it.
func taskOf(prompt string, at turn) string {
	const most = 8000
	if at == later {
		return ""
	}
	return prompt[:min(most, len(prompt))]
}

// echoes reports whether a sentence that seems to ask is the task's own, told
// again word for word: "Write a function … Please return the largest." What the
// task has the model say, in quotation marks or behind a colon, is no echo. It counts
// how often it looked.
func (t *Tracker) echoes(s *sentence) bool {
	const words, often = 8, 32 // fewer words may well be the same; more sentences cost time
	if len(s.tokens) < words || s.form == noQuestion && !s.hit(request) && !s.hit(wish) || t.echoed == often {
		return false
	}
	t.echoed++
	i := strings.Index(t.order.task, s.text)
	if i < 0 {
		return false
	}
	before := strings.TrimRight(t.order.task[:i], " ")
	return before == "" || strings.IndexByte("\"':`", before[len(before)-1]) < 0 || strings.HasSuffix(before, "User:")
}

// lastAsked is the end of the prompt in lower case: what was asked for last.
func lastAsked(prompt string) string {
	const last = 400
	return strings.ToLower(prompt[max(0, len(prompt)-last):])
}

// ordersMail reports whether the last words of the prompt want something
// written for somebody else to read.
func ordersMail(prompt string) bool {
	if holdsAny(prompt, []string{"rephrase", "rewrite", "reword", "translate", "proofread", "more polite", "more professional", "more formal", "sound more", "sound less"}) {
		return true
	}
	return holdsAny(prompt, []string{"write", "draft", "compose", "reply to", "respond to", "phrase a"}) &&
		holdsAny(prompt, []string{"mail", "letter", "message", "note to", "reply to", "a reply", "respond to", "invitation", "text to", "sms"})
}

// ordersQuestions reports whether the last words of the prompt want questions
// to be written.
func ordersQuestions(prompt string) bool {
	if !namesQuestions(prompt) {
		return false
	}
	tokens, _ := vocab.tokenise(nil, strings.ReplaceAll(prompt, "ask for", "want"), false) // "what salary should I ask for?"
	for i := range tokens {
		for _, n := range ruled.index[tokens[i].id] {
			r := &ruled.rules[n]
			if r.kind != orders {
				continue
			}
			if _, ok := r.pat.match(tokens, i); ok {
				return true
			}
		}
	}
	return false
}

// composes reports whether the last words of the prompt want a text written, or
// a part played: what it asks, it asks its own readers.
func composes(prompt string) bool {
	if holdsAny(prompt, []string{"pretend", "role-play", "roleplay", "role play", "act as", "imagine you are", "imagine that you are"}) {
		return true
	}
	return holdsAny(prompt, []string{"write", "draft", "compose", "create", "make me", "make a", "design", "prepare", "generate"}) &&
		holdsAny(prompt, []string{"poem", "song", "story", "script", "speech", "toast", "essay", "post", "caption", "tweet", "blog", "article", "survey",
			"questionnaire", "quiz", "worksheet", "flyer", "invitation", "newsletter", "dialogue", "scene", "monologue", "joke", "riddle", "lesson"})
}

// ordersScene reports whether they want a dialogue written.
func ordersScene(prompt string) bool {
	return holdsAny(prompt, []string{"write", "create", "make", "generate"}) && holdsAny(prompt, []string{"dialogue", "dialog ", "conversation", "script", "skit", "screenplay", "scene"})
}

// namesQuestions is a quick look that spares most prompts the slow one.
func namesQuestions(prompt string) bool {
	for _, word := range [...]string{"question", "quiz", "survey", "interview", "riddle", "trivia", "poll", "flashcard", "faq", "ask"} {
		if strings.Contains(prompt, word) {
			return true
		}
	}
	return false
}

// contents reports whether the last words of a dialogue are the user's and only
// say that all is well: "That sounds good."
func contents(prompt string) bool {
	i := strings.LastIndex(prompt, "\n")
	said, ok := strings.CutPrefix(prompt[i+1:], "User:")
	if !ok || len(said) > 60 || strings.ContainsAny(said, "?0123456789") {
		return false
	}
	tokens, _ := vocab.tokenise(nil, said, false)
	if len(tokens) == 0 || anyIs(tokens, isWanting|isMe) {
		return false
	}
	for _, t := range tokens {
		if content[vocab.words[t.id]] {
			return true
		}
	}
	return false
}

// content are words of somebody who agrees with what was said.
var content = map[string]bool{
	"great": true, "good": true, "perfect": true, "fine": true, "nice": true, "wonderful": true, "excellent": true,
	"awesome": true, "okay": true, "ok": true, "thanks": true, "thank": true, "sounds": true, "works": true,
}

// payload is the question that the user gave to be translated or corrected:
// behind a colon or in quotation marks; "" where there is none.
func payload(prompt string) string {
	said := prompt
	if i := strings.LastIndex(prompt, "user:"); i >= 0 {
		said = prompt[i+len("user:"):]
	}
	if !holdsAny(said, []string{"translat", "grammar", "correct", "rephrase", "rewrite", "reword", "proofread", "spelling", "more polite", "more formal"}) {
		return ""
	}
	for _, cut := range []string{": ", ":\n", "\"", " '", "“"} {
		if _, text, ok := strings.Cut(said, cut); ok {
			tokens, _ := vocab.tokenise(nil, text, false)
			if len(tokens) > 1 && (strings.ContainsRune(text, '?') || tokens[0].is(isWh|isAux)) {
				return text
			}
		}
	}
	return ""
}

// reworded reports whether a question at the beginning of the reply is the
// user's own in other words, as ordered, and no question about it: in another
// language, or with half of the same words.
func (t *Tracker) reworded(s *sentence) bool {
	if t.order.payload == "" || !s.marked || !s.begins || t.v.said() > 0 || t.v.sentences > 1 || len(s.tokens) < 2 {
		return false
	}
	if s.hit(reading) || anyIs(s.tokens, isOr) || names(s, "formal", "informal", "translated", "translation", "version", "tone") {
		return false // which way it should be put
	}
	const english = isArticle | isAux | isPrep | isSubject | isYou | isMe | isPronoun | isWh
	if s.foreign || !anyIs(s.tokens, english) || strings.Contains(t.order.tail, "english") {
		return true
	}
	same := 0
	for _, u := range s.tokens {
		if strings.Contains(t.order.payload, strings.ToLower(s.text[u.start:u.end])) {
			same++
		}
	}
	return 2*same >= len(s.tokens)
}

// wantsAdvice reports whether the last words of the prompt want advice that would
// be the same for anybody: "how do I choose a laptop?", but not "how do I fix it?".
func wantsAdvice(prompt string) bool {
	said := ": " + prompt[max(0, strings.LastIndex(prompt, "user:")):]
	return holdsAny(said, []string{"how do i ", "how can i ", "how should i ", "how do you ", "how to ", ": should i ", ". should i ", "what to look for", "what to consider"}) &&
		!holdsAny(said+" ", []string{" it ", " it?", " this", " that "})
}
