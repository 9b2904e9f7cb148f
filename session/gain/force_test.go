package gain

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"askance/session"
	"askance/session/chat"

	"pgregory.net/rapid"
)

var bg = context.Background()

// What forcing finds is the sum of the model's own values, whatever the text.
func TestForcedScoreIsTheSumOfRawValues(t *testing.T) {
	m := newLM("12", "the", `"}`, `3"`, "é")
	s := NewScorer(m, model("s"))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(
			rapid.StringMatching(`[ -~]{1,30}`),
			rapid.SampledFrom([]string{"56", "a \"quoted\" word", `back\slash`, "naïve café", "日本語", "👩‍👩‍👧", "tab\tand\nline", "<b>&</b>", "\u2028", "  ", strings.Repeat("long ", 40)}),
		).Draw(t, "text")
		dialogue := user(rapid.StringN(0, 20, -1).Draw(t, "dialogue"))
		want, n := m.truth(dialogue, AnswerAsk, text)
		f, err := s.Force(bg, dialogue, AnswerAsk, text)
		if err != nil {
			t.Fatal(err)
		}
		if !near(f.Nats, want) || len(f.Tokens) != n || f.Method != session.Forced {
			t.Fatalf("%q: %v nats in %d tokens, want %v in %d", text, f.Nats, len(f.Tokens), want, n)
		}
		escaped := quoted(text) != `"`+text+`"`
		if slices.Contains(f.Warnings, WarnEscaped) != escaped {
			t.Fatalf("%q: warnings %q", text, f.Warnings)
		}
	})
}

func TestQuotedTextIsWhatAScorerWrites(t *testing.T) {
	for text, want := range map[string]string{"a<b>&c": `"a<b>&c"`, "q\"b\\": `"q\"b\\"`, "é\u2028": "\"é\u2028\"", "\n\x01\x7f": "\"\\n\\u0001\x7f\""} {
		var back string
		if got := quoted(text); got != want || json.Unmarshal([]byte(got), &back) != nil || back != text {
			t.Errorf("%q is written %s", text, got)
		}
	}
}

func TestBackslashesBeforeSeparatorsStayAsTheyAre(t *testing.T) {
	for _, text := range []string{`\u2028`, `\\u2028`, "\\\u2028"} {
		var back string
		if err := json.Unmarshal([]byte(quoted(text)), &back); err != nil || back != text {
			t.Errorf("%q is written %s", text, quoted(text))
		}
	}
}

func TestTheTokensOfAStringAreFoundBetweenItsQuotes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		reply      []string
		want       string
		warn       string
		fails      string
	}{
		{"plain", "56", []string{`"`, "5", "6", `"`}, `56"`, "", ""},
		{"what follows is left out", "56", []string{`"`, "56", `"`, " ", "\n"}, `56"`, "", ""},
		{"the last token ends the text", "56", []string{`"`, "5", `6"`}, `56"`, "", ""},
		{"an opening quote with text", "56", []string{`"5`, "6", `"`}, `"56"`, WarnMerged, ""},
		{"a closing quote with more", "56", []string{`"`, "56", "\"\n"}, "56\"\n", WarnMerged, ""},
		{"blanks before", "56", []string{"\n", `"`, "56", `"`}, `56"`, "", ""},
		{"an escaped quote", `a"b`, []string{`"`, "a", `\`, `"`, "b", `"`}, `a\"b"`, WarnEscaped, ""},
		{"another escape of the same", "é", []string{`"`, `\u00e9`, `"`}, `\u00e9"`, WarnEscaped, ""},
		{"half a letter to a token", "é", []string{`"`, "\xc3", "\xa9", `"`}, "é\"", "", ""},
		{"no string", "56", []string{"56"}, "", "", "not the JSON string"},
		{"nothing", "56", nil, "", "", "not the JSON string"},
		{"another text", "56", []string{`"`, "57", `"`}, "", "", "held to"},
		{"no end", "56", []string{`"`, "56"}, "", "", "stopped within"},
	} {
		t.Run(c.name, func(t *testing.T) {
			reply := []session.Token{{Text: "hm", Think: true}}
			for _, r := range c.reply {
				reply = append(reply, session.Token{Text: r, Logprob: -1})
			}
			p, err := unquote(reply, c.text)
			if c.fails != "" {
				if err == nil || !strings.Contains(err.Error(), c.fails) {
					t.Errorf("got %v", err)
				}
				return
			}
			got := ""
			for _, k := range p.tokens {
				got += k.Text
			}
			if err != nil || got != c.want || (c.warn != "" && !slices.Equal(p.warnings, []string{c.warn})) || (c.warn == "" && p.warnings != nil) {
				t.Errorf("got %q, warnings %q, error %v", got, p.warnings, err)
			}
		})
	}
}

func TestAServerThatCannotBeTrustedIsAskedAnotherWay(t *testing.T) {
	likely := func(string) []string { return []string{"56", "49"} }
	for _, c := range []struct {
		name string
		src  chat.Source
		want session.Method
	}{
		{"raw values", newLM(), session.Forced},
		{"values from after forcing", &lm{words: newLM().words, forcedAsCertain: true, knows: likely}, session.Sampled},
		{"the same, with a way to look up", spoken{&lm{words: newLM().words, forcedAsCertain: true, knows: likely}}, session.Top},
		{"no values", &lm{words: newLM().words, silent: true, knows: likely}, session.Sampled},
		{"a server that refuses formats", spoken{&lm{words: newLM().words, knows: likely, fail: func(r chat.Request) error {
			if r.Format != nil {
				return &chat.ServerError{Status: 400, Message: "format is not supported"}
			}
			return nil
		}}}, session.Sampled},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := NewScorer(c.src, model("s"))
			method, err := s.Method(bg)
			if err != nil || method != c.want {
				t.Fatalf("%q, %v", method, err)
			}
			f, err := s.Force(bg, user("7 x 8?"), AnswerAsk, "56")
			if err != nil || f.Method != c.want || !(f.Nats <= 0) || math.IsInf(f.Nats, 0) {
				t.Errorf("%+v, %v", f, err)
			}
			if (c.want != session.Forced) != slices.Contains(f.Warnings, WarnNoTest) {
				t.Errorf("warnings %q", f.Warnings)
			}
		})
	}
}

func TestLookedUpScoreEqualsTheForcedOne(t *testing.T) {
	m := newLM()
	m.knows = func(string) []string { return []string{"56"} } // each of its tokens is on top
	honest, _ := m.truth(user("x"), AnswerAsk, "56")
	m.forcedAsCertain = true
	s := NewScorer(spoken{m}, model("s"))
	f, err := s.Force(bg, user("x"), AnswerAsk, "56")
	if err != nil || !near(f.Nats, honest) || slices.Contains(f.Warnings, WarnBound) {
		t.Errorf("%+v, %v, want %v", f, err, honest)
	}
	f, err = s.Force(bg, user("x"), AnswerAsk, "zq zq zq")
	if err != nil || !slices.Contains(f.Warnings, WarnBound) || f.Nats < honest+floor || f.Nats >= honest {
		t.Errorf("an unlikely text: %+v, %v", f, err)
	}
}

func TestSampledSharesCarryTheirInterval(t *testing.T) {
	m := newLM()
	m.silent, m.knows = true, func(string) []string { return []string{"56", "56", "49"} }
	s := NewScorer(m, model("s"), WithSamples(12))
	f, err := s.Force(bg, user("x"), AnswerAsk, "56")
	if err != nil || !near(math.Exp(f.Nats), 8.0/12) || !(f.Low < 8.0/12 && f.High > 8.0/12) {
		t.Errorf("%+v, %v", f, err)
	}
	if !slices.Contains(f.Warnings, "from 12 samples, fewer than 30") {
		t.Errorf("warnings %q", f.Warnings)
	}
	before := m.requests
	f, err = s.Force(bg, user("x"), AnswerAsk, "12")
	if err != nil || f.Nats != math.Log(f.High) || m.requests != before {
		t.Errorf("never sampled: %+v, %v, %d more requests", f, err, m.requests-before)
	}
}

func TestImpossibleValuesAreErrors(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0.3, 1e-3} {
		m := newLM()
		s := NewScorer(m, model("s"))
		if _, err := s.Method(bg); err != nil {
			t.Fatal(err)
		}
		m.change = func(t *session.Token) { t.Logprob = bad }
		_, err := s.Force(bg, user("x"), AnswerAsk, "56")
		var impossible *ImpossibleError
		if !errors.As(err, &impossible) {
			t.Errorf("%v: %v", bad, err)
		}
	}
	m := newLM()
	s := NewScorer(m, model("s"))
	if _, err := s.Method(bg); err != nil {
		t.Fatal(err)
	}
	m.change = func(t *session.Token) { t.Logprob = 1e-9 } // rounding
	if f, err := s.Force(bg, user("x"), AnswerAsk, "56"); err != nil || f.Nats != 0 {
		t.Errorf("%+v, %v", f, err)
	}
	m.change = func(t *session.Token) { t.Logprob = -math.MaxFloat32 } // how llama.cpp writes nothing
	if f, err := s.Force(bg, user("y"), AnswerAsk, "5"); err != nil || f.Nats != 2*floor || !slices.Contains(f.Warnings, WarnFloor) {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestAMergedQuoteIsWarnedOf(t *testing.T) {
	m := newLM()
	m.merge = true
	f, err := NewScorer(m, model("s")).Force(bg, user("x"), AnswerAsk, "56")
	if err != nil || !slices.Contains(f.Warnings, WarnMerged) {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestNothingCannotBeScored(t *testing.T) {
	if _, err := NewScorer(newLM(), model("s")).Force(bg, nil, AnswerAsk, ""); !errors.Is(err, ErrEmpty) {
		t.Error(err)
	}
}

func TestAServerThatComesBackIsTestedAgain(t *testing.T) {
	m := newLM()
	down := errors.New("connection refused")
	m.fail = func(chat.Request) error { return &chat.UnreachableError{Address: "h", Err: down} }
	s := NewScorer(m, model("s"))
	if _, err := s.Force(bg, user("x"), AnswerAsk, "56"); !errors.Is(err, down) {
		t.Fatal(err)
	}
	m.fail = nil
	if f, err := s.Force(bg, user("x"), AnswerAsk, "56"); err != nil || f.Method != session.Forced {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestAServerWithoutPrefixCacheIsWarnedOf(t *testing.T) {
	m := newLM()
	m.cached = 0
	s := NewScorer(m, model("s"))
	var last Forced
	for _, text := range []string{"1", "2", "3", "4", "5", "6"} {
		f, err := s.Force(bg, user("the same dialogue"), AnswerAsk, text)
		if err != nil {
			t.Fatal(err)
		}
		last = f
	}
	if !slices.Contains(last.Warnings, WarnNoCache) {
		t.Errorf("warnings %q", last.Warnings)
	}
}

func TestAContextThatIsFullIsWarnedOf(t *testing.T) {
	f, err := NewScorer(newLM(), model("s"), WithContext(16)).Force(bg, user("a dialogue of more than sixteen"), AnswerAsk, "1")
	if err != nil || !slices.Contains(f.Warnings, WarnContext) {
		t.Errorf("%+v, %v", f, err)
	}
}

func TestATextMayTakeOtherTokensThanTheLastTime(t *testing.T) {
	m := newLM("56", "5", `6"`)
	s := NewScorer(m, model("s"))
	lengths := map[int]bool{}
	for _, d := range strings.Split("a b c d e f g h i j k l m n", " ") {
		want, n := m.truth(user(d), AnswerAsk, "56")
		f, err := s.Force(bg, user(d), AnswerAsk, "56")
		if err != nil || !near(f.Nats, want) || len(f.Tokens) != n {
			t.Fatalf("after %q: %+v, %v, want %v", d, f, err, want)
		}
		lengths[n] = true
	}
	if len(lengths) < 2 {
		t.Error("it always took the same")
	}
}
