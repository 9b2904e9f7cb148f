package gain

import (
	"context"
	"errors"

	"askance/session"
	"askance/session/chat"
)

// trust is what a scorer was found to be good for.
type trust struct {
	method   session.Method
	warnings []string
}

// A scorer is tested with a text that nobody would expect after this.
var (
	testDialogue = []chat.Message{{Role: session.User, Content: "Say yes or no."}}
	testText     = "qzx#7~vw"
)

// Method tests the scorer, if that has not been done, and returns how it will
// score: Forced, Top or Sampled.
func (s *Scorer) Method(ctx context.Context) (session.Method, error) {
	t, err := s.trust(ctx)
	return t.method, err
}

// trust tests once what the scorer is good for. An error (no server, no such
// model) is no finding: the next call tests again.
func (s *Scorer) trust(ctx context.Context) (trust, error) {
	s.testing.Lock()
	defer s.testing.Unlock()
	if s.tested != nil {
		return *s.tested, nil
	}
	t, err := s.test(ctx)
	if err != nil {
		return trust{}, err
	}
	s.tested = &t
	return t, nil
}

func (s *Scorer) test(ctx context.Context) (trust, error) {
	_, tokens, _, _, err := s.send(ctx, held(s.request(testDialogue, AnswerAsk), testText))
	if err != nil && !refusal(err) {
		return trust{}, err
	}
	if p, bad := unquote(tokens, testText); err == nil && bad == nil && rawValues(p.tokens) {
		return trust{method: session.Forced}, nil
	}
	if len(tokens) > 0 && s.canContinue(ctx) {
		return trust{session.Top, []string{WarnNoTest, WarnTop}}, nil
	}
	if ctx.Err() != nil {
		return trust{}, context.Cause(ctx)
	}
	return trust{session.Sampled, []string{WarnNoTest, warnSamples(s.samples)}}, nil
}

// refusal reports whether an error is a server's answer to this kind of
// request, and not a sign that there is nobody to ask.
func refusal(err error) bool {
	var refused *chat.ServerError
	return errors.As(err, &refused)
}

// rawValues reports whether the values of a text that nobody expects are those
// from before it was forced: possible, and the first well below the likeliest
// alternative reported beside it, or, without alternatives, the whole far from
// certain.
func rawValues(tokens []session.Token) bool {
	if len(tokens) == 0 {
		return false
	}
	sum := 0.0
	for _, t := range tokens {
		if possible(t.Logprob) != nil {
			return false
		}
		sum += t.Logprob
	}
	if top := tokens[0].Top; len(top) > 0 {
		return possible(top[0].Logprob) == nil && tokens[0].Logprob < top[0].Logprob-rounding
	}
	return sum < -1
}
