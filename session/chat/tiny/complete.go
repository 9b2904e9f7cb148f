package tiny

import (
	"context"
	"errors"
	"time"

	"askance/session/chat/tiny/constrain"
	"askance/session/chat/tiny/sample"
	"github.com/ollama/ollama/api"
)

// job is a text to go on with.
type job struct {
	prompt   []int32
	room     int // tokens of prompt and answer together before the context shifts or ends
	keep     int // tokens at the beginning that a shift leaves in place
	shift    bool
	limit    int // tokens to sample
	stops    []string
	options  sample.Options
	choice   *constrain.Choice // nil: any text
	logprobs bool
	top      int // alternatives reported beside each token
}

// outcome is how a completion ended and what it took.
type outcome struct {
	reason               string // "stop" or "length"
	prompt, reused       int    // tokens
	sampled              int    // tokens, the one that ended the text included
	promptTime, evalTime time.Duration
}

// Reasons a text ends for.
const (
	reasonStop   = "stop"
	reasonLength = "length"
)

// tell takes text as it becomes certain, with the log-probabilities of the
// tokens it is made of. An error ends the completion.
type tell func(text string, scored []api.Logprob) error

// complete evaluates a job's prompt and samples until the text ends. Memory per
// token is flat: states and scores are reused.
func (l *loaded) complete(ctx context.Context, j job, tell tell) (outcome, error) {
	s, err := l.pool.acquire(ctx, j.prompt)
	if err != nil {
		return outcome{}, err
	}
	w := &writer{loaded: l, job: j, slot: s, tell: tell, held: held{stops: j.stops}, reliable: -1}
	defer func() { l.pool.release(s, w.keeps()) }()
	w.pick = sample.New(j.options, l.net.Vocab, j.room)
	for _, t := range j.prompt {
		w.pick.Accept(t)
	}
	if err := w.read(ctx); err != nil {
		return w.out, err
	}
	return w.out, w.write(ctx)
}

// writer is one completion under way.
type writer struct {
	*loaded
	job
	slot     *slot
	tell     tell
	held     held
	pick     *sample.Sampler
	mask     *mask
	logits   []float32
	best     []sample.Scored
	out      outcome
	token    int32 // sampled and not yet evaluated
	reliable int   // tokens whose keys are those of an unshifted text; -1: all
}

// read evaluates the part of the prompt that is not there yet.
func (w *writer) read(ctx context.Context) (err error) {
	start := time.Now()
	w.out.prompt, w.out.reused = len(w.prompt), len(w.slot.Tokens())
	w.logits, err = w.slot.Append(ctx, w.prompt[w.out.reused:]...)
	w.stats.evaluated.Add(int64(len(w.slot.Tokens()) - w.out.reused))
	w.stats.reused.Add(int64(w.out.reused))
	w.out.promptTime = time.Since(start)
	w.pool.publish(w.slot)
	return err
}

func (w *writer) write(ctx context.Context) error {
	start := time.Now()
	defer func() {
		w.out.evalTime = time.Since(start)
		w.stats.generated.Add(int64(w.out.sampled))
	}()
	if w.choice != nil {
		w.mask = newMask(w.loaded, w.choice)
	}
	w.best = make([]sample.Scored, w.top)
	for {
		done, err := w.next()
		if done || err != nil {
			return errors.Join(err, w.finish(err))
		}
		if w.out.sampled >= w.limit || !w.makeRoom() {
			w.out.reason = reasonLength
			return w.finish(nil)
		}
		if err := w.extend(ctx); err != nil {
			return err
		}
	}
}

// next samples one token and tells what has become certain. done means that the
// text is complete.
func (w *writer) next() (done bool, err error) {
	token := w.pick.Pick(w.logits, w.mask.allowed())
	w.out.sampled++
	w.out.reason = reasonStop
	if token < 0 || w.ends[token] {
		return true, nil
	}
	w.pick.Accept(token)
	w.mask.accept(token)
	w.held.add(string(w.words.Piece(token)), w.score(token))
	w.token = token
	if w.held.stopped() {
		return true, nil
	}
	if w.held.waits() {
		return false, nil
	}
	return false, w.flush()
}

func (w *writer) flush() error {
	if text, scored, ok := w.held.take(); ok {
		return w.tell(text, scored)
	}
	return nil
}

func (w *writer) finish(failed error) error {
	if failed != nil {
		return nil
	}
	return w.flush()
}

// score gives a token's log-probability in Ollama's form, nil when not asked.
func (w *writer) score(token int32) []api.Logprob {
	if !w.logprobs {
		return nil
	}
	p, best := sample.LogProbs(w.logits, token, w.best)
	out := api.Logprob{TokenLogprob: w.scored(token, p)}
	if len(best) > 0 {
		out.TopLogprobs = make([]api.TokenLogprob, len(best))
	}
	for i, b := range best {
		out.TopLogprobs[i] = w.scored(b.ID, b.LogProb)
	}
	return []api.Logprob{out}
}

func (l *loaded) scored(token int32, p float64) api.TokenLogprob {
	piece := l.words.Piece(token)
	out := api.TokenLogprob{Token: string(piece), Logprob: p, Bytes: make([]int, len(piece))}
	for i, b := range piece {
		out.Bytes[i] = int(b)
	}
	return out
}

// makeRoom shifts a full context, or reports that the text ends here.
func (w *writer) makeRoom() bool {
	full := len(w.slot.Tokens())
	if full < w.room {
		return true
	}
	if !w.shift {
		return false
	}
	n := max((w.room-w.keep)/2, 1) - (w.room - full)
	w.pool.drop(w.slot, w.keep, n)
	if w.reliable < 0 || w.reliable > w.keep {
		w.reliable = w.keep
	}
	return true
}

func (w *writer) extend(ctx context.Context) (err error) {
	w.logits, err = w.slot.Append(ctx, w.token)
	return err
}

// keeps is how many of the slot's tokens a later request may build on.
func (w *writer) keeps() int {
	if w.reliable >= 0 {
		return w.reliable
	}
	return len(w.slot.Tokens())
}
