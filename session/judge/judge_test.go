package judge

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"askance/session"
	"askance/session/chat"
)

// scripted is a judge whose model says what say makes of each request.
func scripted(say func(r chat.Request) (chat.Chunk, chat.End, error), opts ...Option) *Judge {
	return New(chat.SourceFunc(func(ctx context.Context, r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		c, end, err := say(r)
		if err != nil {
			return end, err
		}
		return end, each(c)
	}), session.Model{Name: "llama3.2:3b", Digest: "sha256:ab"}, opts...)
}

// likeliest is a token with its alternatives, most probable first.
func likeliest(texts []string, p []float64) chat.Chunk {
	t := session.Token{Text: texts[0], Logprob: math.Log(p[0])}
	for i := range texts {
		t.Top = append(t.Top, session.Alternative{Text: texts[i], Logprob: math.Log(p[i])})
	}
	return chat.Chunk{Text: texts[0], Tokens: []session.Token{t}}
}

// letterFor returns the letter that stands before an act in a request.
func letterFor(t *testing.T, r chat.Request, a session.Act) string {
	t.Helper()
	for _, line := range strings.Split(r.Messages[1].Content, "\n") {
		if l, ok := strings.CutSuffix(line, ") "+means[a]); ok {
			return l
		}
	}
	t.Fatalf("the request does not offer %s:\n%s", a, r.Messages[1].Content)
	return ""
}

var dialogue = []chat.Message{{Role: session.User, Content: "Book a table."}}

func judged(t *testing.T, j *Judge, reply string) session.Opinion {
	t.Helper()
	o, err := j.Opinion(t.Context(), dialogue, reply)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestALikingForALetterCountsForNothing(t *testing.T) {
	for _, l := range []string{"A", "D", " h"} {
		o := judged(t, scripted(func(chat.Request) (chat.Chunk, chat.End, error) {
			return likeliest([]string{l, "The"}, []float64{0.9, 0.1}), chat.End{}, nil
		}), "For how many?")
		for _, a := range session.Acts {
			if math.Abs(o.P[a]-1.0/8) > 1e-12 {
				t.Errorf("a judge that always says %q gives %s %g", l, a, o.P[a])
			}
		}
		if a, _ := o.Act(); a != "" || math.Abs(o.Mass-0.9) > 1e-12 || o.Orders != 8 || len(o.Warnings) > 0 {
			t.Errorf("%q: act %q, %+v", l, a, o)
		}
	}
}

func TestEachActStandsOnceUnderEachLetter(t *testing.T) {
	under := map[session.Act][]string{}
	judged(t, scripted(func(r chat.Request) (chat.Chunk, chat.End, error) {
		for _, a := range session.Acts {
			under[a] = append(under[a], letterFor(t, r, a))
		}
		return likeliest([]string{"A"}, []float64{1}), chat.End{}, nil
	}), "x")
	for _, a := range session.Acts {
		slices.Sort(under[a])
		if got := strings.Join(under[a], ""); got != "ABCDEFGH" {
			t.Errorf("%s stands under %s", a, got)
		}
	}
}

// The judge knows the act with 0.5 and 0.1, in several tokens, and has a liking
// for B of 0.2.
func TestTheMassOfALetterIsThatOfAllItsTokens(t *testing.T) {
	o := judged(t, scripted(func(r chat.Request) (chat.Chunk, chat.End, error) {
		l := letterFor(t, r, session.Ask)
		return likeliest([]string{l, "  b\n", " " + strings.ToLower(l), "AB", "Z", "?"}, []float64{0.5, 0.2, 0.1, 0.05, 0.05, 0.05}), chat.End{}, nil
	}), "For how many?")
	if a, p := o.Act(); a != session.Ask || math.Abs(p-(0.6+0.2/8)/0.8) > 1e-12 {
		t.Errorf("%s with %g", a, p)
	}
	sum := 0.0
	for _, p := range o.P {
		sum += p
	}
	if math.Abs(sum-1) > 1e-12 || math.Abs(o.Mass-0.8) > 1e-12 || o.Model != "llama3.2:3b" || o.Digest != "sha256:ab" {
		t.Errorf("sum %g, %+v", sum, o)
	}
}

func TestWhatIsAsked(t *testing.T) {
	var first chat.Request
	j := New(chat.SourceFunc(func(_ context.Context, r chat.Request, each func(chat.Chunk) error) (chat.End, error) {
		if first.Model == "" {
			first = r
		}
		return chat.End{}, each(likeliest([]string{"A"}, []float64{1}))
	}), session.Model{Name: "qwen3:8b", Capabilities: []string{"thinking"}})
	judged(t, j, "For how many?")
	o := first.Options
	if *o.NumPredict != 1 || *o.Temperature != 0 || o.Think != "false" || !first.Logprobs || first.Bare || !first.Background {
		t.Errorf("%+v %+v", first, o)
	}
	for _, want := range []string{"> USER: Book a table.", "> For how many?", "A to H"} {
		if !strings.Contains(first.Messages[1].Content, want) {
			t.Errorf("the request lacks %q:\n%s", want, first.Messages[1].Content)
		}
	}
}

func TestAnOpinionSaysWhatToHoldAgainstIt(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer func(l string) (chat.Chunk, chat.End, error)
		says   string
		act    session.Act
		mass   float64
	}{
		{"no log-probabilities", func(l string) (chat.Chunk, chat.End, error) {
			return chat.Chunk{Text: l}, chat.End{NoLogprobs: "too old"}, nil
		}, WarnCounted, session.Guess, 1},
		{"no alternatives", func(l string) (chat.Chunk, chat.End, error) {
			return chat.Chunk{Text: l, Tokens: []session.Token{{Text: l, Logprob: math.Log(0.75)}}}, chat.End{}, nil
		}, WarnOne, session.Guess, 0.75},
		{"little on letters", func(l string) (chat.Chunk, chat.End, error) {
			return likeliest([]string{"The", l}, []float64{0.9, 0.1}), chat.End{}, nil
		}, "only 10 % of the judge's probability", session.Guess, 0.1},
		{"nothing on letters", func(string) (chat.Chunk, chat.End, error) {
			return likeliest([]string{"The"}, []float64{0.9}), chat.End{}, nil
		}, WarnNone, "", 0},
		{"words, not letters", func(string) (chat.Chunk, chat.End, error) {
			return chat.Chunk{Text: "Well"}, chat.End{}, nil
		}, WarnNone, "", 0},
		{"silence", func(string) (chat.Chunk, chat.End, error) { return chat.Chunk{}, chat.End{}, nil }, WarnNone, "", 0},
		{"thinking only", func(string) (chat.Chunk, chat.End, error) {
			return chat.Chunk{Thinking: "Hm", Tokens: []session.Token{{Text: "Hm", Think: true}}}, chat.End{}, nil
		}, WarnThinks, "", 0},
		{"not a number", func(l string) (chat.Chunk, chat.End, error) {
			return likeliest([]string{l, "B"}, []float64{0.5, math.NaN()}), chat.End{}, nil
		}, WarnNonsense, "", 0},
		{"more than certain", func(l string) (chat.Chunk, chat.End, error) {
			return likeliest([]string{l}, []float64{7}), chat.End{}, nil
		}, WarnNonsense, "", 0},
		{"more than all", func(l string) (chat.Chunk, chat.End, error) {
			return likeliest([]string{l, " " + l, strings.ToLower(l)}, []float64{0.9, 0.9, 0.9}), chat.End{}, nil
		}, WarnNonsense, "", 0},
		{"refused", func(string) (chat.Chunk, chat.End, error) {
			return chat.Chunk{}, chat.End{}, errors.New("the dialogue is too long")
		}, "the judge gave no opinion: the dialogue is too long", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := judged(t, scripted(func(r chat.Request) (chat.Chunk, chat.End, error) {
				return c.answer(letterFor(t, r, session.Guess))
			}), "49.")
			if a, _ := o.Act(); a != c.act || math.Abs(o.Mass-c.mass) > 1e-12 || (a == "") != (o.P == nil) {
				t.Errorf("act %q, %+v", a, o)
			}
			if !strings.Contains(strings.Join(o.Warnings, "; "), c.says) {
				t.Errorf("warnings %q, want %q", o.Warnings, c.says)
			}
		})
	}
}

// Half an opinion, from some of the orders, would be one for some letters.
func TestAServerThatFailsHalfwayGivesNoOpinion(t *testing.T) {
	n := 0
	o := judged(t, scripted(func(chat.Request) (chat.Chunk, chat.End, error) {
		if n++; n > 3 {
			return chat.Chunk{}, chat.End{}, errors.New("out of memory")
		}
		return likeliest([]string{"A"}, []float64{1}), chat.End{}, nil
	}), "x")
	if o.P != nil || o.Orders != 3 || n != 4 || len(o.Warnings) != 1 {
		t.Errorf("%d requests, %+v", n, o)
	}
}

func TestFewerOrdersAreSaid(t *testing.T) {
	n := 0
	j := scripted(func(chat.Request) (chat.Chunk, chat.End, error) {
		n++
		return likeliest([]string{"A"}, []float64{1}), chat.End{}, nil
	}, WithOrders(4))
	o := judged(t, j, "x")
	if n != 4 || o.P[session.Ask] != 0.25 || o.P[session.Confirm] != 0 || len(o.Warnings) != 1 || !strings.Contains(o.Warnings[0], "4 of 8 orders") {
		t.Errorf("%d requests, %+v", n, o)
	}
}

func TestAJudgeStopsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	j := scripted(func(chat.Request) (chat.Chunk, chat.End, error) {
		cancel()
		return chat.Chunk{}, chat.End{}, context.Canceled
	})
	if _, err := j.Opinion(ctx, dialogue, "x"); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
}
