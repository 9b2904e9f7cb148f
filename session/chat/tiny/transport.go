package tiny

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
)

// Transport answers requests inside the process, whatever their host: nothing
// is sent anywhere. Bodies stream: a token can be read as soon as it is sampled,
// and closing the body stops the work.
func (s *Server) Transport() http.RoundTripper { return &transport{s} }

type transport struct{ handler http.Handler }

// RoundTrip implements http.RoundTripper. Like a connection, it does not wait
// for the body, and the request's context cuts the body short.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer req.Body.Close()
	}
	ctx, cancel := context.WithCancel(req.Context())
	pr, pw := io.Pipe()
	w := &pipeWriter{header: http.Header{}, body: pw, ready: make(chan struct{}), mute: req.Method == http.MethodHead}
	inner := req.Clone(ctx)
	inner.RequestURI = req.URL.RequestURI()
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		w.serve(t.handler, inner)
	}()
	stop := context.AfterFunc(req.Context(), func() { pw.CloseWithError(context.Cause(req.Context())) })
	select {
	case <-w.ready:
	case <-req.Context().Done():
		cancel()
		<-finished // it may still read the request's body
		return nil, context.Cause(req.Context())
	}
	return &http.Response{
		StatusCode: w.status, Status: fmt.Sprintf("%d %s", w.status, http.StatusText(w.status)),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: w.sent, Body: &pipeBody{pr, stop, cancel}, ContentLength: -1, Request: req,
	}, nil
}

// pipeBody is the reading end of an answer.
type pipeBody struct {
	*io.PipeReader
	stop   func() bool
	cancel context.CancelFunc
}

func (b *pipeBody) Close() error {
	b.stop()
	b.cancel()
	return b.PipeReader.Close()
}

// pipeWriter is an http.ResponseWriter on a pipe.
type pipeWriter struct {
	header http.Header
	body   *io.PipeWriter
	once   sync.Once
	ready  chan struct{} // closed when status and sent are set
	mute   bool          // the answer has no body
	status int
	sent   http.Header
}

func (w *pipeWriter) serve(h http.Handler, r *http.Request) {
	defer func() {
		if v := recover(); v != nil {
			w.WriteHeader(http.StatusInternalServerError)
			w.body.CloseWithError(fmt.Errorf("the built-in model engine broke off: %v", v))
			return
		}
		w.WriteHeader(http.StatusOK)
		w.body.CloseWithError(context.Cause(r.Context())) // none: the end
	}()
	h.ServeHTTP(w, r)
}

// Header implements http.ResponseWriter.
func (w *pipeWriter) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter; only the first call counts.
func (w *pipeWriter) WriteHeader(status int) {
	w.once.Do(func() {
		w.status, w.sent = status, w.header.Clone()
		close(w.ready)
	})
}

// Write implements http.ResponseWriter. It returns when the reader has taken
// the bytes or gone away.
func (w *pipeWriter) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if w.mute {
		return len(b), nil
	}
	return w.body.Write(b)
}

// Flush implements http.Flusher: nothing is ever held back.
func (w *pipeWriter) Flush() {}
