package gain

import (
	"context"
	"errors"
	"fmt"

	"askance/session"
	"askance/session/chat"
)

// Forced is the probability of a fixed text as a model's next message.
type Forced struct {
	// Tokens are the text's own and the one that ends it, with the values
	// that Nats is the sum of. Empty when the method gives none.
	Tokens   []session.Token
	Nats     float64 // log-probability of the whole text and its end
	Method   session.Method
	Warnings []string
	// Low and High are the 95 % interval of the probability, 0..1, when it is
	// a share of samples; both 0 otherwise.
	Low, High float64
}

// ErrEmpty says that there is no text to score.
var ErrEmpty = errors.New("an empty text has no probability of its own: give the answer or reading some words")

// Force returns the log-probability of text, token by token, as the
// assistant's next message after the dialogue and a short user message, ask,
// that asks for it alone as a JSON string. By what method says the result.
func (s *Scorer) Force(ctx context.Context, dialogue []chat.Message, ask, text string) (Forced, error) {
	if text == "" {
		return Forced{}, ErrEmpty
	}
	t, err := s.trust(ctx)
	if err != nil {
		return Forced{}, err
	}
	dialogue = tidy(dialogue)
	f, err := s.forced.get(ctx, keyOf(dialogue, ask, text), func() (Forced, error) {
		switch t.method {
		case session.Forced:
			return s.force(ctx, dialogue, ask, text)
		case session.Top:
			return s.lookUp(ctx, dialogue, ask, text)
		}
		return s.share(ctx, dialogue, ask, text)
	})
	if err != nil {
		return Forced{}, fmt.Errorf("%s could not score %.60q: %w", s.model.Name, text, err)
	}
	f.Warnings = join(t.warnings, f.Warnings)
	return f, nil
}

// force has the scorer write the text, whatever it would have written. How many
// tokens a text took the last time is how many it may take: one more would only
// end the reply. When it falls into other tokens now, it is written once more.
func (s *Scorer) force(ctx context.Context, dialogue []chat.Message, ask, text string) (Forced, error) {
	r := held(s.request(dialogue, ask), text)
	r.Bare = true
	last, seen := s.lengths.Load(text)
	if seen {
		r.Options.NumPredict = chat.Int(last.(int))
	}
	f, err := s.write(ctx, r, text)
	if seen && errors.Is(err, errWithin) {
		r.Options.NumPredict = chat.Int(longest(text))
		f, err = s.write(ctx, r, text)
	}
	return f, err
}

// write sends a request that is held to a text.
func (s *Scorer) write(ctx context.Context, r chat.Request, text string) (Forced, error) {
	_, tokens, end, warnings, err := s.send(ctx, r)
	if err != nil {
		return Forced{}, err
	}
	if end.NoLogprobs != "" || len(tokens) == 0 {
		return Forced{}, fmt.Errorf("no log-probabilities came with it (%s)", or(end.NoLogprobs, "the server gave none"))
	}
	p, err := unquote(tokens, text)
	if err != nil {
		return Forced{}, err
	}
	s.lengths.Store(text, p.end)
	f := Forced{Tokens: p.tokens, Method: session.Forced, Warnings: join(warnings, p.warnings)}
	return f, f.sum()
}

// held is the request with the reply held to a text.
func held(r chat.Request, text string) chat.Request {
	r.Format = only(text)
	r.Options.NumPredict = chat.Int(longest(text))
	return r
}

// longest is the most tokens that a text can take: each has at least a byte.
func longest(text string) int { return len(quoted(text)) + 4 }

// sum adds up the values of the tokens, after looking at each.
func (f *Forced) sum() error {
	f.Nats = 0
	for i, t := range f.Tokens {
		v := t.Logprob
		if err := possible(v); err != nil {
			return err
		}
		if v < floor {
			v = floor
			f.Warnings = join(f.Warnings, []string{WarnFloor})
		}
		f.Tokens[i].Logprob = min(v, 0)
		f.Nats += min(v, 0)
	}
	return nil
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
