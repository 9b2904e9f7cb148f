package lab

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"askance/session"
	"askance/tui/lab/list"
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
func (b *probesBox) learn(_ *Lab, msg tea.Msg) tea.Cmd {
	got, ok := msg.(previewMsg)
	c, chosen := b.choice()
	if !ok || !chosen {
		return nil
	}
	if p := got.probe; p != nil && (p.Seed != b.seed || p.Family != c.family.Name) {
		return nil
	}
	b.preview, b.err = got.probe, got.err
	return nil
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
