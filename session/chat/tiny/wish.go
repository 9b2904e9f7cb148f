package tiny

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"askance/session/chat/tiny/constrain"
	"github.com/ollama/ollama/api"
)

// wish is what chat and generate requests have in common.
type wish struct {
	model     string
	started   time.Time
	empty     bool // nothing to answer: only load, or unload
	stream    *bool
	format    json.RawMessage
	options   map[string]any
	keepAlive *api.Duration
	think     *api.ThinkValue
	truncate  *bool
	shift     *bool
	debug     bool
	logprobs  bool
	top       int
	prompt    func(*loaded, api.Options) string
	form      form
}

// form writes answers in the shape of one endpoint.
type form interface {
	part(text string, scored []api.Logprob) any
	end(text string, scored []api.Logprob, reason string, m api.Metrics) any
	rendered(prompt string) any
}

const maxTop = 20

var errTop = fmt.Errorf("top_logprobs must be between 0 and %d", maxTop)

func orTrue(b *bool) bool { return b == nil || *b }

// grant answers a wish: to load, to unload, to show the prompt, or to write.
func (s *Server) grant(w http.ResponseWriter, r *http.Request, e *engine, q wish) {
	if q.empty && q.keepAlive != nil && q.keepAlive.Duration == 0 {
		e.unload()
		reply(w, http.StatusOK, q.form.end("", nil, "unload", api.Metrics{}))
		return
	}
	if q.think != nil && q.think.Bool() {
		fail(w, http.StatusBadRequest, fmt.Errorf("%q does not support thinking", q.model))
		return
	}
	opts, err := readOptions(q.options)
	if err != nil {
		fail(w, statusOf(err), err)
		return
	}
	l, err := e.load()
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	ready := time.Now()
	if q.empty {
		reply(w, http.StatusOK, q.form.end("", nil, "load", api.Metrics{}))
		return
	}
	prompt := q.prompt(l, opts)
	if q.debug {
		reply(w, http.StatusOK, q.form.rendered(prompt))
		return
	}
	out := &stream{w: w, whole: !orTrue(q.stream)}
	j, err := q.job(l, prompt, opts)
	if err != nil {
		out.fail(err)
		return
	}
	q.run(r.Context(), out, l, j, ready)
}

func (q *wish) job(l *loaded, prompt string, opts api.Options) (job, error) {
	choice, err := constrain.Parse(q.format)
	if err != nil {
		if errors.Is(err, constrain.ErrUnsupported) {
			err = &unsupported{err.Error()}
		}
		return job{}, err
	}
	j, err := l.job(prompt, opts, orTrue(q.truncate))
	j.choice, j.shift, j.logprobs = choice, orTrue(q.shift), q.logprobs
	if q.logprobs {
		j.top = q.top
	}
	return j, err
}

// run completes a job and writes it as it comes, or at once.
func (q *wish) run(ctx context.Context, out *stream, l *loaded, j job, ready time.Time) {
	var text []byte
	var scored []api.Logprob
	tell := func(piece string, lps []api.Logprob) error {
		if !out.whole {
			return out.line(q.form.part(piece, lps))
		}
		text, scored = append(text, piece...), append(scored, lps...)
		return nil
	}
	res, err := l.complete(ctx, j, tell)
	if ctx.Err() != nil {
		return // nobody listens; the transport breaks the answer off
	}
	if err != nil {
		out.fail(err)
		return
	}
	end := q.form.end(string(text), scored, res.reason, q.metrics(res, ready))
	if out.whole {
		reply(out.w, http.StatusOK, end)
		return
	}
	_ = out.line(end) // a client that went away needs no answer
}

func (q *wish) metrics(o outcome, ready time.Time) api.Metrics {
	return api.Metrics{
		TotalDuration:         time.Since(q.started),
		LoadDuration:          ready.Sub(q.started),
		PromptEvalCount:       o.prompt,
		PromptEvalCachedCount: &o.reused,
		PromptEvalDuration:    o.promptTime,
		EvalCount:             o.sampled,
		EvalDuration:          o.evalTime,
	}
}
