// Package replay plays recorded events back in the time in which they came.
//
// Its opinion: a replay is the recording and nothing else. The events that are
// handed out are the recorded ones, untouched and in order, so that what is
// folded from them at the end is exactly the session that was recorded. Only
// the waiting between them is replay's own: pauses in which a person thought
// or a model loaded are cut short, and it says how many.
//
// The package asks no server, starts no model and writes nothing.
package replay
