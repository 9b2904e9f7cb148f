package tiny

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"sync/atomic"

	"askance/session/chat/tiny/bpe"
	"askance/session/chat/tiny/gguf"
	"askance/session/chat/tiny/llama"
	"github.com/ollama/ollama/types/model"
)

// engine is one model: its file, and what was made of it so far.
type engine struct {
	name   model.Name
	bytes  []byte
	file   func() (*gguf.File, error) // parsed once
	digest func() string              // hashed once
	stats  counters

	mu     sync.Mutex
	loaded *loaded
}

type counters struct{ evaluated, reused, generated atomic.Int64 }

func (c *counters) read() Stats {
	return Stats{c.evaluated.Load(), c.reused.Load(), c.generated.Load()}
}

// loaded is a model ready to run.
type loaded struct {
	net     *llama.Model
	words   *bpe.Tokenizer
	ends    []bool // tokens that end a text
	byFirst [256][]int32
	pool    *pool
	stats   *counters
}

func newEngine(m Model) *engine {
	return &engine{
		name:  model.ParseName(m.Name),
		bytes: m.GGUF,
		file:  sync.OnceValues(func() (*gguf.File, error) { return gguf.Parse(m.GGUF) }),
		digest: sync.OnceValue(func() string {
			sum := sha256.Sum256(m.GGUF)
			return hex.EncodeToString(sum[:])
		}),
	}
}

// load decodes the weights if that was not done yet. A failure is not kept: it
// is told again, with its cause, to each request.
func (e *engine) load() (*loaded, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.loaded != nil {
		return e.loaded, nil
	}
	f, err := e.file()
	if err != nil {
		return nil, err
	}
	l, err := newLoaded(f)
	if err != nil {
		return nil, err
	}
	l.stats = &e.stats
	e.loaded = l
	return l, nil
}

// unload lets the decoded weights go. Requests that run keep theirs.
func (e *engine) unload() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.loaded = nil
}

// running gives what is loaded, nil when nothing is.
func (e *engine) running() *loaded {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.loaded
}

func newLoaded(f *gguf.File) (*loaded, error) {
	words, err := readWords(f)
	if err != nil {
		return nil, err
	}
	net, err := llama.Load(f)
	if err != nil {
		return nil, err
	}
	if words.Size() != net.Vocab {
		return nil, fmt.Errorf("the model file has %d tokens but scores for %d; make it again", words.Size(), net.Vocab)
	}
	l := &loaded{net: net, words: words, ends: make([]bool, net.Vocab), pool: newPool(net)}
	for _, id := range endTokens(f, words) {
		l.ends[id] = true
	}
	for id := range int32(net.Vocab) {
		if p := words.Piece(id); len(p) > 0 && !words.IsControl(id) {
			l.byFirst[p[0]] = append(l.byFirst[p[0]], id)
		}
	}
	return l, nil
}

func readWords(f *gguf.File) (*bpe.Tokenizer, error) {
	for key, want := range map[string]string{"tokenizer.ggml.model": "gpt2", "tokenizer.ggml.pre": "qwen2"} {
		got, err := f.String(key)
		if err != nil {
			return nil, err
		}
		if got != want {
			return nil, fmt.Errorf("the model file has %s %q, only %q is read", key, got, want)
		}
	}
	tokens, err := f.Strings("tokenizer.ggml.tokens")
	if err != nil {
		return nil, err
	}
	kinds, err := f.Ints("tokenizer.ggml.token_type")
	if err != nil {
		return nil, err
	}
	merges, err := f.Strings("tokenizer.ggml.merges")
	if err != nil {
		return nil, err
	}
	if add, err := f.Bool("tokenizer.ggml.add_bos_token"); err == nil && add {
		return nil, fmt.Errorf("the model file wants a token before every text, which is not supported")
	}
	return bpe.New(tokens, kinds, merges)
}

// endNames are the marks llama.cpp takes for an end by their names.
var endNames = []string{
	"<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>", "<|call|>", "<end_of_turn>", "<|endoftext|>",
	"<|eom_id|>", "<EOT>", "_<EOT>", "<|end_of_text|>", "<end_of_utterance>",
}

func endTokens(f *gguf.File, words *bpe.Tokenizer) []int32 {
	var ids []int32
	for _, name := range endNames {
		if id, ok := words.ID(name); ok {
			ids = append(ids, id)
		}
	}
	if id, err := f.Int("tokenizer.ggml.eos_token_id"); err == nil && id < words.Size() {
		ids = append(ids, int32(id))
	}
	return ids
}
