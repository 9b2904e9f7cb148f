package tiny

import (
	"fmt"
	"reflect"
	"strings"

	"askance/session/chat/tiny/sample"
	"github.com/ollama/ollama/api"
)

// Parameters are what the Modelfile of a built-in model sets, in its words.
// Small models that calculate must be free to repeat a number, so no penalty;
// the context, in tokens, is named because Ollama cuts dialogues by this number.
func Parameters(context int) []string {
	return []string{fmt.Sprintf("num_ctx %d", context), "repeat_penalty 1", "stop " + stopMark}
}

// known are the names of Ollama's options.
var known = func() map[string]bool {
	m := map[string]bool{}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[api.Options]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		m[name] = true
	}
	return m
}()

// readOptions puts the options of a request over the model's own and Ollama's.
// Names Ollama does not know are passed over, as Ollama does. Options that say
// how a server uses its hardware have no effect.
func readOptions(given map[string]any) (api.Options, error) {
	opts := api.DefaultOptions()
	opts.RepeatPenalty = 1
	opts.Stop = []string{stopMark}
	opts.NumCtx = 0
	sorted := map[string]any{}
	for name, v := range given {
		if known[name] {
			sorted[name] = v
		}
	}
	if err := opts.FromMap(sorted); err != nil {
		return opts, err
	}
	if opts.TypicalP != 1 && opts.TypicalP != 0 {
		return opts, &unsupported{fmt.Sprintf("option %q is not supported by the built-in models; leave it out", "typical_p")}
	}
	return opts, nil
}

// unsupported is a wish that Ollama would grant and this engine does not.
type unsupported struct{ what string }

func (e *unsupported) Error() string { return e.what }

// minRoom is the smallest context Ollama allows.
const minRoom = 4

// job makes a job of a rendered prompt.
func (l *loaded) job(prompt string, o api.Options, truncate bool) (job, error) {
	j := job{room: l.roomFor(o), limit: o.NumPredict, stops: o.Stop, options: sampling(o)}
	if most := 10 * j.room; j.limit <= 0 || j.limit > most {
		j.limit = most
	}
	var err error
	if o.NumKeep >= 0 {
		j.keep = min(o.NumKeep, j.room-1)
		j.prompt, err = l.encode(prompt, j.room, j.keep, truncate)
		return j, err
	}
	j.prompt, err = l.encode(prompt, j.room, j.room-1, truncate)
	j.keep = min(len(j.prompt), j.room-1)
	return j, err
}

// roomFor is how many tokens the context of a request has: what the model was made
// for, or less when num_ctx says so.
func (l *loaded) roomFor(o api.Options) int {
	if o.NumCtx <= 0 {
		return l.net.Context
	}
	return min(max(o.NumCtx, minRoom), l.net.Context)
}

func sampling(o api.Options) sample.Options {
	return sample.Options{
		Temperature: o.Temperature, TopK: o.TopK, TopP: o.TopP, MinP: o.MinP, Seed: o.Seed,
		RepeatLastN: o.RepeatLastN, RepeatPenalty: o.RepeatPenalty,
		FrequencyPenalty: o.FrequencyPenalty, PresencePenalty: o.PresencePenalty,
	}
}
