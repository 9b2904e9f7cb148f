package themes

import (
	"image/color"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// An Ink paints text. The zero Ink leaves it as the terminal has it.
type Ink struct{ open string }

const reset = "\x1b[m"

// Write paints text into b. The text must be fit to be shown (see tui/safe).
func (i Ink) Write(b *strings.Builder, text string) {
	if text == "" {
		return
	}
	if i.open == "" {
		b.WriteString(text)
		return
	}
	b.WriteString(i.open)
	b.WriteString(text)
	b.WriteString(reset)
}

// On returns the painted text.
func (i Ink) On(text string) string {
	var b strings.Builder
	i.Write(&b, text)
	return b.String()
}

// An Effect is added to a colour.
type Effect int

// The effects. They are also all that a Plain palette has.
const (
	Bold Effect = 1 << iota
	Underline
	Reverse
)

func mix(hex string, e Effect) Ink {
	var s ansi.Style
	if e&Bold != 0 {
		s = s.Bold()
	}
	if e&Underline != 0 {
		s = s.Underline(true)
	}
	if e&Reverse != 0 {
		s = s.Reverse(true)
	}
	if c, ok := parse(hex); ok {
		s = s.ForegroundColor(c)
	}
	if len(s) == 0 {
		return Ink{}
	}
	return Ink{open: s.String()}
}

func parse(hex string) (color.RGBA, bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return color.RGBA{}, false
	}
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		return color.RGBA{}, false
	}
	return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}, true
}
