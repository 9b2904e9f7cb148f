package lab

import (
	tea "charm.land/bubbletea/v2"

	"askance/tui/lab/over"
)

// An overlay is what is open over the lanes. It keeps its own place; the lab
// closes it.
type overlay interface {
	width() int // wished for, frame included
	box(l *Lab, w, h int) over.Box
	key(l *Lab, k tea.KeyPressMsg) tea.Cmd
}

// A learner is an overlay that asked the backend for something.
type learner interface {
	learn(l *Lab, m tea.Msg) tea.Cmd
}

// show opens an overlay.
func (l *Lab) show(o overlay) tea.Cmd {
	l.over, l.dirty = o, true
	return nil
}

// closes reports whether a key closes an overlay, and closes it.
func (l *Lab) closes(k tea.KeyPressMsg, also ...*Binding) bool {
	for _, b := range append(also, l.keys.Close, l.keys.Quit) {
		if b.Is(k) {
			l.over, l.dirty = nil, true
			return true
		}
	}
	return false
}
