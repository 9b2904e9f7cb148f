package lab

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/badge"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// helpBox lists every key, and what the signs on the screen mean.
type helpBox struct{ top, room, total int }

func (l *Lab) help() tea.Cmd { return l.show(&helpBox{}) }

func (h *helpBox) width() int { return 110 }

func (h *helpBox) box(l *Lab, w, height int) over.Box {
	two, each := w >= 90, w
	if two {
		each = (w - 2) / 2
	}
	left, right := helpKeys(l, l.keys.Groups()[:3], each), append(helpKeys(l, l.keys.Groups()[3:], each), helpSigns(l, each)...)
	rows := append(append(slices.Clone(left), nil), right...)
	if two {
		rows = columns(left, right, w)
	}
	h.room, h.total = height, len(rows)
	h.top = max(0, min(h.top, len(rows)-height))
	b := over.Box{Title: row.Of(l.styles.Bold(themes.Focus), safe.Own("help")), Foot: over.Keys(l.styles, safe.Own("esc"), safe.Own("close"))}
	if len(rows) > height {
		b.Foot = over.Keys(l.styles, safe.Own("j k"), safe.Own("scroll"), safe.Own("esc"), safe.Own("close"))
	}
	b.Rows = rows[h.top:min(len(rows), h.top+height)]
	return b
}

func (h *helpBox) key(l *Lab, k tea.KeyPressMsg) tea.Cmd {
	switch {
	case l.closes(k, l.keys.Help):
	case l.keys.ListDown.Is(k):
		h.top++
	case l.keys.ListUp.Is(k):
		h.top = max(0, h.top-1)
	case l.keys.PageDown.Is(k):
		h.top += max(1, h.room-1)
	case l.keys.PageUp.Is(k):
		h.top = max(0, h.top-max(1, h.room-1))
	}
	return nil
}

// helpLeft is how wide keys and signs are.
const helpLeft = 11

func helpKeys(l *Lab, groups []Group, w int) []row.Row {
	var rows []row.Row
	s := l.styles
	for i, g := range groups {
		if i > 0 {
			rows = append(rows, nil)
		}
		rows = append(rows, row.Of(s.Bold(themes.Text), safe.Line(g.Title)))
		for _, b := range g.Bindings {
			rows = append(rows, explained(s, s.Bold(themes.Focus), safe.Line(b.Show), safe.Line(b.Help), w)...)
		}
	}
	return rows
}

// explained is a sign at the left and what it means, wrapped, at the right.
func explained(s *themes.Styles, ink themes.Ink, sign, means safe.Text, w int) []row.Row {
	lead := row.Of(ink, sign).Blank(max(1, helpLeft-wrap.Width(sign.String())))
	rows := over.Wrapped(means, max(8, w-max(helpLeft, lead.Width())), s.Ink(themes.Muted))
	for i := range rows {
		rows[i] = append(lead, rows[i]...)
		lead = row.Row{}.Blank(lead.Width())
	}
	return rows
}

// helpSigns explains the gutter and the acts.
func helpSigns(l *Lab, w int) []row.Row {
	s := l.styles
	rows := []row.Row{nil, row.Of(s.Bold(themes.Text), safe.Own("Bits, left of each step"))}
	sign := func(ink themes.Ink, sign, means safe.Text) { rows = append(rows, explained(s, ink, sign, means, w)...) }
	sign(s.Gain(4), safe.Own("+3.5 ██"), safe.Own("gained: how much less is open, to a fixed scorer"))
	sign(s.Ink(themes.Ask), safe.Own("?3.4 ██"), safe.Own("what a question is expected to bring"))
	sign(s.Surprise(1), safe.Own("~0.4 ▎"), safe.Own("surprise per token, until a gain is there"))
	sign(s.Ink(themes.Faint), safe.Own("··  --"), safe.Own("to be scored; could not be scored"))
	rows = append(rows, nil, row.Of(s.Bold(themes.Text), safe.Own("Acts")))
	for _, act := range session.Acts {
		b, _ := badge.Of(act, nil)
		sign(s.Bold(b.Role), safe.Join(b.Glyph, safe.Own(" "), b.Word), actMeans[act])
	}
	return rows
}

var actMeans = map[session.Act]safe.Text{
	session.Ask:     safe.Own("requests what is missing, gives no answer"),
	session.Confirm: safe.Own("states a reading and asks for a yes"),
	session.Hedge:   safe.Own("asks or flags, and answers all the same"),
	session.Guess:   safe.Own("answers although something needed is missing"),
	session.Answer:  safe.Own("answers, and nothing is known to be missing"),
	session.Flag:    safe.Own("says that something is missing, asks nothing"),
	session.Refuse:  safe.Own("declines"),
	session.Other:   safe.Own("courtesy, an offer, a summary"),
}

// columns puts two lists of rows beside each other.
func columns(left, right []row.Row, w int) []row.Row {
	rows := make([]row.Row, max(len(left), len(right)))
	half := (w - 2) / 2
	for y := range rows {
		var r row.Row
		if y < len(left) {
			r = append(r, left[y].Cut(half)...)
		}
		r = r.Blank(half + 2 - r.Width())
		if y < len(right) {
			r = append(r, right[y].Cut(w-half-2)...)
		}
		rows[y] = r
	}
	return rows
}
