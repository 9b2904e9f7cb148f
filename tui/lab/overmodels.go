package lab

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/list"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// mostLanes is how many models fit beside each other.
const mostLanes = 4

// modelsBox chooses the models of the lanes.
type modelsBox struct {
	list   list.List
	models []session.Model
	wrong  []string
	chosen []string // in the order of the lanes
	asked  bool     // the backend has not answered yet
	note   safe.Text
}

func (l *Lab) pickModels() tea.Cmd {
	l.show(&modelsBox{chosen: slices.Clone(l.setup.Models), asked: true})
	return func() tea.Msg {
		models, wrong := l.backend.Models(l.ctx)
		return modelsMsg{models, wrong}
	}
}

func (m *modelsBox) width() int { return 84 }

func (m *modelsBox) learn(l *Lab, msg tea.Msg) {
	if got, ok := msg.(modelsMsg); ok {
		m.models, m.wrong, m.asked = got.models, got.wrong, false
		m.fill(l.styles)
	}
}

func (m *modelsBox) fill(s *themes.Styles) {
	items := make([]list.Item, len(m.models))
	for i, md := range m.models {
		items[i] = list.Item{Key: md.Name + " " + md.Server, Row: m.row(s, md)}
	}
	m.list.Set(items)
}

func (m *modelsBox) row(s *themes.Styles, md session.Model) row.Row {
	r := row.Row{}.Blank(2)
	if i := slices.Index(m.chosen, md.Name); i >= 0 {
		r = row.Of(s.Bold(themes.Focus), safe.Fmt("%d ", i+1))
	}
	name := row.Cut(safe.Line(md.Name), 30, false)
	r = r.Add(s.Ink(themes.Text), name).Blank(32 - wrap.Width(name.String()))
	r = r.Add(s.Ink(themes.Muted), safe.Fmt("%-8s %-9s %-8s ", md.Parameters, md.Quantization, size(md.Size)))
	return r.Add(s.Ink(themes.Muted), safe.Line(md.Server))
}

func (m *modelsBox) key(l *Lab, k tea.KeyPressMsg) tea.Cmd {
	m.note = safe.Text{}
	if filters(&m.list, l.keys, k) {
		return nil
	}
	switch {
	case l.closes(k, l.keys.Models):
	case l.keys.ListDown.Is(k):
		m.list.Move(1)
	case l.keys.ListUp.Is(k):
		m.list.Move(-1)
	case l.keys.Pick.Is(k):
		m.toggle(l.styles)
	case l.keys.Filter.Is(k):
		m.list.Filtering = true
	case l.keys.Choose.Is(k):
		return m.play(l)
	}
	return nil
}

// toggle adds the model under the cursor, or takes it away.
func (m *modelsBox) toggle(s *themes.Styles) {
	i := m.list.Index()
	if i < 0 {
		return
	}
	name := m.models[i].Name
	if at := slices.Index(m.chosen, name); at >= 0 {
		m.chosen = slices.Delete(m.chosen, at, at+1)
	} else if len(m.chosen) == mostLanes {
		m.note = safe.Own("four lanes are the most: take one away first")
	} else {
		m.chosen = append(m.chosen, name)
	}
	m.fill(s)
}

// play starts the probe that is on anew, with the models chosen.
func (m *modelsBox) play(l *Lab) tea.Cmd {
	if len(m.chosen) == 0 {
		m.toggle(l.styles)
	}
	if len(m.chosen) == 0 {
		return nil
	}
	setup := l.setup
	setup.Models = m.chosen
	return l.start(setup)
}

func (m *modelsBox) box(l *Lab, w, h int) over.Box {
	s := l.styles
	b := over.Box{
		Title: row.Of(s.Bold(themes.Focus), safe.Own("models")),
		Right: row.Of(s.Ink(themes.Muted), safe.Fmt("%d of at most %d lanes", len(m.chosen), mostLanes)),
		Foot: over.Keys(s, safe.Own("space"), safe.Own("add or take away"), safe.Own("enter"), safe.Own("play"),
			safe.Own("/"), safe.Own("filter"), safe.Own("esc"), safe.Own("close")),
	}
	var notes []row.Row
	if m.asked {
		notes = append(notes, row.Of(s.Ink(themes.Muted), safe.Own("asking the servers …")))
	}
	for _, wrong := range m.wrong {
		notes = append(notes, over.Wrapped(safe.Fmt("! %s", wrong), w, s.Ink(themes.Fault))...)
	}
	if !m.note.Empty() {
		notes = append(notes, row.Of(s.Ink(themes.Hedge), m.note))
	}
	b.Rows = append(m.list.Rows(max(1, h-len(notes)), w, s), notes...)
	return b
}

// size writes bytes as people do.
func size(n int64) string {
	switch {
	case n <= 0:
		return ""
	case n < 1e6:
		return safe.Fmt("%d kB", n/1e3).String()
	case n < 1e9:
		return safe.Fmt("%.1f MB", float64(n)/1e6).String()
	}
	return safe.Fmt("%.1f GB", float64(n)/1e9).String()
}

// filters handles the keys of a list's filter and reports whether the key was
// one.
func filters(ls *list.List, keys *KeyMap, k tea.KeyPressMsg) bool {
	if !ls.Filtering {
		return false
	}
	switch {
	case keys.Close.Is(k):
		ls.Filter, ls.Filtering = "", false
		ls.Type("")
	case keys.Choose.Is(k):
		ls.Filtering = false
	case k.String() == "backspace":
		ls.Erase()
	case k.String() == "up" || k.String() == "down":
		return false
	case k.Text != "":
		ls.Type(k.Text)
	}
	return true
}
