// Package list is a list with a filter and a cursor that keeps its place.
package list

import (
	"strings"
	"unicode/utf8"

	"askance/tui/lab/row"
)

// An Item is a row of a list.
type Item struct {
	Key  string         // what the filter looks at, and what tells items apart
	Row  row.Row        // what is shown
	Draw func() row.Row // what is shown, made when it is; nil: Row
	// Has reports whether the item has a word of the filter; nil: whether the
	// word occurs in Key.
	Has  func(word string) bool
	Head bool // a heading: never chosen
}

// A List shows items. The zero List is empty.
type List struct {
	items  []Item
	shown  []int // items that the filter lets through
	cursor int   // in shown
	top    int

	Filter    string
	Filtering bool // keys go into the filter
}

// Set gives the list its items; the cursor stays on the item it was on.
func (l *List) Set(items []Item) {
	key := ""
	if it, ok := l.Item(); ok {
		key = it.Key
	}
	l.items = items
	l.sift()
	for i, n := range l.shown {
		if l.items[n].Key == key && !l.items[n].Head {
			l.cursor = i
		}
	}
	l.settle(1)
}

// Choose puts the cursor on the item with that key.
func (l *List) Choose(key string) {
	for i, n := range l.shown {
		if l.items[n].Key == key && !l.items[n].Head {
			l.cursor = i
		}
	}
}

// Item returns the item under the cursor; ok is false when there is none.
func (l *List) Item() (it Item, ok bool) {
	if l.cursor < 0 || l.cursor >= len(l.shown) || l.items[l.shown[l.cursor]].Head {
		return Item{}, false
	}
	return l.items[l.shown[l.cursor]], true
}

// Index returns which of the items is under the cursor, or -1.
func (l *List) Index() int {
	if _, ok := l.Item(); !ok {
		return -1
	}
	return l.shown[l.cursor]
}

// Len returns how many items pass the filter.
func (l *List) Len() int { return len(l.shown) }

// Move moves the cursor.
func (l *List) Move(by int) {
	l.cursor = max(0, min(l.cursor+by, len(l.shown)-1))
	if by < 0 {
		l.settle(-1)
		return
	}
	l.settle(1)
}

// Type adds to the filter, Erase takes its last character back.
func (l *List) Type(s string) { l.Filter += s; l.sift(); l.settle(1) }

// Erase takes the filter's last character back.
func (l *List) Erase() {
	if _, n := utf8.DecodeLastRuneInString(l.Filter); n > 0 {
		l.Filter = l.Filter[:len(l.Filter)-n]
		l.sift()
		l.settle(1)
	}
}

// sift keeps the items in which every word of the filter occurs.
func (l *List) sift() {
	l.shown = l.shown[:0]
	words := strings.Fields(strings.ToLower(l.Filter))
	for i, it := range l.items {
		if l.Filter == "" || (!it.Head && it.has(words)) {
			l.shown = append(l.shown, i)
		}
	}
	l.cursor = max(0, min(l.cursor, len(l.shown)-1))
}

func (it Item) has(words []string) bool {
	has := it.Has
	if has == nil {
		key := strings.ToLower(it.Key)
		has = func(w string) bool { return strings.Contains(key, w) }
	}
	for _, w := range words {
		if !has(w) {
			return false
		}
	}
	return true
}

// settle moves the cursor off headings, in a direction if it can.
func (l *List) settle(by int) {
	for _, d := range []int{by, -by} {
		for i := l.cursor; i >= 0 && i < len(l.shown); i += d {
			if !l.items[l.shown[i]].Head {
				l.cursor = i
				return
			}
		}
	}
}
