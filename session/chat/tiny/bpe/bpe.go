// Package bpe turns text into tokens and back: byte-level byte-pair encoding
// with the "qwen2" way of splitting, as GGUF files carry it.
//
// It gives the tokens that llama.cpp gives for the same vocabulary, marks such
// as <|im_start|> included. It knows no other kind of tokenizer, and never adds
// a token that the text does not have.
package bpe

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Kinds of token as GGUF numbers them in tokenizer.ggml.token_type.
const (
	Normal  = 1
	Control = 3 // a mark such as <|im_end|>
	User    = 4 // a mark added by hand
)

// Tokenizer is a vocabulary with its merges. It is safe for concurrent use.
type Tokenizer struct {
	pieces  [][]byte         // the bytes a token stands for
	ids     map[string]int32 // by token text as stored
	ranks   map[pair]merge
	bytes   [256]int32 // the token of a single byte
	marks   []string   // longest first
	begins  [256]bool  // the first bytes of marks
	control []bool
	longest int // bytes of the longest piece
}

type pair struct{ left, right int32 }

type merge struct {
	rank int32
	to   int32
}

// ErrNotUsable is wrapped by every error of New.
var ErrNotUsable = errors.New("the tokenizer in the model file is not usable")

// New makes a tokenizer from the three GGUF lists. kinds may be nil: then every
// token is a normal one.
func New(tokens []string, kinds []int32, merges []string) (*Tokenizer, error) {
	if kinds != nil && len(kinds) != len(tokens) {
		return nil, fmt.Errorf("%w: %d tokens but %d token types", ErrNotUsable, len(tokens), len(kinds))
	}
	t := &Tokenizer{
		pieces:  make([][]byte, len(tokens)),
		ids:     make(map[string]int32, len(tokens)),
		ranks:   make(map[pair]merge, len(merges)),
		control: make([]bool, len(tokens)),
	}
	for i, text := range tokens {
		if _, twice := t.ids[text]; twice {
			return nil, fmt.Errorf("%w: token %q appears twice", ErrNotUsable, text)
		}
		t.ids[text] = int32(i)
		t.addPiece(i, text, kinds)
	}
	slices.SortStableFunc(t.marks, func(a, b string) int { return len(b) - len(a) })
	if err := t.addBytes(); err != nil {
		return nil, err
	}
	return t, t.addMerges(merges)
}

func (t *Tokenizer) addPiece(id int, text string, kinds []int32) {
	if kinds != nil && (kinds[id] == Control || kinds[id] == User) {
		t.pieces[id] = []byte(text)
		t.control[id] = kinds[id] == Control
		if text != "" {
			t.marks = append(t.marks, text)
			t.begins[text[0]] = true
		}
	} else {
		t.pieces[id] = unspell(text)
	}
	t.longest = max(t.longest, len(t.pieces[id]))
}

func (t *Tokenizer) addBytes() error {
	for b := range 256 {
		id, ok := t.ids[string(spelling[b])]
		if !ok {
			return fmt.Errorf("%w: no token stands for byte %d", ErrNotUsable, b)
		}
		t.bytes[b] = id
	}
	return nil
}

func (t *Tokenizer) addMerges(merges []string) error {
	for rank, m := range merges {
		a, b, ok := strings.Cut(m, " ")
		left, okLeft := t.ids[a]
		right, okRight := t.ids[b]
		to, okTo := t.ids[a+b]
		if !ok || !okLeft || !okRight || !okTo {
			return fmt.Errorf("%w: merge %q names a token that is not there", ErrNotUsable, m)
		}
		if _, twice := t.ranks[pair{left, right}]; !twice {
			t.ranks[pair{left, right}] = merge{int32(rank), to}
		}
	}
	return nil
}

// Size counts the tokens of the vocabulary.
func (t *Tokenizer) Size() int { return len(t.pieces) }

// Longest gives the bytes of the longest token: a text of n bytes has at least
// n/Longest tokens.
func (t *Tokenizer) Longest() int { return t.longest }

// Piece gives the bytes a token stands for, nil for a token that is not there.
// They may be a part of a UTF-8 sequence. The caller must not change them.
func (t *Tokenizer) Piece(id int32) []byte {
	if id < 0 || int(id) >= len(t.pieces) {
		return nil
	}
	return t.pieces[id]
}

// ID finds a token by its stored text.
func (t *Tokenizer) ID(text string) (int32, bool) {
	id, ok := t.ids[text]
	return id, ok
}

// IsControl reports whether a token is a mark, not text.
func (t *Tokenizer) IsControl(id int32) bool {
	return id >= 0 && int(id) < len(t.control) && t.control[id]
}

// Decode joins the pieces of tokens.
func (t *Tokenizer) Decode(ids []int32) string {
	var b strings.Builder
	for _, id := range ids {
		b.Write(t.Piece(id))
	}
	return b.String()
}

// valid replaces every byte that is not part of UTF-8 by U+FFFD, one for one.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}
