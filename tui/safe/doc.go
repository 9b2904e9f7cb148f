// Package safe is the one way from foreign text to the screen.
//
// Its opinion: what a model, a server or a file says is shown whole. A
// character that a terminal would obey instead of print is made visible, never
// deleted, because what a model hid in its reply is a finding. The functions
// that put words on the screen take a Text, and only this package can make one.
//
// It works on text, not on chunks: a Stream gives the same words however its
// input was cut. It never writes to a terminal, never makes a link, and never
// changes the text that is recorded.
package safe
