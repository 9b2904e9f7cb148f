package chat

import (
	"strings"
	"testing"

	"askance/session"

	"github.com/ollama/ollama/api"
	"pgregory.net/rapid"
)

func TestATokenThatEndsWithinALetterKeepsItsBytes(t *testing.T) {
	got := tokens([]api.Logprob{{TokenLogprob: api.TokenLogprob{Token: "\ufffd", Logprob: -1, Bytes: []int{0xF0, 0x9F}}, TopLogprobs: []api.TokenLogprob{{Token: "a", Logprob: -2}}}})
	if got[0].Text != "\xF0\x9F" || got[0].Top[0].Text != "a" {
		t.Errorf("%+v", got)
	}
	got = tokens([]api.Logprob{{TokenLogprob: api.TokenLogprob{Token: "\ufffd", Bytes: []int{300}}}})
	if got[0].Text != "\ufffd" {
		t.Errorf("%+v", got)
	}
}

// However a server cuts and holds back its text, the answer's tokens spell the
// answer.
func TestTokensSpellTheAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", " ", "ab", "\n", "é", "x."}), 1, 20).Draw(t, "tokens")
		text := strings.Join(words, "")
		var a aligner
		var out []session.Token
		sentTokens, sentText := 0, 0
		for sentTokens < len(words) || sentText < len(text) {
			n := rapid.IntRange(0, len(words)-sentTokens).Draw(t, "tokens sent")
			spelled := len(strings.Join(words[:sentTokens+n], ""))
			to := rapid.IntRange(sentText, max(sentText, spelled)).Draw(t, "text held back to")
			if sentTokens+n == len(words) {
				to = len(text)
			}
			var in []session.Token
			for _, w := range words[sentTokens : sentTokens+n] {
				in = append(in, session.Token{Text: w, Logprob: -1})
			}
			out = append(out, a.add(in, text[sentText:to], "")...)
			sentTokens, sentText = sentTokens+n, to
		}
		out = append(out, a.rest()...)
		answer := ""
		for _, k := range out {
			if !k.Think {
				answer += k.Text
			}
		}
		if len(out) != len(words) || answer != text {
			t.Fatalf("%d of %d tokens spell %q, the text is %q", len(out), len(words), answer, text)
		}
	})
}

func TestTextThatComesBeforeItsTokens(t *testing.T) {
	var a aligner
	var out []session.Token
	out = append(out, a.add([]session.Token{{Text: "a"}}, "abc", "")...)
	out = append(out, a.add([]session.Token{{Text: "b"}}, "d", "")...)
	out = append(out, a.add([]session.Token{{Text: "cd"}}, "", "")...)
	out = append(out, a.rest()...)
	if spell(out) != "abcd" || len(out) != 3 || out[2].Think {
		t.Errorf("%+v", out)
	}
}

func TestTokensThatSpellSomethingElseAreKeptAsTheyAre(t *testing.T) {
	var a aligner
	out := a.add([]session.Token{{Text: "▁hello", Logprob: -1}}, " hello", "")
	if len(out) != 1 || out[0].Text != "▁hello" || out[0].Think {
		t.Errorf("%+v", out)
	}
}

func TestTokensThatLostTheirBytesAreMended(t *testing.T) {
	const x = lost
	for _, c := range []struct {
		text   string
		tokens []string
		want   string
	}{
		{"naïve", []string{"na", x, x, "ve"}, "na|\xc3|\xaf|ve"},
		{"日本", []string{x, x, "本"}, "\xe6|\x97\xa5|本"},
		{"a 👩", []string{"a", " " + x, x}, "a| \xf0|\x9f\x91\xa9"},
		{"ïé", []string{x, x, x, x}, "\xc3|\xaf|\xc3|\xa9"},
		{"plain", []string{"pl", "ain"}, "pl|ain"},
		{"really " + x, []string{"really ", x}, "really |" + x},
		{"other", []string{x, x, x, x, x, x}, strings.Join([]string{x, x, x, x, x, x}, "|")},
		{"other", []string{"no", x}, "no|" + x},
	} {
		var in []session.Token
		for _, s := range c.tokens {
			in = append(in, session.Token{Text: s})
		}
		var a aligner
		var got []string
		for _, k := range append(a.add(in, c.text, ""), a.rest()...) {
			got = append(got, k.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}
