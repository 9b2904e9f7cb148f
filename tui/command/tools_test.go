package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"askance/tui/command/report"
)

// recordedCalls is the recorded example with tools, as a file.
func recordedCalls(t *testing.T) string {
	t.Helper()
	data, err := recorded.ReadFile("demo/silent-calls.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "calls.jsonl")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestASessionWithToolsIsShownAndExportedWhole(t *testing.T) {
	file := recordedCalls(t)
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"show", file}, []string{
			"title scripted: no model speaks", `calls: search_contacts {"name":"`, "(+0.58 bits, 1.00 left)", "tool read_contact", "due: a question is due here: which",
			"done for good: book_meeting(contact_id=", "! guess · wrong", "turn exact gain +1.000 bits",
		}},
		{[]string{"export", "--to", "chat", file}, []string{`"tool_calls":[{"id":"call_1_2_0","type":"function","function":{"name":"search_contacts","arguments":"{\"name\":`, `"tool_call_id":"call_1_2_0","name":"search_contacts"`}},
		{[]string{"export", "--to", "markdown", file}, []string{"search\\_contacts", "a question is due here"}},
		{[]string{"export", "--to", "html", file}, []string{"search_contacts", "a question is due here"}},
		{[]string{"export", "--to", "csv", file}, []string{"call_fault,action,due_bits,due", "1.0000"}},
	} {
		code, out, errs := askance(t, "", c.args...)
		if code != ExitFine {
			t.Fatalf("%v: %d %s", c.args[:2], code, errs)
		}
		for _, w := range c.want {
			if !strings.Contains(out, w) {
				t.Errorf("%v lacks %q:\n%.3000s", c.args[:len(c.args)-1], w, out)
			}
		}
	}
}

// A fixture of a dialogue with tools is checked against its recording, and
// against what plays it today, call by call.
func TestAFixtureWithToolsIsChecked(t *testing.T) {
	file, fixture := recordedCalls(t), filepath.Join(t.TempDir(), "fixture.json")
	if code, _, errs := askance(t, "", "fixture", file, "-o", fixture); code != ExitFine {
		t.Fatal(errs)
	}
	code, out, errs := askance(t, "", "check", "--offline", fixture)
	if code != ExitFine || !strings.Contains(out, "13 same") {
		t.Errorf("offline: %d\n%s%s", code, out, errs)
	}
	web := scriptedServer(t, 0)
	code, out, errs = askance(t, "", "check", "--host", web.URL, fixture)
	if code != ExitFine || !strings.Contains(out, "13 same") {
		t.Errorf("live: %d\n%s%s", code, out, errs)
	}
}

// knownProbes are worlds that the scripted players know, a line each.
func knownProbes(t *testing.T) string {
	t.Helper()
	r, err := registry()
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.Find("tools")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for seed := range uint64(6) {
		p, err := f.Make("calendar", seed, 2)
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	return strings.Join(lines, "\n")
}

func TestARunWithToolsIsMeasured(t *testing.T) {
	web := scriptedServer(t, 0)
	file := filepath.Join(t.TempDir(), "probes.jsonl")
	if err := os.WriteFile(file, []byte(knownProbes(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	args := []string{"run", "--host", web.URL, "-m", "scripted/asker", "-m", "scripted/guesser", "--prompts", file, "--scorer", "none"}
	code, out, errs := askance(t, "", append(args, "--json")...)
	if code != ExitFine {
		t.Fatal(errs)
	}
	var got struct {
		Measures map[string]map[string][]report.ToolsRow `json:"measures"`
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	rows := got.Measures["tools"]["inserts"]
	if len(rows) != 2 || rows[0].Insert.Rate == nil || *rows[0].Insert.Rate != 1 || *rows[1].Insert.Rate != 0 || *rows[1].OnGuess.Rate != 1 || *rows[0].Right.Rate != 1 {
		t.Errorf("the measure is %+v", rows)
	}
	if c := rows[1].Chance; c == nil || *c != 0.5 {
		t.Errorf("the chance of a guess is %v, with two readings left of three", c)
	}
	code, out, errs = askance(t, "", args...)
	for _, w := range []string{"asked or offered first", "on a guess", "open: more than 0.5 bits", "clarify intent", "chance: 1 in as many readings as were left"} {
		if code != ExitFine || !strings.Contains(out, w) {
			t.Errorf("the table lacks %q: %s%s", w, out, errs)
		}
	}
	code, out, _ = askance(t, "", append(args, "--user", "none", "--json")...)
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != ExitFine {
		t.Fatalf("%d %v: %s", code, err, out)
	}
	if r := got.Measures["tools"]["inserts"][0]; r.Acted.Rate == nil || *r.Acted.Rate != 0 {
		t.Errorf("with nobody to answer, whoever asks does nothing: %+v", r)
	}
}
