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

// wordJSON is a token's text and value on disk. JSON has no way to write a part
// of a character, so the bytes of one go into Raw, as base64.
type wordJSON struct {
	Text    string  `json:"t,omitempty"`
	Raw     []byte  `json:"raw,omitempty"`
	Logprob float64 `json:"p"`
}

func wordOf(text string, logprob float64) wordJSON {
	if utf8.ValidString(text) {
		return wordJSON{Text: text, Logprob: logprob}
	}
	return wordJSON{Raw: []byte(text), Logprob: logprob}
}

func (w wordJSON) text() string {
	if len(w.Raw) > 0 {
		return string(w.Raw)
	}
	return w.Text
}

type tokenJSON struct {
	wordJSON
	Top   []wordJSON `json:"top,omitempty"`
	Think bool       `json:"think,omitempty"`
}

// MarshalJSON writes {"t","p","top":[{"t","p"}…],"think"}, with "raw" (base64)
// for "t" where the text is not valid UTF-8.
func (t Token) MarshalJSON() ([]byte, error) {
	j := tokenJSON{wordJSON: wordOf(t.Text, t.Logprob), Think: t.Think}
	for _, a := range t.Top {
		j.Top = append(j.Top, wordOf(a.Text, a.Logprob))
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Token) UnmarshalJSON(data []byte) error {
	var j tokenJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	*t = Token{Text: j.text(), Logprob: j.Logprob, Think: j.Think}
	for _, w := range j.Top {
		t.Top = append(t.Top, Alternative{Text: w.text(), Logprob: w.Logprob})
	}
	return nil
}
