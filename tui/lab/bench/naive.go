package bench

import (
	"charm.land/bubbles/v2/viewport"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Naive is the yardstick: a streaming screen as Bubble Tea's own chat example
// writes one. Each token is a message; each message wraps and styles the whole
// transcript, gives it to a viewport, and joins four bordered panes.
type Naive struct {
	panes []viewport.Model
	text  []string
	style lipgloss.Style
	w, h  int
}

// Token is a token for a pane of Naive.
type Token struct {
	Pane int
	Text string
}

// NewNaive makes a screen of so many panes with a text in each.
func NewNaive(panes, w, h int, text string) *Naive {
	n := &Naive{w: w / panes, h: h - 2, style: lipgloss.NewStyle().Border(lipgloss.RoundedBorder())}
	for range panes {
		v := viewport.New(viewport.WithWidth(n.w-2), viewport.WithHeight(n.h-2))
		n.panes, n.text = append(n.panes, v), append(n.text, text)
	}
	return n
}

// Init does nothing.
func (n *Naive) Init() tea.Cmd { return nil }

// Update appends a token.
func (n *Naive) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if t, ok := msg.(Token); ok {
		n.text[t.Pane] += t.Text
		n.panes[t.Pane].SetContent(lipgloss.NewStyle().Width(n.w - 2).Render(n.text[t.Pane]))
		n.panes[t.Pane].GotoBottom()
	}
	return n, nil
}

// View joins the panes.
func (n *Naive) View() tea.View {
	var panes []string
	for i := range n.panes {
		panes = append(panes, n.style.Render(n.panes[i].View()))
	}
	v := tea.NewView(lipgloss.JoinVertical(lipgloss.Left, lipgloss.JoinHorizontal(lipgloss.Top, panes...), "status", "keys"))
	v.AltScreen = true
	return v
}
