package sharded

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

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

// Cut makes shards of any text: its last question first, then its other
// sentences and lines in order.
func Cut(text string) []Shard {
	parts := sentences(text)
	asked := len(parts) - 1
	for i, s := range parts {
		if strings.HasSuffix(s, "?") {
			asked = i
		}
	}
	var out []Shard
	for i, s := range parts {
		sh := Shard{Text: s, Label: gist(s), Terms: known(s)}
		sh.Questions = []string{"Can you tell me about " + sh.Label + "?"}
		if i == asked {
			out = append([]Shard{sh}, out...)
		} else {
			out = append(out, sh)
		}
	}
	for i := range out {
		out[i].ID = fmt.Sprintf("shard-%d", i+1)
	}
	return out
}

// sentences splits at line ends and where a stop is followed by a blank.
// Headings that end in a colon stay with the line after them.
func sentences(text string) []string {
	var out []string
	from, carry := 0, ""
	flush := func(to int) {
		s := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text[from:to]), "- "))
		from = to
		switch {
		case s == "":
		case strings.HasSuffix(s, ":"):
			carry = strings.TrimSpace(carry + " " + s)
		default:
			out = append(out, strings.TrimSpace(carry+" "+s))
			carry = ""
		}
	}
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		switch {
		case r == '\n':
			flush(i)
		case (r == '.' || r == '?' || r == '!') && (next == ' ' || next == utf8.RuneError):
			flush(i + 1)
		}
	}
	flush(len(text))
	if carry != "" {
		out = append(out, carry)
	}
	return out
}

// gist is the first words of a sentence.
func gist(s string) string {
	f := strings.Fields(strings.TrimRight(s, ".?!"))
	return strings.Join(f[:min(6, len(f))], " ")
}

// common are words that do not tell one sentence from another.
var common = map[string]bool{
	"with": true, "that": true, "this": true, "there": true, "have": true, "each": true, "from": true, "they": true, "then": true, "many": true,
	"much": true, "every": true, "does": true, "what": true, "when": true, "were": true, "will": true, "than": true, "some": true, "more": true,
	"also": true, "them": true, "their": true, "into": true, "total": true, "same": true, "only": true,
}

// known is one group of the words by which a question about a sentence may be
// recognised.
func known(s string) [][]string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if len(w) >= 4 && !common[w] {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil
	}
	return [][]string{words}
}

// FromProbe turns any complete probe into a dialogue told piece by piece. The
// instructions of the probe, which are no part of the task, stay with the first
// turn.
func FromProbe(p *session.Probe, delivery string) (*session.Probe, error) {
	whole := p.Complete
	if whole == "" {
		whole = p.Prompt
	}
	task, note, _ := cutLast(whole)
	out := &session.Probe{
		ID: p.ID + "/" + delivery, Family: p.Family, Seed: p.Seed, Difficulty: p.Difficulty, Source: p.Source,
		System: p.System, Answer: p.Answer, Solution: p.Solution, Irrelevant: p.Irrelevant,
	}
	if err := Deliver(out, delivery, task, Cut(task), note); err != nil {
		return nil, fmt.Errorf("%s: %w", p.ID, err)
	}
	return out, nil
}

// cutLast parts the last paragraph, the instructions, from the task.
func cutLast(text string) (task, note string, ok bool) {
	i := strings.LastIndex(text, "\n\n")
	if i < 0 || strings.HasSuffix(strings.TrimSpace(text), "?") {
		return text, "", false
	}
	return text[:i], strings.TrimSpace(text[i:]), true
}
