package story

import (
	"slices"
	"strings"

	"askance/probes/internal/draw"
)

// leaning are the beginnings of sentences that need the one before them.
var leaning = []string{"Of these", "A sister", "On each trip", "Then ", "Each of the others", "At its end", "Besides", "In a drawer", "It takes", "A kilo", "Every kilo", "A box", "All boxes"}

// Tell puts the sentences one after the other, the asides between them where
// they do no harm, the question last.
func Tell(r *draw.Source, sentences, asides []string, question string) string {
	return strings.Join(append(Mix(r, sentences, asides), question), " ")
}

// Mix puts asides between sentences, never first and never before a sentence
// that needs the one before it.
func Mix(r *draw.Source, sentences, asides []string) []string {
	out := slices.Clone(sentences)
	for _, a := range asides {
		var free []int
		for i := 1; i <= len(out); i++ {
			if i == len(out) || !leans(out[i]) {
				free = append(free, i)
			}
		}
		if len(free) == 0 {
			free = []int{len(out)}
		}
		out = slices.Insert(out, draw.Pick(r, free), a)
	}
	return out
}

func leans(sentence string) bool {
	for _, l := range leaning {
		if strings.HasPrefix(sentence, l) {
			return true
		}
	}
	return false
}
