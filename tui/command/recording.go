package command

import (
	"errors"

	"askance/session/fixture"
	"askance/session/journal"
)

// readRecording reads the events of a session's file or of a fixture.
func readRecording(path string) (journal.Recording, error) {
	rec, err := journal.ReadFile(path)
	if other := (*journal.NotSessionError)(nil); !errors.As(err, &other) {
		return rec, err
	}
	f, bad := fixture.ReadFile(path)
	var version *fixture.VersionError
	switch {
	case bad == nil:
		return journal.Recording{Events: f.Events()}, nil
	case errors.As(bad, &version) && version.Got != "":
		return rec, bad // meant as a fixture
	}
	return rec, err
}
