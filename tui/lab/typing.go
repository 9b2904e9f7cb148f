package lab

import (
	tea "charm.land/bubbletea/v2"

	"askance/session"
)

// write puts the keys into the composer: from now on letters are text.
func (l *Lab) write() tea.Cmd {
	l.typing = true
	l.arrange()
	return nil
}

func (l *Lab) leave() tea.Cmd {
	l.typing = false
	l.arrange()
	return nil
}

func (l *Lab) whom() tea.Cmd {
	l.only, l.dirty = !l.only, true
	return nil
}

func (l *Lab) newline() tea.Cmd {
	l.composer.Insert("\n")
	l.arrange()
	return nil
}

// send sends what was written. Nothing written lets the scripted user answer.
func (l *Lab) send() tea.Cmd {
	if l.composer.Empty() {
		l.composer.Reset()
		if why := noneAsked(l); why != "" {
			l.say(why)
			return nil
		}
		l.leave()
		return l.letAnswer()
	}
	if why := noPlay(l); why != "" {
		l.say(why)
		return nil
	}
	text, ids := l.composer.Value(), l.addressed()
	for _, ln := range l.lanes {
		ln.pane.Bottom()
	}
	l.composer.Reset()
	l.leave()
	return l.do(func(p Play) error { return p.Say(text, ids...) })
}

// addressed lists the lanes that the composer speaks to; nil is all.
func (l *Lab) addressed() []session.LaneID {
	if ln := l.lane(); l.only && ln != nil {
		return []session.LaneID{ln.id}
	}
	return nil
}

// typed handles a key while somebody writes.
func (l *Lab) typed(k tea.KeyPressMsg) tea.Cmd {
	for _, b := range []*Binding{l.keys.Stop, l.keys.Suspend, l.keys.Redraw, l.keys.Send, l.keys.Newline, l.keys.Whom, l.keys.Leave} {
		if b.Is(k) {
			return l.press(b)
		}
	}
	if edit, ok := edits[k.String()]; ok {
		edit(l)
	} else if k.Text != "" {
		l.composer.Insert(k.Text)
	}
	l.arrange()
	return nil
}

var edits = map[string]func(*Lab){
	"left": func(l *Lab) { l.composer.Left() }, "ctrl+b": func(l *Lab) { l.composer.Left() },
	"right": func(l *Lab) { l.composer.Right() }, "ctrl+f": func(l *Lab) { l.composer.Right() },
	"up": func(l *Lab) { l.composer.Up() }, "down": func(l *Lab) { l.composer.Down() },
	"home": func(l *Lab) { l.composer.Home() }, "ctrl+a": func(l *Lab) { l.composer.Home() },
	"end": func(l *Lab) { l.composer.End() }, "ctrl+e": func(l *Lab) { l.composer.End() },
	"alt+left": func(l *Lab) { l.composer.WordLeft() }, "alt+b": func(l *Lab) { l.composer.WordLeft() },
	"alt+right": func(l *Lab) { l.composer.WordRight() }, "alt+f": func(l *Lab) { l.composer.WordRight() },
	"ctrl+left": func(l *Lab) { l.composer.WordLeft() }, "ctrl+right": func(l *Lab) { l.composer.WordRight() },
	"backspace": func(l *Lab) { l.composer.Backspace() }, "ctrl+h": func(l *Lab) { l.composer.Backspace() },
	"delete": func(l *Lab) { l.composer.Delete() }, "ctrl+d": func(l *Lab) { l.composer.Delete() },
	"ctrl+w": func(l *Lab) { l.composer.DeleteWord() }, "alt+backspace": func(l *Lab) { l.composer.DeleteWord() },
	"ctrl+u": func(l *Lab) { l.composer.DeleteToHome() }, "ctrl+k": func(l *Lab) { l.composer.DeleteToEnd() },
	"pgup":   func(l *Lab) { l.onPane(func(ln *lane) { ln.pane.Page(-1) }) },
	"pgdown": func(l *Lab) { l.onPane(func(ln *lane) { ln.pane.Page(1) }) },
}
