package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"askance/session"
)

// A session that went out and came back is scored like a live one.
func TestImportedTurnsCanBeScored(t *testing.T) {
	dir := t.TempDir()
	recorded := recordTiny(t, 19_000_000)
	code, out, errs := askance(t, "", "export", "--to", "inspect", recorded, "-o", dir+"/logs/")
	if code != ExitFine {
		t.Fatal(errs)
	}
	data := filepath.Join(dir, "data")
	code, out, errs = askance(t, "", "import", "inspect", filepath.Join(dir, "logs", strings.Fields(out)[0]), "--scorer", "tiny/scorer", "--data-dir", data)
	if code != ExitFine {
		t.Fatal(errs)
	}
	lines, err := os.ReadFile(filepath.Join(data, "sessions", strings.TrimSpace(out)+".jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, line := range strings.Split(strings.TrimSpace(string(lines)), "\n") {
		var e session.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if g, ok := e.Body.(session.Gained); ok && g.Gain.Kind == session.ReadingGain && g.Gain.Step == session.WholeTurn && g.Gain.Fault == "" && g.Gain.Scorer == "tiny/scorer" {
			whole++
		}
	}
	if whole == 0 {
		t.Errorf("no turn was scored:\n%s", lines)
	}
	chat := `{"messages":[{"role":"user","content":"x"}]}`
	if code, _, errs = askance(t, chat, "import", "chat", "-", "--scorer", "tiny/nobody"); code != ExitModel {
		t.Errorf("a scorer that is not there: exit code %d, %s", code, errs)
	}
}
