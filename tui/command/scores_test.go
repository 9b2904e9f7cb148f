package command

import (
	"encoding/json"
	"strings"
	"testing"
)

// A number in a table has its warnings beside it as one on the screen has.
func TestARunSaysWhatIsToBeHeldAgainstItsScores(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	args := []string{"run", "-m", "tiny/asker", "--scorer", "tiny/asker", "-n", "2", "--complete", "0"}
	code, out, errs := askance(t, "", args...)
	if code != ExitFine || !strings.Contains(out, "scores: the scorer wrote the text itself") {
		t.Errorf("exit code %d: %s\n%s", code, errs, out)
	}
	code, out, errs = askance(t, "", append(args, "--json")...)
	var r struct {
		Models []struct {
			Scores struct {
				N        int `json:"n_scores"`
				Faults   int `json:"n_faults"`
				Warnings []struct {
					Warning string
					N       int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &r); code != ExitFine || err != nil || len(r.Models) != 1 {
		t.Fatalf("exit code %d, %v: %s\n%s", code, err, errs, out)
	}
	s := r.Models[0].Scores
	if s.N == 0 || s.Faults != 0 || len(s.Warnings) != 1 || s.Warnings[0].Warning != "the scorer wrote the text itself" || s.Warnings[0].N == 0 || s.Warnings[0].N >= s.N {
		t.Errorf("%+v: the scorer wrote the model's turns and not the user's", s)
	}
}
