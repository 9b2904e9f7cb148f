package constrain_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"askance/session/chat/tiny/constrain"
	"pgregory.net/rapid"
)

func choice(t interface{ Fatal(...any) }, texts ...string) *constrain.Choice {
	c, err := constrain.New(texts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// accepts reports whether a text may be written and may end there.
func accepts(c *constrain.Choice, text string) bool {
	p, ok := c.Start(), true
	for _, b := range []byte(text) {
		if p, ok = c.Walk(p, []byte{b}); !ok {
			return false
		}
	}
	return p.Done()
}

func TestOnlyTheGivenTextsMayBeWritten(t *testing.T) {
	c := choice(t, "14", "15", "1", "five plums", "", "14")
	for text, want := range map[string]bool{
		`"14"`: true, `"15"`: true, `"1"`: true, `"five plums"`: true, `""`: true,
		`"16"`: false, `"145"`: false, `14`: false, `"14`: false, ``: false, `"five`: false, ` "14"`: false,
		`"14" `: true, `"14"  `: false, `"14"` + "\n": true, `"14"` + "\n\n": true, `"14"` + "\n\n\n": false,
		`"14"` + "\n \t": true, `"14"` + "\n" + strings.Repeat(" ", 20): true,
		`"14"` + "\n" + strings.Repeat(" ", 21): false, `"14"` + "\t": false, `"14""`: false,
	} {
		if got := accepts(c, text); got != want {
			t.Errorf("%q: accepted %v, want %v", text, got, want)
		}
	}
}

func TestATextIsWrittenAsJSONThatReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if !utf8.ValidString(text) {
			t.Skip("draws that are not UTF-8 are no text")
		}
		var back string
		if err := json.Unmarshal([]byte(constrain.Quote(text)), &back); err != nil || back != text {
			t.Fatalf("%q was written as %s", text, constrain.Quote(text))
		}
	})
}

func TestNothingIsEscapedThatNeedNotBe(t *testing.T) {
	for text, want := range map[string]string{
		"<b> & ü \u2028 \u007f": "\"<b> & ü \u2028 \u007f\"",
		"a\"b\\c/":              `"a\"b\\c/"`,
		"\b\f\n\r\t\x01":        `"\b\f\n\r\t\u0001"`,
	} {
		if got := constrain.Quote(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestAnyOfTheTextsCanBeWrittenInAnyPieces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.String(), 1, 8).Draw(t, "texts")
		c := choice(t, texts...)
		rest := []byte(constrain.Quote(rapid.SampledFrom(texts).Draw(t, "text")))
		p := c.Start()
		for len(rest) > 0 {
			n := rapid.IntRange(1, len(rest)).Draw(t, "piece")
			var ok bool
			if p, ok = c.Walk(p, rest[:n]); !ok {
				t.Fatalf("%q was refused", rest[:n])
			}
			rest = rest[n:]
			if p.Done() != (len(rest) == 0) {
				t.Fatalf("done is %v with %q to go", p.Done(), rest)
			}
		}
	})
}

func TestFormatsAreReadOrRefused(t *testing.T) {
	for format, want := range map[string]string{
		``: "none", `null`: "none", `""`: "none", " \n null ": "none",
		`{"type":"string","enum":["14"]}`:            "yes",
		`{"enum":["14","15"]}`:                       "yes",
		`{"const":"14"}`:                             "yes",
		`{"type":"string","const":"14","title":"x"}`: "yes",
		`"json"`:                       "no",
		`{"type":"object"}`:            "no",
		`{"type":"string"}`:            "no",
		`{}`:                           "no",
		`{"enum":[]}`:                  "no",
		`{"enum":["a",null]}`:          "no",
		`{"enum":[1]}`:                 "no",
		`{"const":null}`:               "no",
		`{"const":3}`:                  "no",
		`{"const":"a","enum":["a"]}`:   "no",
		`{"enum":["a"],"pattern":"a"}`: "no",
		`{"enum":"a"}`:                 "no",
		`"yaml"`:                       "wrong",
		`[1]`:                          "wrong",
		`7`:                            "wrong",
	} {
		c, err := constrain.Parse(json.RawMessage(format))
		got := "yes"
		switch {
		case errors.Is(err, constrain.ErrUnsupported):
			got = "no"
		case err != nil:
			got = "wrong"
		case c == nil:
			got = "none"
		}
		if got != want {
			t.Errorf("%s: %s (%v), want %s", format, got, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"type":"string","enum":["14","15"]}`)
	f.Add(`{"const":"\ud800"}`)
	f.Fuzz(func(t *testing.T, format string) {
		c, err := constrain.Parse(json.RawMessage(format))
		if c != nil && err != nil {
			t.Fatal("both a choice and an error")
		}
		if c != nil {
			c.Walk(c.Start(), []byte(format))
		}
	})
}
