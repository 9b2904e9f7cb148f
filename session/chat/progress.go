package chat

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"askance/session"
)

// progress tells what a request is waiting for. Until the first chunk it asks
// the server, beside the request and never in its way; from then on the chunks
// themselves tell.
type progress struct {
	tell   func(session.State, string)
	cancel context.CancelFunc
	asked  sync.WaitGroup

	mu    sync.Mutex // held while tell runs, so that states come in order
	begun bool
	state session.State
}

// enter counts a request of ours and returns how many were there before it.
func (s *Server) enter(model string) (ahead int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waiting[model]++
	return s.waiting[model] - 1
}

func (s *Server) leave(model string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.waiting[model]--; s.waiting[model] == 0 {
		delete(s.waiting, model)
	}
}

// Outstanding returns how many of our requests to a model are under way.
func (s *Server) Outstanding(model string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.waiting[model]
}

// watch tells that a request is queued and finds out whether its model has to
// be loaded first.
func (s *Server) watch(ctx context.Context, r Request, ahead int) *progress {
	p := &progress{tell: r.State, cancel: func() {}}
	if r.State == nil {
		return p
	}
	detail := ""
	if ahead > 0 {
		detail = fmt.Sprintf("behind %d", ahead)
	}
	p.state = session.Queued
	p.tell(session.Queued, detail)
	ctx, p.cancel = context.WithCancel(ctx)
	p.asked.Go(func() {
		if loaded, known := s.loaded(ctx, r.Model); known && !loaded {
			p.loading(s.size(r.Model))
		}
	})
	return p
}

// loaded asks whether a model is in the server's memory.
func (s *Server) loaded(ctx context.Context, model string) (loaded, known bool) {
	ctx, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	running, err := s.client.ListRunning(ctx)
	if err != nil {
		return false, false
	}
	for _, m := range running.Models {
		if sameName(m.Name, model) || sameName(m.Model, model) {
			return true, true
		}
	}
	return false, true
}

// size is a model's size as people write it: "1.3 GB", or "" when unknown.
func (s *Server) size(model string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := float64(s.sizes[model])
	units := []string{"kB", "MB", "GB", "TB"}
	unit := slices.IndexFunc(units, func(string) bool { n /= 1000; return n < 999.5 })
	switch {
	case n == 0:
		return ""
	case unit < 0:
		unit = len(units) - 1
	}
	return fmt.Sprintf("%.*f %s", decimals(n), n, units[unit])
}

func decimals(n float64) int {
	if n < 9.95 {
		return 1
	}
	return 0
}

func (p *progress) loading(detail string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.begun {
		p.state = session.Loading
		p.tell(session.Loading, detail)
	}
}

// chunk tells from what has arrived whether the model thinks or writes. It is
// called by the reader of the stream only.
func (p *progress) chunk(c Chunk) {
	now := session.Writing
	if c.Text == "" {
		if c.Thinking == "" && p.begun {
			return
		}
		if c.Thinking != "" {
			now = session.Thinking
		}
	}
	if p.begun && p.state == now {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.begun, p.state = true, now
	if p.tell != nil {
		p.tell(now, "")
	}
}

func (p *progress) hasBegun() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.begun
}

// stop ends the questions to the server and waits until none can be told any
// more.
func (p *progress) stop() {
	p.mu.Lock()
	p.begun = true
	p.mu.Unlock()
	p.cancel()
	p.asked.Wait()
}
