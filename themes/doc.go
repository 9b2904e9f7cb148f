// Package themes holds palettes: a colour for each role that something on the
// screen can play, and nothing else. New turns a palette into the one Styles
// struct from which everything is painted.
//
// Its opinion: a colour says one thing. Backgrounds stay the terminal's own;
// nothing is told by colour alone; every role is readable on its background
// (contrast of at least 4.5 to 1, tested).
//
// It never decides what to show, and knows nothing of sessions.
package themes
