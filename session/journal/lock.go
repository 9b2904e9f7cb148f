package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

// locks is the folder of lock files. They are left lying: a lock file that is
// removed while another process waits for it guards nothing.
const locks = ".locks"

// lock makes this process the only writer of a session, or returns a
// *HeldError.
func (s *Store) lock(id string) (unlock func(), err error) {
	if err := s.root.MkdirAll(locks, 0o700); err != nil {
		return nil, fmt.Errorf("session %s cannot be locked in %s: %w", id, s.dir, err)
	}
	name := filepath.Join(s.dir, locks, id)
	l := flock.New(name, flock.SetPermissions(0o600))
	ok, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("session %s cannot be locked in %s: %w", id, s.dir, err)
	}
	if !ok {
		return nil, &HeldError{ID: id, Holder: holder(name)}
	}
	// Who holds it is a courtesy to the reader of the message; the lock
	// itself does not depend on it.
	_ = os.WriteFile(name, fmt.Appendf(nil, "process %d\n", os.Getpid()), 0o600)
	return func() { _ = l.Unlock() }, nil
}

func holder(name string) string {
	b, err := os.ReadFile(name)
	if text := strings.TrimSpace(string(b)); err == nil && text != "" {
		return text
	}
	return "another process"
}
