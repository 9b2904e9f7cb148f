package step

import "unicode"

// longLine is how many bytes a line must have for a line that goes on in
// lower case to be taken as the same sentence, wrapped.
const longLine = 60

// head is the beginning of a line that may turn out to be a list marker, a
// fence, a literal or a formula.
type head struct {
	runes [8]rune
	n     int
	off   int // of its first rune
}

// beginLine takes the first rune of a line that is no white space.
func (c *Cutter) beginLine(r rune) {
	c.word, c.stop, c.tick = word{}, stop{}, false
	if c.flat {
		c.mode = inText
		c.text(r)
		return
	}
	switch {
	case r == '`', r == '~', r == '{', r == '[', r == '(', r == '\\', r == '$',
		isBullet(r), r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		c.mode = inHead
		c.head = head{n: 1, off: c.off}
		c.head.runes[0] = r
	default:
		c.mode = inText
		c.text(r)
	}
}

func isBullet(r rune) bool {
	switch r {
	case '-', '*', '+', '•', '–', '—', '·', '▪', '◦', '‣', '○', '●':
		return true
	}
	return false
}

// growHead takes a rune of a line whose nature is still open.
func (c *Cutter) growHead(r rune) {
	switch c.headed(r) {
	case open:
		c.head.runes[c.head.n] = r
		c.head.n++
	case isText:
		c.replayHead()
		c.step(r)
	case isItem:
		c.mode, c.kind = inText, Item
	case isFence:
		c.beginFence()
	case isJSON:
		c.beginLiteral(r)
	case isMath:
		c.mode, c.kind = inMath, Line
		c.lit = literal{}
	}
}

type headKind uint8

const (
	open headKind = iota
	isText
	isItem
	isFence
	isJSON
	isMath
)

// headed tells what the beginning of the line and the next rune make of it.
func (c *Cutter) headed(r rune) headKind {
	h := c.head.runes[:c.head.n]
	first := h[0]
	switch {
	case first == '`' || first == '~':
		return same(h, r, 3, isFence)
	case first == '\\':
		return when(r == '[', isMath)
	case first == '$':
		return when(r == '$', isMath)
	case first == '{':
		return literalHead(r, r == '"' || r == '}', len(h))
	case first == '[':
		return literalHead(r, r == '{', len(h))
	case isBullet(first):
		return when(r == ' ' || r == '\t', isItem)
	}
	return numbered(h, r)
}

func when(is bool, kind headKind) headKind {
	if is {
		return kind
	}
	return isText
}

// same tells whether a mark is repeated n times.
func same(h []rune, r rune, n int, kind headKind) headKind {
	switch {
	case r != h[0]:
		return isText
	case len(h)+1 < n:
		return open
	}
	return kind
}

func literalHead(r rune, is bool, n int) headKind {
	if is {
		return isJSON
	}
	if unicode.IsSpace(r) && n < len(head{}.runes) {
		return open
	}
	return isText
}

// numbered tells "1. ", "12) ", "a) " and "(iv) " from words and numbers.
func numbered(h []rune, r rune) headKind {
	last := h[len(h)-1]
	bracket := h[0] == '('
	body := h
	if bracket {
		body = h[1:]
	}
	if last == '.' || last == ')' {
		return when(r == ' ' || r == '\t', isItem)
	}
	if len(body) > 3 || len(h) == len(head{}.runes) {
		return isText
	}
	digits := len(body) > 0 && body[0] >= '0' && body[0] <= '9'
	switch {
	case r >= '0' && r <= '9':
		return still(len(body) == 0 || digits)
	case isASCIILetter(r):
		return still(bracket && !digits)
	case r == ')':
		return still(len(body) > 0)
	case r == '.':
		return still(digits && !bracket)
	}
	return isText
}

// still tells that the marker may go on, or that there is none.
func still(goesOn bool) headKind {
	if goesOn {
		return open
	}
	return isText
}

func isASCIILetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// replayHead reads the beginning of the line as the words it turned out to be.
func (c *Cutter) replayHead() {
	h, off := c.head, c.off
	c.mode = inText
	c.off = h.off
	for _, r := range h.runes[:h.n] {
		c.step(r)
		c.off += runeLen(r)
	}
	c.off = off
}

// afterNewline decides whether a new line starts a new step.
func (c *Cutter) afterNewline(r rune) {
	if r == '\n' {
		c.lines++
		return
	}
	if unicode.IsSpace(r) {
		return
	}
	if c.wraps(r) {
		c.mode = inText
		c.text(r)
		return
	}
	c.end(c.off)
	c.beginLine(r)
}

// wraps reports whether the line that starts with r goes on with the sentence
// of a line that was broken for its length.
func (c *Cutter) wraps(r rune) bool {
	return c.lines == 1 && c.prevLen >= longLine && unicode.IsLower(r) &&
		(unicode.IsLetter(c.last) || c.last == ',') && (c.indent <= 3 || c.kind == Item)
}
