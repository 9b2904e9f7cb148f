// Package transcript is the pane in which a lane's dialogue runs.
//
// Its opinion: text is the hero and measures stand beside it. Words are
// wrapped before they are painted, each step begins a row of its own, and its
// bits stand in a gutter to the left: nothing moves when a score arrives. Only
// the paragraph that is being written is wrapped again, and only rows on the
// screen are painted, so a token costs the same in a long dialogue as in a
// short one.
//
// A pane reads turns and never changes them. It does no input or output.
package transcript
