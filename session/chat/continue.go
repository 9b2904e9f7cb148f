package chat

import (
	"context"
	"errors"

	"github.com/ollama/ollama/api"
)

// Rendered returns the text that the model gets to see for a request: the
// dialogue as its template writes it, up to where the reply begins.
func (s *Server) Rendered(ctx context.Context, r Request) (string, error) {
	var text string
	request := wire(r)
	request.DebugRenderOnly = true
	err := s.client.Chat(ctx, request, func(in api.ChatResponse) error {
		if in.DebugInfo != nil {
			text = in.DebugInfo.RenderedTemplate
		}
		return nil
	})
	if err != nil {
		return "", s.explain(ctx, err)
	}
	if text == "" {
		return "", errors.New("the server does not tell what the model gets to see: use Ollama 0.12.11 or newer")
	}
	return text, nil
}

// Continue is Chat with the beginning of the reply given: the model goes on
// from there, and only what it adds is handed on. It costs a second request, to
// learn the text that the model gets to see.
func (s *Server) Continue(ctx context.Context, r Request, beginning string, each func(Chunk) error) (End, error) {
	seen, err := s.Rendered(ctx, r)
	if err != nil {
		return End{}, err
	}
	defer show(r)()
	s.enter(r.Model)
	defer s.leave(r.Model)
	p := &progress{tell: r.State, cancel: func() {}}
	sent := wire(r)
	return s.exchange(ctx, "/api/generate", &api.GenerateRequest{
		Model: r.Model, Prompt: seen + beginning, Raw: true, Format: r.Format, Options: sent.Options,
		Truncate: sent.Truncate, Shift: sent.Shift, Logprobs: sent.Logprobs, TopLogprobs: sent.TopLogprobs,
	}, r, each, p)
}
