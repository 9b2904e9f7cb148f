package act

import (
	"os"
	"slices"
	"strings"
	"testing"

	"askance/session"
)

// written is a reply of testdata/replies.txt.
type written struct {
	acts   []string
	reply  string
	prompt string
	line   int
}

func writtenReplies(t testing.TB) []written {
	raw, err := os.ReadFile("testdata/replies.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []written
	prompt := ""
	for i, line := range strings.Split(string(raw), "\n") {
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		if p, ok := strings.CutPrefix(line, "prompt:"); ok {
			prompt = strings.TrimSpace(p)
			continue
		}
		acts, reply, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("testdata/replies.txt:%d is neither a prompt nor \"act | reply\"", i+1)
		}
		list = append(list, written{strings.Split(acts, "/"), strings.ReplaceAll(reply, `\n`, "\n"), prompt, i + 1})
	}
	return list
}

func TestWrittenReplies(t *testing.T) {
	list := writtenReplies(t)
	if len(list) < 300 {
		t.Errorf("only %d replies", len(list))
	}
	for _, w := range list {
		l := Label(w.reply, Context{Prompt: w.prompt, Final: true})
		for _, a := range w.acts {
			if !session.Act(a).Valid() {
				t.Errorf("line %d: %q is no act", w.line, a)
			}
		}
		if !slices.Contains(w.acts, string(l.Act)) {
			t.Errorf("line %d: %q is %s (%s), want %s", w.line, w.reply, l.Act, l.Why, strings.Join(w.acts, " or "))
		}
	}
}
