// Package intake reads dialogues that other programs wrote and makes sessions
// of them, which are labelled by the same rules as live ones and can be shown,
// marked, scored, kept as fixtures and exported like any other.
//
// Its opinion: a file from elsewhere is words, and nothing but words. It is
// measured before it is parsed, nothing in it is executed, fetched, opened or
// rendered, no address or key is taken from it, and reading one never starts a
// model. What cannot be taken over is said in a note, line by line; what is
// wrong is an error that names the place.
//
// The package writes no file.
package intake
