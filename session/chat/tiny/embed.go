package tiny

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"askance/session/chat/tiny/models"
)

// Default answers for the models that are compiled into the program. It is made
// once; requests of all clients share what is loaded.
func Default() http.RoundTripper { return builtIn().Transport() }

var builtIn = sync.OnceValue(func() *Server {
	list, err := Builtin()
	if err != nil {
		return New() // has no model to offer, and says so by name when asked for one
	}
	return New(list...)
})

// Builtin gives the models that are compiled into the program, by name.
func Builtin() ([]Model, error) {
	names, err := fs.Glob(models.Files, "*.gguf")
	if err != nil {
		return nil, fmt.Errorf("the built-in models cannot be listed: %w", err)
	}
	if len(names) == 0 {
		return nil, errors.New("the program was built without models; train them first, as session/chat/tiny/train says")
	}
	var out []Model
	for _, n := range names {
		b, err := models.Files.ReadFile(n)
		if err != nil {
			return nil, fmt.Errorf("a built-in model cannot be read: %w", err)
		}
		out = append(out, Model{Name: "tiny/" + strings.TrimSuffix(n, ".gguf"), GGUF: b})
	}
	return out, nil
}
