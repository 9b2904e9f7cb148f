package act

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"askance/session/act/agree"
)

// devFile holds labelled replies of public sources. It is not part of this
// project.
const devFile = "../../../shared/data/ask_or_guess_dev.jsonl"

type devRow struct{ ID, Prompt, Reply, Label string }

// readDev reads the development file, nil when it is not there.
func readDev() []devRow {
	f, err := os.Open(devFile)
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

func devPairs(rows []devRow) []agree.Pair {
	var pairs []agree.Pair
	for _, r := range rows {
		source := r.ID[:strings.LastIndexByte(r.ID, '-')]
		l := Label(r.Reply, Context{Prompt: r.Prompt, Final: true})
		pairs = append(pairs, agree.Pair{ID: r.ID, Source: source, Want: r.Label, Got: l.Act})
	}
	return pairs
}

func TestPublicReplies(t *testing.T) {
	rows := readDev()
	if rows == nil {
		t.Skip("the labelled public replies are not beside this repository: " + devFile)
	}
	report := agree.Evaluate(devPairs(rows))
	t.Logf("%s\n%s", devFile, report.Table())
	if report.Accuracy.Value() < 0.97 {
		t.Errorf("asks or not is told rightly in %s, less than 0.97", report.Accuracy)
	}
	for _, s := range report.Sources {
		if s.Own.Value() < 0.95 || s.Without.Value() < 0.97 {
			t.Errorf("%s: %s, the others %s", s.Name, s.Own, s.Without)
		}
	}
}
