package chat

import (
	"fmt"
	"strings"
	"time"
)

// An UnreachableError says that no server answered at an address.
type UnreachableError struct {
	Address string
	Err     error // what the network said
}

// Error names the address, the cause and what to do.
func (e *UnreachableError) Error() string {
	return fmt.Sprintf("no server answers at %s (%s): start one with \"ollama serve\", or name another with OLLAMA_HOST or --host", e.Address, reason(e.Err))
}

func (e *UnreachableError) Unwrap() error { return e.Err }

// A NotOllamaError says that something answers at an address that does not
// speak Ollama's API.
type NotOllamaError struct {
	Address string
	Got     string // what came instead, in a few words
}

// Error names the address, what came and what to do.
func (e *NotOllamaError) Error() string {
	return fmt.Sprintf("%s is not an Ollama server (%s): check the host and port in OLLAMA_HOST or --host", e.Address, e.Got)
}

// A NoModelError says that no server has a model of that name.
type NoModelError struct {
	Name  string
	Where string   // address, or "" for every server
	Close []string // names that exist and look alike, closest first
}

// Error names the model and those that were probably meant.
func (e *NoModelError) Error() string {
	s := fmt.Sprintf("there is no model %q", e.Name)
	if e.Where != "" {
		s += " at " + e.Where
	}
	if len(e.Close) > 0 {
		return s + ": did you mean " + strings.Join(e.Close, " or ") + "?"
	}
	return s + ": \"askance models\" lists those that are there, \"ollama pull\" fetches more"
}

// A CutError says that a reply's stream ended before the reply did. What had
// arrived was handed on.
type CutError struct {
	Address string
	Tokens  int           // that had arrived, or chunks when the server gave no tokens
	Silence time.Duration // how long nothing came, 0 when the connection ended
	Err     error         // what the network said, or nil when it just ended
}

// Error says how far the stream came and why it ended.
func (e *CutError) Error() string {
	if e.Silence > 0 {
		return fmt.Sprintf("%s sent nothing for %s in the middle of the reply, after %d tokens: see the server's log, then send the turn again", e.Address, e.Silence, e.Tokens)
	}
	cause := ""
	if e.Err != nil {
		cause = " (" + reason(e.Err) + ")"
	}
	return fmt.Sprintf("%s cut the stream after %d tokens, before the reply was done%s: see the server's log, then send the turn again", e.Address, e.Tokens, cause)
}

func (e *CutError) Unwrap() error { return e.Err }

// A MalformedError says that a line of a stream is not what Ollama sends.
type MalformedError struct {
	Address string
	Line    string // the line's beginning, raw
	Tokens  int    // that had arrived before
	Err     error
}

// Error shows the line's beginning and what is wrong with it.
func (e *MalformedError) Error() string {
	return fmt.Sprintf("%s sent a line that is not one of Ollama's replies after %d tokens (%s: %q): a proxy may be changing the stream; connect to the server itself", e.Address, e.Tokens, reason(e.Err), e.Line)
}

func (e *MalformedError) Unwrap() error { return e.Err }

// A ServerError says that a server answered a request with an error.
type ServerError struct {
	Address string
	Status  int    // HTTP status, or 0 when the error came within a stream
	Message string // the server's own words, raw, possibly ""
}

// Error gives the server's words and what to do.
func (e *ServerError) Error() string {
	what := fmt.Sprintf("answered with HTTP %d", e.Status)
	if e.Status == 0 {
		what = "broke the reply off with an error"
	}
	words := e.Message
	if words == "" {
		words = "it gives no reason"
	}
	return fmt.Sprintf("%s %s (%s): %s", e.Address, what, words, e.advice())
}

func (e *ServerError) advice() string {
	switch {
	case e.TooLong():
		return "the dialogue is longer than the model's context; raise num_ctx or shorten it"
	case e.Status == 401 || e.Status == 403:
		return "sign in with \"ollama signin\" or set OLLAMA_API_KEY"
	case e.Status == 503 || e.Status == 429:
		return "the server is busy; wait and send the turn again"
	case e.Status >= 400 && e.Status < 500:
		return "the server refuses this request; change the options or the model"
	}
	return "see the server's log, then send the turn again"
}

// TooLong reports whether the server refused because the dialogue does not fit
// the model's context.
func (e *ServerError) TooLong() bool {
	m := strings.ToLower(e.Message)
	return strings.Contains(m, "context") && (strings.Contains(m, "exceed") || strings.Contains(m, "too long") || strings.Contains(m, "limit"))
}

// reason is the innermost message of a network error, which says the cause and
// leaves out the method and address that come around it.
func reason(err error) string {
	if err == nil {
		return "no cause given"
	}
	for {
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return err.Error()
		}
		inner := u.Unwrap()
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}
