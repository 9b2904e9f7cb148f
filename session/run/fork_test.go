package run

import (
	"errors"
	"testing"

	"askance/session"
	"askance/session/chat"
	"askance/session/user"
)

// forked plays the asker and lets do fork it.
func forked(t *testing.T, finder Finder, do func(p *Play)) *session.Session {
	t.Helper()
	p, l := play(t, plums(), finder, "asker")
	defer p.Close()
	p.Start()
	wait(t, p)
	do(p)
	wait(t, p)
	return l.fold(t)
}

func fork(t *testing.T, p *Play, f Fork) session.LaneID {
	t.Helper()
	id, err := p.Fork(f)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestOtherWordsMakeABranchBesideTheOld(t *testing.T) {
	s := forked(t, models, func(p *Play) {
		fork(t, p, Fork{Turn: "1.2", Text: "Leo has 7 bags. Each bag holds 8 plums. How many in all?"})
	})
	said, answered := s.Turn("1.3"), s.Turn("1.4")
	if said.Parent != "" || said.Author != session.ByPerson || answered.Parent != "1.3" || answered.Text() != "7 x 8 = 56. The answer is 56." {
		t.Errorf("the branch is %+v, %+v", said, answered)
	}
	if l := answered.Label; l.Act != session.Answer || l.Gap != session.GapUnknown {
		t.Errorf("what answers other words is held against the probe: %+v", l)
	}
	if old := s.Turn("1.2"); old.Text() != "How many plums does each bag hold?" || s.Lane("1").Head != "1.4" || len(s.Lane("1").Turns) != 4 {
		t.Errorf("the old branch says %q, the lane has %d turns", old.Text(), len(s.Lane("1").Turns))
	}
}

func TestTheCompleteWordsLeaveNothingMissing(t *testing.T) {
	s := forked(t, models, func(p *Play) { fork(t, p, Fork{Turn: "1.2", Text: plums().Complete}) })
	if l := s.Turn("1.4").Label; l.Act != session.Answer || l.Right == nil || !*l.Right {
		t.Errorf("the label is %+v", l)
	}
}

func TestTheSameWordsAreAnsweredOnceMore(t *testing.T) {
	s := forked(t, models, func(p *Play) { fork(t, p, Fork{Turn: "1.2"}) })
	if again := s.Turn("1.3"); again.Role != session.Assistant || again.Parent != "1.1" || len(s.Turn("1.1").Children) != 2 {
		t.Errorf("the second answer is %+v", again)
	}
}

func TestAnotherModelOrOptionGetsALaneOfItsOwn(t *testing.T) {
	hot := 0.9
	s := forked(t, models, func(p *Play) {
		p.LetUserAnswer()
		wait(t, p)
		if id := fork(t, p, Fork{Turn: "1.4", Model: "guesser"}); id != "2" {
			t.Errorf("the fork is in lane %q", id)
		}
		wait(t, p)
		fork(t, p, Fork{Turn: "1.2", Options: &session.Options{Temperature: &hot}, Text: "Each bag holds 8 plums. How many in 7?"})
	})
	two, three := s.Lane("2"), s.Lane("3")
	if two.From != "1.3" || two.Model.Name != "guesser" || len(s.Dialogue("2")) != 4 || s.Turn(two.Head).Parent != "1.3" {
		t.Errorf("lane 2 is %+v with %d turns in its dialogue", two, len(s.Dialogue("2")))
	}
	if three.From != "" || *three.Options.Temperature != hot || three.Model.Name != "asker" || len(s.Dialogue("3")) != 2 {
		t.Errorf("lane 3 is %+v", three)
	}
	if len(s.Lane("1").Turns) != 4 || s.Lane("1").Head != "1.4" {
		t.Error("the lane that was forked changed")
	}
}

func TestAModelThatIsNotThereFailsInItsLane(t *testing.T) {
	s := forked(t, models, func(p *Play) { fork(t, p, Fork{Turn: "1.2", Model: "nobody"}) })
	if l := s.Lane("2"); l.State != session.Failed || l.Detail == "" || len(l.Turns) != 0 {
		t.Errorf("the lane is %+v", l)
	}
}

func TestADialogueGoesOnFromAnOlderBranch(t *testing.T) {
	var sent []chat.Message
	listening := cast{"asker": func(r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		sent = r.Messages
		return asker(r, each)
	}}
	s := forked(t, listening, func(p *Play) {
		fork(t, p, Fork{Turn: "1.2", Text: "Never mind."})
		wait(t, p)
		if err := p.GoOn("1", "1.2"); err != nil {
			t.Fatal(err)
		}
		if n := p.LetUserAnswer(); n != 1 {
			t.Fatalf("%d lanes took the user's answer", n)
		}
	})
	if told := s.Turn("1.5"); told.Parent != "1.2" || told.Author != session.ByScripted {
		t.Errorf("the answer is %+v", told)
	}
	if len(sent) != 3 || sent[1].Content != "How many plums does each bag hold?" {
		t.Errorf("the model was sent %+v", sent)
	}
}

func TestWhatCannotBeForkedSaysWhy(t *testing.T) {
	var slow chan struct{}
	stuck := cast{"asker": func(r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		if slow != nil {
			<-slow
		}
		return asker(r, each)
	}}
	forked(t, stuck, func(p *Play) {
		if _, err := p.Fork(Fork{Turn: "9.9"}); err == nil {
			t.Error("a turn that does not exist was forked")
		}
		if _, err := p.Fork(Fork{Turn: "1.2", Lane: "9"}); err == nil {
			t.Error("a lane that does not exist was forked")
		}
		if p.GoOn("1", "9.9") == nil || p.GoOn("9", "1.2") == nil {
			t.Error("a lane goes on from nowhere")
		}
		slow = make(chan struct{})
		fork(t, p, Fork{Turn: "1.2"})
		if _, err := p.Fork(Fork{Turn: "1.2"}); !errors.Is(err, ErrBusy) {
			t.Errorf("a lane that speaks was forked: %v", err)
		}
		if err := p.GoOn("1", "1.2"); !errors.Is(err, ErrBusy) {
			t.Errorf("a lane that speaks was turned: %v", err)
		}
		close(slow)
	})
}

func TestAForkSurvivesBeingReopened(t *testing.T) {
	p, l := play(t, plums(), models, "asker")
	p.Start()
	wait(t, p)
	fork(t, p, Fork{Turn: "1.2", Model: "guesser"})
	wait(t, p)
	p.Close()
	again := &log{events: l.events}
	resumed, err := Resume(Setup{Finder: models, User: user.Scripted{}, Sinks: []Sink{again.sink}}, l.events)
	if err != nil {
		t.Fatal(err)
	}
	defer resumed.Close()
	if n := resumed.Say("And now?", "2"); n != 1 {
		t.Fatalf("%d lanes took it", n)
	}
	wait(t, resumed)
	if s := again.fold(t); len(s.Dialogue("2")) != 4 || s.Turn("2.2").Parent != "2.1" {
		t.Errorf("the forked lane's dialogue has %d turns", len(s.Dialogue("2")))
	}
}

// A program that is killed leaves turns without an end.
func TestWhatWasCutOffIsEndedWhenReopened(t *testing.T) {
	p, l := play(t, plums(), models, "asker")
	p.Start()
	wait(t, p)
	p.Close()
	var cut []session.Event
	for _, e := range l.events {
		if b, ok := e.Body.(session.TurnEnded); ok && b.Turn == "1.2" {
			break
		}
		cut = append(cut, e)
	}
	again := &log{events: cut}
	resumed, err := Resume(Setup{Finder: models, User: user.Scripted{}, Sinks: []Sink{again.sink}}, cut)
	if err != nil {
		t.Fatal(err)
	}
	defer resumed.Close()
	s := again.fold(t)
	if turn := s.Turn("1.2"); s.Busy() || !turn.Ended || turn.Reason != "stopped" || s.Lane("1").State != session.Stopped {
		t.Errorf("the turn is %+v, the lane %q", turn, s.Lane("1").State)
	}
	resumed.Say("Go on.", "1")
	wait(t, resumed)
	if s := again.fold(t); len(s.Lane("1").Turns) != 4 {
		t.Error("the session does not go on")
	}
}
