package replay

import (
	order "cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"askance/session"
	"askance/session/chat"
	"askance/session/run"
	"askance/session/user"
)

// plums withholds one number.
var plums = &session.Probe{
	ID: "counting/17", Family: "counting", Kind: "vague", System: "Help.", Prompt: "Leo has 7 bags of plums. How many plums?",
	Facts: []session.Fact{{ID: "bag", Label: "plums per bag", Value: "8", Reveal: "Each bag holds 8 plums.",
		Questions: []string{"How many plums does each bag hold?"}, Suffices: true}},
	Answer: "56",
}

// alive is a model that takes its time, and says something new each time when
// it is asked the same again.
type alive struct{ said int }

func (a *alive) Chat(ctx context.Context, r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
	a.said++
	text := "How many plums does each bag hold?"
	if len(r.Messages) > 2 {
		text = fmt.Sprintf("7 x 8 = 56. The answer is 56, said %d.", a.said)
	}
	for i, part := range strings.SplitAfter(text, " ") {
		time.Sleep(10 * time.Millisecond)
		c := chat.Chunk{Text: part, Tokens: []session.Token{{Text: part, Logprob: -0.1 * float64(i), Top: []session.Alternative{{Text: "\xe2", Logprob: -9}}}}}
		if err := each(c); err != nil {
			return chat.End{}, err
		}
	}
	return chat.End{Reason: "stop", Usage: session.Usage{Tokens: 7}}, nil
}

func (a *alive) Find(context.Context, string) (chat.Source, session.Model, error) {
	return a, session.Model{Name: "m", Digest: "d1"}, nil
}

var options = session.Options{Seed: chat.Int(3)}

// play plays the probe with the scripted user and returns what happened.
func play(t *testing.T, f run.Finder) (events []session.Event) {
	t.Helper()
	p, err := run.New(t.Context(), run.Setup{
		ID: "s", Probe: plums, Lanes: []run.LaneSetup{{Model: "m", Options: options}}, Finder: f, User: user.Scripted{},
		Sinks: []run.Sink{func(e session.Event) { events = append(events, e) }},
	})
	if err != nil {
		t.Fatal(err)
	}
	p.Start()
	for p.Wait(t.Context()) == nil && p.LetUserAnswer() > 0 {
	}
	p.Close()
	return events
}

// what is what happened without when. Gains stand at the end, in the order of
// what they are about: they are published beside the dialogue, when they come.
func what(events []session.Event) (list []session.Body) {
	var gains []session.Gain
	for _, e := range events {
		switch b := e.Body.(type) {
		case session.Chunk:
			b.After = 0
			list = append(list, b)
		case session.TurnEnded:
			b.After = 0
			list = append(list, b)
		case session.Gained:
			gains = append(gains, b.Gain)
		case session.StateChanged:
		default:
			list = append(list, b)
		}
	}
	slices.SortFunc(gains, func(a, b session.Gain) int {
		return order.Or(strings.Compare(string(a.Turn), string(b.Turn)), order.Compare(a.Step, b.Step), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	for _, g := range gains {
		list = append(list, session.Gained{Gain: g})
	}
	return list
}

// arrivals are the times at which chunks came.
func arrivals(events []session.Event) (list []time.Duration) {
	for _, e := range events {
		if c, ok := e.Body.(session.Chunk); ok {
			list = append(list, c.After)
		}
	}
	return list
}

func TestARecordingPlaysAgainExactly(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		recorded := play(t, &alive{})
		r, err := New(recorded, WithSpeed(1))
		if err != nil {
			t.Fatal(err)
		}
		again := play(t, r)
		if d := cmp.Diff(what(recorded), what(again)); d != "" {
			t.Fatal(d)
		}
		if len(recorded) < 20 {
			t.Fatalf("only %d events were compared", len(recorded))
		}
		if d := cmp.Diff(arrivals(recorded), arrivals(again)); d != "" {
			t.Errorf("at other times:\n%s", d)
		}
	})
}

func TestSpeedIsAFactor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		recorded := play(t, &alive{})
		for speed, share := range map[float64]float64{0: 0, 1: 1, 4: 0.25} {
			r, _ := New(recorded, WithSpeed(speed))
			began := time.Now()
			play(t, r)
			took := time.Since(began)
			want := time.Duration(share * float64(recorded[len(recorded)-1].At.Sub(recorded[0].At)))
			if took != want {
				t.Errorf("at speed %g it took %v, want %v", speed, took, want)
			}
		}
	})
}

func TestAMissIsAnErrorThatSaysWhatDiffers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		recorded := play(t, &alive{})
		ask := func(change func(*chat.Request)) error {
			r, err := New(recorded)
			if err != nil {
				t.Fatal(err)
			}
			q := chat.Request{Model: "m", Options: options, Logprobs: true,
				Messages: []chat.Message{{Role: session.System, Content: "Help."}, {Role: session.User, Content: plums.Prompt}}}
			change(&q)
			_, err = r.Chat(t.Context(), q, func(chat.Chunk) error { return nil })
			return err
		}
		if err := ask(func(*chat.Request) {}); err != nil {
			t.Fatalf("the recorded request is missed: %v", err)
		}
		for name, c := range map[string]struct {
			change func(*chat.Request)
			says   string
		}{
			"model":    {func(q *chat.Request) { q.Model = "n" }, "the model was m"},
			"words":    {func(q *chat.Request) { q.Messages[1].Content += "!" }, "message 2 was user"},
			"system":   {func(q *chat.Request) { q.Messages = q.Messages[1:] }, "message 1 was system"},
			"shorter":  {func(q *chat.Request) { q.Messages = q.Messages[:1] }, "had 2 messages and has 1"},
			"seed":     {func(q *chat.Request) { q.Options.Seed = chat.Int(4) }, "options differ"},
			"logprobs": {func(q *chat.Request) { q.Logprobs = false }, "beside the words"},
			"format":   {func(q *chat.Request) { q.Format = []byte(`{}`) }, "beside the words"},
		} {
			var miss *MissError
			if err := ask(c.change); !errors.As(err, &miss) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestTheSameRequestIsAnsweredAsOftenAsItWasRecorded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, err := New(play(t, &alive{}))
		if err != nil {
			t.Fatal(err)
		}
		q := chat.Request{Model: "m", Options: options, Logprobs: true,
			Messages: []chat.Message{{Role: session.System, Content: "Help."}, {Role: session.User, Content: plums.Prompt}}}
		each := func(chat.Chunk) error { return nil }
		if _, err := r.Chat(t.Context(), q, each); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Chat(t.Context(), q, each); err == nil || !strings.Contains(err.Error(), "recorded once") {
			t.Errorf("got %v", err)
		}
		if _, _, err := r.Find(t.Context(), "other"); !errors.As(err, new(*chat.NoModelError)) {
			t.Errorf("got %v", err)
		}
	})
}

func TestPlayingCanBeStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, _ := New(play(t, &alive{}), WithSpeed(0.001))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		q := chat.Request{Model: "m", Options: options, Logprobs: true,
			Messages: []chat.Message{{Role: session.System, Content: "Help."}, {Role: session.User, Content: plums.Prompt}}}
		if _, err := r.Chat(ctx, q, func(chat.Chunk) error { return nil }); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
}
