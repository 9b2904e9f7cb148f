// Package export writes sessions in the formats of others: Inspect, OpenAI
// chat, TRL, promptfoo, Scout, CSV, Markdown, HTML.
//
// Its opinion: every branch goes out. A fork is a dialogue of its own with its
// own name, and a dialogue that failed says so and is never given an act. What
// a format has no place for goes into its place for metadata, under "askance".
// The same sessions always give the same bytes.
//
// Texts of models are foreign: formats for people show what is invisible,
// formulas are defused, HTML runs no script and fetches nothing, templates of
// other tools are broken up. Formats for machines keep every byte.
//
// The package opens no file: it writes to what it is given.
package export
