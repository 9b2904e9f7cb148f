package chat

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"askance/session"
)

// BuiltInPrefix starts the name of every built-in model.
const BuiltInPrefix = "tiny/"

// A Desk is every server that can be talked to: the built-in models, and
// usually the Ollama that OLLAMA_HOST names.
type Desk struct{ servers []*Server }

// NewDesk returns a desk of these servers, leaving out nil ones.
func NewDesk(servers ...*Server) *Desk {
	return &Desk{slices.DeleteFunc(slices.Clone(servers), func(s *Server) bool { return s == nil })}
}

// Servers returns the desk's servers in the order given.
func (d *Desk) Servers() []*Server { return slices.Clone(d.servers) }

// Models returns the models of all servers that answer, in the order of the
// servers, and the joined errors of those that do not. Both can be non-nil.
func (d *Desk) Models(ctx context.Context) ([]session.Model, error) {
	lists := make([][]session.Model, len(d.servers))
	errs := make([]error, len(d.servers))
	var wait sync.WaitGroup
	for i, s := range d.servers {
		wait.Go(func() { lists[i], errs[i] = s.Models(ctx) })
	}
	wait.Wait()
	return slices.Concat(lists...), errors.Join(errs...)
}

// Find returns the model of that name and the server that has it. A name that
// starts with "tiny/" is looked for among the built-in models only, every
// other name among the other servers; ":latest" may be left out. When no
// server has it the error is a NoModelError, or that of the server which could
// not be asked.
func (d *Desk) Find(ctx context.Context, name string) (Source, session.Model, error) {
	var first error
	for _, s := range d.servers {
		if (s.Address() == BuiltIn) != strings.HasPrefix(name, BuiltInPrefix) {
			continue
		}
		m, err := s.Model(ctx, name)
		if err == nil {
			return s, m, nil
		}
		if missing := (*NoModelError)(nil); first == nil && !errors.As(err, &missing) {
			first = err
		}
	}
	if first != nil {
		return nil, session.Model{}, first
	}
	models, _ := d.Models(ctx)
	return nil, session.Model{}, &NoModelError{Name: name, Close: closest(name, models)}
}
