package act

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"askance/session"
)

type devRow struct{ ID, Prompt, Reply, Label string }

func devRows(t testing.TB) []devRow {
	f, err := os.Open("../../../shared/data/ask_or_guess_dev.jsonl")
	if err != nil {
		t.Skip("../shared/data/ask_or_guess_dev.jsonl is not there: ", err)
	}
	defer f.Close()
	var rows []devRow
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var r devRow
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

func TestDev(t *testing.T) {
	rows := devRows(t)
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
