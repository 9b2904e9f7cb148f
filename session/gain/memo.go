package gain

import (
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"sync"

	"askance/session/chat"
)

// A memo remembers results by key, the least recently used being forgotten
// first. Callers that want the same key at once share one computation. Errors
// are not remembered.
type memo[T any] struct {
	mu    sync.Mutex
	size  int
	all   map[key]*list.Element
	order list.List // of *entry[T], most recently used first
}

type entry[T any] struct {
	key   key
	ready chan struct{} // closed when value and err are set
	value T
	err   error
}

type key [sha256.Size]byte

func newMemo[T any](size int) *memo[T] {
	return &memo[T]{size: size, all: map[key]*list.Element{}}
}

// get returns what is remembered under k, or computes it. A computation that
// another caller began and gave up is begun again.
func (m *memo[T]) get(ctx context.Context, k key, compute func() (T, error)) (T, error) {
	for {
		e, mine := m.claim(k)
		if mine {
			e.value, e.err = compute()
			if e.err != nil {
				m.forget(e)
			}
			close(e.ready)
			return e.value, e.err
		}
		select {
		case <-e.ready:
		case <-ctx.Done():
			var none T
			return none, context.Cause(ctx)
		}
		if e.err == nil || ctx.Err() != nil {
			return e.value, e.err
		}
	}
}

func (m *memo[T]) claim(k key) (e *entry[T], mine bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if at := m.all[k]; at != nil {
		m.order.MoveToFront(at)
		return at.Value.(*entry[T]), false
	}
	e = &entry[T]{key: k, ready: make(chan struct{})}
	m.all[k] = m.order.PushFront(e)
	for len(m.all) > m.size {
		last := m.order.Back()
		delete(m.all, last.Value.(*entry[T]).key)
		m.order.Remove(last)
	}
	return e, true
}

func (m *memo[T]) forget(e *entry[T]) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if at := m.all[e.key]; at != nil && at.Value == any(e) {
		delete(m.all, e.key)
		m.order.Remove(at)
	}
}

// keyOf is the key of a dialogue and what is asked after it.
func keyOf(dialogue []chat.Message, parts ...string) key {
	h := sha256.New()
	add := func(s string) {
		var n [8]byte
		binary.LittleEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	for _, m := range dialogue {
		add(string(m.Role))
		add(m.Content)
	}
	add("\x00") // no role: the dialogue ends here
	for _, p := range parts {
		add(p)
	}
	return key(h.Sum(nil))
}
