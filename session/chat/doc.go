// Package chat talks to language models: it continues a dialogue and hands on
// what a model says, token by token, with the log-probability of each.
//
// Its opinion: there is one way to talk, Source, and one protocol behind it,
// Ollama's own /api/chat. The models that are built into the program answer
// that same protocol in process, so nothing above this package can tell them
// from a server; a recording or a script is just another Source.
//
// The package never repeats a request once a token has arrived, never shortens
// a dialogue that is too long (it asks the server to refuse instead), never
// waits for anything but the server between reading a token and handing it on,
// and never cleans what a server said: names, texts and error messages are
// foreign and stay raw, for the screen to make safe.
//
// Log-probabilities are in nats. Every error that a caller may want to decide
// on has a type of its own and says in one sentence what happened and what to
// do about it.
package chat
