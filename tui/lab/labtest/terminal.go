package labtest

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"askance/tui/lab"
)

// patience is how long a test waits for the screen before it fails. It is
// never waited out when all is well.
const patience = 20 * time.Second

// A Terminal runs the whole program against an emulated terminal: keys go in
// as bytes, and the screen is what the bytes that come out draw.
type Terminal struct {
	t    testing.TB
	mu   sync.Mutex
	drew *sync.Cond
	emu  *vt.Emulator
	keys *io.PipeWriter
	done chan error
	over bool
	err  error
}

// Run starts the lab on an emulated terminal.
func Run(t testing.TB, b lab.Backend, o lab.Options, w, h int) *Terminal {
	in, keys := io.Pipe()
	e := &Terminal{t: t, emu: vt.NewEmulator(w, h), keys: keys, done: make(chan error, 1)}
	e.drew = sync.NewCond(&e.mu)
	go func() { _, _ = io.Copy(keys, e.emu) }() // what a terminal answers by itself
	go func() {
		err := lab.Run(context.Background(), b, o, tea.WithInput(in), tea.WithOutput(e), tea.WithWindowSize(w, h),
			tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals(), tea.WithEnvironment([]string{"TERM=xterm-256color"}))
		e.mu.Lock()
		e.over, e.err = true, err
		e.drew.Broadcast()
		e.mu.Unlock()
		_ = in.Close()
		_ = e.emu.InputPipe().(io.Closer).Close() // ends what copies its answers
	}()
	return e
}

// Write draws bytes. Without a line discipline a newline returns as well.
func (e *Terminal) Write(p []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, err := e.emu.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n")))
	e.drew.Broadcast()
	return len(p), err
}

// Press sends bytes as a keyboard does.
func (e *Terminal) Press(keys ...string) {
	for _, k := range keys {
		_, _ = io.WriteString(e.keys, k)
	}
}

// WaitFor waits until all the words are on the screen.
func (e *Terminal) WaitFor(words ...string) {
	e.t.Helper()
	e.until(func() bool {
		screen := e.emu.String()
		for _, w := range words {
			if !strings.Contains(screen, w) {
				return false
			}
		}
		return true
	}, strings.Join(words, ", "))
}

// WaitForEnd waits until the program has ended and returns its error.
func (e *Terminal) WaitForEnd() error {
	e.t.Helper()
	e.until(func() bool { return e.over }, "its end")
	return e.err
}

// Grid returns what is on the screen.
func (e *Terminal) Grid() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.emu.String()
}

func (e *Terminal) until(ok func() bool, what string) {
	e.t.Helper()
	late := false
	alarm := time.AfterFunc(patience, func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		late = true
		e.drew.Broadcast()
	})
	defer alarm.Stop()
	e.mu.Lock()
	defer e.mu.Unlock()
	for !ok() {
		if late {
			e.t.Fatalf("waited in vain for %s:\n%s", what, e.emu.String())
		}
		e.drew.Wait()
	}
}
