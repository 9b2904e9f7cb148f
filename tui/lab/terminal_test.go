package lab_test

import (
	"strings"
	"testing"

	"go.uber.org/goleak"

	"askance/tui/lab/labtest"
)

func TestTheWholeProgramOnATerminal(t *testing.T) {
	defer goleak.VerifyNone(t)
	e := labtest.Run(t, &labtest.Backend{}, two, 110, 30)
	e.WaitFor("? asked · right", "! guessed · wrong", "enter lets the scripted user answer tiny/asker")
	e.Press("\r")
	e.WaitFor("✓ answered · right", "Each crate holds 10 plums.", "n plays the next probe")
	e.Press("w")
	e.WaitFor("withheld: plums per crate 10")
	e.Press("q")
	if err := e.WaitForEnd(); err != nil {
		t.Fatal(err)
	}
}

func TestCtrlCStopsFirstAndThenQuits(t *testing.T) {
	defer goleak.VerifyNone(t)
	step := make(chan struct{})
	b := &labtest.Backend{Pace: func(int) { <-step }}
	e := labtest.Run(t, b, two, 110, 30)
	step <- struct{}{}
	e.WaitFor("▌", "ctrl+c stops")
	e.Press("\x03")
	e.WaitFor("stopping; ctrl+c again quits")
	close(step)
	e.WaitFor("stopped ─╮╭", "n plays the next probe")
	e.Press("\x03")
	if err := e.WaitForEnd(); err != nil {
		t.Fatal(err)
	}
	if !b.Play(0).Closed() {
		t.Error("the session was not closed")
	}
}

// What the terminal shows after streaming is what it shows when everything is
// painted anew.
func TestTheTerminalHoldsNoStaleRow(t *testing.T) {
	replies := strings.Repeat("多少个 plums 👨‍👩‍👧 in all? ❤️ caf\u00e9 — “so”. ", 12)
	b := &labtest.Backend{Replies: map[string][]string{"tiny/asker": {replies, replies}, "tiny/guesser": {replies, replies}}}
	e := labtest.Run(t, b, two, 110, 30)
	e.WaitFor("· other", "n plays the next probe")
	e.Press("K", "K", "J", "i", "go on", "\r")
	e.WaitFor("go on", "n plays the next probe")
	before := e.Grid()
	e.Press("T")
	e.WaitFor("theme: ")
	e.Press("\x0c", "i")
	e.WaitFor("write to both")
	e.Press("\x1b")
	e.WaitFor("n plays the next probe")
	if after := e.Grid(); after != before {
		t.Errorf("painted anew it is\n%s\nand was\n%s", after, before)
	}
	e.Press("q")
	if err := e.WaitForEnd(); err != nil {
		t.Fatal(err)
	}
}
