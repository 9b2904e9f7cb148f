package command

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"askance/session"
	"askance/session/export"
	"askance/session/export/intake"
	"askance/session/journal"
	"askance/tui/safe"
)

// payloads are what a terminal would obey, hide or draw elsewhere.
var payloads = map[string]string{
	"clipboard":         "\x1b]52;c;ZXZpbA==\x07",
	"open clipboard":    "\x1b]52;c;ZXZpbA==",
	"link":              "\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\",
	"open link":         "\x1b]8;;https://evil.example",
	"open title":        "\x1b]0;taken",
	"device control":    "\x1bPq",
	"conceal":           "\x1b[8m",
	"clear":             "\x1b[2J\x1b[H",
	"one-byte CSI":      "\u009b8m",
	"one-byte OSC":      "\u009d52;c;ZXZpbA==\u009c",
	"raw one-byte":      "\x9b8m\x9d52;c;ZXZpbA==\x9c",
	"overwrite":         "SAFE\rEVIL",
	"backwards":         "\u202egnp\u202c",
	"isolates":          "\u2066evil\u2069\u200b\ufeff",
	"tag characters":    "\U000e0041\U000e0042",
	"bell and erase":    "\a\b\x7f\x00",
	"lines of a script": "\u2028\u2029\v\f",
}

// everything is a session in which every kind of event occurs, with words in
// every place that holds words.
func everything() []session.Event {
	yes, half := true, 0.5
	one := 1
	var list []session.Event
	for i, b := range []session.Body{
		session.Opened{Format: session.Format, ID: "01ARZ3NDEKTSV4RRFFQ69G5FAV", Title: "t", App: "a", Answers: "scripted", Scorer: "s", Parent: "p", Probe: &session.Probe{
			ID: "counting/1", Family: "counting", Kind: "vague", System: "s", Prompt: "How many?", Subject: "s", Answer: "56", Given: []string{"7"}, Source: "s",
			Facts:    []session.Fact{{ID: "b", Label: "plums", Value: "8", Reveal: "It holds 8.", Questions: []string{"How many?"}, Suffices: true}},
			Readings: []session.Reading{{Value: "7", True: true}, {Value: "8"}},
		}},
		session.LaneOpened{Lane: "1", Model: session.Model{Name: "m", Digest: "d", Family: "f", Parameters: "1B", Quantization: "q", Template: "t", Server: "s", ServerVersion: "1", Capabilities: []string{"c"}},
			Options: session.Options{Seed: &one, Think: "high", Stop: []string{"stop"}}},
		session.StateChanged{Lane: "1", State: session.Queued, Detail: "2nd"},
		session.TurnBegan{Turn: "1.1", Lane: "1", Role: session.User, Author: session.ByProbe, Text: "How many?", Fact: "b", Why: "w"},
		session.TurnEnded{Turn: "1.1"},
		session.TurnBegan{Turn: "1.2", Lane: "1", Parent: "1.1", Role: session.Assistant, Author: "m"},
		session.Chunk{Turn: "1.2", Text: "How many plums?", Thinking: "hm", Tokens: []session.Token{{Text: "How", Top: []session.Alternative{{Text: "What", Logprob: -1}}}}, Calls: []session.Call{{Name: "look", Arguments: `{"a":1}`}}},
		session.StepClosed{Turn: "1.2", Step: session.Step{End: 3, Kind: "sentence"}},
		session.TurnEnded{Turn: "1.2", Reason: "stop", NoLogprobs: "n"},
		session.Labelled{Turn: "1.2", Final: true, Label: session.Label{Act: session.Ask, Asks: true, Gap: session.GapOpen, About: "b", Given: "g", Why: "w", Right: &yes,
			Assumed: &session.Assumed{Value: "7", Fact: "b", Start: 0, End: 3}, Spans: []session.Span{{Start: 0, End: 3, Role: session.SpanAsks, Why: "w"}}}},
		session.Gained{Gain: session.Gain{Turn: "1.2", Kind: session.ReadingGain, Method: session.Forced, Scorer: "s", Bits: half, Warnings: []string{"w"}}},
		session.Gained{Gain: session.Gain{Turn: "1.2", Step: session.WholeTurn, Kind: session.AnswerGain, Fault: "f"}},
		session.Judged{Turn: "1.2", Opinion: session.Opinion{Model: "j", P: map[session.Act]float64{session.Ask: 1}, Warnings: []string{"w"}}},
		session.Rated{Turn: "1.2", Rating: session.Rating{Model: "j", Scores: map[string]int{"clarity": 4}, Warnings: []string{"w"}}},
		session.Rated{Turn: "1.2", Rating: session.Rating{Model: "j", Fault: "f", Said: "s"}},
		session.RolledOut{Turn: "1.2", Rollouts: session.Rollouts{User: "scripted", Judge: "j", Samples: []session.Rollout{{Task: &half, Error: "e", Said: []session.Uttered{{Role: session.User, Text: "u"}}, Warnings: []string{"w"}}}}},
		session.Labels{Set: session.LabelSet{Name: "q", Digest: "sha256:cd", Content: "{}"}},
		session.Blinded{By: "ann", Names: map[session.LaneID]string{"1": "A"}},
		session.Marked{Mark: session.Mark{ID: "m1", Rater: "ann", Turn: "1.2", Act: session.Confirm, Tags: []string{"a=b"}, Ratings: map[string]int{"clarity": 3}, Note: "n", Labels: "sha256:cd"}},
		session.Marked{Mark: session.Mark{ID: "m2", Rater: "bob", Turn: "1.2", Start: 4, End: 8, Quote: "q", Note: "n"}},
		session.Revealed{By: "ann"},
		session.TurnBegan{Turn: "1.3", Lane: "1", Parent: "1.1", Role: session.Assistant, Author: "m"},
		session.TurnEnded{Turn: "1.3", Reason: "failed", Error: "e"},
		session.LaneOpened{Lane: "2", Model: session.Model{Name: "n"}, From: "1.1"},
		session.TurnBegan{Turn: "2.1", Lane: "2", Parent: "1.1", Role: session.Assistant, Author: "n"},
		session.Chunk{Turn: "2.1", Text: "The answer is 49."},
		session.TurnEnded{Turn: "2.1", Reason: "stop"},
		session.Labelled{Turn: "2.1", Final: true, Label: session.Label{Act: session.Guess, Commits: true, Gap: session.GapOpen, Why: "w"}},
		session.Preferred{Preference: session.Preference{ID: "p1", Rater: "ann", Attribute: "clarity", First: "1.2", Second: "2.1", Verdict: session.PrefersFirst}},
		session.StateChanged{Lane: "2", State: session.Failed, Detail: "d"},
		session.Warned{Text: "w"},
	} {
		list = append(list, session.Event{Seq: uint64(i + 1), At: time.Date(2026, 11, 22, 14, 3, i, 0, time.UTC), Body: b})
	}
	return list
}

// loadBearing are the fields without whose words a reader refuses a session, and understood
// those too whose words it knows: with others there, less is shown.
var (
	loadBearing = []string{"format", "verdict", "at", "content"}
	understood  = append([]string{"role", "act", "gap", "state", "reason", "kind", "method"}, loadBearing...)
)

// spoilt adds a payload to every text in a JSON value but those of the fields to
// keep, names that a map holds among them.
func spoilt(v any, key, evil string, keep []string) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, kid := range v {
			name := k
			if key == "scores" || key == "ratings" || key == "names" || key == "p" && !slices.Contains(keep, "act") {
				name += evil
			}
			out[name] = spoilt(kid, k, evil, keep)
		}
		return out
	case []any:
		for i := range v {
			v[i] = spoilt(v[i], key, evil, keep)
		}
	case string:
		if !slices.Contains(keep, key) {
			return v + evil
		}
	}
	return v
}

// hostileSession writes everything as a journal, spoilt but for the fields to
// keep.
func hostileSession(t *testing.T, evil string, keep []string) string {
	t.Helper()
	var out bytes.Buffer
	seq := 0
	for _, e := range everything() {
		data, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var tree map[string]any
		if err := json.Unmarshal(data, &tree); err != nil {
			t.Fatal(err)
		}
		if kind := tree["kind"]; !slices.Contains(keep, "role") && (kind == "rollout" || kind == "preference") {
			continue // of a model's turn only
		}
		seq++
		tree["seq"], tree["body"] = seq, spoilt(tree["body"], "", evil, keep)
		if data, err = json.Marshal(tree); err != nil {
			t.Fatal(err)
		}
		out.Write(append(data, '\n'))
	}
	path := filepath.Join(t.TempDir(), "hostile.jsonl")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if rec, err := journal.ReadFile(path); err != nil || len(rec.Events) != seq {
		t.Fatalf("the session cannot be read, so that nothing is tested: %v", err)
	}
	return path
}

// harmless checks what reaches a terminal or a reader's editor.
func harmless(t *testing.T, sink, text, evil string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s is no UTF-8: %.200q", sink, text)
		return
	}
	for i, r := range text {
		if r != '\n' && r != '\t' && (r != '\r' || !strings.Contains(sink, "csv")) && (!unicode.IsGraphic(r) || unicode.Is(unicode.Cf, r)) {
			t.Errorf("%s has %U: %.120q", sink, r, text[max(0, i-40):])
			return
		}
	}
}

// No payload reaches a terminal, or a file that is opened by people, from any
// command, whatever field of a file it stands in; and none is left out, for
// what a model hid is a finding.
func TestHostileFilesReachNoTerminal(t *testing.T) {
	for name, evil := range payloads {
		t.Run(name, func(t *testing.T) { hostileCommands(t, evil, understood) })
		t.Run(name+" in every word", func(t *testing.T) { hostileCommands(t, evil, loadBearing) })
	}
}

func hostileCommands(t *testing.T, evil string, keep []string) {
	t.Parallel()
	hostileFile := hostileSession(t, evil, keep)
	dir := filepath.Join(t.TempDir(), "data", "sessions")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	stored := filepath.Join(dir, "01ARZ3NDEKTSV4RRFFQ69G5FAV.jsonl")
	carry(t, hostileFile, stored)
	out := t.TempDir() + "/"
	named := strings.ReplaceAll(clean(evil), "/", "") // a file may be called that
	commands := [][]string{
		{"show", hostileFile}, {"show", hostileFile, "--json"}, {"show"}, {"show", "01ARZ3"}, {"agree", hostileFile}, {"agree", hostileFile, "--json"},
		{"label", hostileFile}, {"fixture", hostileFile}, {"fixture", hostileFile, "-o", out + "f.json"},
		{"check", "--offline", out + "f.json", "--junit", out + "report.xml"}, {"check", "--offline", out + "f.json", "--json"},
		{"fixture", hostileFile, "-o", out + "f" + named + ".json"}, {"check", "--offline", out + "f" + named + ".json", "--junit", out + "named.xml"},
		{"export", "--to", "csv", hostileFile, "-o", out + "t" + named + ".csv"}, {"check", "--offline", out + "t" + named + ".csv"},
		{"show", out + "f.json"}, {"replay", hostileFile}, {"doctor"},
		{"show", "no" + clean(evil)}, {"check", "no" + clean(evil)}, {"export", "--to", "x" + clean(evil), hostileFile}, {"import", "chat", "no" + clean(evil)},
		{"models", "--host", "h" + clean(evil)}, {"run", "--probe", "x" + clean(evil)}, {"demo", "x" + clean(evil)},
	}
	for _, f := range export.Formats {
		commands = append(commands, []string{"export", "--to", f.Name, hostileFile}, []string{"export", "--to", f.Name, hostileFile, "-o", out + f.Name + "/"})
	}
	if slices.Contains(keep, "act") {
		commands = append(commands, hostileRuns(t, evil, out, hostileFile)...)
	}
	for _, f := range intake.Formats { // the session is none of these, and says so in the error
		commands = append(commands, []string{"import", f.Name, hostileFile})
	}
	said := map[string]string{}
	for _, args := range commands {
		stdout, stderr := runIn(t.Context(), filepath.Dir(dir), args...)
		sink := strings.Join(args[:min(len(args), 3)], " ")
		harmless(t, sink+" (stdout)", stdout, evil)
		harmless(t, sink+" (stderr)", stderr, evil)
		said[args[0]] += stdout
	}
	if shown := safe.Line(strings.ToValidUTF8(evil, "\ufffd")).String(); !strings.Contains(said["show"], shown) {
		t.Errorf("show does not show %q", shown)
	}
	if len(said["show"]) < 500 || len(said["export"]) < 2000 {
		t.Errorf("too little was said to test: %d and %d bytes", len(said["show"]), len(said["export"]))
	}
	everyFile(t, out, func(path, text string) { harmless(t, "file "+path, text, evil) })
}

// hostileRuns are commands that take hostile files in or run on them.
func hostileRuns(t *testing.T, evil, out, hostileFile string) [][]string {
	t.Helper()
	prompts := filepath.Join(t.TempDir(), "prompts.jsonl")
	writePrompts(t, prompts, evil)
	return [][]string{
		{"import", "chat", out + "chat/chat.jsonl"}, {"import", "fixture", out + "f.json"}, {"show"},
		{"run", "-m", "tiny/guesser", "--prompts", prompts, "--turns", "1", "--scorer", "none", "--json", "-o", out + "results.jsonl"},
		{"run", "-m", "tiny/guesser", "--prompts", prompts, "--turns", "1", "--scorer", "none"},
		{"run", "-m", "tiny/" + clean(evil), "--prompts", prompts},
		{"probe", "import", "questbench", hostileFile}, {"score", hostileFile, "-m", "tiny/scorer"},
	}
}

// writePrompts writes prompts that hold the payload, one for each family that
// has tables of its own.
func writePrompts(t *testing.T, path, evil string) {
	t.Helper()
	var out bytes.Buffer
	for _, family := range []string{"", "ambient", "clinical", "critical", "sharded", "tools"} {
		line := map[string]string{"id": family + "p" + evil, "prompt": "How many plums? " + evil, "answer": "7" + evil}
		if family != "" {
			line["family"], line["kind"], line["category"] = family, "k"+evil, "c"+evil
		}
		data, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(data, '\n'))
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// clean is a payload as an argument of a command can hold it.
func clean(evil string) string { return strings.ReplaceAll(evil, "\x00", "") }

func everyFile(t *testing.T, dir string, look func(path, text string)) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		n++
		look(filepath.Ext(path)+" "+strconv.Quote(strings.TrimPrefix(path, dir)), string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < len(export.Formats) {
		t.Errorf("only %d files were written", n)
	}
}

// runIn runs a command with its own folder of data and no server.
func runIn(ctx context.Context, data string, args ...string) (stdout, stderr string) {
	var o, e bytes.Buffer
	if !slices.Contains(args, "--host") {
		args = append(args, "--host", "127.0.0.1:1")
	}
	Run(ctx, append(args, "--data-dir", data), strings.NewReader(""), &o, &e)
	return o.String(), e.String()
}
