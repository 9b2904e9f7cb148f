// Package page lays out what a command prints: tables of aligned columns and
// lines of text, for a terminal that may be narrow or a file that is not.
//
// It trusts what it is given: foreign text is made safe before it comes here.
package page

import (
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
)

// A Page is text for a reader who may have a narrow terminal: tables too wide
// for it are written in parts, lines too long for it are broken between words.
type Page struct {
	strings.Builder
	Width int // characters, of which a wide one counts as one; 0 for no limit
}

// Table writes rows of equal length, the first of which is the head, in as many
// parts as the width asks for. The first keys columns say what a row is about:
// they are repeated beside every part, which has at least one more.
func (p *Page) Table(keys int, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	for from, part := keys, 0; part == 0 || from < len(rows[0]); part++ {
		to := min(from+1, len(rows[0]))
		for to < len(rows[0]) && (p.Width == 0 || breadth(columnsOf(rows, keys, from, to+1)) <= p.Width) {
			to++
		}
		if part > 0 {
			p.WriteByte('\n')
		}
		align(&p.Builder, columnsOf(rows, keys, from, to))
		from = to
	}
}

// columnsOf are the first keys columns and those from a number to another.
func columnsOf(rows [][]string, keys, from, to int) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = append(slices.Clone(row[:keys]), row[from:to]...)
	}
	return out
}

// breadth is how many characters the widest line has once aligned.
func breadth(rows [][]string) int {
	var b strings.Builder
	align(&b, rows)
	widest := 0
	for line := range strings.Lines(b.String()) {
		widest = max(widest, len([]rune(strings.TrimRight(line, "\n"))))
	}
	return widest
}

// Text is what was written, no line of several words longer than the width.
func (p *Page) Text() string {
	if p.Width == 0 {
		return p.String()
	}
	var b strings.Builder
	for line := range strings.Lines(p.String()) {
		b.WriteString(broken(strings.TrimRight(line, "\n"), p.Width) + "\n")
	}
	return b.String()
}

// broken breaks a line between words; what follows is set in.
func broken(line string, width int) string {
	if len([]rune(line)) <= width {
		return line
	}
	const indent = "   "
	var out []string
	now := line[:len(line)-len(strings.TrimLeft(line, " "))]
	for i, word := range strings.Fields(line) {
		switch {
		case i == 0:
			now += word
		case len([]rune(now))+1+len([]rune(word)) > width:
			out, now = append(out, now), indent+word
		default:
			now += " " + word
		}
	}
	return strings.Join(append(out, now), "\n")
}

// WidthOf is how many characters fit on a line of the terminal behind w, 0 when
// there is none: a file gets tables whole.
func WidthOf(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return width
}
