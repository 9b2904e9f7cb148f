package session

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestTheLastOpinionOnATurnStands(t *testing.T) {
	s := fold(t, aDialogue())
	turn := s.Turn("1.2")
	if a, p := turn.Opinion().Act(); a != Ask || p != 0.75 {
		t.Errorf("the judge says %s with %g", a, p)
	}
	later := Judged{Turn: "1.2", Opinion: Opinion{Model: "other", P: map[Act]float64{Hedge: 1}}}
	if err := Apply(s, Event{Seq: s.Seq + 1, At: start, Body: later}); err != nil {
		t.Fatal(err)
	}
	if a, _ := turn.Opinion().Act(); a != Hedge || len(turn.Opinions) != 2 {
		t.Errorf("the judge says %s in %d opinions", a, len(turn.Opinions))
	}
	if turn.Label.Act != Ask || s.ActOf(turn) != Confirm {
		t.Error("an opinion changed what the rules or a person said")
	}
	if s.Turn("1.1").Opinion() != nil {
		t.Error("a turn that nobody judged has an opinion")
	}
}

func TestAJudgeThatCannotChooseHasNotChosen(t *testing.T) {
	for _, c := range []struct {
		name string
		o    *Opinion
		want Act
	}{
		{"none", nil, ""},
		{"nothing to say", &Opinion{Warnings: []string{"the server refused"}}, ""},
		{"all alike", &Opinion{P: map[Act]float64{Ask: 0.25, Guess: 0.25, Hedge: 0.25, Other: 0.25}}, ""},
		{"two alike", &Opinion{P: map[Act]float64{Guess: 0.4, Hedge: 0.4, Other: 0.2}}, ""},
		{"the first", &Opinion{P: map[Act]float64{Ask: 0.6, Other: 0.4}}, Ask},
		{"the last", &Opinion{P: map[Act]float64{Ask: 0.2, Guess: 0.3, Other: 0.5}}, Other},
	} {
		if a, p := c.o.Act(); a != c.want || (a == "") != (p == 0) {
			t.Errorf("%s: %q with %g, want %q", c.name, a, p, c.want)
		}
	}
}

func TestAnOpinionAgreesWithWhatItCouldKnow(t *testing.T) {
	says := func(a Act) *Opinion { return &Opinion{P: map[Act]float64{a: 1}} }
	for _, c := range []struct {
		judge, rule Act
		gap         Gap
		want        bool
	}{
		{Ask, Ask, GapUnknown, true},
		{Ask, Hedge, GapOpen, false},
		{Guess, Answer, GapUnknown, true}, // the rules name no guess where the gap is unknown
		{Guess, Answer, GapClosed, false},
		{Answer, Guess, GapOpen, false},
	} {
		if got := says(c.judge).Agrees(c.rule, c.gap); got != c.want {
			t.Errorf("judge %s, rule %s, gap %s: %v", c.judge, c.rule, c.gap, got)
		}
	}
	var none *Opinion
	if none.Agrees("", GapUnknown) {
		t.Error("no opinion agrees with no act")
	}
}

// A reader that does not know the event keeps it as it is; see Unknown.
func TestAnOpinionIsOneLineThatOlderReadersPassOver(t *testing.T) {
	e := Event{Seq: 9, At: start, Body: Judged{Turn: "1.2", Opinion: Opinion{Model: "m", P: map[Act]float64{Ask: 1}, Mass: 1, Orders: 8}}}
	b, err := json.Marshal(e)
	if err != nil || !strings.Contains(string(b), `"kind":"judge","body":{"turn":"1.2","opinion":{"model":"m","p":{"ask":1},"mass":1,"orders":8}}`) {
		t.Fatalf("%s, %v", b, err)
	}
	older := strings.Replace(string(b), `"judge"`, `"judge2"`, 1)
	var got Event
	if err := json.Unmarshal([]byte(older), &got); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(got)
	if err != nil || string(again) != older {
		t.Errorf("%s became %s, %v", older, again, err)
	}
}
