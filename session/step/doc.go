// Package step cuts a reply into steps: sentences, list items, lines of
// working, blocks of code, tool calls.
//
// Its opinion: a step is closed when no continuation of the reply could change
// it, and not a rune later, so that whatever watches the steps sees the same
// ones while the reply grows as afterwards. Cut is therefore nothing but a
// Cutter that was given everything at once, and any chunking gives the same
// steps. Every rune is looked at once.
//
// The steps tile the reply: the first starts at 0, each starts where the one
// before ended, white space belongs to the step before it. Offsets are bytes.
//
// The rules are the package's own. The sentence segmenters at hand (Punkt,
// Unicode's sentence boundaries) read a whole text, know neither code blocks
// nor tool calls nor list items, and either need the rest of the text before
// they close a sentence or close "Dr." without a doubt; a step that is shown
// and scored while it is written can have neither. A test holds the rules
// beside Punkt on ordinary prose.
//
// The package never interprets a step: what one says is for others to find.
package step
