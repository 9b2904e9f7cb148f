package session

import (
	"fmt"
	"testing"
)

func TestBranchesAndTheirTips(t *testing.T) {
	var events []Event
	tell := func(b Body) { events = append(events, Event{Seq: uint64(len(events) + 1), Body: b}) }
	turn := func(id, lane, parent string) {
		tell(TurnBegan{Turn: TurnID(id), Lane: LaneID(lane), Parent: TurnID(parent)})
	}
	tell(Opened{Format: Format})
	tell(LaneOpened{Lane: "1"})
	turn("1.1", "1", "")
	turn("1.2", "1", "1.1")
	turn("1.3", "1", "1.2")
	turn("1.4", "1", "1.1") // another answer
	turn("1.5", "1", "")    // another beginning
	tell(LaneOpened{Lane: "2", From: "1.1"})
	turn("2.1", "2", "1.1")
	turn("2.2", "2", "") // other words in a forked lane
	s, _, err := Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[TurnID]string{
		"1.1": "1.1 1.5 ", "1.2": "1.2 1.4 ", "1.4": "1.2 1.4 ", "1.3": "1.3 ", "1.5": "1.1 1.5 ", "2.1": "2.1 2.2 ", "2.2": "2.1 2.2 ", "9.9": "",
	} {
		got := ""
		for _, b := range s.Branches(id) {
			got += fmt.Sprint(b.ID, " ")
		}
		if got != want {
			t.Errorf("branches of %s are %q, want %q", id, got, want)
		}
	}
	for id, want := range map[TurnID]TurnID{"1.1": "1.4", "1.2": "1.3", "1.5": "1.5", "2.1": "2.1"} {
		if got := s.Tip(id); got != want {
			t.Errorf("the tip of %s is %s, want %s", id, got, want)
		}
	}
}
