package lab

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/themes"
	"askance/tui/lab/list"
	"askance/tui/lab/over"
	"askance/tui/lab/row"
	"askance/tui/lab/wrap"
	"askance/tui/safe"
)

// probesBox chooses a probe: family and kind in a list, difficulty and seed by
// keys, and shows it with what is withheld covered.
type probesBox struct {
	list       list.List
	choices    []choice
	seed       uint64
	difficulty int
	preview    *session.Probe
	err        error
}

type choice struct {
	family Family
	kind   string
}

func (l *Lab) pickProbe() tea.Cmd {
	b := &probesBox{seed: l.seed + 1}
	var items []list.Item
	for _, f := range l.family {
		kinds := f.Kinds
		if len(kinds) == 0 {
			kinds = []string{""}
		}
		for i, kind := range kinds {
			items = append(items, list.Item{Key: f.Name + "/" + kind, Row: b.row(l.styles, f, kind, i == 0)})
			b.choices = append(b.choices, choice{f, kind})
		}
	}
	b.list.Set(items)
	if p := l.setup.Probe; p != nil {
		b.list.Choose(p.Family + "/" + p.Kind)
		b.difficulty = p.Difficulty
	}
	l.show(b)
	return b.look(l)
}

func (b *probesBox) row(s *themes.Styles, f Family, kind string, first bool) row.Row {
	var r row.Row
	if first {
		r = r.Add(s.Bold(themes.Text), safe.Line(f.Name))
	}
	r = r.Blank(max(1, 14-r.Width()))
	name := safe.Line(kind)
	r = r.Add(s.Ink(themes.Text), name).Blank(max(1, 16-wrap.Width(name.String())))
	if first {
		r = r.Add(s.Ink(themes.Muted), safe.Line(f.Blurb))
	}
	return r
}

func (b *probesBox) choice() (choice, bool) {
	if i := b.list.Index(); i >= 0 {
		return b.choices[i], true
	}
	return choice{}, false
}

// look asks for the probe that would be played.
func (b *probesBox) look(l *Lab) tea.Cmd {
	c, ok := b.choice()
	if !ok {
		b.preview = nil
		return nil
	}
	b.difficulty = max(c.family.Difficulty[0], min(b.difficulty, c.family.Difficulty[1]))
	seed, difficulty := b.seed, b.difficulty
	return func() tea.Msg {
		p, err := l.backend.Probe(c.family.Name, c.kind, seed, difficulty)
		return previewMsg{p, err}
	}
}

// learn takes a preview, unless another one was asked for since.
func (b *probesBox) learn(_ *Lab, msg tea.Msg) {
	got, ok := msg.(previewMsg)
	c, chosen := b.choice()
	if !ok || !chosen {
		return
	}
	if p := got.probe; p != nil && (p.Seed != b.seed || p.Family != c.family.Name) {
		return
	}
	b.preview, b.err = got.probe, got.err
}

func (b *probesBox) width() int { return 88 }

func (b *probesBox) key(l *Lab, k tea.KeyPressMsg) tea.Cmd {
	if filters(&b.list, l.keys, k) {
		return b.look(l)
	}
	switch {
	case l.closes(k, l.keys.Probes):
		return nil
	case l.keys.Choose.Is(k):
		if c, ok := b.choice(); ok {
			return l.startProbe(c.family.Name, c.kind, b.seed, b.difficulty)
		}
	case l.keys.ListDown.Is(k):
		b.list.Move(1)
	case l.keys.ListUp.Is(k):
		b.list.Move(-1)
	case l.keys.Less.Is(k):
		b.difficulty--
	case l.keys.More.Is(k):
		b.difficulty++
	case l.keys.Filter.Is(k):
		b.list.Filtering = true
	case l.keys.Reveal.Is(k):
		return l.reveal()
	case k.String() == "r":
		b.seed++
	case k.String() == "backspace":
		b.seed /= 10
	case len(k.Text) == 1 && k.Text >= "0" && k.Text <= "9":
		b.typeSeed(k.Text)
	}
	return b.look(l)
}

func (b *probesBox) typeSeed(digit string) {
	if n, err := strconv.ParseUint(strconv.FormatUint(b.seed, 10)+digit, 10, 63); err == nil {
		b.seed = n
	}
}

func (b *probesBox) box(l *Lab, w, h int) over.Box {
	s := l.styles
	box := over.Box{
		Title: row.Of(s.Bold(themes.Focus), safe.Own("probes")),
		Foot: over.Keys(s, safe.Own("enter"), safe.Own("play"), safe.Own("r"), safe.Own("next seed"), safe.Own("0-9"), safe.Own("seed"),
			safe.Own("h l"), safe.Own("difficulty"), safe.Own("w"), safe.Own("reveal"), safe.Own("esc"), safe.Own("close")),
	}
	preview := b.previewRows(l, w)
	if len(preview) > h/2 {
		preview = preview[:h/2]
	}
	rule := row.Of(s.Ink(themes.Faint), row.Repeat(safe.Own("─"), w))
	box.Rows = b.list.Rows(max(1, h-len(preview)-1), w, s)
	box.Rows = append(append(box.Rows, rule), preview...)
	return box
}

// previewRows show the probe, its withheld values covered.
func (b *probesBox) previewRows(l *Lab, w int) []row.Row {
	s := l.styles
	c, ok := b.choice()
	if !ok {
		return nil
	}
	head := row.Of(s.Ink(themes.Muted), safe.Fmt("seed %d", b.seed))
	if d := c.family.Difficulty; d[0] < d[1] {
		head = head.Add(s.Ink(themes.Muted), safe.Fmt("   difficulty ◂ %d ▸ of %d", b.difficulty, d[1]))
	}
	if b.err != nil {
		return append([]row.Row{head}, over.Wrapped(safe.Line(b.err.Error()), w, s.Ink(themes.Fault))...)
	}
	p := b.preview
	if p == nil {
		return []row.Row{head}
	}
	rows := []row.Row{row.Split(head, b.withheld(l, p), w)}
	return append(rows, over.Wrapped(safe.Of(strings.TrimSpace(p.Prompt)), w, s.Ink(themes.Text))...)
}

func (b *probesBox) withheld(l *Lab, p *session.Probe) row.Row {
	s := l.styles
	if !p.Missing() {
		return row.Of(s.Ink(themes.Muted), safe.Own("nothing withheld"))
	}
	r := row.Of(s.Ink(themes.Muted), safe.Own("withheld: "))
	for _, f := range p.Facts {
		r = r.Add(s.Ink(themes.Muted), safe.Fmt("%s ", f.Label))
		if l.revealed {
			r = r.Add(s.Bold(themes.Covered), safe.Fmt("%s ", f.Value))
			continue
		}
		r = r.Add(s.Ink(themes.Covered), safe.Own("▒▒▒ "))
	}
	return r
}
