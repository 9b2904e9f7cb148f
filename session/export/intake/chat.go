package intake

import (
	"bytes"
	"encoding/json"
	"fmt"

	"askance/session"
)

// readChat reads one dialogue a line: {"messages": […]} with, if there are,
// "model" and "metadata".
func readChat(r *reader, data []byte) error {
	if int64(len(data)) > Limits.Bytes {
		return Limits.Check(data)
	}
	for n, line := range bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n")) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if err := r.chatLine(line, n+1); err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return nil
}

func (r *reader) chatLine(line []byte, n int) error {
	if err := Limits.Check(line); err != nil {
		return err
	}
	var in struct {
		Messages []message `json:"messages"`
		Model    string    `json:"model"`
		Metadata struct {
			ID     string `json:"id"`
			Model  string `json:"model"`
			Digest string `json:"digest"`
		} `json:"metadata"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return fmt.Errorf("it is no chat: %w", err)
	}
	if len(in.Messages) == 0 {
		return fmt.Errorf("it has no \"messages\"")
	}
	said, err := r.dialogue(in.Messages)
	if err != nil {
		return err
	}
	name := r.options.Model
	for _, s := range []string{in.Metadata.Model, in.Model} {
		if s != "" {
			name = s
		}
	}
	title := in.Metadata.ID
	if title == "" {
		title = fmt.Sprintf("line %d", n)
	}
	return r.add(Dialogue{Title: title, Lanes: []Lane{{Model: session.Model{Name: name, Digest: in.Metadata.Digest}, Said: said}}})
}
