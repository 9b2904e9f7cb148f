package tiny

import "askance/session/chat/tiny/constrain"

// mask says which tokens a constraint allows next. A nil mask allows all.
type mask struct {
	*loaded
	choice *constrain.Choice
	place  constrain.Place
	may    []bool
	set    []int32 // the tokens for which may is true
}

func newMask(l *loaded, c *constrain.Choice) *mask {
	m := &mask{loaded: l, choice: c, place: c.Start(), may: make([]bool, l.net.Vocab)}
	m.update()
	return m
}

func (m *mask) allowed() []bool {
	if m == nil {
		return nil
	}
	return m.may
}

func (m *mask) accept(token int32) {
	if m == nil {
		return
	}
	m.place, _ = m.choice.Walk(m.place, m.words.Piece(token))
	m.update()
}

// update walks only the tokens that begin with a byte that may come next.
func (m *mask) update() {
	for _, id := range m.set {
		m.may[id] = false
	}
	m.set = m.set[:0]
	for b := range 256 {
		if len(m.byFirst[b]) == 0 {
			continue
		}
		if _, ok := m.choice.Walk(m.place, []byte{byte(b)}); !ok {
			continue
		}
		for _, id := range m.byFirst[b] {
			if _, ok := m.choice.Walk(m.place, m.words.Piece(id)); ok {
				m.allow(id)
			}
		}
	}
	if !m.place.Done() {
		return
	}
	for id, ends := range m.ends {
		if ends {
			m.allow(int32(id))
		}
	}
}

func (m *mask) allow(id int32) {
	if !m.may[id] {
		m.may[id] = true
		m.set = append(m.set, id)
	}
}
