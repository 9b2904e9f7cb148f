// Package gain measures information: what a step of a reply, a question or a
// user's answer adds to what a scorer knows, in bits.
//
// Its opinion: a number without its name is worse than none. Surprise, answer
// gain, reading gain, expected gain and exact gain are five different things;
// they are never added up, each says by which method and which scorer it was
// obtained, and what should be known about it travels along as a warning. A
// value that cannot be right (a positive log-probability, a number that is
// none) is an error.
//
// How a fixed text is scored: the scorer is sent the dialogue and a short
// request for the answer alone as a JSON string, is made to write the text by
// a JSON Schema that allows nothing else, and reports for each forced token
// the probability from before it was forced. The value of the opening quote is
// left out, for it only says that a string begins; that of the closing quote
// is kept, for it says that the text ends there. A scorer is tested once
// before it is trusted to report such values; one that does not is asked token
// by token for its 20 likeliest, or else sampled, and the method says so.
//
// The package never delays a token of a reply, never writes to a journal,
// never decides what a turn does, and has no idea of screens. Log-probabilities
// are in nats as servers give them, everything else is in bits.
package gain
