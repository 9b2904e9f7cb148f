package command

import (
	"os"
	"os/user"
)

// rater is the name under which marks are recorded: ASKANCE_RATER, else the
// user's login name.
func rater() string {
	if name := os.Getenv("ASKANCE_RATER"); name != "" {
		return name
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "somebody"
}
