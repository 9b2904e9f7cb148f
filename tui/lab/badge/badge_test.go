package badge

import (
	"testing"

	"askance/session"
)

func TestEveryActHasAGlyphAndAWordOfItsOwn(t *testing.T) {
	glyphs, words := map[string]session.Act{}, map[string]session.Act{}
	for _, act := range session.Acts {
		b, ok := Of(act, nil)
		if !ok {
			t.Errorf("%s has no badge", act)
			continue
		}
		for seen, s := range map[*map[string]session.Act]string{&glyphs: b.Glyph.String(), &words: b.Word.String()} {
			if other, twice := (*seen)[s]; twice {
				t.Errorf("%s and %s both show %q", act, other, s)
			}
			(*seen)[s] = act
		}
		if b.Word.String() != string(act) {
			t.Errorf("%s is called %q", act, b.Word)
		}
	}
}

func TestAnAnswerShowsWhetherItIsRight(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		act   session.Act
		right *bool
		want  string
	}{
		{session.Answer, &yes, "✓ answer right"}, {session.Answer, &no, "✗ answer wrong"}, {session.Answer, nil, "• answer "},
		{session.Ask, &yes, "? ask right"}, {session.Ask, &no, "? ask wrong"}, {session.Guess, &no, "! guess wrong"},
	} {
		b, _ := Of(c.act, c.right)
		if got := b.Glyph.String() + " " + b.Word.String() + " " + b.Right.String(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if _, ok := Of("dance", nil); ok {
		t.Error("what is no act has a badge")
	}
}
