package step

import (
	"strings"
	"unicode"
)

// fence is an open block of code.
type fence struct {
	mark   rune
	run    int  // marks in a row at the beginning of the line
	lead   bool // nothing but white space and marks so far in this line
	first  bool // still in the line that opened it
	inline int  // marks in a row later in that line
	role   int  // letters of leaked read behind the marks
}

// leaked is the name of a role that some models write right behind the marks
// that close a block, where their chat template should have ended the turn.
const leaked = "assistant"

func (c *Cutter) beginFence() {
	c.mode, c.kind = inFence, Code
	c.fen = fence{mark: c.head.runes[0], first: true}
}

// fenced takes a rune inside a block of code.
func (c *Cutter) fenced(r rune) {
	f := &c.fen
	switch {
	case f.first:
		c.opening(r)
	case r == '\n':
		if f.lead && f.run >= 3 && f.role == 0 {
			c.mode = closed
			return
		}
		f.run, f.lead, f.role = 0, true, 0
	case r == f.mark && f.lead && f.role == 0:
		f.run++
	case f.lead && f.run >= 3 && r == rune(leaked[f.role]):
		if f.role++; f.role == len(leaked) {
			c.mode = closed
		}
	case unicode.IsSpace(r):
	default:
		if f.run > 0 {
			f.run = 0
		}
		f.lead = false
	}
}

// opening takes the rest of the line that opened a block; marks again in the
// same line mean that it was no block but a word in code.
func (c *Cutter) opening(r rune) {
	f := &c.fen
	switch {
	case r == '\n' && f.inline >= 3:
		c.kind = ""
		c.endLine()
	case r == '\n':
		f.first, f.lead, f.run = false, true, 0
	case r == f.mark:
		f.inline++
	case f.inline < 3:
		f.inline = 0
	}
}

// literal is an open JSON value, or a formula.
type literal struct {
	depth   int
	str     bool // inside a string
	esc     bool
	key     [12]byte
	nKey    int
	name    bool // has a key "name" or "function"
	args    bool // has a key that holds arguments
	started bool
	slash   bool
}

func (c *Cutter) beginLiteral(r rune) {
	c.mode, c.kind = inJSON, Code
	c.lit = literal{depth: 1, started: true}
	c.literal(r)
}

// literal takes a rune inside a JSON value.
func (c *Cutter) literal(r rune) {
	l := &c.lit
	switch {
	case l.str:
		l.inString(r)
	case r == '"':
		l.str, l.nKey = true, 0
	case r == '{' || r == '[':
		l.depth++
		l.started = true
	case r == '}' || r == ']':
		l.depth--
	}
	if l.started && l.depth <= 0 && !l.str {
		if l.name && l.args {
			c.kind = Tool
		}
		c.mode = closed
	}
}

func (l *literal) inString(r rune) {
	switch {
	case l.esc:
		l.esc = false
	case r == '\\':
		l.esc = true
	case r == '"':
		l.str = false
		if l.nKey > len(l.key) {
			return
		}
		switch string(l.key[:l.nKey]) {
		case "name", "function", "tool", "tool_name":
			l.name = true
		case "arguments", "parameters", "args", "input", "tool_input":
			l.args = true
		}
	default:
		if l.nKey < len(l.key) && r < 128 {
			l.key[l.nKey] = byte(r)
		}
		l.nKey++
	}
}

// math takes a rune inside a display formula: \[ … \] or $$ … $$.
func (c *Cutter) math(r rune) {
	l, double := &c.lit, c.head.runes[0] == '$'
	if double && r == '$' && l.slash || !double && r == ']' && l.slash {
		c.mode = closed
		return
	}
	l.slash = double && r == '$' || !double && r == '\\'
}

// Tags that are steps of their own, and those that hold a tool call.
var (
	loneTags  = []string{"<think>", "</think>", "<thinking>", "</thinking>", "<thought>", "</thought>", "<reasoning>", "</reasoning>"}
	callTags  = []string{"<tool_call>", "<function_call>", "<tool_use>"}
	callEnds  = []string{"</tool_call>", "</function_call>", "</tool_use>"}
	everyTags = append(append(append([]string{}, loneTags...), callTags...), callEnds...)
)

// tagged is a tag that is being spelled.
type tagged struct {
	text [20]byte
	n    int
	off  int
}

// spell watches for tags, which end the step before them wherever they stand.
func (c *Cutter) spell(r rune) {
	t := &c.tag
	if c.flat || c.mode == inFence || c.mode == inJSON {
		t.n = 0
		return
	}
	if r == '<' {
		*t = tagged{off: c.off}
	} else if t.n == 0 {
		return
	}
	if r >= 128 || t.n == len(t.text) {
		t.n = 0
		return
	}
	t.text[t.n] = byte(r)
	t.n++
	s := string(t.text[:t.n])
	if r == '>' {
		t.n = 0
		c.tagRead(s)
		return
	}
	for _, tag := range everyTags {
		if strings.HasPrefix(tag, s) {
			return
		}
	}
	t.n = 0
}

func (c *Cutter) tagRead(tag string) {
	switch {
	case c.mode == inCall:
		if has(callEnds, tag) {
			c.mode = closed
		}
	case has(loneTags, tag):
		c.endBefore()
		c.mode, c.kind = closed, Line
	case has(callTags, tag):
		c.endBefore()
		c.mode, c.kind = inCall, Tool
	}
}

// endBefore closes the step that the tag interrupted.
func (c *Cutter) endBefore() {
	if c.kind == Code || c.kind == Tool {
		c.kind = ""
	}
	if c.tag.off > c.inkAt {
		c.end(c.tag.off)
	}
	c.kind = ""
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
