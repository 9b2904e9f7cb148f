package step

import (
	"unicode"
	"unicode/utf8"

	"askance/session"
)

// The kinds of steps.
const (
	Sentence = "sentence" // ends with a mark of its own
	Item     = "item"     // a list item, however many sentences
	Line     = "line"     // ends because the line does: working, a heading, a table row
	Code     = "code"     // a fenced block, or a literal that spans lines
	Tool     = "tool"     // a tool call
)

// mode is what the cutter is in the middle of.
type mode uint8

const (
	atStart   mode = iota // of a line: only white space so far
	inHead                // of a line: still too short to tell a list item from a number
	inText                // words
	ended                 // a full stop or the like was read, and marks that close after it
	between               // white space after that: the next rune decides
	afterLine             // a line has ended: the next rune decides
	inFence               // between ``` and ```
	inJSON                // inside a literal
	inMath                // inside a display formula
	inCall                // between <tool_call> and </tool_call>
	closed                // the step is complete; white space still belongs to it
)

// A Cutter finds the steps of a reply while it is still growing. The zero
// value is ready to use.
type Cutter struct {
	flat bool // sentences only: the text is the inside of a list item

	out   []session.Step
	n     int // steps closed
	part  [utf8.UTFMax]byte
	nPart int
	off   int // of the rune being read
	start int // of the open step
	mode  mode
	kind  string // of the open step, "" while undecided

	head head   // the beginning of the line
	word word   // the word being read
	stop stop   // the mark that may have ended a sentence
	tick bool   // inside `inline code`
	tag  tagged // a tag that is being spelled
	lit  literal
	fen  fence

	lineLen int  // bytes of the current line
	prevLen int  // bytes of the line before
	lines   int  // ends of line since the last word
	indent  int  // white space before its first rune
	last    rune // last rune that is no white space
	spaced  bool // the rune before is white space
	ink     bool // such a rune was read
	inkAt   int  // where the first one was
}

// Add appends text to the reply and returns the steps that it closed.
func (c *Cutter) Add(text string) []session.Step {
	c.out = nil
	for c.nPart > 0 && text != "" {
		c.part[c.nPart] = text[0]
		c.nPart++
		text = text[1:]
		c.flush(false)
	}
	for i := 0; i < len(text); {
		if b := text[i]; b < utf8.RuneSelf {
			c.read(rune(b), 1)
			i++
			continue
		}
		if !utf8.FullRuneInString(text[i:]) {
			c.nPart = copy(c.part[:], text[i:])
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		c.read(r, size)
		i += size
	}
	return c.out
}

// flush reads the runes of the kept bytes that are complete, or all of them.
func (c *Cutter) flush(all bool) {
	for c.nPart > 0 && (all || utf8.FullRune(c.part[:c.nPart])) {
		r, size := utf8.DecodeRune(c.part[:c.nPart])
		c.read(r, size)
		c.nPart = copy(c.part[:], c.part[size:c.nPart])
	}
}

// Close returns what remains at the end of the reply. The Cutter must not be
// used afterwards.
func (c *Cutter) Close() []session.Step {
	c.out = nil
	c.flush(true)
	if c.mode == inHead {
		c.replayHead()
	}
	if c.off > c.start {
		c.end(c.off)
	}
	return c.out
}

// Cut returns the steps of a complete reply.
func Cut(text string) []session.Step {
	var c Cutter
	steps := c.Add(text)
	return append(steps, c.Close()...)
}

// Sentences returns the sentences and lines of a piece of text, taking list
// markers, fences and literals for words.
func Sentences(text string) []session.Step {
	c := Cutter{flat: true}
	steps := c.Add(text)
	return append(steps, c.Close()...)
}

// end closes the open step before the rune at off.
func (c *Cutter) end(off int) {
	if off <= c.start {
		return
	}
	kind := c.kind
	if kind == "" {
		kind = Line
		if c.stop.found {
			kind = Sentence
		}
	}
	c.out = append(c.out, session.Step{Index: c.n, Start: c.start, End: off, Kind: kind})
	c.n++
	c.start, c.kind = off, ""
	c.stop, c.tick = stop{}, false
}

// read takes the next rune.
func (c *Cutter) read(r rune, size int) {
	if c.lineLen == 0 {
		c.indent = 0
	}
	if !c.ink {
		c.inkAt = c.off
	}
	c.step(r)
	c.spell(r)
	c.off += size
	c.lineLen += size
	c.spaced = unicode.IsSpace(r)
	switch {
	case r == '\n':
		c.lineLen = 0
	case !unicode.IsSpace(r):
		c.last, c.ink = r, true
	case c.lineLen == c.indent+size:
		c.indent += size
	}
}

func (c *Cutter) step(r rune) {
	switch c.mode {
	case atStart:
		if !unicode.IsSpace(r) {
			c.beginLine(r)
		}
	case inHead:
		c.growHead(r)
	case inText:
		c.text(r)
	case ended:
		c.afterStop(r)
	case between:
		c.afterGap(r)
	case afterLine:
		c.afterNewline(r)
	case inFence:
		c.fenced(r)
	case inJSON:
		c.literal(r)
	case inMath:
		c.math(r)
	case inCall:
		if r == '\n' { // the closing tag is found by spell
			c.word = word{}
		}
	case closed:
		c.afterClosed(r)
	}
}

// afterClosed starts a new step at the first rune that is no white space.
func (c *Cutter) afterClosed(r rune) {
	if unicode.IsSpace(r) {
		return
	}
	c.end(c.off)
	c.beginLine(r)
}
