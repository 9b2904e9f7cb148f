package command

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
)

// progress tells how far long work is: on a terminal in one line that is
// written over, elsewhere in a plain line now and then.
type progress struct {
	w           io.Writer
	what        string
	terminal    bool
	total, done int
	first       int // done before this run
	began, told time.Time
}

func newProgress(w io.Writer, total, done int) *progress {
	p := &progress{w: w, what: "dialogues", total: total, done: done, first: done, began: time.Now(), told: time.Now()}
	if f, ok := w.(*os.File); ok {
		p.terminal = term.IsTerminal(f.Fd())
	}
	return p
}

// interval between two lines.
func (p *progress) interval() time.Duration {
	if p.terminal {
		return 100 * time.Millisecond
	}
	return 10 * time.Second
}

func (p *progress) step() {
	p.done++
	if time.Since(p.told) < p.interval() {
		return
	}
	p.told = time.Now()
	rate := float64(p.done-p.first) / time.Since(p.began).Seconds()
	left := time.Duration(float64(p.total-p.done)/rate) * time.Second
	line := fmt.Sprintf("%d of %d %s, %.1f a second, %s left", p.done, p.total, p.what, rate, left.Round(time.Second))
	if p.terminal {
		fmt.Fprint(p.w, "\r\x1b[K"+line)
		return
	}
	fmt.Fprintln(p.w, line)
}

// end clears the line.
func (p *progress) end() {
	if p.terminal {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
