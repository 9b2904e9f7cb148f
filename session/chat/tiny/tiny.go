// Package tiny is the models that are always there: small transformers trained
// in this project, and an engine in pure Go that answers Ollama's own HTTP API
// for them. Put its Transport under Ollama's client, or serve it as a plain
// http.Handler; the rest of the program cannot tell it from a server.
//
// What a real Ollama answers is what this answers: the same tokens, the same raw
// log-probabilities, the same wording of errors. A test compares the two on the
// same files. Where it differs it says so: formats other than a constant or a
// choice of strings, templates, images and typical_p are refused with one clear
// sentence, and the bytes reported beside a token are the token's own even when
// they are a part of a character. A prompt longer than the context is cut as
// Ollama cuts a chat: the oldest messages go first, system messages and the last
// message stay, and what is still too long loses its middle; "truncate": false
// makes that an error.
//
// It never opens a file or a connection, never writes to the terminal, and
// decodes no weights before the first request that needs them.
package tiny

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/types/model"
)

// Version is what /api/version answers: the Ollama version whose behaviour is
// followed and checked, marked as this engine.
const Version = "0.24.0+tiny"

// Base is the address under which Client speaks to the built-in models. No
// name server knows it.
var Base = &url.URL{Scheme: "http", Host: "built-in.invalid"}

// Model is a named GGUF file.
type Model struct {
	Name string // as Ollama writes names: "tiny/asker"
	GGUF []byte // must not change
}

// Server answers Ollama's HTTP API for some models. It is safe for concurrent
// use and holds no goroutine between requests.
type Server struct {
	engines []*engine
	routes  http.Handler
}

// New makes a server. It looks at no byte of the files yet: a file that is not
// usable is an error of the requests that need it.
func New(models ...Model) *Server {
	s := &Server{}
	for _, m := range models {
		s.engines = append(s.engines, newEngine(m))
	}
	s.routes = s.mux()
	return s
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.routes.ServeHTTP(w, r) }

// Client is Ollama's own client, talking to this server inside the process.
func (s *Server) Client() *api.Client {
	return api.NewClient(Base, &http.Client{Transport: s.Transport()})
}

// Stats counts the work a model has done since it was loaded.
type Stats struct {
	Evaluated int64 // prompt tokens taken through the model
	Reused    int64 // prompt tokens that were there from an earlier request
	Generated int64 // tokens sampled
}

// Stats gives the counts of a model, and false when there is no such model.
func (s *Server) Stats(name string) (Stats, bool) {
	e := s.find(name)
	if e == nil {
		return Stats{}, false
	}
	return e.stats.read(), true
}

// find gives the engine of a model name, nil when there is none. Names are
// compared as Ollama does: without case, ":latest" where no tag is given.
func (s *Server) find(name string) *engine {
	want := model.ParseName(name)
	for _, e := range s.engines {
		if strings.EqualFold(want.String(), e.name.String()) {
			return e
		}
	}
	return nil
}

// forever is how long a loaded model stays: it is part of the program.
const forever = 100 * 365 * 24 * time.Hour
