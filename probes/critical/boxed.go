package critical

import (
	"strings"

	"askance/session"
)

// The words of the two rounds.
const (
	freeAsk = "\n\nAnswer with a number. If something that is needed is missing or does not fit together, ask me one question instead."

	boxedAsk = "\n\nIf this can be answered, write the final answer inside \\boxed{}. If something that is needed is missing or does not fit together, " +
		"write one question to me inside \\boxed{} instead. If you have neither, write \\boxed{None}."
	boxedReply = "You asked, and this is the reply: {reply}\nNow solve the problem and write the final answer inside \\boxed{}."
	boxedNone  = "None."
)

func ask(mode session.Mode) string {
	if mode == session.ModeBoxed {
		return boxedAsk
	}
	return freeAsk
}

// A Box is what a model put inside \boxed{}.
type Box string

// What can be in a box.
const (
	NoBox    Box = ""         // there is none
	Answer   Box = "answer"   // a final answer
	Question Box = "question" // a request
	None     Box = "none"     // the word None
)

// Open returns what is inside the last \boxed{} of a reply, braces balanced,
// and of what kind it is. A box is a question when it ends in a question mark
// or begins as a request does, and has four words or more: the rule of the
// paper's code, without its limit to the last five characters.
func Open(reply string) (Box, string) {
	const open = "\\boxed{"
	at := strings.LastIndex(reply, open)
	if at < 0 {
		return NoBox, ""
	}
	rest := reply[at+len(open):]
	depth, end := 1, len(rest)
	for i := range len(rest) {
		switch rest[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			end = i
			break
		}
	}
	if depth != 0 {
		return NoBox, "" // cut off
	}
	text := strings.TrimSpace(unwrap(rest[:end]))
	switch {
	case text == "":
		return NoBox, ""
	case strings.EqualFold(strings.TrimSuffix(text, "."), "none"):
		return None, text
	case len(strings.Fields(text)) >= 4 && requests(text):
		return Question, text
	}
	return Answer, text
}

// unwrap takes \text{…} off.
func unwrap(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, "\\text{"); ok {
		return strings.TrimSuffix(inner, "}")
	}
	return s
}

var starts = []string{"we need", "i need", "please", "how ", "what ", "which ", "could you", "can you", "is it", "does ", "do you", "tell me"}

func requests(text string) bool {
	if strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") {
		return true
	}
	low := strings.ToLower(text)
	for _, s := range starts {
		if strings.HasPrefix(low, s) {
			return true
		}
	}
	return false
}
