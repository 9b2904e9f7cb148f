package lab

import (
	"askance/themes"
	"askance/tui/lab/row"
	"askance/tui/safe"
)

// A status is one sentence below the lanes. A fault stays until esc, anything
// else until the next key.
type status struct {
	text  safe.Text
	fault bool
}

// say tells something in passing.
func (l *Lab) say(sentence string) {
	if l.status.fault {
		return
	}
	l.status, l.dirty = status{text: safe.Line(sentence)}, true
}

// warn tells that something about the session is not as it should be.
func (l *Lab) warn(sentence string) {
	l.status, l.dirty = status{text: safe.Line(sentence), fault: true}, true
}

// fault tells what went wrong.
func (l *Lab) fault(err error) { l.warn(err.Error()) }

// hush takes a remark back; a fault only if it was read.
func (l *Lab) hush(read bool) {
	if l.status.text.Empty() || (l.status.fault && !read) {
		return
	}
	l.status, l.dirty = status{}, true
}

func (l *Lab) statusRow() row.Row {
	s := l.styles
	if l.status.fault {
		r := row.Of(s.Bold(themes.Fault), safe.Own(" ! ")).Add(s.Ink(themes.Fault), l.status.text)
		return row.Split(r, row.Of(s.Ink(themes.Muted), safe.Own("esc ")), l.w)
	}
	return row.Of(s.Ink(themes.Muted), safe.Join(safe.Own(" · "), l.status.text))
}

// statusAlone reports whether the sentence needs a row of its own: a remark
// stands where the next key is told, unless somebody writes there.
func (l *Lab) statusAlone() bool { return !l.status.text.Empty() && (l.status.fault || l.typing) }
