package gain

import (
	"context"
	"errors"
	"math"
	"strings"

	"askance/session"
	"askance/session/chat"
)

// continuer is a source that can be made to go on from a beginning of its
// reply, as chat.Server can.
type continuer interface {
	Continue(ctx context.Context, r chat.Request, beginning string, each func(chat.Chunk) error) (chat.End, error)
}

var errNoTop = errors.New("the server does not list the likeliest tokens")

// canContinue reports whether the next token after a given beginning can be
// looked up.
func (s *Scorer) canContinue(ctx context.Context) bool {
	top, err := s.next(ctx, testDialogue, AnswerAsk, `"`)
	return err == nil && len(top) > 1
}

// next returns the likeliest tokens after a beginning of the reply.
func (s *Scorer) next(ctx context.Context, dialogue []chat.Message, ask, beginning string) ([]session.Alternative, error) {
	source, ok := s.src.(continuer)
	if !ok {
		return nil, errNoTop
	}
	return s.tops.get(ctx, keyOf(dialogue, ask, beginning), func() ([]session.Alternative, error) {
		r := s.request(dialogue, ask)
		r.Options.NumPredict = chat.Int(1)
		var tokens []session.Token
		end, err := source.Continue(ctx, r, beginning, func(c chat.Chunk) error {
			tokens = append(tokens, c.Tokens...)
			return nil
		})
		if err != nil {
			return nil, err
		}
		s.count(r.Messages, end)
		if len(tokens) == 0 || len(tokens[0].Top) == 0 {
			return nil, errNoTop
		}
		return tokens[0].Top, nil
	})
}

// lookUp walks through the text token by token and takes, as forcing would,
// the likeliest listed token that fits. Where none is listed the walk ends, and
// the value is an upper bound.
func (s *Scorer) lookUp(ctx context.Context, dialogue []chat.Message, ask, text string) (Forced, error) {
	f := Forced{Method: session.Top}
	beginning, rest := `"`, quoted(text)[1:]
	for rest != "" {
		top, err := s.next(ctx, dialogue, ask, beginning)
		if err != nil {
			return Forced{}, err
		}
		a, ok := fitting(top, rest)
		if !ok {
			f.Tokens = append(f.Tokens, session.Token{Text: rest, Logprob: unlisted(top)})
			f.Warnings = append(f.Warnings, WarnBound)
			break
		}
		f.Tokens = append(f.Tokens, session.Token{Text: a.Text, Logprob: a.Logprob})
		if len(a.Text) >= len(rest) {
			break
		}
		beginning, rest = beginning+a.Text, rest[len(a.Text):]
	}
	return f, f.sum()
}

func fitting(top []session.Alternative, rest string) (session.Alternative, bool) {
	for _, a := range top {
		if a.Text != "" && (strings.HasPrefix(rest, a.Text) || strings.HasPrefix(a.Text, rest)) {
			return a, true
		}
	}
	return session.Alternative{}, false
}

// unlisted is the most that the log-probability of a token can be which is not
// among the likeliest: no more than the last of them, and no more than what
// they leave.
func unlisted(top []session.Alternative) float64 {
	left := 1.0
	last := 0.0
	for _, a := range top {
		left -= math.Exp(a.Logprob)
		last = min(last, a.Logprob)
	}
	return max(floor, min(last, math.Log(max(left, math.Exp(floor)))))
}
