package lab

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/tui/lab/composer"
)

// markBox takes what a person sees in a turn: its act, ratings and a note.
type markBox struct {
	turn    *session.Turn
	old     *session.Mark // the mark that is shown for the turn, or nil
	field   int           // 0: the act; then the ratings; then the note
	ratings map[string]int
	note    composer.Composer
}

// Ratings are what a turn can be rated for, 1 to 5.
var Ratings = []string{"clarity", "focus", "answerable"}

const markAct = 0

// markKeys are the letters of the acts; "answer" has w because a is taken.
var markKeys = map[string]session.Act{
	"a": session.Ask, "c": session.Confirm, "h": session.Hedge, "g": session.Guess,
	"w": session.Answer, "f": session.Flag, "r": session.Refuse, "o": session.Other,
}

func (l *Lab) mark() tea.Cmd {
	turn := l.lane().pane.Turn()
	m := &markBox{turn: turn, old: l.session.MarkOf(turn.ID), ratings: map[string]int{}}
	if m.old != nil {
		maps.Copy(m.ratings, m.old.Ratings)
		m.note.Insert(m.old.Note)
	}
	return l.show(m)
}

func (m *markBox) width() int { return 66 }

// noting reports whether letters are text.
func (m *markBox) noting() bool { return m.field == len(Ratings)+1 }

// rating returns what is rated in the field, or "".
func (m *markBox) rating() string {
	if m.field == markAct || m.noting() {
		return ""
	}
	return Ratings[m.field-1]
}

func (m *markBox) key(l *Lab, k tea.KeyPressMsg) tea.Cmd {
	name, fields := k.String(), len(Ratings)+2
	switch {
	case l.keys.Close.Is(k):
		l.over = nil
	case name == "tab" || name == "down":
		m.field = (m.field + 1) % fields
	case name == "shift+tab" || name == "up":
		m.field = (m.field + fields - 1) % fields
	case l.keys.Choose.Is(k):
		return m.save(l)
	case m.noting():
		if edit, ok := edits[name]; ok {
			edit(&m.note)
		} else if k.Text != "" {
			m.note.Insert(k.Text)
		}
	case l.closes(k):
	case len(name) == 1 && name >= "1" && name <= "5":
		m.rate(int(name[0] - '0'))
	case name == "backspace" && m.rating() != "":
		delete(m.ratings, m.rating())
	case markKeys[name] != "":
		return m.put(l, markKeys[name])
	case l.keys.Unmark.Is(k) && m.old != nil:
		undone := *m.old
		undone.Undone = true
		l.over = nil
		return l.do(func(p Play) error { return p.Mark(undone) })
	}
	return nil
}

// rate rates the field and goes to the next one.
func (m *markBox) rate(n int) {
	if m.field == markAct {
		m.field++
	}
	m.ratings[m.rating()] = n
	m.field++
}

// changed reports whether there is anything to save beside the act.
func (m *markBox) changed() bool {
	if m.old == nil {
		return len(m.ratings) > 0 || !m.note.Empty()
	}
	return !maps.Equal(m.ratings, m.old.Ratings) || m.note.Value() != m.old.Note
}

func (m *markBox) save(l *Lab) tea.Cmd {
	if !m.changed() {
		return nil // the box says what to press
	}
	act := session.Act("")
	if m.old != nil {
		act = m.old.Act
	}
	return m.put(l, act)
}

// put adds a mark. The one before stays recorded.
func (m *markBox) put(l *Lab, act session.Act) tea.Cmd {
	made := session.Mark{Turn: m.turn.ID, Act: act, Note: m.note.Value()}
	if len(m.ratings) > 0 {
		made.Ratings = maps.Clone(m.ratings)
	}
	l.over = nil
	return l.do(func(p Play) error { return p.Mark(made) })
}

// unmark takes the last mark of the session back.
func (l *Lab) unmark() tea.Cmd { return l.turnMark(lastMark(l.newMarks()), true) }

// remark brings back the mark that was taken back last.
func (l *Lab) remark() tea.Cmd { return l.turnMark(nextMark(l.newMarks()), false) }

func (l *Lab) turnMark(m *session.Mark, undone bool) tea.Cmd {
	turned := *m
	turned.Undone = undone
	word := "taken back: "
	if !undone {
		word = "back: "
	}
	l.say(word + markWords(m))
	return l.do(func(p Play) error { return p.Mark(turned) })
}

// newMarks are the marks made since the session was opened: those of before
// may be somebody else's.
func (l *Lab) newMarks() []session.Mark { return l.session.Marks[min(l.marked, len(l.session.Marks)):] }

// lastMark is the last mark that stands, or nil.
func lastMark(marks []session.Mark) *session.Mark {
	for i := len(marks) - 1; i >= 0; i-- {
		if !marks[i].Undone {
			return &marks[i]
		}
	}
	return nil
}

// nextMark is the first mark taken back after the last one that stands, or
// nil.
func nextMark(marks []session.Mark) (next *session.Mark) {
	for i := len(marks) - 1; i >= 0 && marks[i].Undone; i-- {
		next = &marks[i]
	}
	return next
}

func noMark(l *Lab) string {
	if why := noPlay(l); why != "" {
		return why
	}
	if lastMark(l.newMarks()) == nil {
		return "nothing was marked since the session was opened: a marks a turn"
	}
	return ""
}

func noRemark(l *Lab) string {
	if why := noPlay(l); why != "" {
		return why
	}
	if nextMark(l.newMarks()) == nil {
		return "no mark was taken back"
	}
	return ""
}
