package safe

import "fmt"

// A Text is text that is fit to be shown: valid UTF-8, no control, format or
// invisible characters, no bytes that a terminal obeys. Newlines may be in it
// when Of made it. The zero Text is empty.
type Text struct {
	s  string
	at shifts
}

// words can be given only by constants of the program itself.
type words string

// Of makes raw text visible. Newlines stay, tabs become four blanks.
func Of(raw string) Text {
	if clean(raw) {
		return Text{s: raw}
	}
	var s Stream
	s.Write(raw)
	s.End()
	return Text{s: string(s.buf), at: s.at}
}

// Line is Of for what must stay on one line: newlines and tabs are shown as
// control pictures.
func Line(raw string) Text {
	if clean(raw) && !hasNewline(raw) {
		return Text{s: raw}
	}
	s := Stream{shower: shower{flat: true}}
	s.Write(raw)
	s.End()
	return Text{s: string(s.buf), at: s.at}
}

// Own takes the program's own words: only constants compile.
func Own(s words) Text { return Text{s: string(s)} }

// Fmt formats like fmt.Sprintf and makes the result visible as one line. The
// format must be a constant; arguments may be foreign.
func Fmt(format words, args ...any) Text { return Line(fmt.Sprintf(string(format), args...)) }

// String returns what is shown.
func (t Text) String() string { return t.s }

// Empty reports whether nothing is shown.
func (t Text) Empty() bool { return t.s == "" }

// At returns where byte offset raw of the text that went in is shown.
func (t Text) At(raw int) int { return clamp(t.at.find(raw), 0, len(t.s)) }

// Slice returns the shown bytes from start to end; offsets as At gives them.
func (t Text) Slice(start, end int) Text {
	start, end = clamp(start, 0, len(t.s)), clamp(end, 0, len(t.s))
	if end <= start {
		return Text{}
	}
	return Text{s: t.s[start:end]}
}

// Join puts texts side by side.
func Join(texts ...Text) Text {
	var b []byte
	for _, t := range texts {
		b = append(b, t.s...)
	}
	return Text{s: string(b)}
}

// clean reports whether raw is shown as it is: printable ASCII and newlines.
func clean(raw string) bool {
	for i := 0; i < len(raw); i++ {
		if c := raw[i]; (c < ' ' && c != '\n') || c >= 0x7f {
			return false
		}
	}
	return true
}

func hasNewline(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			return true
		}
	}
	return false
}
