package bpe_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"askance/session/chat/tiny/bpe"
	"askance/session/chat/tiny/gguf"
	"askance/session/chat/tiny/internal/sketch"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func words(t interface{ Fatal(...any) }) *bpe.Tokenizer {
	f, err := gguf.Parse(sketch.File(sketch.Shape{Width: 4, Layers: 1, Heads: 1, Hidden: 4}))
	if err != nil {
		t.Fatal(err)
	}
	tokens, err1 := f.Strings("tokenizer.ggml.tokens")
	kinds, err2 := f.Ints("tokenizer.ggml.token_type")
	merges, err3 := f.Strings("tokenizer.ggml.merges")
	w, err4 := bpe.New(tokens, kinds, merges)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	return w
}

func pieces(w *bpe.Tokenizer, text string) []string {
	var out []string
	for _, id := range w.Encode(text) {
		out = append(out, string(w.Piece(id)))
	}
	return out
}

func TestTextIsJoinedByRankWithinWords(t *testing.T) {
	w := words(t)
	for text, want := range map[string][]string{
		"":                    nil,
		"the":                 {"t", "he"},
		" the":                {" the"},
		"and  the":            {"and", " ", " the"},
		"user\n":              {"user", "\n"},
		"\n\n\n":              {"\n\n", "\n"},
		"55 How":              {"5", "5", " How"}, // a number is a word of one digit
		"ü":                   {"\xc3", "\xbc"},
		"<|im_start|>user":    {"<|im_start|>", "user"},
		"<|im_start|":         {"<", "|", "i", "m", "_", "st", "a", "r", "t", "|"},
		"a<|im_end|><|im_end": {"a", "<|im_end|>", "<", "|", "i", "m", "_", "e", "n", "d"},
	} {
		if got := pieces(w, text); !cmp.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestTextIsCutIntoWordsAsThePatternSays(t *testing.T) {
	for text, want := range map[string][]string{
		"it's IT'S we'LL":      {"it", "'s", " IT", "'S", " we", "'LL"},
		"'tis":                 {"'t", "is"},
		"a1b22":                {"a", "1", "b", "2", "2"},
		"  two spaces":         {" ", " two", " spaces"},
		"\ttab":                {"\ttab"},
		"end  ":                {"end", "  "},
		"line \n\n next":       {"line", " \n\n", " next"},
		"x \r\n  y":            {"x", " \r\n", " ", " y"},
		"what?!\n\nyes":        {"what", "?!\n\n", "yes"},
		"a ... b":              {"a", " ...", " b"},
		"(word) /path":         {"(word", ")", " /", "path"},
		"naïve 東京 ٣":           {"naïve", " 東京", " ", "٣"},
		"\u00a0x\u2003\u2003y": {"\u00a0x", "\u2003", "\u2003y"},
		"a\u0301b":             {"a", "\u0301b"},
		"🙂🙂 ok":                {"🙂🙂", " ok"},
		"\"55\"\n":             {"\"", "5", "5", "\"\n"},
		"'":                    {"'"},
		" 'd":                  {" '", "d"},
	} {
		if got := bpe.Words(text); !cmp.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// text draws text with marks, blanks, runs and runes of many kinds.
func text() *rapid.Generator[string] {
	part := rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[a-e ]{0,60}`),
		rapid.SampledFrom([]string{"the", " the", "user", "\n\n", "  ", "'s", "55", "<|im_end|>", "<|im_", "?\"\n", "🙂", "\u2003"}),
	)
	return rapid.Map(rapid.SliceOfN(part, 0, 12), func(p []string) string { return strings.Join(p, "") })
}

func TestDecodingWhatWasEncodedGivesTheText(t *testing.T) {
	w := words(t)
	rapid.Check(t, func(t *rapid.T) {
		s := text().Draw(t, "text")
		if !utf8.ValidString(s) {
			t.Skip("draws that are not UTF-8 are no text")
		}
		if got := w.Decode(w.Encode(s)); got != s {
			t.Fatalf("got %q, want %q", got, s)
		}
	})
}

func TestBytesThatAreNotUTF8BecomeReplacementRunes(t *testing.T) {
	w := words(t)
	if got := w.Decode(w.Encode("a\xff\xfeb")); got != "a\ufffd\ufffdb" {
		t.Errorf("got %q", got)
	}
}

func TestLongWordsAreJoinedAsShortOnesAre(t *testing.T) {
	w := words(t)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[theandrous]{1,60}`).Draw(t, "word")
		if short, long := w.Short(s), w.Long(s); !cmp.Equal(short, long) {
			t.Fatalf("%q: %v by looking at all pairs, %v by the heap", s, short, long)
		}
	})
}

func TestTheEndsOfATextAreTheEndsOfItsTokens(t *testing.T) {
	w := words(t)
	rapid.Check(t, func(t *rapid.T) {
		s := text().Draw(t, "text")
		first, last := rapid.IntRange(0, 5).Draw(t, "first"), rapid.IntRange(1, 9).Draw(t, "last")
		s = strings.Repeat(s, rapid.IntRange(1, 20).Draw(t, "times"))
		all := w.Encode(s)
		head, tail, cut := w.Ends(s, first, last)
		if cut != (len(all) > first+last) {
			t.Fatalf("%d tokens, room for %d: cut is %v", len(all), first+last, cut)
		}
		want := all
		if cut {
			want = append(append([]int32{}, all[:first]...), all[len(all)-last:]...)
		}
		if got := append(append([]int32{}, head...), tail...); !cmp.Equal(got, append([]int32{}, want...)) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestBadVocabulariesAreRefused(t *testing.T) {
	f, err := gguf.Parse(sketch.File(sketch.Shape{Width: 4, Layers: 1, Heads: 1, Hidden: 4}))
	if err != nil {
		t.Fatal(err)
	}
	tokens, err := f.Strings("tokenizer.ggml.tokens")
	if err != nil {
		t.Fatal(err)
	}
	for name, make := range map[string]func() (*bpe.Tokenizer, error){
		"no tokens":          func() (*bpe.Tokenizer, error) { return bpe.New(nil, nil, nil) },
		"a byte is missing":  func() (*bpe.Tokenizer, error) { return bpe.New(tokens[1:], nil, nil) },
		"a token twice":      func() (*bpe.Tokenizer, error) { return bpe.New(append(tokens, tokens[0]), nil, nil) },
		"too few types":      func() (*bpe.Tokenizer, error) { return bpe.New(tokens, []int32{1}, nil) },
		"a merge of nothing": func() (*bpe.Tokenizer, error) { return bpe.New(tokens, nil, []string{"q q"}) },
		"a merge of one":     func() (*bpe.Tokenizer, error) { return bpe.New(tokens, nil, []string{"he"}) },
	} {
		if _, err := make(); !errors.Is(err, bpe.ErrNotUsable) {
			t.Errorf("%s: got %v, want ErrNotUsable", name, err)
		}
	}
}

func BenchmarkAMegabyte(b *testing.B) {
	w := words(b)
	for name, s := range map[string]string{
		"words":     strings.Repeat("How many plums does Leo have? ", 1<<20/30),
		"one word":  strings.Repeat("the", 1<<20/3),
		"marks":     strings.Repeat("<|im_end|>", 1<<20/10),
		"half mark": strings.Repeat("<|im_end|", 1<<20/9),
		"blanks":    strings.Repeat(" ", 1<<20),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w.Ends(s, 4, 2044)
			}
		})
	}
}
