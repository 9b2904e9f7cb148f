package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"askance/session"
)

// readProbe reads a line of a probe file: one that this program wrote, or one
// written by hand. Only the prompt has to be there; what is missing, what is
// said when asked, and the answer make it more than a prompt.
func readProbe(r row, o Options) (*session.Probe, string, error) {
	whole, _ := r.field("")
	d := json.NewDecoder(bytes.NewReader([]byte(whole)))
	d.DisallowUnknownFields()
	p := &session.Probe{}
	if err := d.Decode(p); err != nil {
		return nil, "", explain(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, "", errors.New("there is more on the line than one probe")
	}
	if p.ID == "" {
		p.ID = id("hand", r.number)
	}
	if p.Family == "" {
		p.Family = "hand"
	}
	if p.Source == "" {
		p.Source = o.File
	}
	for i := range p.Facts {
		if p.Facts[i].ID == "" {
			p.Facts[i].ID = fmt.Sprintf("fact-%d", i+1)
		}
	}
	if len(p.Facts) == 1 && !p.Facts[0].Needed {
		p.Facts[0].Suffices = true // nothing else is missing
	}
	return p, "", nothing(p)
}

// nothing finds what a probe that was written by hand contradicts itself in.
func nothing(p *session.Probe) error {
	for i, o := range p.Options {
		if o.Fact != "" && p.Fact(o.Fact) == nil && p.Missing() {
			return bad("options", fmt.Errorf("option %d asks about the fact %q, which is not there", i+1, o.Fact))
		}
	}
	for _, name := range p.Forbidden {
		if f := p.Fact(name); f.Worth() {
			return bad("forbidden", fmt.Errorf("%q may not be asked about and would count as right", name))
		}
	}
	for i, f := range p.Facts {
		for _, g := range p.Facts[:i] {
			if g.Reveal == f.Reveal {
				return bad("facts", fmt.Errorf("%q and %q are told by the same sentence", g.ID, f.ID))
			}
			if len(f.Terms) > 0 && reflect.DeepEqual(f.Terms, g.Terms) {
				return bad("facts", fmt.Errorf("no question can tell %q from %q: their terms are the same", g.ID, f.ID))
			}
		}
	}
	return nil
}

// explain puts the field's name to an error of the decoder.
func explain(err error) error {
	var t *json.UnmarshalTypeError
	if errors.As(err, &t) {
		return bad(t.Field, fmt.Errorf("a %s stands where %s is expected", t.Value, t.Type))
	}
	return fmt.Errorf("it is no probe: %w", err)
}
