package act

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"askance/session"
)

type devRow struct{ ID, Prompt, Reply, Label string }

// readDev reads the development file, nil when it is not there.
func readDev() []devRow {
	f, err := os.Open("../../../shared/data/ask_or_guess_dev.jsonl")
	if err != nil {
		return nil
	}
	defer f.Close()
	var rows []devRow
	for d := json.NewDecoder(f); d.More(); {
		var r devRow
		if d.Decode(&r) != nil {
			return nil
		}
		rows = append(rows, r)
	}
	return rows
}

func TestDev(t *testing.T) {
	rows := readDev()
	if rows == nil {
		t.Skip("ask_or_guess_dev.jsonl is not in ../shared/data")
	}
	right := 0
	conf := map[string]map[session.Act]int{}
	for _, r := range rows {
		l := Label(r.Reply, Context{Prompt: r.Prompt, Final: true})
		got := l.Act == session.Ask || l.Act == session.Confirm || l.Act == session.Hedge
		want := r.Label == "ask" || r.Label == "confirm"
		if conf[r.Label] == nil {
			conf[r.Label] = map[session.Act]int{}
		}
		conf[r.Label][l.Act]++
		if got == want {
			right++
		} else {
			t.Logf("%s %s got %s (%s): %s", r.ID, r.Label, l.Act, l.Why, strings.ReplaceAll(r.Reply, "\n", "\\n"))
		}
	}
	t.Logf("%d of %d = %.4f", right, len(rows), float64(right)/float64(len(rows)))
	for k, m := range conf {
		t.Log(k, m)
	}
}
