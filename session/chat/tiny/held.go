package tiny

import (
	"strings"
	"unicode/utf8"

	"github.com/ollama/ollama/api"
)

// held is text that was generated and not yet told: it may be the beginning of
// a stop text, or of a character.
type held struct {
	pieces   []string
	logprobs []api.Logprob
	stops    []string
}

func (h *held) add(piece string, scored []api.Logprob) {
	h.pieces = append(h.pieces, piece)
	h.logprobs = append(h.logprobs, scored...)
}

// stopped reports whether a stop text is complete. The stop text and all after
// it is then gone, with the log-probabilities of tokens that lost all their text.
func (h *held) stopped() bool {
	joined := strings.Join(h.pieces, "")
	for _, stop := range h.stops {
		if i := strings.Index(joined, stop); i >= 0 {
			h.cut(i)
			return true
		}
	}
	return false
}

func (h *held) cut(size int) {
	before := len(h.pieces)
	var kept []string
	for _, p := range h.pieces {
		if size <= 0 {
			break
		}
		kept = append(kept, p[:min(len(p), size)])
		size -= len(p)
	}
	h.pieces = kept
	h.logprobs = h.logprobs[:max(0, len(h.logprobs)-(before-len(kept)))]
}

// waits reports whether what comes next decides if this may be told.
func (h *held) waits() bool {
	joined := strings.Join(h.pieces, "")
	for _, stop := range h.stops {
		for i := 1; i <= len(stop); i++ {
			if strings.HasSuffix(joined, stop[:i]) {
				return true
			}
		}
	}
	return partial(joined)
}

// partial reports whether text ends inside a UTF-8 sequence.
func partial(text string) bool {
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		if c := text[len(text)-i]; utf8.RuneStart(c) {
			return !utf8.FullRuneInString(text[len(text)-i:])
		}
	}
	return false
}

// take gives what may be told now and forgets it; ok is false when that is
// nothing. What is not UTF-8 at the end is dropped, as Ollama does.
func (h *held) take() (text string, scored []api.Logprob, ok bool) {
	text = strings.Join(h.pieces, "")
	for !utf8.ValidString(text) {
		text = text[:len(text)-1]
	}
	scored = h.logprobs
	h.pieces, h.logprobs = h.pieces[:0], nil
	return text, scored, text != ""
}
