package tiny

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/ollama/ollama/api"
)

// maxBody bounds a request, in bytes.
const maxBody = 64 << 20

// mux routes by path and method, and answers what it does not know with
// Ollama's words.
func (s *Server) mux() http.Handler {
	routes := map[string]map[string]http.HandlerFunc{
		"/":             read(s.alive),
		"/api/version":  read(s.version),
		"/api/tags":     read(s.tags),
		"/api/ps":       {http.MethodGet: s.ps},
		"/api/show":     {http.MethodPost: s.show},
		"/api/chat":     {http.MethodPost: s.chat},
		"/api/generate": {http.MethodPost: s.generate},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		methods, ok := routes[r.URL.Path]
		if !ok {
			notHere(w, r)
			return
		}
		handle, ok := methods[r.Method]
		if !ok {
			plain(w, http.StatusMethodNotAllowed, "text/plain", "405 method not allowed")
			return
		}
		if r.Body != nil {
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		}
		handle(w, r)
	})
}

func read(h http.HandlerFunc) map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{http.MethodGet: h, http.MethodHead: h}
}

// notHere tells what a real server could do from what none can.
func notHere(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/api/pull", "/api/push", "/api/create", "/api/copy", "/api/delete", "/api/embed", "/api/embeddings":
		fail(w, http.StatusNotImplemented, fmt.Errorf("the built-in models do not answer %s; use a running Ollama for that", r.URL.Path))
		return
	}
	plain(w, http.StatusNotFound, "text/plain", "404 page not found")
}

func (s *Server) alive(w http.ResponseWriter, _ *http.Request) {
	plain(w, http.StatusOK, "text/plain; charset=utf-8", "Ollama is running")
}

func (s *Server) version(w http.ResponseWriter, _ *http.Request) {
	reply(w, http.StatusOK, map[string]string{"version": Version})
}

func plain(w http.ResponseWriter, status int, kind, text string) {
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = io.WriteString(w, text) // a client that went away needs no answer
}

func reply(w http.ResponseWriter, status int, body any) {
	write(w, status, "application/json; charset=utf-8", body)
}

func write(w http.ResponseWriter, status int, kind string, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		status, text = http.StatusInternalServerError, []byte(`{"error":"the answer cannot be written as JSON"}`)
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(text) // as above
}

func fail(w http.ResponseWriter, status int, err error) {
	reply(w, status, map[string]string{"error": err.Error()})
}

// errNoBody is Ollama's wording.
var errNoBody = errors.New("missing request body")

// decode reads a request's JSON.
func decode(r *http.Request, to any) error {
	if r.Body == nil {
		return errNoBody
	}
	err := json.NewDecoder(r.Body).Decode(to)
	if errors.Is(err, io.EOF) {
		return errNoBody
	}
	return err
}

func notFound(name string) error { return fmt.Errorf("model '%s' not found", name) }

// statusOf gives the status Ollama answers an error with.
func statusOf(err error) int {
	var status api.StatusError
	var refused *unsupported
	switch {
	case errors.As(err, &status):
		return status.StatusCode
	case errors.Is(err, errTooLong), errors.As(err, &refused):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}
