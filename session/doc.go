// Package session holds the nouns of the lab: a Session with its lanes, turns,
// steps and marks, and the events it is folded from.
//
// Its opinion: what happened is a list of events, and everything else is a
// view of that list. A Session is only ever made by Apply; the live screen, a
// reopened file, a replay and a headless run share that one fold and so cannot
// disagree.
//
// The package does no input or output, reads no clock, starts no goroutine and
// imports nothing else of this project. It never decides anything about a
// reply: acts and gains arrive as events like the text does.
//
// Byte offsets count from the start of a turn's answer text, UTF-8 encoded.
// Times are wall-clock times of the machine that recorded the session.
// Information is in bits, log-probabilities are in nats, as the servers that
// report them give them.
package session
