package export

import (
	"encoding/json"
	"io"

	"askance/session"
)

// lines writes JSON objects, one a line, and keeps the first error.
type lines struct {
	e   *json.Encoder
	err error
}

func newLines(w io.Writer) *lines {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return &lines{e: e}
}

func (l *lines) write(v any) {
	if l.err == nil {
		l.err = l.e.Encode(v)
	}
}

// chatLine is one dialogue as OpenAI's fine-tuning and Hugging Face read it.
type chatLine struct {
	Messages []message    `json:"messages"`
	Metadata chatMetadata `json:"metadata"`
}

type chatMetadata struct {
	ID     string        `json:"id"`
	Model  string        `json:"model"`
	Digest string        `json:"digest,omitempty"`
	Probe  string        `json:"probe,omitempty"`
	Gap    session.Gap   `json:"gap"`
	Acts   []session.Act `json:"acts"` // of the model's turns, in order
}

// writeChat writes every branch that has a whole reply, up to the last one.
func writeChat(w io.Writer, list []*session.Session) error {
	out := newLines(w)
	for _, s := range list {
		for _, d := range Dialogues(s) {
			turns := d.spoken()
			if turns == nil || d.fault() != "" {
				continue
			}
			c := chatLine{Messages: messages(s, turns), Metadata: chatMetadata{
				ID: d.ID, Model: d.Lane.Model.Name, Digest: d.Lane.Model.Digest, Gap: s.Probe.Gap(), Acts: []session.Act{},
			}}
			if s.Probe != nil {
				c.Metadata.Probe = s.Probe.ID
			}
			for _, t := range turns {
				if t.Role == session.Assistant {
					c.Metadata.Acts = append(c.Metadata.Acts, s.ActOf(t))
				}
			}
			out.write(c)
		}
	}
	return out.err
}
