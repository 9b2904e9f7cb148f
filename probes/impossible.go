package probes

import "fmt"

// An ImpossibleError says that a family found no instance of a difficulty
// within its bound. Another seed may do; a smaller difficulty will.
type ImpossibleError struct {
	Family string
	Want   string // the difficulty in the family's words
	Seed   uint64
	Tried  int // attempts made
}

// Error says what was sought and for how long.
func (e *ImpossibleError) Error() string {
	return fmt.Sprintf("%s found no instance with %s in %d attempts (seed %d): ask for less", e.Family, e.Want, e.Tried, e.Seed)
}
