package lab

import (
	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/tui/safe"
)

// branching returns the turn at the cursor, or the nearest above it, that has
// other branches beside it in the lane.
func (ln *lane) branching(s *session.Session) (t *session.Turn, all []*session.Turn) {
	for t := ln.pane.Turn(); t != nil; t = s.Turn(t.Parent) {
		if t.Lane != ln.id {
			break // the lane went on from another one's turn: its branches are there
		}
		if all := s.Branches(t.ID); len(all) > 1 {
			return t, all
		}
	}
	return nil, nil
}

func (l *Lab) branchBack() tea.Cmd { return l.branchBy(-1) }
func (l *Lab) branchOn() tea.Cmd   { return l.branchBy(1) }

// branchBy shows the branch so many beside the one that is shown, around the
// end.
func (l *Lab) branchBy(by int) tea.Cmd {
	ln := l.lane()
	t, all := ln.branching(l.session)
	for i := range all {
		if all[i].ID == t.ID {
			l.showBranch(ln, all[(i+by+len(all))%len(all)].ID)
			return nil
		}
	}
	return nil
}

// showBranch shows the newest branch that leads through a turn, and makes the
// dialogue go on from its end.
func (l *Lab) showBranch(ln *lane, id session.TurnID) {
	tip := l.session.Tip(id)
	if l.play != nil {
		if err := l.play.GoOn(ln.id, tip); err != nil {
			l.fault(err)
			return
		}
	}
	ln.pane.Reset(l.session, l.session.Path(tip))
	ln.pane.Point(id)
	ln.dirty, ln.believed, l.dirty = true, false, true
}

func noBranch(l *Lab) string {
	if why := noTurn(l); why != "" {
		return why
	}
	ln := l.lane()
	if _, all := ln.branching(l.session); len(all) < 2 {
		return "there is no other branch here: f forks one, b shows all there are"
	}
	return speaking(l, ln)
}

// speaking says that a lane speaks, if it does. In a replay branches can be
// looked at all the same.
func speaking(l *Lab, ln *lane) string {
	if s := l.session.Lane(ln.id); l.played == nil && s != nil && s.State.Busy() {
		return "the model is still answering in this lane: ctrl+c stops it"
	}
	return ""
}

func noFork(l *Lab) string {
	if why := noPlay(l); why != "" {
		return why
	}
	if why := noTurn(l); why != "" {
		return why
	}
	return speaking(l, l.lane())
}

// differing is a forked lane's model, with the options in which it differs
// from the lane of the same model before it.
func (l *Lab) differing(b session.LaneOpened) safe.Text {
	name, o := safe.Line(b.Model.Name), b.Options
	for _, other := range l.session.Lanes {
		if other.ID == b.Lane || other.Model.Name != b.Model.Name {
			continue
		}
		was := other.Options
		if o.Temperature != nil && !sameOption(o.Temperature, was.Temperature) {
			name = safe.Join(name, safe.Fmt(" temp %g", *o.Temperature))
		}
		if o.Seed != nil && !sameOption(o.Seed, was.Seed) {
			name = safe.Join(name, safe.Fmt(" seed %d", *o.Seed))
		}
		break
	}
	return name
}
