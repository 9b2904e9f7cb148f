package main

import (
	"os/exec"
	"strings"
	"testing"
)

// The rooms of the house may use each other in one direction only; see
// docs/architecture.md.
func TestImportsGoOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	packages := 0
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		fields := strings.Fields(line)
		packages++
		for _, imported := range fields[1:] {
			if why := forbidden(fields[0], imported); why != "" {
				t.Errorf("%s imports %s: %s", fields[0], imported, why)
			}
		}
	}
	if packages < 10 {
		t.Fatalf("only %d packages were looked at", packages)
	}
}

func forbidden(from, to string) string {
	ours := strings.HasPrefix(to, "askance/")
	switch {
	case !ours:
		return ""
	case from == "askance/session":
		return "the nouns import nothing of ours"
	case in(from, "askance/session") && !in(to, "askance/session"):
		return "session knows no face, no theme and no family of probes"
	case in(from, "askance/probes") && !in(to, "askance/probes") && to != "askance/session":
		return "probes know the nouns only"
	case from == "askance/probes" && in(to, "askance/probes"):
		return "the root of probes knows no family"
	case from == "askance/tui/page":
		return "a page knows nothing of what it lays out"
	case in(to, "askance/tui/command/report") && from != "askance/tui/command":
		return "reports are the command line's"
	case in(from, "askance/themes"):
		return "themes know nothing"
	}
	return ""
}

func in(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }

func TestTheDirectionsAreChecked(t *testing.T) {
	for _, bad := range [][2]string{
		{"askance/session", "askance/session/chat"},
		{"askance/session/run", "askance/tui/safe"},
		{"askance/session/act", "askance/probes/counting"},
		{"askance/probes/counting", "askance/session/chat"},
		{"askance/themes", "askance/session"},
		{"askance/tui/page", "askance/session/run"},
		{"askance/tui/lab", "askance/tui/command/report"},
	} {
		if forbidden(bad[0], bad[1]) == "" {
			t.Errorf("%s may import %s", bad[0], bad[1])
		}
	}
	if why := forbidden("askance/tui/lab", "askance/session"); why != "" {
		t.Error(why)
	}
}
