package intake

import (
	"askance/session"
	"askance/session/fixture"
)

// readFixture takes the recording of a fixture over as it is: words, labels,
// gains, marks and times.
func readFixture(r *reader, data []byte) error {
	f, err := fixture.Decode(data)
	if err != nil {
		return err
	}
	d := Dialogue{Title: f.Title, events: f.Events()}
	for _, l := range f.Recorded.Lanes {
		d.Lanes = append(d.Lanes, Lane{Model: session.Model{Name: l.Model}})
	}
	return r.add(d)
}
