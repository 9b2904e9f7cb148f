// Package badge gives each act its glyph, its words and its role in a theme.
//
// It shows what was found and never finds anything. No act is told by colour
// alone: the glyphs and the words differ too.
package badge

import (
	"askance/session"
	"askance/themes"
	"askance/tui/safe"
)

type look struct {
	glyph, word, ing, ed safe.Text
	role                 themes.Role
}

var looks = map[session.Act]look{
	session.Ask:     {safe.Own("?"), safe.Own("ask"), safe.Own("asking"), safe.Own("asked"), themes.Ask},
	session.Confirm: {safe.Own("≈"), safe.Own("confirm"), safe.Own("confirming"), safe.Own("confirmed"), themes.Confirm},
	session.Hedge:   {safe.Own("±"), safe.Own("hedge"), safe.Own("hedging"), safe.Own("hedged"), themes.Hedge},
	session.Guess:   {safe.Own("!"), safe.Own("guess"), safe.Own("guessing"), safe.Own("guessed"), themes.Guess},
	session.Answer:  {safe.Own("•"), safe.Own("answer"), safe.Own("answering"), safe.Own("answered"), themes.Text},
	session.Flag:    {safe.Own("⚑"), safe.Own("flag"), safe.Own("flagging"), safe.Own("flagged"), themes.Flag},
	session.Refuse:  {safe.Own("∅"), safe.Own("refuse"), safe.Own("refusing"), safe.Own("refused"), themes.Refuse},
	session.Other:   {safe.Own("·"), safe.Own("other"), safe.Own("talking"), safe.Own("other"), themes.Other},
}

// A Badge is how an act is shown.
type Badge struct {
	Glyph safe.Text
	Word  safe.Text // "ask"
	Ing   safe.Text // "asking", while it may still change
	Ed    safe.Text // "asked"
	Right safe.Text // "right", "wrong" or empty: what is known about it
	Role  themes.Role
}

// Of returns the badge of an act; right as in session.Label. ok is false for
// what is no act.
func Of(act session.Act, right *bool) (b Badge, ok bool) {
	l, ok := looks[act]
	if !ok {
		return Badge{}, false
	}
	b = Badge{Glyph: l.glyph, Word: l.word, Ing: l.ing, Ed: l.ed, Role: l.role}
	if right == nil {
		return b, true
	}
	if b.Right = safe.Own("wrong"); *right {
		b.Right = safe.Own("right")
	}
	if act == session.Answer {
		b.Glyph, b.Role = answered(*right)
	}
	return b, true
}

func answered(right bool) (safe.Text, themes.Role) {
	if right {
		return safe.Own("✓"), themes.Right
	}
	return safe.Own("✗"), themes.Wrong
}
