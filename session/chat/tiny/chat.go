package tiny

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/types/model"
)

var (
	errNoModel = errors.New("model is required")
	errBadName = errors.New("invalid model name")
	errImages  = errors.New("the built-in models read text only; leave the images out")
)

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	q := wish{started: time.Now()}
	var req api.ChatRequest
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
		status, err := missing(req.Model, http.StatusBadRequest, errNoModel)
		fail(w, status, err)
		return
	}
	if len(req.Tools) > 0 {
		fail(w, http.StatusBadRequest, fmt.Errorf("%s does not support tools", e.name))
		return
	}
	if hasImages(req.Messages) {
		fail(w, http.StatusBadRequest, errImages)
		return
	}
	q.model, q.stream, q.format, q.options = req.Model, req.Stream, req.Format, req.Options
	q.keepAlive, q.think, q.truncate, q.shift = req.KeepAlive, req.Think, req.Truncate, req.Shift
	q.debug, q.logprobs, q.top = req.DebugRenderOnly, req.Logprobs, req.TopLogprobs
	q.empty = len(req.Messages) == 0
	q.form = chatForm{req.Model}
	q.prompt = func(l *loaded, o api.Options) string { return l.dialogue(req.Messages, o, req.Truncate) }
	s.grant(w, r, e, q)
}

// missing gives the status and words for a model name that is not one of ours.
func missing(name string, status int, noName error) (int, error) {
	switch {
	case name == "":
		return status, noName
	case !model.ParseName(name).IsValid():
		return http.StatusBadRequest, errBadName
	}
	return http.StatusNotFound, notFound(name)
}

func hasImages(messages []api.Message) bool {
	for _, m := range messages {
		if len(m.Images) > 0 {
			return true
		}
	}
	return false
}

func (l *loaded) dialogue(messages []api.Message, o api.Options, truncate *bool) string {
	if !orTrue(truncate) {
		return render(messages)
	}
	return l.fit(messages, l.roomFor(o))
}

// chatForm writes the answers of /api/chat.
type chatForm struct{ model string }

func (f chatForm) part(text string, scored []api.Logprob) any {
	return f.response(text, scored)
}

func (f chatForm) end(text string, scored []api.Logprob, reason string, m api.Metrics) any {
	res := f.response(text, scored)
	res.Done, res.DoneReason, res.Metrics = true, reason, m
	return res
}

func (f chatForm) rendered(prompt string) any {
	return api.ChatResponse{Model: f.model, CreatedAt: time.Now().UTC(), DebugInfo: &api.DebugInfo{RenderedTemplate: prompt}}
}

func (f chatForm) response(text string, scored []api.Logprob) *api.ChatResponse {
	return &api.ChatResponse{
		Model:     f.model,
		CreatedAt: time.Now().UTC(),
		Message:   api.Message{Role: "assistant", Content: text},
		Logprobs:  scored,
	}
}
