package act

import (
	"strings"
	"unicode/utf8"

	"askance/session"
)

// place is where a step stands.
type place struct {
	first  bool // nothing but white space before it
	begins bool // it begins a line
	indent int  // white space before it in its line, bytes
	// advised: it stands behind a whole statement in a list item.
	advised bool
}

// maxIndent is how far back the beginning of a line is looked for.
const maxIndent = 64

// placeOf looks at the bytes before a step, of which only white space counts.
func (t *Tracker) placeOf(s session.Step) place {
	p := place{first: !t.begun}
	t.begun = true
	start := s.Start
	for start < s.End && (t.text[start] == ' ' || t.text[start] == '\t' || t.text[start] == '\n') {
		start++
	}
	for i := start - 1; i >= 0 && start-i <= maxIndent; i-- {
		switch t.text[i] {
		case ' ':
			p.indent++
			continue
		case '\t':
			p.indent += 4
			continue
		}
		p.begins = t.text[i] == '\n'
		return p
	}
	p.begins = start <= maxIndent
	return p
}

// rawCode follows code that stands in a reply without a fence around it.
type rawCode struct {
	in     bool // inside
	told   bool // it was counted
	triple bool // inside a """docstring"""
}

// holds reports whether a step is part of such code.
func (c *rawCode) holds(text string, p place) bool {
	line := strings.TrimSpace(text)
	switch {
	case c.triple, c.in && !p.begins:
	case c.in && (p.indent > 0 || continuesCode(line)):
	case startsCode(line):
		c.told = c.told && c.in
		c.in = true
	default:
		c.in, c.told = false, false
		return false
	}
	if strings.Count(line, `"""`)%2 == 1 || strings.Count(line, `'''`)%2 == 1 {
		c.triple = !c.triple
	}
	return true
}

// startsCode reports whether a line can hardly be anything but code.
func startsCode(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "def", "class":
		return strings.HasSuffix(line, ":") || strings.HasSuffix(line, "{") || strings.Contains(rest, "(") && strings.Contains(rest, "):")
	case "import":
		return rest != "" && !strings.Contains(rest, " ") || strings.Contains(rest, " as ") || strings.HasSuffix(rest, ";")
	case "from":
		return strings.Contains(rest, " import ")
	case "#include", "#!/usr/bin/env", "package", "using":
		return !strings.HasSuffix(line, ".") && len(rest) < 60 && strings.Count(rest, " ") < 3
	case "public", "private", "static", "function", "func", "fn", "const", "var", "let":
		return strings.HasSuffix(line, "{") || strings.HasSuffix(line, ";") || strings.Contains(line, "=> ")
	case ">>>", "print", "console.log":
		return true
	}
	return strings.HasPrefix(line, "print(") || strings.HasPrefix(line, "console.log(") || strings.HasPrefix(line, `"""`)
}

// continuesCode reports whether a line that is not indented can go on with
// code before it.
func continuesCode(line string) bool {
	if startsCode(line) || line == "" {
		return true
	}
	switch line[0] {
	case '#', '@', '}', ')', ']', '"', '\'':
		return true
	}
	if strings.HasPrefix(line, "//") || strings.HasSuffix(line, ";") || strings.HasSuffix(line, "{") || strings.HasSuffix(line, "):") {
		return true
	}
	word, _, _ := strings.Cut(line, " ")
	switch word {
	case "return", "if", "for", "while", "else:", "try:", "elif", "except", "with", "assert", "raise", "pass":
		return strings.HasSuffix(line, ":") || word == "return" || word == "assert" || word == "raise" || word == "pass"
	}
	return !strings.ContainsAny(word, ".,") && strings.Contains(line, " = ") || strings.HasSuffix(line, ")") && strings.Contains(word, "(")
}

// draft follows a letter or mail that was written for the user: what it asks,
// it asks somebody else.
type draft struct{ in, inline bool }

func (d *draft) holds(text string, presented, inside, first, begins bool) bool {
	line := strings.Trim(text, " \t\r\n*_")
	switch {
	case first && greetsInline(line):
		d.in, d.inline = true, true
	case d.inline && begins:
		d.in, d.inline = false, false
	case strings.HasPrefix(line, "Subject:"), strings.HasPrefix(line, "Title:"), presented && strings.HasPrefix(line, "Dear "), inside && greets(line):
		d.in = true
	case d.in && signsOff(line):
		d.in = false
		return true
	}
	return d.in
}

// greets reports whether a line only greets somebody by name: "Hi Jonas,".
func greets(line string) bool {
	if !strings.HasSuffix(line, ",") || len(line) > 40 || strings.Count(line, " ") > 3 {
		return false
	}
	for _, word := range []string{"Hi ", "Hello ", "Hey ", "Dear ", "Good morning ", "Good afternoon ", "Liebe ", "Lieber ", "Sehr ", "Guten ", "Bonjour ", "Cher ", "Chère ", "Estimad", "Querid", "Hola ", "Gentile ", "Caro ", "Cara "} {
		if strings.HasPrefix(line, word) {
			return true
		}
	}
	return false
}

// greetsInline reports whether a line that goes on greets somebody by name: "Hey Jo, …".
func greetsInline(line string) bool {
	if holdsAny(line, []string{"help", "happy to", "glad to", "gladly", "Sure", "sure,", "of course"}) {
		return false
	}
	for _, word := range []string{"Hi ", "Hello ", "Hey ", "Dear "} {
		rest, ok := strings.CutPrefix(line, word)
		name, after, cut := strings.Cut(rest, ",")
		if ok && cut && after != "" && name != "" && len(name) < 24 && name[0] >= 'A' && name[0] <= 'Z' && strings.Count(name, " ") < 3 {
			return true
		}
	}
	return false
}

func signsOff(line string) bool {
	for _, end := range []string{"Sincerely", "Best", "Kind regards", "Regards", "Yours", "Warm regards", "Thanks,", "Thank you,", "Cheers", "[Your"} {
		if strings.HasPrefix(line, end) && len(line) < 40 {
			return true
		}
	}
	return false
}

// trace follows an agent that writes its thoughts and actions into the reply, as
// in ReAct (arXiv 2210.03629): neither is said to the user.
type trace struct{ in, acts bool }

func (r *trace) holds(line string, p place) bool {
	if p.begins {
		r.acts = strings.HasPrefix(line, "Action:") || strings.HasPrefix(line, "Action Input:")
		r.in = r.acts || strings.HasPrefix(line, "Thought:") || strings.HasPrefix(line, "Observation:")
	}
	return r.in
}

// others are the names under which chat transcripts let somebody else speak.
var others = []string{"User:", "Human:", "Customer:", "Q:", "Student:", "Patient:", "Interviewer:", "Client:"}

// scene is a dialogue that is written out, each line with its speaker.
type scene struct {
	on     bool
	staged bool // it was announced
	said   bool // the line is said by somebody else
}

// holds reports whether a line is said by somebody else than the model.
func (c *scene) holds(line string) bool {
	line = strings.TrimLeft(line, "*_# ")
	for _, name := range others {
		if strings.HasPrefix(line, name) {
			c.on = true
			return true
		}
	}
	return (c.on || c.staged) && speaks(line)
}

// plays reports whether a sentence begins with a stage direction, as models that
// play a part write them: "*raises an eyebrow* Really?"
func plays(text string) bool {
	if len(text) < 3 || text[0] != '*' || text[1] < 'a' || text[1] > 'z' {
		return false
	}
	act, rest, ok := strings.Cut(text[1:], "*")
	if !ok || rest != "" && rest[0] == '*' || strings.Count(act, " ") > 5 {
		return false
	}
	verb, _, _ := strings.Cut(act, " ")
	return strings.HasSuffix(verb, "s")
}

// speaks reports whether a line begins with a name and a colon.
func speaks(line string) bool {
	name, _, ok := strings.Cut(line, ":")
	if !ok || name == "" || len(name) > 20 || name[0] < 'A' || name[0] > 'Z' {
		return false
	}
	switch name {
	case "Assistant", "AI", "Bot", "A", "Answer":
		return false // the model itself
	}
	return !strings.Contains(name, " ")
}

// strip takes away a speaker's name that the model gave itself, and the name
// of a role that leaked from a chat template behind the last word.
func strip(body string, at *int) string {
	for _, name := range []string{"Assistant:", "AI:", "Bot:", "Response:", "Question:", "**Question:**", "**Question**:", "Clarifying question:", "Clarification question:"} {
		if len(body) > len(name) && strings.EqualFold(body[:len(name)], name) {
			rest := strings.TrimLeft(body[len(name):], " *")
			*at += len(body) - len(rest)
			body = rest
			break
		}
	}
	if n := numberedQuestion(body); n > 0 {
		*at += n
		body = body[n:]
	}
	if cut, ok := strings.CutSuffix(body, "assistant"); ok && cut != "" && strings.IndexByte(".?!)`", cut[len(cut)-1]) >= 0 {
		return cut
	}
	return body
}

// numberedQuestion returns the length of a "Question 3: " that begins text.
func numberedQuestion(text string) int {
	const lead = "Question "
	if !strings.HasPrefix(text, lead) {
		return 0
	}
	n := len(lead)
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	if n == len(lead) || !strings.HasPrefix(text[n:], ": ") {
		return 0
	}
	return n + 2
}

func isQuote(r rune) bool {
	return r == '"' || r == '“' || r == '«' || r == '„'
}

func endsQuoted(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return r == '"' || r == '”' || r == '»'
}

// inBox reports whether the words stand in a box that the model was told to
// put its question in.
func inBox(text string) bool { return strings.Contains(text, `\boxed{`) }

// calls reports whether the text is a call of a tool in the manner of a
// programming language: "[get_weather(city='Oslo')]".
func calls(text string) bool {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "<TOOLCALL>") || strings.HasPrefix(text, "[TOOL_CALLS]") {
		return true
	}
	inner, ok := strings.CutPrefix(text, "[")
	if !ok || !strings.HasSuffix(text, ")]") {
		return false
	}
	name, _, ok := strings.Cut(inner, "(")
	return ok && name != "" && !strings.ContainsAny(name, " ,")
}
