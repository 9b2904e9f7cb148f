package tiny

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/ollama/ollama/api"
)

var errRaw = errors.New("raw mode does not support template, system, or context")

func (s *Server) generate(w http.ResponseWriter, r *http.Request) {
	q := wish{started: time.Now()}
	var req api.GenerateRequest
	if err := decode(r, &req); err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	if req.TopLogprobs < 0 || req.TopLogprobs > maxTop {
		fail(w, http.StatusBadRequest, errTop)
		return
	}
	e := s.find(req.Model)
	if e == nil {
		status, err := missing(req.Model, http.StatusNotFound, notFound(""))
		fail(w, status, err)
		return
	}
	if err := refuseGenerate(&req, e); err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	q.model, q.stream, q.format, q.options = req.Model, req.Stream, req.Format, req.Options
	q.keepAlive, q.think, q.truncate, q.shift = req.KeepAlive, req.Think, req.Truncate, req.Shift
	q.debug, q.logprobs, q.top = req.DebugRenderOnly, req.Logprobs, req.TopLogprobs
	q.empty = req.Prompt == ""
	f := &generateForm{model: req.Model, raw: req.Raw}
	q.form = f
	q.prompt = func(l *loaded, o api.Options) string { return f.prompt(l, &req, o) }
	s.grant(w, r, e, q)
}

// refuseGenerate gives the error for what a request asks and cannot have.
func refuseGenerate(req *api.GenerateRequest, e *engine) error {
	switch {
	case req.Raw && (req.Template != "" || req.System != "" || len(req.Context) > 0):
		return errRaw
	case req.Suffix != "":
		return fmt.Errorf("%s does not support insert", e.name)
	case req.Template != "":
		return errors.New(`the built-in models have a fixed template; send the rendered text with "raw": true instead`)
	case len(req.Images) > 0:
		return errImages
	}
	return nil
}

// generateForm writes the answers of /api/generate.
type generateForm struct {
	model  string
	raw    bool
	loaded *loaded
	sent   string          // the prompt as the model got it
	told   strings.Builder // the answer so far
}

func (f *generateForm) prompt(l *loaded, req *api.GenerateRequest, o api.Options) string {
	f.loaded, f.sent = l, req.Prompt
	if req.Raw {
		return f.sent
	}
	var messages []api.Message
	if req.System != "" {
		messages = append(messages, api.Message{Role: "system", Content: req.System})
	}
	messages = append(messages, api.Message{Role: "user", Content: req.Prompt})
	f.sent = l.before(req.Context) + l.dialogue(messages, o, req.Truncate)
	return f.sent
}

// before gives the text of the tokens an earlier answer handed out as context.
func (l *loaded) before(tokens []int) string {
	var b strings.Builder
	for _, t := range tokens {
		if 0 <= t && t < l.words.Size() {
			b.Write(l.words.Piece(int32(t)))
		}
	}
	return b.String()
}

func (f *generateForm) part(text string, scored []api.Logprob) any {
	f.told.WriteString(text)
	return f.response(text, scored)
}

func (f *generateForm) end(text string, scored []api.Logprob, reason string, m api.Metrics) any {
	f.told.WriteString(text)
	res := f.response(text, scored)
	res.Done, res.DoneReason, res.Metrics = true, reason, m
	if f.loaded != nil && !f.raw {
		for _, t := range f.loaded.words.Encode(f.sent + f.told.String()) {
			res.Context = append(res.Context, int(t))
		}
	}
	return res
}

func (f *generateForm) rendered(prompt string) any {
	return api.GenerateResponse{Model: f.model, CreatedAt: time.Now().UTC(), DebugInfo: &api.DebugInfo{RenderedTemplate: prompt}}
}

func (f *generateForm) response(text string, scored []api.Logprob) *api.GenerateResponse {
	return &api.GenerateResponse{Model: f.model, CreatedAt: time.Now().UTC(), Response: text, Logprobs: scored}
}
