package chat

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// chatRefused reads the body of a reply to /api/chat that is an error.
func (s *Server) chatRefused(ctx context.Context, model string, response *http.Response) error {
	raw, _ := io.ReadAll(io.LimitReader(response.Body, 64<<10))
	var body struct {
		Error *string `json:"error"`
	}
	message := string(raw)
	if json.Unmarshal(raw, &body) == nil && body.Error != nil {
		message = *body.Error
		if response.StatusCode == http.StatusNotFound {
			return s.noModel(ctx, model)
		}
	} else if response.StatusCode < http.StatusInternalServerError {
		message = "" // an error page of something else
	}
	return s.refused(response.StatusCode, message)
}

// noModel is the error for a model that the server does not have, with the
// names that it could have been.
func (s *Server) noModel(ctx context.Context, name string) error {
	models, _ := s.Models(ctx)
	return &NoModelError{Name: name, Where: s.address, Close: closest(name, models)}
}

// older reports whether version a comes before b. What is not a version ("",
// "0.0.0" of a development build) is never older.
func older(a, b string) bool {
	x, ok := numbers(a)
	y, _ := numbers(b)
	if !ok || x == [3]int{} {
		return false
	}
	for i := range x {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return false
}

func numbers(version string) (n [3]int, ok bool) {
	version, _, _ = strings.Cut(strings.TrimPrefix(version, "v"), "-")
	parts := strings.Split(version, ".")
	if len(parts) < 2 {
		return n, false
	}
	for i, p := range parts[:min(3, len(parts))] {
		v, err := strconv.Atoi(p)
		if err != nil {
			return n, false
		}
		n[i] = v
	}
	return n, true
}
