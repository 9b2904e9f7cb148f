package session

import "time"

// A Mark is what a person said about a turn or a span of it. Marks are only
// ever added: a later mark of the same rater on the same place replaces an
// earlier one in views, and Undone takes one back, but both stay recorded.
type Mark struct {
	ID      string         `json:"id"`
	Rater   string         `json:"rater"`
	Turn    TurnID         `json:"turn"`
	Start   int            `json:"start,omitempty"` // of a span; Start == End marks the whole turn
	End     int            `json:"end,omitempty"`
	Act     Act            `json:"act,omitempty"`
	Tags    []string       `json:"tags,omitempty"`
	Ratings map[string]int `json:"ratings,omitempty"` // 1..5
	Note    string         `json:"note,omitempty"`
	At      time.Time      `json:"at"`
	Undone  bool           `json:"undone,omitempty"`
}
