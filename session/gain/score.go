package gain

import (
	"context"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"askance/session"
	"askance/session/chat"
)

// ReadingGain returns by how many bits the entropy over a probe's readings
// drops from one dialogue to a later one. Turn and Step are the caller's to
// set.
func (s *Scorer) ReadingGain(ctx context.Context, before, after []chat.Message, p *session.Probe) (session.Gain, error) {
	began := time.Now()
	first, err := s.Readings(ctx, before, p)
	if err != nil {
		return session.Gain{}, err
	}
	last, err := s.Readings(ctx, after, p)
	if err != nil {
		return session.Gain{}, err
	}
	return session.Gain{
		Kind: session.ReadingGain, Bits: first.Entropy - last.Entropy, Before: first.Entropy, After: last.Entropy,
		Method: last.Method, Scorer: s.model.Name, Exact: last.Method == session.Forced,
		Posterior: last.P, Mass: last.Mass, Millis: millis(began), Warnings: join(first.Warnings, last.Warnings),
	}, nil
}

// AnswerGain returns by how many bits per answer token the log-probability of
// the answer rises from one dialogue to a later one. The answer's tokens,
// counted with the one that ends it, are those it has after an empty dialogue,
// so that gains of consecutive steps add up to the gain of all of them. Turn,
// Step and Copying are the caller's to set.
func (s *Scorer) AnswerGain(ctx context.Context, before, after []chat.Message, answer string) (session.Gain, error) {
	began := time.Now()
	alone, err := s.Force(ctx, nil, AnswerAsk, answer)
	if err != nil {
		return session.Gain{}, err
	}
	first, err := s.Force(ctx, before, AnswerAsk, answer)
	if err != nil {
		return session.Gain{}, err
	}
	last, err := s.Force(ctx, after, AnswerAsk, answer)
	if err != nil {
		return session.Gain{}, err
	}
	n := max(1, len(alone.Tokens))
	bits := func(f Forced) float64 { return f.Nats / math.Ln2 / float64(n) }
	g := session.Gain{
		Kind: session.AnswerGain, Bits: bits(last) - bits(first), Before: bits(first), After: bits(last),
		Method: last.Method, Scorer: s.model.Name, Exact: last.Method == session.Forced, Tokens: n,
		Millis: millis(began), Warnings: join(first.Warnings, last.Warnings),
	}
	if last.Method == session.Sampled {
		g.Warnings = append(g.Warnings, warnBetween("before", first), warnBetween("after", last))
	} else if len(first.Tokens) != n || len(last.Tokens) != n {
		g.Warnings = append(g.Warnings, WarnSplit)
	}
	return g, nil
}

func millis(since time.Time) float64 { return time.Since(since).Seconds() * 1000 }

// Copying reports whether a step states the answer in so many words, so that
// what it gains is copying.
func Copying(step, answer string) bool {
	step, answer = strings.ToLower(step), strings.ToLower(strings.TrimSpace(answer))
	if answer == "" {
		return false
	}
	for at := 0; ; {
		i := strings.Index(step[at:], answer)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(answer)
		before, _ := utf8.DecodeLastRuneInString(step[:start])
		after, _ := utf8.DecodeRuneInString(step[end:])
		if !wordy(before) && !wordy(after) && !number(step, start, end) {
			return true
		}
		_, size := utf8.DecodeRuneInString(step[start:])
		at = start + size
	}
}

func wordy(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// number reports whether the words from start to end are only a part of a
// decimal number: 5 in 0.5 and in 5.2.
func number(s string, start, end int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
	point := func(i int) bool { return i >= 0 && i < len(s) && (s[i] == '.' || s[i] == ',') }
	return digit(start) && point(start-1) && digit(start-2) || digit(end-1) && point(end) && digit(end+1)
}
