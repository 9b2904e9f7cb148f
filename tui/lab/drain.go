package lab

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"askance/session"
)

// listen waits until the inbox wakes the lab.
func (l *Lab) listen(box *inbox) tea.Cmd {
	return func() tea.Msg {
		<-box.wake
		return wokenMsg{box}
	}
}

func (l *Lab) tick() tea.Cmd {
	box := l.inbox
	l.ticking = true
	return tea.Tick(frame, func(_ timeOf) tea.Msg { return tickMsg{box} })
}

// woken takes what came while nothing was expected, or an ending.
func (l *Lab) woken(m wokenMsg) tea.Cmd {
	if m.box != l.inbox {
		return nil
	}
	return tea.Batch(l.listen(m.box), l.drain())
}

// ticked takes what came since the last look. The ticking ends when nothing
// has come for a while.
func (l *Lab) ticked(m tickMsg) tea.Cmd {
	if m.box != l.inbox {
		return nil
	}
	if l.take(true) {
		l.quiet = 0
	} else {
		l.quiet++
	}
	if l.quiet < quietFrames {
		return l.tick()
	}
	l.ticking = false
	if l.take(false) { // came between the two looks
		return l.tick()
	}
	return nil
}

// drain takes what is there and sees to it that a tick comes.
func (l *Lab) drain() tea.Cmd {
	if l.take(true) {
		l.quiet = 0
	}
	if l.ticking {
		return nil
	}
	return l.tick()
}

// take folds what is in the inbox into the session and the panes.
func (l *Lab) take(polled bool) bool {
	events := l.inbox.take(polled)
	for _, e := range events {
		if err := session.Apply(l.session, e); err != nil {
			l.fault(fmt.Errorf("the screen lost track of the session (what is recorded is whole): %w", err))
			l.deaf()
			return false
		}
		l.see(e)
	}
	if len(events) > 0 {
		l.dirty = true
	}
	return len(events) > 0
}

// see shows one event that was folded.
func (l *Lab) see(e session.Event) {
	switch b := e.Body.(type) {
	case session.Opened:
		l.openedSession()
	case session.LaneOpened:
		l.addLane(b)
	case session.TurnBegan:
		l.seeTurn(b)
	case session.StateChanged:
		l.touch(b.Lane)
		l.stopped()
	case session.Warned:
		l.warn(b.Text)
	case session.Chunk:
		l.with(b.Turn, func(ln *lane) { ln.pane.Chunk(b) })
	case session.TurnEnded:
		l.with(b.Turn, func(ln *lane) { ln.pane.End(b.Turn) })
	case session.StepClosed:
		l.with(b.Turn, func(ln *lane) { ln.pane.Step(b.Turn, b.Step) })
	case session.Labelled:
		l.with(b.Turn, func(ln *lane) { ln.pane.Touch(b.Turn) })
	case session.Marked:
		l.with(b.Mark.Turn, func(ln *lane) { ln.pane.Touch(b.Mark.Turn) })
	case session.Gained:
		l.with(b.Gain.Turn, func(ln *lane) { ln.pane.Gain(&b.Gain) })
	}
}

// stopped takes note that what was to be stopped runs no more.
func (l *Lab) stopped() {
	if l.stopping && !l.busy() {
		l.stopping = false
		l.hush()
	}
}

// openedSession takes over what a session says of itself.
func (l *Lab) openedSession() {
	s := l.session
	l.setup.Probe, l.setup.Answers = s.Probe, s.Answers
	if s.Probe != nil {
		l.seed = s.Probe.Seed
	}
	l.setup.Models = nil
}

func (l *Lab) addLane(b session.LaneOpened) {
	ln := newLane(b.Lane, b.Model.Name, l.styles)
	ln.scale(l.session)
	if b.From != "" {
		ln.pane.Reset(l.session, l.session.Dialogue(b.Lane)) // it goes on from another lane's turn
	}
	l.lanes = append(l.lanes, ln)
	l.setup.Models = append(l.setup.Models, b.Model.Name)
	l.arrange()
}

// seeTurn shows a turn that began. One that does not follow the turn shown
// last opened a branch: the lane then shows that branch.
func (l *Lab) seeTurn(b session.TurnBegan) {
	ln := l.byID(b.Lane)
	if ln == nil {
		return
	}
	last := session.TurnID("")
	if t := ln.pane.Last(); t != nil {
		last = t.ID
	}
	ln.dirty = true
	if b.Parent != last {
		ln.pane.Reset(l.session, l.session.Dialogue(b.Lane))
		return
	}
	ln.pane.Attach(l.session)
	ln.pane.Begin(l.session.Turn(b.Turn))
}

func (l *Lab) with(id session.TurnID, do func(*lane)) {
	t := l.session.Turn(id)
	if t == nil {
		return
	}
	for _, ln := range l.lanes {
		if ln.id == t.Lane || ln.pane.Shows(id) {
			do(ln)
			ln.dirty = true
		}
	}
}

func (l *Lab) touch(id session.LaneID) {
	if ln := l.byID(id); ln != nil {
		ln.dirty = true
	}
}

func (l *Lab) byID(id session.LaneID) *lane {
	for _, ln := range l.lanes {
		if ln.id == id {
			return ln
		}
	}
	return nil
}
