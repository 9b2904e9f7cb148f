package tiny

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// stream writes one JSON value per line, each at once.
type stream struct {
	w     http.ResponseWriter
	whole bool // the answer is to come at once, not in lines
	buf   bytes.Buffer
	open  bool
}

func (s *stream) line(v any) error {
	if !s.open {
		s.w.Header().Set("Content-Type", "application/x-ndjson")
		s.open = true
	}
	s.buf.Reset()
	if err := json.NewEncoder(&s.buf).Encode(v); err != nil {
		return err
	}
	if _, err := s.w.Write(s.buf.Bytes()); err != nil {
		return err
	}
	if f, ok := s.w.(http.Flusher); ok {
		f.Flush()
	}
	return nil
}

// fail tells an error: as the answer when nothing was written yet, else as the
// last line, which is how Ollama breaks off.
func (s *stream) fail(err error) {
	body := map[string]string{"error": err.Error()}
	switch {
	case s.open:
		_ = s.line(body) // the client may be gone
	case s.whole:
		reply(s.w, statusOf(err), body)
	default:
		write(s.w, statusOf(err), "application/json", body)
	}
}
