package journal

import (
	"fmt"
	"io/fs"
	"path"
)

// trash is the folder below the store's own into which sessions are moved.
// Nothing in it is ever deleted by this program.
const trash = ".trash"

// Trash moves a session out of the list, to where Restore finds it. A session
// that somebody writes stays, with a *HeldError.
func (s *Store) Trash(id string) error {
	if err := CheckID(id); err != nil {
		return err
	}
	unlock, err := s.lock(id)
	if err != nil {
		return err
	}
	defer unlock()
	if err := s.root.MkdirAll(trash, 0o700); err != nil {
		return fmt.Errorf("session %s cannot be moved to the trash in %s: %w", id, s.dir, err)
	}
	return s.move(id, id+suffix, path.Join(trash, id+suffix))
}

// Restore brings a session back from the trash.
func (s *Store) Restore(id string) error {
	if err := CheckID(id); err != nil {
		return err
	}
	return s.move(id, path.Join(trash, id+suffix), id+suffix)
}

// move renames a session's file and never overwrites another.
func (s *Store) move(id, from, to string) error {
	if _, err := s.root.Lstat(to); err == nil {
		return fmt.Errorf("session %s cannot be moved to %s: %w", id, path.Join(s.dir, to), fs.ErrExist)
	}
	if err := s.root.Rename(from, to); err != nil {
		return fmt.Errorf("session %s cannot be moved to %s: %w", id, path.Join(s.dir, to), err)
	}
	return nil
}
