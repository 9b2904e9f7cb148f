package session

import (
	"encoding/json"
	"unicode/utf8"
)

// A Token is one generated token with what the server said about it. Text is
// the token's own bytes, which may be a part of a character.
type Token struct {
	Text    string
	Logprob float64       // nats, at most 0
	Top     []Alternative // most probable first, at most 20
	Think   bool          // belongs to the thinking, not to the answer
}

// An Alternative is a token that could have been generated instead.
type Alternative struct {
	Text    string
	Logprob float64 // nats
}

// tokenJSON is a token on disk. JSON has no way to write a part of a character,
// so the bytes of one go into Raw, as base64.
type tokenJSON struct {
	Text    string        `json:"t,omitempty"`
	Raw     []byte        `json:"raw,omitempty"`
	Logprob float64       `json:"p"`
	Top     []Alternative `json:"top,omitempty"`
	Think   bool          `json:"think,omitempty"`
}

func (j *tokenJSON) setText(text string) {
	if utf8.ValidString(text) {
		j.Text = text
		return
	}
	j.Raw = []byte(text)
}

func (j *tokenJSON) text() string {
	if len(j.Raw) > 0 {
		return string(j.Raw)
	}
	return j.Text
}

// MarshalJSON writes {"t","p","top","think"}, with "raw" (base64) for "t" when
// the text is not valid UTF-8.
func (t Token) MarshalJSON() ([]byte, error) {
	j := tokenJSON{Logprob: t.Logprob, Top: t.Top, Think: t.Think}
	j.setText(t.Text)
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Token) UnmarshalJSON(data []byte) error {
	var j tokenJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*t = Token{Text: j.text(), Logprob: j.Logprob, Top: j.Top, Think: j.Think}
	return nil
}

// MarshalJSON writes {"t","p"}, or {"raw","p"} for a part of a character.
func (a Alternative) MarshalJSON() ([]byte, error) {
	j := tokenJSON{Logprob: a.Logprob}
	j.setText(a.Text)
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Alternative) UnmarshalJSON(data []byte) error {
	var j tokenJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*a = Alternative{Text: j.text(), Logprob: j.Logprob}
	return nil
}
