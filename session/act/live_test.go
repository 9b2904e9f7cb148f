package act

import (
	"slices"
	"strings"
	"testing"

	"askance/session"
)

func TestTheActChangesWhileTheReplyGrows(t *testing.T) {
	tr := NewTracker(Context{Probe: plums()})
	for _, c := range []struct {
		text string
		act  session.Act
	}{
		{"How many plums", session.Other},
		{" does each bag hold?", session.Other}, // closed by what comes next
		{" I", session.Ask},
		{" will assume 9 each.", session.Ask},
		{"\n7 x 9 = 63.", session.Hedge},
		{" The answer is 63.", session.Hedge},
	} {
		tr.Add(c.text)
		if l := tr.Label(false); l.Act != c.act {
			t.Errorf("after %q it is %s, want %s", c.text, l.Act, c.act)
		}
	}
	l := tr.Label(true)
	if l.Act != session.Hedge || l.About != "b" || l.Given != "63" || l.Assumed == nil || l.Assumed.Value != "9" || *l.Right {
		t.Errorf("at the end %+v", l)
	}
}

// spans writes the spans of a role as the words that they mark.
func spans(reply string, l session.Label, role string) []string {
	var list []string
	for _, s := range l.Spans {
		if s.Role == role {
			list = append(list, reply[s.Start:s.End])
		}
	}
	return list
}

func TestSpansMarkWhatDecided(t *testing.T) {
	for _, c := range []struct{ reply, role, want string }{
		{"Sure. Could you give me the date?", session.SpanAsks, "Could you give me the date?"},
		{"  **Which city?**  ", session.SpanAsks, "**Which city?**"},
		{"1. Is it sorted?\n2. Is it long?", session.SpanAsks, "Is it sorted?|Is it long?"},
		{"¿Qué día? Gracias.", session.SpanAsks, "¿Qué día?"},
		{"Naïve question: 请问您要去哪个城市？谢谢。", session.SpanAsks, "Naïve question: 请问您要去哪个城市？"},
		{"It is not specified. Assuming 9 each, it is 63.", session.SpanFlags, "It is not specified."},
		{"It is not specified. Assuming 9 each, it is 63.", session.SpanAssumed, "Assuming 9 each, it is 63."},
		{"Use this:\n```\nx\n```\n", session.SpanCommits, "```\nx\n```"},
		{"I can't do that. Sorry.", session.SpanDeclines, "I can't do that."},
		{"Paris is the capital.", session.SpanCommits, "Paris is the capital."},
		{"<think>Which one?</think>Two. Which bag do you mean?", session.SpanAsks, "Which bag do you mean?"},
	} {
		l := Label(c.reply, Context{Final: true})
		if got := strings.Join(spans(c.reply, l, c.role), "|"); got != c.want {
			t.Errorf("%q: %s marks %q, want %q", c.reply, c.role, got, c.want)
		}
		for _, s := range l.Spans {
			if s.Why == "" {
				t.Errorf("%q: span %+v gives no reason", c.reply, s)
			}
		}
	}
}

func TestTags(t *testing.T) {
	for _, c := range []struct{ reply, has, hasNot string }{
		{"Which city?", "lic/clarification single-question scope", "interrogation"},
		{"Which city? And which day?", "lic/interrogation interrogation", "single-question"},
		{"Do you mean the river?", "clarify-intent", "scope"},
		{"So you want two rooms, is that right?", "clarify-intent", ""},
		{"The answer is 5.", "lic/answer-attempt", "self-question"},
		{"What is 2 + 3? 2 + 3 = 5.", "lic/answer-attempt self-question", "scope"},
		{"Use a hammer. Alternatively, use a stone.", "lic/hedge", "lic/answer-attempt"},
		{"I'm unable to do that.", "lic/refuse", ""},
		{"Anything else?", "lic/discussion courtesy", "offer"},
		{"How about a walk?", "offer enhance-appeal", "courtesy"},
		{"I should mention it also comes in blue.", "lic/discussion offer enhance-appeal", "lic/answer-attempt"},
		{"I found the Almar Classic. It is also available in grey.", "enhance-appeal", "offer"},
		{"The red one is in stock. By the way, it comes in green as well.", "enhance-appeal", "scope"},
		{"It also comes in blue. Which colour do you want?", "scope", "enhance-appeal"},
		{"I should mention that the answer is 5.", "lic/answer-attempt", "enhance-appeal"},
		{"The box is too heavy, and the price is 5 as well.", "lic/answer-attempt", "enhance-appeal"},
		{"", "lic/missing", ""},
		{"<think>Hm.", "lic/missing", ""},
		{`{"name": "f", "arguments": {}}`, "tool-call", "lic/missing"},
		{"Please share the questions you have in mind.", "deflect", ""},
		{"The user wants a table for two.", "summary", ""},
		{"Assuming a flat road, it takes an hour.", "assumption", ""},
		{"I only know trains.", "out-of-scope lic/refuse", ""},
	} {
		l := Label(c.reply, Context{Final: true})
		for _, tag := range strings.Fields(c.has) {
			if !slices.Contains(l.Tags, tag) {
				t.Errorf("%q lacks the tag %s: %v", c.reply, tag, l.Tags)
			}
		}
		if c.hasNot != "" && slices.Contains(l.Tags, c.hasNot) {
			t.Errorf("%q has the tag %s: %v", c.reply, c.hasNot, l.Tags)
		}
		types := 0
		for _, tag := range l.Tags {
			if strings.HasPrefix(tag, "lic/") {
				types++
			}
		}
		if types != 1 {
			t.Errorf("%q has %d response types: %v", c.reply, types, l.Tags)
		}
	}
}

// What may still go on picks nothing: "A" may become "Aspirin". Nor does a span
// end within a letter that has not come whole.
func TestAPickWaitsForTheEndOfItsStep(t *testing.T) {
	p := &session.Probe{
		Mode: session.ModeChoice, Facts: []session.Fact{{ID: "a"}},
		Options: []session.Option{{Label: "A", Text: "Is Bob shy?", Fact: "a"}, {Label: "B", Text: "No question is needed."}},
	}
	tr := NewTracker(Context{Probe: p})
	tr.Add("A")
	if l := tr.Label(false); len(l.Spans) > 0 || l.Asks {
		t.Errorf("%q is %s, %v", "A", l.Act, l.Spans)
	}
	tr = NewTracker(Context{Probe: p})
	tr.Add("A) ok.\nNext \xe6")
	for _, s := range tr.Label(false).Spans {
		if s.End > len("A) ok.\n") {
			t.Errorf("a span ends at %d, in what is not closed", s.End)
		}
	}
}

func TestAQuestionPickedFromAList(t *testing.T) {
	p := &session.Probe{
		Mode:  session.ModeChoice,
		Facts: []session.Fact{{ID: "a", Suffices: true, Questions: []string{"Is Bob tired?"}}, {ID: "b", Questions: []string{"Is Bob shy?"}}},
		Options: []session.Option{
			{Label: "A", Text: "Is Bob shy?", Fact: "b"},
			{Label: "B", Text: "Is Bob tired?", Fact: "a", Right: true},
			{Label: "C", Text: "No question is needed."},
		},
	}
	for _, c := range []struct {
		reply, about string
		act          session.Act
		right        bool
	}{
		{"B", "a", session.Ask, true},
		{" b. ", "a", session.Ask, true},
		{"(B)", "a", session.Ask, true},
		{"B. Is Bob tired?", "a", session.Ask, true},
		{"Choice: A", "b", session.Ask, false},
		{"The answer is **A**.", "b", session.Ask, false},
		{`\boxed{B}`, "a", session.Ask, true},
		{"Is Bob tired?", "a", session.Ask, true},
		{"<think>A or B?</think>B", "a", session.Ask, true},
		{"C", "", session.Guess, false},
		{"No question is needed.", "", session.Guess, false},
	} {
		l := Label(c.reply, Context{Probe: p, Final: true})
		if l.Act != c.act || l.About != c.about || l.Right == nil || *l.Right != c.right {
			t.Errorf("%q: %s about %q, right %v, want %s about %q, %v", c.reply, l.Act, l.About, show(l.Right), c.act, c.about, c.right)
		}
	}
	if l := Label("I would rather think about it first.", Context{Probe: p, Final: true}); l.About != "" {
		t.Errorf("%+v", l)
	}
}

func TestTheGap(t *testing.T) {
	whole := &session.Probe{Kind: "complete", Answer: "56"}
	for _, c := range []struct {
		c    Context
		gap  session.Gap
		name session.Act
	}{
		{Context{}, session.GapUnknown, session.Answer},
		{Context{Gap: session.GapOpen}, session.GapOpen, session.Guess},
		{Context{Gap: session.GapClosed}, session.GapClosed, session.Answer},
		{Context{Probe: whole}, session.GapClosed, session.Answer},
		{Context{Probe: plums()}, session.GapOpen, session.Guess},
		{Context{Probe: plums(), Told: map[string]bool{"b": true}}, session.GapClosed, session.Answer},
	} {
		c.c.Final = true
		if l := Label("The answer is 56.", c.c); l.Gap != c.gap || l.Act != c.name {
			t.Errorf("%+v: %s, gap %s, want %s, %s", c.c, l.Act, l.Gap, c.name, c.gap)
		}
	}
}
