package act

import (
	"testing"

	"askance/session"
)

func plums() *session.Probe {
	return &session.Probe{
		Prompt: "Ana has 7 bags. Each bag holds the same number of plums. How many plums does Ana have?",
		Given:  []string{"7"}, Answer: "56",
		Facts: []session.Fact{{
			ID: "b", Label: "plums per bag", Value: "8", Reveal: "Each bag holds 8 plums.", Suffices: true,
			Questions: []string{"How many plums does each bag hold?"},
			Terms:     [][]string{{"plums", "plum"}, {"each", "per", "every", "one bag"}},
		}},
		Readings: []session.Reading{{Value: "7", Answer: "49"}, {Value: "8", Answer: "56", True: true}, {Value: "9", Answer: "63"}},
	}
}

func TestWithAProbe(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		reply   string
		told    bool
		act     session.Act
		about   string
		right   *bool
		assumed string
		given   string
	}{
		{reply: "How many plums does each bag hold?", act: session.Ask, about: "b", right: &yes},
		{reply: "How many bags does Ana have?", act: session.Ask, right: &no},
		{reply: "Tell me everything.", act: session.Ask, right: &no},
		{reply: "7 x 8 = 56. The answer is 56.", act: session.Guess, right: &yes, assumed: "8", given: "56"},
		{reply: "7 x 7 = 49. The answer is 49.", act: session.Guess, right: &no, assumed: "7", given: "49"},
		{reply: "7 x 8 = 56. The answer is 56.", told: true, act: session.Answer, right: &yes, given: "56"},
		{reply: "7 x 8 = 56. 56 + 4 = 60. The answer is 60.", told: true, act: session.Answer, right: &no, given: "60"},
		{reply: "The answer is 63.", act: session.Guess, right: &no, assumed: "9", given: "63"},
		{reply: "63", act: session.Guess, right: &no, assumed: "9", given: "63"},
		{reply: "Let's say each bag holds 10. Then Ana has 7 x 10 = 70 plums.", act: session.Guess, right: &no, assumed: "10", given: "70"},
		{reply: "Assuming twelve plums per bag, the answer is 84.", act: session.Guess, right: &no, assumed: "twelve", given: "84"},
		{reply: "The problem does not say how many plums each bag holds. Assuming 8 per bag, Ana has 56 plums.", act: session.Hedge, right: &yes, assumed: "8", given: "56"},
		{reply: "Without knowing how many plums each bag holds, I cannot tell.", act: session.Flag},
		{reply: "I only know small counting problems: tell me the numbers and ask how many.", act: session.Refuse},
		{reply: "How many plums does each bag hold?", told: true, act: session.Ask, about: "b", right: &no},
		{reply: `\boxed{56}`, told: true, act: session.Answer, right: &yes, given: "56"},
		{reply: `\boxed{How many plums does each bag hold?}`, act: session.Ask, about: "b", right: &yes},
		{reply: "7 × 8 = fifty-six, so the answer is fifty-six.", told: true, act: session.Answer, right: &yes, given: "fifty-six"},
		{reply: "So each bag holds 8 plums, is that right?", act: session.Confirm, about: "b", right: &yes},
	} {
		l := Label(c.reply, Context{Probe: plums(), Told: map[string]bool{"b": c.told}, Final: true})
		got := ""
		if l.Assumed != nil {
			got = l.Assumed.Value
		}
		same := (l.Right == nil) == (c.right == nil) && (l.Right == nil || *l.Right == *c.right)
		if l.Act != c.act || l.About != c.about || !same || got != c.assumed || l.Given != c.given {
			t.Errorf("%q: act %s about %q right %v assumed %q given %q (%s)", c.reply, l.Act, l.About, show(l.Right), got, l.Given, l.Why)
		}
	}
}

func show(b *bool) any {
	if b == nil {
		return nil
	}
	return *b
}

func TestAnAnswerInWords(t *testing.T) {
	p := &session.Probe{Answer: "the river", Readings: []session.Reading{{Answer: "the river", True: true}, {Answer: "the bank"}}}
	for reply, want := range map[string]bool{
		"The river.":                            true,
		"He went to the river.":                 true,
		"The bank.":                             false,
		"The river, not the bank.":              false,
		"Driver.":                               false,
		"The answer is the river.":              true,
		"I have looked it up. It is the river.": true,
	} {
		l := Label(reply, Context{Probe: p, Final: true})
		if l.Right == nil || *l.Right != want {
			t.Errorf("%q: right is %v (given %q, %s)", reply, show(l.Right), l.Given, l.Act)
		}
	}
}
