package lab

import (
	tea "charm.land/bubbletea/v2"

	"askance/tui/lab/list"
)

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
