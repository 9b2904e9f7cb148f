// Package run plays dialogues and tells what happened as events.
//
// A Play is one running session: lanes that stream side by side, a user who
// answers them, and observers that find steps, acts and gains in what the
// models write. Everything it learns becomes a session.Event, numbered and
// timed at one place, and goes to every sink in that order.
//
// Its opinion: the goroutine that reads a model's stream waits for nobody.
// Sinks must not block; arrival times are taken before anything else is done
// with a chunk. A lane that fails ends its own turn with an error and leaves
// the other lanes alone; an error is never labelled as an act.
//
// The package never draws, never writes files and never decides what an act
// or a gain is.
package run
