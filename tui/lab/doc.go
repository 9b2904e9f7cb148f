// Package lab is the interactive lab: models side by side, each reply tagged
// asked or guessed, with the bits of each step beside it.
//
// Its opinion: the session's events are the only truth, and the screen is a
// reader of them. Events go into an inbox that never blocks whoever delivers
// them; while something streams the lab takes what is there once every 33 ms,
// folds it into its own session and paints the rows that changed. An idle lab
// does nothing.
//
// Lab is the one tea.Model; panes are plain structs with verbs. Update and
// View do no input or output: what takes time runs in commands, against the
// Backend that is handed in. Nothing foreign reaches the screen but as
// safe.Text.
package lab
