// Package command is the command line: one small file per command, each of
// which turns flags into a call of the packages that do the work.
//
// Its opinion: data goes to standard output and everything else to standard
// error; nothing is asked when nobody can answer; the exit code says what
// happened. Scripts rely on all three, so they are a contract.
//
// The package never scores, labels or draws anything itself.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"askance/session/chat"
	"askance/tui/safe"
)

// Exit codes.
const (
	ExitFine        = 0
	ExitError       = 1
	ExitUsage       = 2   // wrong flags, or a file that is not what it should be
	ExitExpectation = 3   // an expectation failed
	ExitModel       = 4   // a server or model is not available
	ExitInterrupted = 130 // stopped by the user; what was done is saved
)

// A failure is an error with the exit code that goes with it.
type failure struct {
	code int
	err  error
}

func (f failure) Error() string { return f.err.Error() }
func (f failure) Unwrap() error { return f.err }

func usage(format string, args ...any) error {
	return failure{ExitUsage, fmt.Errorf(format, args...)}
}

// Code returns the exit code for an error.
func Code(err error) int {
	var f failure
	var unreachable *chat.UnreachableError
	var notOllama *chat.NotOllamaError
	var noModel *chat.NoModelError
	switch {
	case err == nil:
		return ExitFine
	case errors.As(err, &f):
		return f.code
	case errors.Is(err, context.Canceled):
		return ExitInterrupted
	case errors.As(err, &unreachable), errors.As(err, &notOllama), errors.As(err, &noModel):
		return ExitModel
	}
	return ExitError
}

// Main runs the program with these arguments and returns its exit code.
func Main(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return Run(ctx, args, os.Stdin, os.Stdout, os.Stderr)
}

// Run is Main with its surroundings given.
func Run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := fang.Execute(ctx, root,
		fang.WithVersion(Version()),
		fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { reportError(w, err) }))
	return Code(err)
}

// reportError prints an error as one line. Its words may be a server's.
func reportError(w io.Writer, err error) {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(w, "askance: interrupted; what was done is saved")
		return
	}
	fmt.Fprintln(w, "askance: "+safe.Line(strings.TrimSpace(err.Error())).String())
}

func newRoot() *cobra.Command {
	e := &env{}
	root := labRoot(e)
	root.PersistentFlags().StringVar(&e.host, "host", "", "address of the Ollama server (default: OLLAMA_HOST, else 127.0.0.1:11434)")
	root.PersistentFlags().StringVar(&e.dir, "data-dir", "", "folder for sessions (default: ASKANCE_DATA_DIR, else the system's place for data)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return failure{ExitUsage, err} })
	root.AddCommand(runCommand(e), modelsCommand(e), showCommand(e), replayCommand(e), demoCommand(e), probeCommand(e), labelCommand(e), scoreCommand(e), doctorCommand(e),
		fixtureCommand(e), checkCommand(e), agreeCommand(e), qualityCommand(e), sampleCommand(e), schemaCommand(e), exportCommand(e), importCommand(e))
	for _, c := range root.Commands() {
		wrapArgs(c)
	}
	wrapArgs(root)
	return root
}

// wrapArgs makes a wrong number of arguments a usage error.
func wrapArgs(c *cobra.Command) {
	check := c.Args
	if check == nil {
		check = cobra.NoArgs
		if c.HasSubCommands() && c.Runnable() {
			check = noSuchCommand
		}
	}
	c.Args = func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return failure{ExitUsage, err}
		}
		return nil
	}
	for _, sub := range c.Commands() {
		wrapArgs(sub)
	}
}

func noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("there is no command %q: `%s --help` lists them", args[0], c.CommandPath())
}
