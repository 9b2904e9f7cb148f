package tiny

import (
	"context"
	"sync"

	"askance/session/chat/tiny/llama"
	"golang.org/x/sync/semaphore"
)

// slots is how many requests of one model run at a time; more wait their turn,
// first come first served.
const slots = 8

// pool lends states to requests and remembers what they hold, so that a request
// which begins like an earlier one does not evaluate that beginning again.
type pool struct {
	net  *llama.Model
	free *semaphore.Weighted

	mu    sync.Mutex
	all   []*slot
	clock int64
}

// slot is a state and the tokens of it that others may copy.
type slot struct {
	*llama.State
	busy   bool
	used   int64   // when it was last given back
	stable []int32 // evaluated tokens that will stay as they are while it is busy
}

func newPool(net *llama.Model) *pool {
	return &pool{net: net, free: semaphore.NewWeighted(slots)}
}

// acquire lends a slot that holds as much of the beginning of tokens as any
// does, but never the last one: its scores are needed. The error is ctx's.
func (p *pool) acquire(ctx context.Context, tokens []int32) (*slot, error) {
	if err := p.free.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.choose(tokens[:len(tokens)-1])
	s.busy = true
	s.stable = s.Tokens()
	return s, nil
}

// choose takes the free slot that shares most, if most of what it holds is
// shared or it is as good as any; else it keeps that for later and copies the
// beginning to the slot that was idle longest.
func (p *pool) choose(tokens []int32) *slot {
	var idle, longest, best *slot // idle: longest unused; longest: shares most of the free; best: of all
	shared, most := -1, 0
	for _, s := range p.all {
		n := common(s.stable, tokens)
		if n > most {
			best, most = s, n
		}
		if s.busy {
			continue
		}
		if n > shared {
			longest, shared = s, n
		}
		if idle == nil || s.used < idle.used {
			idle = s
		}
	}
	if longest != nil && shared >= most && 2*shared >= len(longest.stable) {
		longest.Keep(shared)
		return longest
	}
	if len(p.all) < slots {
		idle = &slot{State: p.net.NewState(p.net.Context)}
		p.all = append(p.all, idle)
	}
	switch {
	case best == idle:
		idle.Keep(most)
	case best != nil:
		idle.Copy(best.State, tokens[:most])
	default:
		idle.Keep(0)
	}
	return idle
}

// publish lets others copy what the slot holds now.
func (p *pool) publish(s *slot) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.stable = s.Tokens()
}

// drop shifts the slot's context while nobody copies from it.
func (p *pool) drop(s *slot, keep, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.Drop(keep, n)
	s.stable = s.Tokens()[:keep]
}

// release gives a slot back with what it holds. Tokens that a shift moved were
// evaluated with others in sight, so only those before reliable are kept.
func (p *pool) release(s *slot, reliable int) {
	p.mu.Lock()
	s.Keep(reliable)
	s.stable = s.Tokens()
	s.busy = false
	p.clock++
	s.used = p.clock
	p.mu.Unlock()
	p.free.Release(1)
}

// bytes is the memory of all states made so far.
func (p *pool) bytes() (n int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.all {
		n += s.Bytes()
	}
	return n
}

func common(a, b []int32) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
