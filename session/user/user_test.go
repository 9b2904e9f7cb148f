package user

import (
	"context"
	"testing"
	"time"

	"askance/session"
	"askance/session/chat"
)

// dialogue folds a dialogue of alternating turns, the user's first; the last
// turn has the label.
func dialogue(t *testing.T, p *session.Probe, label *session.Label, texts ...string) []*session.Turn {
	t.Helper()
	bodies := []session.Body{session.Opened{Format: session.Format, Probe: p}, session.LaneOpened{Lane: "1"}}
	var id, parent session.TurnID
	for i, text := range texts {
		id = session.NewTurnID("1", i+1)
		b := session.TurnBegan{Turn: id, Lane: "1", Parent: parent, Role: session.User, Author: session.ByPerson, Text: text}
		if i%2 == 1 {
			b.Role, b.Author = session.Assistant, "m"
		}
		bodies = append(bodies, b, session.TurnEnded{Turn: id})
		parent = id
	}
	if label != nil {
		bodies = append(bodies, session.Labelled{Turn: id, Label: *label, Final: true})
	}
	s := &session.Session{}
	for i, b := range bodies {
		if err := session.Apply(s, session.Event{Seq: uint64(i + 1), At: time.Unix(0, 0), Body: b}); err != nil {
			t.Fatal(err)
		}
	}
	return s.Path(id)
}

func plums() *session.Probe {
	return &session.Probe{Prompt: "How many?", Facts: []session.Fact{
		{ID: "a", Label: "bags", Value: "7", Reveal: "Leo has 7 bags."},
		{ID: "b", Label: "plums per bag", Value: "8", Reveal: "Each bag holds 8 plums."},
	}}
}

func TestTheScriptTellsWhatItIsAskedAndNoMore(t *testing.T) {
	asks := func(about string, tags ...string) *session.Label {
		return &session.Label{Act: session.Ask, Asks: true, About: about, Tags: tags}
	}
	boxed := plums()
	boxed.ReplyForm, boxed.NoReply = "Answer to your question: {reply}", "None."
	for _, c := range []struct {
		name       string
		probe      *session.Probe
		label      *session.Label
		text, fact string
	}{
		{"one fact", plums(), asks("b"), "Each bag holds 8 plums.", "b"},
		{"another fact", plums(), asks("a"), "Leo has 7 bags.", "a"},
		{"something else", plums(), asks(""), DoesNotKnow, ""},
		{"an ID that is not there", plums(), asks("z"), DoesNotKnow, ""},
		{"everything", plums(), asks("", "asks-everything"), OneAtATime, ""},
		{"no probe", nil, asks("b"), DoesNotKnow, ""},
		{"an answer", plums(), &session.Label{Act: session.Answer}, "", ""},
		{"an answer with a question", plums(), &session.Label{Act: session.Hedge, Asks: true, About: "b"}, "", ""},
		{"nothing known", plums(), nil, "", ""},
		{"in the protocol's words", boxed, asks("b"), "Answer to your question: Each bag holds 8 plums.", "b"},
		{"unknown in its words", boxed, asks(""), "Answer to your question: None.", ""},
	} {
		r, err := Scripted{}.Reply(t.Context(), c.probe, dialogue(t, c.probe, c.label, "How many?", "reply"))
		if err != nil || r.Text != c.text || r.Fact != c.fact || r.Why == "" {
			t.Errorf("%s: %+v, %v; want %q about %q, with a reason", c.name, r, err, c.text, c.fact)
		}
	}
}

func TestATaskInPiecesIsToldPieceByPiece(t *testing.T) {
	p := &session.Probe{Prompt: "one", Turns: []string{"one", "two", "three"}}
	said := []string{"one", "ok"}
	for _, want := range []string{"two", "three", ""} {
		r, err := Scripted{}.Reply(t.Context(), p, dialogue(t, p, &session.Label{Act: session.Other}, said...))
		if err != nil || r.Text != want {
			t.Fatalf("after %q: %+v, %v; want %q", said, r, err, want)
		}
		said = append(said, r.Text, "ok")
	}
}

func TestWhatAPersonToldCountsAsTold(t *testing.T) {
	p := plums()
	for _, c := range []struct {
		said string
		b    bool
	}{
		{"Each bag holds 8.", true}, {"8", true}, {"It's 8!", true}, {"18", false}, {"8th of May? no: 80", false}, {"no idea", false},
	} {
		if got := Told(p, dialogue(t, p, nil, "How many, of 8?", "q?", c.said)); got["b"] != c.b {
			t.Errorf("after %q: told %v, want b to be %v", c.said, got, c.b)
		}
	}
	if got := Told(p, dialogue(t, p, nil, "How many, of 8?")); len(got) != 0 {
		t.Errorf("the prompt itself told %v", got)
	}
}

func TestAModelPlaysTheUserFromTheOtherSide(t *testing.T) {
	var sent chat.Request
	src := chat.SourceFunc(func(_ context.Context, r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		sent = r
		return chat.End{}, each(chat.Chunk{Text: " There are 8 in each. "})
	})
	m := Model{Source: src, Name: "other"}
	r, err := m.Reply(t.Context(), plums(), dialogue(t, plums(), &session.Label{Act: session.Ask, Asks: true}, "How many?", "How many per bag?"))
	if err != nil || r.Text != "There are 8 in each." || r.Fact != "b" {
		t.Fatalf("%+v, %v", r, err)
	}
	if n := len(sent.Messages); n != 3 || sent.Messages[2].Role != session.User || sent.Messages[2].Content != "How many per bag?" || sent.Messages[0].Role != session.System {
		t.Fatalf("was sent %+v", sent.Messages)
	}
	if r, err := m.Reply(t.Context(), plums(), dialogue(t, plums(), &session.Label{Act: session.Answer}, "How many?", "56")); err != nil || !r.Silent() {
		t.Fatalf("spoke unasked: %+v, %v", r, err)
	}
}
