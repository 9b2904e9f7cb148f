package lab

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"askance/themes"
	"askance/tui/lab/badge"
	"askance/tui/lab/list"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// sessionsBox lists what was recorded, newest first.
type sessionsBox struct {
	list  list.List
	all   []Summary
	err   error
	asked bool
}

func (l *Lab) listSessions() tea.Cmd {
	l.show(&sessionsBox{asked: true})
	return func() tea.Msg {
		all, err := l.backend.Sessions(l.ctx)
		return sessionsMsg{all, err}
	}
}

func (b *sessionsBox) width() int { return 96 }

func (b *sessionsBox) learn(l *Lab, msg tea.Msg) {
	got, ok := msg.(sessionsMsg)
	if !ok {
		return
	}
	b.all, b.err, b.asked = got.list, got.err, false
	items := make([]list.Item, len(b.all))
	for i, s := range b.all {
		items[i] = list.Item{Key: b.words(s), Row: b.row(l.styles, s)}
	}
	b.list.Set(items)
}

// words is what the filter looks at: "model:llama act:guess counting".
func (b *sessionsBox) words(s Summary) string {
	all := []string{s.ID, s.Title, s.Created.Format("2006-01-02 15:04"), s.Note}
	for _, m := range s.Models {
		all = append(all, "model:"+m)
	}
	for _, a := range s.Acts {
		all = append(all, "act:"+string(a))
	}
	return strings.Join(all, " ")
}

func (b *sessionsBox) row(st *themes.Styles, s Summary) row.Row {
	r := row.Of(st.Ink(themes.Muted), safe.Fmt("%s  ", s.Created.Format("2006-01-02 15:04")))
	title := row.Cut(safe.Line(s.Title), 22, false)
	r = r.Add(st.Ink(themes.Text), title).Blank(24 - wrap.Width(title.String()))
	for _, a := range s.Acts {
		if bd, ok := badge.Of(a, nil); ok {
			r = r.Add(st.Bold(bd.Role), bd.Glyph)
		}
	}
	r = r.Blank(max(1, 6-len(s.Acts)))
	r = r.Add(st.Ink(themes.Muted), safe.Fmt("%s %s  ", count(s.Turns, "turn"), marks(s.Marks)))
	if s.Note != "" {
		return r.Add(st.Ink(themes.Fault), safe.Line(s.Note))
	}
	return r.Add(st.Ink(themes.Muted), safe.Line(strings.Join(s.Models, ", ")))
}

func (b *sessionsBox) key(l *Lab, k tea.KeyPressMsg) tea.Cmd {
	if filters(&b.list, l.keys, k) {
		return nil
	}
	switch {
	case l.closes(k, l.keys.Sessions):
	case l.keys.ListDown.Is(k):
		b.list.Move(1)
	case l.keys.ListUp.Is(k):
		b.list.Move(-1)
	case l.keys.PageDown.Is(k):
		b.list.Move(10)
	case l.keys.PageUp.Is(k):
		b.list.Move(-10)
	case l.keys.Filter.Is(k):
		b.list.Filtering = true
	case l.keys.Choose.Is(k):
		if i := b.list.Index(); i >= 0 {
			return l.reopen(b.all[i].ID)
		}
	case l.keys.Replay.Is(k):
		if i := b.list.Index(); i >= 0 {
			l.over = nil
			return l.replay(b.all[i].ID)
		}
	}
	return nil
}

func (b *sessionsBox) box(l *Lab, w, h int) over.Box {
	s := l.styles
	box := over.Box{
		Title: row.Of(s.Bold(themes.Focus), safe.Own("sessions")),
		Right: row.Of(s.Ink(themes.Muted), safe.Fmt("%d", len(b.all))),
		Foot:  over.Keys(s, safe.Own("enter"), safe.Own("open"), safe.Own("r"), safe.Own("replay"), safe.Own("/"), safe.Own("filter"), safe.Own("esc"), safe.Own("close")),
	}
	switch {
	case b.asked:
		box.Rows = []row.Row{row.Of(s.Ink(themes.Muted), safe.Own("reading …"))}
	case b.err != nil:
		box.Rows = over.Wrapped(safe.Line(b.err.Error()), w, s.Ink(themes.Fault))
	case len(b.all) == 0:
		box.Rows = []row.Row{row.Of(s.Ink(themes.Muted), safe.Own("nothing is recorded yet"))}
	default:
		box.Rows = b.list.Rows(h, w, s)
	}
	return box
}

func count(n int, thing string) string {
	if n == 1 {
		return safe.Fmt("1 %s ", thing).String()
	}
	return safe.Fmt("%d %ss", n, thing).String()
}

func marks(n int) string {
	if n == 0 {
		return "       "
	}
	return count(n, "mark")
}
