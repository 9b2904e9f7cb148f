package chat

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"askance/session"

	"github.com/ollama/ollama/api"
)

// Models returns every model the server has, in the server's order, without
// templates.
func (s *Server) Models(ctx context.Context) ([]session.Model, error) {
	version, err := s.Version(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	list, err := s.client.List(ctx)
	if err != nil {
		return nil, s.explain(ctx, err)
	}
	models := make([]session.Model, 0, len(list.Models))
	for _, m := range list.Models {
		models = append(models, s.model(m, version))
	}
	s.remember(models)
	return models, nil
}

func (s *Server) model(m api.ListModelResponse, version string) session.Model {
	out := session.Model{
		Name: strings.TrimSuffix(m.Name, ":latest"), Digest: strings.TrimPrefix(m.Digest, "sha256:"), Size: m.Size,
		Family: m.Details.Family, Parameters: m.Details.ParameterSize, Quantization: m.Details.QuantizationLevel,
		Server: s.address, ServerVersion: version,
	}
	if out.Name == "" {
		out.Name = m.Model
	}
	for _, c := range m.Capabilities {
		out.Capabilities = append(out.Capabilities, string(c))
	}
	if m.RemoteHost != "" && !out.Can(Remote) {
		out.Capabilities = append(out.Capabilities, Remote)
	}
	return out
}

// Remote is the capability of a model that its server only passes on to
// another, which gives no log-probabilities.
const Remote = "remote"

func (s *Server) remember(models []session.Model) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range models {
		s.sizes[m.Name] = m.Size
	}
}

// Model returns one model with all that the server tells about it, its
// template included. ":latest" may be left out of the name. An unknown name is
// a NoModelError.
func (s *Server) Model(ctx context.Context, name string) (session.Model, error) {
	models, err := s.Models(ctx)
	if err != nil {
		return session.Model{}, err
	}
	i := slices.IndexFunc(models, func(m session.Model) bool { return sameName(m.Name, name) })
	if i < 0 {
		return session.Model{}, &NoModelError{Name: name, Where: s.address, Close: closest(name, models)}
	}
	return s.show(ctx, models[i])
}

func (s *Server) show(ctx context.Context, m session.Model) (session.Model, error) {
	ctx, cancel := context.WithTimeout(ctx, answerLimit)
	defer cancel()
	shown, err := s.client.Show(ctx, &api.ShowRequest{Model: m.Name})
	var status api.StatusError
	if errors.As(err, &status) && status.StatusCode == http.StatusNotFound {
		return session.Model{}, &NoModelError{Name: m.Name, Where: s.address}
	}
	if err != nil {
		return session.Model{}, s.explain(ctx, err)
	}
	m.Template = shown.Template
	for _, c := range shown.Capabilities {
		if !m.Can(string(c)) {
			m.Capabilities = append(m.Capabilities, string(c))
		}
	}
	if shown.RemoteHost != "" && !m.Can(Remote) {
		m.Capabilities = append(m.Capabilities, Remote)
	}
	return m, nil
}
