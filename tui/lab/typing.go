package lab

import (
	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/tui/lab/composer"
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
	if page, ok := pages[k.String()]; ok {
		l.onPane(func(ln *lane) { ln.pane.Page(page) })
	} else if edit, ok := edits[k.String()]; ok {
		edit(&l.composer)
	} else if k.Text != "" {
		l.composer.Insert(k.Text)
	}
	l.arrange()
	return nil
}

var edits = map[string]func(*composer.Composer){
	"left": (*composer.Composer).Left, "ctrl+b": (*composer.Composer).Left,
	"right": (*composer.Composer).Right, "ctrl+f": (*composer.Composer).Right,
	"up": func(c *composer.Composer) { c.Up() }, "down": func(c *composer.Composer) { c.Down() },
	"home": (*composer.Composer).Home, "ctrl+a": (*composer.Composer).Home,
	"end": (*composer.Composer).End, "ctrl+e": (*composer.Composer).End,
	"alt+left": (*composer.Composer).WordLeft, "alt+b": (*composer.Composer).WordLeft,
	"alt+right": (*composer.Composer).WordRight, "alt+f": (*composer.Composer).WordRight,
	"ctrl+left": (*composer.Composer).WordLeft, "ctrl+right": (*composer.Composer).WordRight,
	"backspace": (*composer.Composer).Backspace, "ctrl+h": (*composer.Composer).Backspace,
	"delete": (*composer.Composer).Delete, "ctrl+d": (*composer.Composer).Delete,
	"ctrl+w": (*composer.Composer).DeleteWord, "alt+backspace": (*composer.Composer).DeleteWord,
	"ctrl+u": (*composer.Composer).DeleteToHome, "ctrl+k": (*composer.Composer).DeleteToEnd,
}

// pages are the keys that scroll while somebody writes.
var pages = map[string]float64{"pgup": -1, "pgdown": 1}
