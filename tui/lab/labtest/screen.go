package labtest

import (
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"askance/tui/lab"
	"askance/tui/lab/wrap"
)

// A Screen runs a lab by hand within a synctest bubble: commands run, time is
// the bubble's, and each call returns when nothing more happens by itself.
type Screen struct {
	*lab.Lab
	Clipboard string // what was copied last

	t    testing.TB
	w, h int
	msgs chan tea.Msg
	quit bool
}

// Open starts a lab on a screen of that size and waits until it is idle. The
// lab is quit when the test ends.
func Open(t testing.TB, b lab.Backend, o lab.Options, w, h int) *Screen {
	s := &Screen{Lab: lab.New(b, o), t: t, w: w, h: h, msgs: make(chan tea.Msg, 1<<16)}
	s.run(s.Init())
	s.take(tea.WindowSizeMsg{Width: w, Height: h})
	s.Settle()
	return s
}

// Close quits the lab, whatever it is doing.
func (s *Screen) Close() {
	for !s.quit {
		s.Press("ctrl+c")
	}
}

// Press presses keys, named as Bubble Tea names them, one after the other.
func (s *Screen) Press(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		s.take(Key(k))
		s.Settle()
	}
}

// Type types text, letter by letter.
func (s *Screen) Type(text string) {
	for _, r := range text {
		s.take(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	s.Settle()
}

// Paste pastes text.
func (s *Screen) Paste(text string) { s.take(tea.PasteMsg{Content: text}); s.Settle() }

// Resize changes the size of the screen.
func (s *Screen) Resize(w, h int) {
	s.w, s.h = w, h
	s.take(tea.WindowSizeMsg{Width: w, Height: h})
	s.Settle()
}

// Wait lets so much time of the bubble pass.
func (s *Screen) Wait(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
		s.Settle()
	}
}

// Quit reports whether the lab has quit.
func (s *Screen) Quit() bool { return s.quit }

// Settle waits until nothing more happens by itself.
func (s *Screen) Settle() {
	for {
		synctest.Wait()
		select {
		case m := <-s.msgs:
			s.take(m)
			continue
		default:
		}
		time.Sleep(time.Second) // the bubble's: ticks come, real time does not pass
		synctest.Wait()
		if len(s.msgs) == 0 {
			return
		}
	}
}

// Grid returns what is on the screen, and fails the test if a row is not
// exactly as wide as the screen or the rows are too many.
func (s *Screen) Grid() string {
	s.t.Helper()
	content := s.View().Content
	rows := strings.Split(content, "\n")
	if len(rows) > s.h {
		s.t.Errorf("%d rows on a screen of %d", len(rows), s.h)
	}
	for i, r := range rows {
		if w := wrap.Width(ansi.Strip(r)); w != s.w {
			s.t.Errorf("row %d is %d cells wide on a screen of %d: %q", i, w, s.w, ansi.Strip(r))
		}
	}
	return Grid(content, s.w, s.h)
}

// Shows fails the test unless all the words are on the screen.
func (s *Screen) Shows(words ...string) {
	s.t.Helper()
	grid := s.Grid()
	for _, w := range words {
		if !strings.Contains(grid, w) {
			s.t.Fatalf("the screen does not show %q:\n%s", w, grid)
		}
	}
}

// Hides fails the test if any of the words is on the screen.
func (s *Screen) Hides(words ...string) {
	s.t.Helper()
	grid := s.Grid()
	for _, w := range words {
		if strings.Contains(grid, w) {
			s.t.Fatalf("the screen shows %q:\n%s", w, grid)
		}
	}
}

func (s *Screen) take(m tea.Msg) {
	switch m := m.(type) {
	case nil:
		return
	case tea.BatchMsg:
		for _, c := range m {
			s.run(c)
		}
		return
	case tea.QuitMsg:
		s.quit = true
		return
	}
	switch v := reflect.ValueOf(m); {
	case v.Type().String() == "tea.sequenceMsg":
		go func() {
			for i := range v.Len() {
				s.msgs <- v.Index(i).Interface().(tea.Cmd)()
			}
		}()
		return
	case v.Type().String() == "tea.setClipboardMsg":
		s.Clipboard = v.String()
		return
	}
	_, cmd := s.Update(m)
	s.run(cmd)
}

func (s *Screen) run(c tea.Cmd) {
	if c == nil {
		return
	}
	go func() { s.msgs <- c() }()
}
