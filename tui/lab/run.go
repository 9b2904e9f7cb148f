package lab

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// Run shows the lab on the terminal until it is quit or ctx ends. The session
// is closed when it returns. More options are for tests.
func Run(ctx context.Context, b Backend, o Options, more ...tea.ProgramOption) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l := New(b, o)
	l.ctx = ctx
	_, err := tea.NewProgram(l, append([]tea.ProgramOption{tea.WithContext(ctx)}, more...)...).Run()
	l.inbox.stop()
	leave(l.release())
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}
