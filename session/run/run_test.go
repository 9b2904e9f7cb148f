package run

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"askance/session"
	"askance/session/chat"
	"askance/session/user"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// plums is a probe with one fact withheld.
func plums() *session.Probe {
	return &session.Probe{
		ID: "counting/17", Family: "counting", Kind: "vague", Seed: 17,
		Prompt: "Leo has 7 bags. Each bag holds the same number of plums. How many plums does Leo have?",
		Facts: []session.Fact{{
			ID: "b", Label: "plums per bag", Value: "8", Reveal: "Each bag holds 8 plums.", Suffices: true,
			Questions: []string{"How many plums does each bag hold?"},
			Terms:     [][]string{{"plums"}, {"bag"}},
		}},
		Given: []string{"7"}, Answer: "56",
		Complete: "Leo has 7 bags. Each bag holds 8 plums. How many plums does Leo have?",
	}
}

func complete() *session.Probe {
	p := plums()
	return &session.Probe{ID: "counting/18", Family: "counting", Kind: "complete", Prompt: p.Complete, Given: []string{"7", "8"}, Answer: "56"}
}

// cast is a Finder of scripted models: what each answers to the last message.
type cast map[string]func(r chat.Request, each func(chat.Chunk) error) (chat.End, error)

func (c cast) Find(_ context.Context, name string) (chat.Source, session.Model, error) {
	play, ok := c[name]
	if !ok {
		return nil, session.Model{}, &chat.NoModelError{Name: name}
	}
	return chat.SourceFunc(func(ctx context.Context, r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		if r.State != nil {
			r.State(session.Writing, "")
		}
		end, err := play(r, each)
		if ctx.Err() != nil {
			return chat.End{}, ctx.Err()
		}
		return end, err
	}), session.Model{Name: name, Digest: "sha256:" + name}, nil
}

// tell streams a reply word by word, a token each.
func tell(each func(chat.Chunk) error, text string) error {
	for _, w := range strings.SplitAfter(text, " ") {
		if err := each(chat.Chunk{Text: w, Tokens: []session.Token{{Text: w, Logprob: -0.5}}}); err != nil {
			return err
		}
	}
	return nil
}

// asker asks first and solves when it has been told.
func asker(r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
	text := "How many plums does each bag hold?"
	for _, m := range r.Messages {
		if strings.Contains(m.Content, "holds 8") {
			text = "7 x 8 = 56. The answer is 56."
		}
	}
	return chat.End{Reason: "stop"}, tell(each, text)
}

func guesser(r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
	text := "7 x 7 = 49. The answer is 49."
	if strings.Contains(r.Messages[0].Content, "holds 8") {
		text = "7 x 8 = 56. The answer is 56."
	}
	return chat.End{Reason: "stop"}, tell(each, text)
}

var models = cast{"asker": asker, "guesser": guesser}

// log collects events and folds them.
type log struct {
	mu     sync.Mutex
	events []session.Event
}

func (l *log) sink(e session.Event) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.events = append(l.events, e)
}

func (l *log) fold(t *testing.T) *session.Session {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	s, n, err := session.Fold(l.events)
	if err != nil {
		t.Fatalf("event %d does not fold: %v", n+1, err)
	}
	return s
}

func play(t *testing.T, p *session.Probe, finder Finder, names ...string) (*Play, *log) {
	t.Helper()
	l := &log{}
	s := Setup{ID: "01ARZ3NDEKTSV4RRFFQ69G5FAV", Probe: p, Finder: finder, User: user.Scripted{}, Answers: "scripted", Sinks: []Sink{l.sink}}
	for _, n := range names {
		s.Lanes = append(s.Lanes, LaneSetup{Model: n})
	}
	play, err := New(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(play.Close)
	return play, l
}

func wait(t *testing.T, p *Play) {
	t.Helper()
	if err := p.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func last(s *session.Session, lane session.LaneID) *session.Turn { return s.Turn(s.Lane(lane).Head) }

func TestOneAsksAndTheOtherGuesses(t *testing.T) {
	p, l := play(t, plums(), models, "asker", "guesser")
	p.Start()
	wait(t, p)
	s := l.fold(t)
	if a := last(s, "1").Label; a.Act != session.Ask || a.About != "b" || a.Right == nil || !*a.Right {
		t.Errorf("the asker's label is %+v, want a right ask about b", a)
	}
	if g := last(s, "2").Label; g.Act != session.Guess || g.Right == nil || *g.Right || g.Assumed == nil || g.Assumed.Value != "7" {
		t.Errorf("the guesser's label is %+v, want a wrong guess that assumes 7", g)
	}
	if n := p.LetUserAnswer(); n != 1 {
		t.Fatalf("the user answered in %d lanes, want only the one that asked", n)
	}
	wait(t, p)
	s = l.fold(t)
	if a := last(s, "1"); a.Label.Act != session.Answer || !*a.Label.Right {
		t.Errorf("told the fact, the asker's label is %+v, want a right answer", a.Label)
	}
	told := s.Turn(last(s, "1").Parent)
	if told.Author != session.ByScripted || told.Fact != "b" || told.Text() != "Each bag holds 8 plums." {
		t.Errorf("the scripted user said %q about %q", told.Text(), told.Fact)
	}
	if len(s.Warnings) > 0 {
		t.Errorf("warnings: %q", s.Warnings)
	}
}

func TestEveryStepAndItsSurpriseIsPublished(t *testing.T) {
	p, l := play(t, complete(), models, "guesser")
	p.Start()
	wait(t, p)
	turn := last(l.fold(t), "1")
	if len(turn.Steps) != 2 {
		t.Fatalf("steps %+v, want two", turn.Steps)
	}
	for _, st := range turn.Steps {
		g := turn.Gain(session.Surprise, st.Index)
		if g == nil || g.Tokens != st.EndToken-st.FirstToken || g.Bits < 0.72 || g.Bits > 0.73 {
			t.Errorf("step %d (tokens %d to %d): surprise %+v, want 0.5 nats in bits", st.Index, st.FirstToken, st.EndToken, g)
		}
	}
}

func TestAPersonSpeaksToOneLane(t *testing.T) {
	p, l := play(t, plums(), models, "asker", "guesser")
	p.Start()
	wait(t, p)
	if n := p.Say("Each bag holds 8.", "1"); n != 1 {
		t.Fatalf("%d lanes took it", n)
	}
	wait(t, p)
	s := l.fold(t)
	if a := last(s, "1").Label; a.Act != session.Answer || a.Gap != session.GapClosed {
		t.Errorf("after the person told it: %+v, want an answer with no gap", a)
	}
	if len(s.Lane("2").Turns) != 2 {
		t.Error("the other lane heard it too")
	}
}

func TestALaneThatFailsIsNoGuessAndHarmsNoOther(t *testing.T) {
	broken := cast{"asker": asker, "cut": func(_ chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		_ = tell(each, "The answer is ")
		return chat.End{}, errors.New("the stream was cut")
	}}
	p, l := play(t, plums(), broken, "asker", "cut", "absent")
	p.Start()
	wait(t, p)
	s := l.fold(t)
	cut := last(s, "2")
	if cut.Error == "" || cut.Final || cut.Text() != "The answer is " || s.Lane("2").State != session.Failed {
		t.Errorf("the cut lane: error %q, final %v, text %q, state %s", cut.Error, cut.Final, cut.Text(), s.Lane("2").State)
	}
	if s.Lane("3").State != session.Failed || !strings.Contains(s.Lane("3").Detail, "no model") {
		t.Errorf("the absent lane: %s %q", s.Lane("3").State, s.Lane("3").Detail)
	}
	if last(s, "1").Label.Act != session.Ask {
		t.Error("the good lane was harmed")
	}
	for lane, name := range map[session.LaneID]string{"2": "cut", "3": "absent"} {
		if o := Conclude(s, lane); o.Error == "" || o.Guessed || o.Act != "" {
			t.Errorf("%s: outcome %+v, want an error and nothing else", name, o)
		}
	}
}

func TestStopKeepsWhatArrived(t *testing.T) {
	arrived, release := make(chan bool), make(chan bool)
	slow := cast{"slow": func(_ chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		_ = tell(each, "7 x 8 = 56. ")
		close(arrived)
		<-release
		return chat.End{}, nil
	}}
	p, l := play(t, complete(), slow, "slow")
	p.Start()
	<-arrived
	if n := p.Say("hello"); n != 0 {
		t.Error("a lane that is speaking took another message")
	}
	p.Stop()
	close(release)
	wait(t, p)
	s := l.fold(t)
	turn := last(s, "1")
	if turn.Reason != "stopped" || turn.Error != "" || turn.Text() != "7 x 8 = 56. " || len(turn.Steps) != 1 || s.Lane("1").State != session.Stopped {
		t.Errorf("reason %q, text %q, %d steps, state %s", turn.Reason, turn.Text(), len(turn.Steps), s.Lane("1").State)
	}
}

func TestAReopenedSessionGoesOn(t *testing.T) {
	p, l := play(t, plums(), models, "asker")
	p.Start()
	wait(t, p)
	p.Close()
	before := len(l.events)
	again, err := Resume(Setup{Finder: models, User: user.Scripted{}, Sinks: []Sink{l.sink}}, l.events)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if len(l.events) != before {
		t.Fatal("reopening recorded something")
	}
	again.LetUserAnswer()
	wait(t, again)
	if a := last(l.fold(t), "1").Label; a.Act != session.Answer || !*a.Right {
		t.Fatalf("the resumed lane's label is %+v", a)
	}
}

func TestAModelThatChangedIsSaid(t *testing.T) {
	p, l := play(t, plums(), models, "asker")
	p.Start()
	wait(t, p)
	p.Close()
	other := finderFunc(func(name string) (chat.Source, session.Model, error) {
		src, _, err := models.Find(t.Context(), name)
		return src, session.Model{Name: name, Digest: "sha256:other"}, err
	})
	again, err := Resume(Setup{Finder: other, User: user.Scripted{}, Sinks: []Sink{l.sink}}, l.events)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	again.LetUserAnswer()
	wait(t, again)
	if w := l.fold(t).Warnings; len(w) != 1 || !strings.Contains(w[0], "digest differs") {
		t.Fatalf("warnings %q", w)
	}
}

type finderFunc func(name string) (chat.Source, session.Model, error)

func (f finderFunc) Find(_ context.Context, name string) (chat.Source, session.Model, error) {
	return f(name)
}

func TestABatchCountsWhatHappened(t *testing.T) {
	absent := plums()
	absent.ID = "counting/19"
	b := Batch{
		Models: []string{"asker", "guesser"}, Probes: []*session.Probe{plums(), complete(), absent},
		Repeat: 2, Turns: 4, Finder: models, User: user.Scripted{}, Answers: "scripted",
		Workers: func(session.Model) int { return 3 },
	}
	tallies := map[string]*Tally{"asker": {Model: "asker"}, "guesser": {Model: "guesser"}}
	n := 0
	err := b.Run(t.Context(), func(d Dialogue) error { n++; tallies[d.Model].Add(d); return nil })
	if err != nil || n != b.Size() || n != 12 {
		t.Fatalf("%d dialogues of %d, %v", n, b.Size(), err)
	}
	a, g := tallies["asker"], tallies["guesser"]
	if a.Asked != (Rate{4, 4}) || a.RightQuestion != (Rate{4, 4}) || a.OverAsked.K != 2 && a.OverAsked.K != 0 || a.Guessed.K != 0 {
		t.Errorf("asker %+v", a)
	}
	if g.Asked.K != 0 || g.Guessed != (Rate{4, 4}) || g.Answered != (Rate{2, 2}) || g.Correct != (Rate{2, 6}) {
		t.Errorf("guesser %+v", g)
	}
	if a.Errors+g.Errors != 0 {
		t.Errorf("errors %d %d", a.Errors, g.Errors)
	}
}

// Who counts what was done before and what is done now need not lock anything.
func TestWhatIsSkippedIsToldBeforeAnythingIsPlayed(t *testing.T) {
	b := Batch{
		Models: []string{"asker", "guesser"}, Probes: []*session.Probe{plums(), complete()}, Repeat: 10, Turns: 4, Finder: models, User: user.Scripted{},
		Workers: func(session.Model) int { return 4 },
	}
	done, played := map[string]int{}, map[string]int{} // without a lock: the race detector looks on
	b.Skip = func(k Key) bool {
		if played[k.Model] > 0 {
			t.Errorf("%s is asked about when one was played already", k.Model)
		}
		if k.Repeat%2 == 0 {
			return false
		}
		done[k.Model]++
		return true
	}
	err := b.Run(t.Context(), func(d Dialogue) error { played[d.Model]++; done[d.Model]++; return nil })
	if err != nil || played["asker"] != 10 || done["asker"] != 20 || done["guesser"] != 20 {
		t.Errorf("played %v, done %v, %v", played, done, err)
	}
}

func TestAnInterruptedBatchHandsOverNothingHalfDone(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	b := Batch{Models: []string{"asker"}, Probes: []*session.Probe{plums(), complete()}, Repeat: 50, Turns: 4, Finder: models, User: user.Scripted{}}
	n := 0
	err := b.Run(ctx, func(d Dialogue) error {
		if d.Error != "" || !d.Committed {
			t.Errorf("a dialogue that was cut off: %+v", d.Outcome)
		}
		if n++; n == 5 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n >= b.Size() {
		t.Fatalf("%d dialogues, %v", n, err)
	}
}

func TestRatesOfNothingAreNull(t *testing.T) {
	b, err := (&Tally{Model: "x"}).MarshalJSON()
	if err != nil || !strings.Contains(string(b), `"asked":null`) || !strings.Contains(string(b), `"asked_ci":null`) {
		t.Fatalf("%s %v", b, err)
	}
}
