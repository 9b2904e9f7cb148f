package importer

import (
	"bytes"
	"encoding/json"

	"askance/session"
)

// line is a probe with its gold and what was found, there even when empty.
type line struct {
	*session.Probe
	Published  []string `json:"published"`
	Forbidden  []string `json:"forbidden"`
	Sufficient []string `json:"sufficient"`
}

// Line writes an imported probe as one line of JSON, line end included. Unlike
// the probe's own JSON it always has "published", "forbidden" and
// "sufficient".
func Line(p *session.Probe) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(line{p, some(p.Published), some(p.Forbidden), some(p.Sufficient)})
	return b.Bytes(), err
}

func some(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
