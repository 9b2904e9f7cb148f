package sharded

import (
	"fmt"
	"strings"

	"askance/session"
)

// A Shard is a piece of a task. The first of a task is what is wanted.
type Shard struct {
	ID        string
	Text      string
	Label     string   // what it tells, in a few words
	Questions []string // ways to ask for it
	Terms     [][]string
}

// The deliveries.
const (
	Full     = "full"     // the task as it was
	Concat   = "concat"   // all shards as a list, at once
	Sharded  = "sharded"  // a shard a turn
	Recap    = "recap"    // the same, then all of them once more
	Snowball = "snowball" // a shard a turn, after all those before
	Ask      = "ask"      // only the first; others when asked for
	Teacher  = "teacher"  // the same, with somebody who knows the solution
)

// Deliveries lists them.
var Deliveries = []string{Sharded, Recap, Snowball, Ask, Teacher, Full, Concat}

// Deliver writes the turns of the task into the probe, and as its facts what
// the first of them does not tell. whole is the task as it was; note is said
// with the first turn, such as how to write the answer.
func Deliver(p *session.Probe, delivery, whole string, shards []Shard, note string) error {
	if len(shards) < 2 {
		return fmt.Errorf("a task in %d pieces cannot be told piece by piece: it needs at least two", len(shards))
	}
	first := func(text string) string { return strings.TrimSpace(text + "\n\n" + note) }
	p.Kind, p.Complete = delivery, first(whole)
	switch delivery {
	case Full:
		p.Prompt = p.Complete
		return nil
	case Concat:
		p.Prompt = first(list(shards))
		return nil
	case Sharded, Recap, Snowball:
		p.Turns = turns(delivery, shards, first)
		p.Prompt = p.Turns[0]
	case Ask, Teacher:
		p.Prompt = first(shards[0].Text)
	default:
		return fmt.Errorf("there is no delivery %q: choose one of %s", delivery, strings.Join(Deliveries, ", "))
	}
	for _, s := range shards[1:] {
		p.Facts = append(p.Facts, s.fact(len(shards) == 2))
	}
	return nil
}

// turns are the user's, one for each of the model's.
func turns(delivery string, shards []Shard, first func(string) string) []string {
	out := []string{first(shards[0].Text)}
	for i, s := range shards[1:] {
		text := s.Text
		if delivery == Snowball {
			text = "So far:\n" + list(shards[:i+1]) + "\nAnd now: " + s.Text
		}
		out = append(out, text)
	}
	if delivery == Recap {
		out = append(out, "Here is everything once more:\n"+list(shards))
	}
	return out
}

func list(shards []Shard) string {
	var b strings.Builder
	for _, s := range shards {
		b.WriteString("- " + s.Text + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (s Shard) fact(alone bool) session.Fact {
	return session.Fact{
		ID: s.ID, Label: s.Label, Value: s.Text, Reveal: s.Text, Questions: s.Questions, Terms: s.Terms,
		Suffices: alone, Needed: !alone,
	}
}
