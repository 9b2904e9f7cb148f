package tiny

import (
	"errors"
	"strings"

	"github.com/ollama/ollama/api"
)

// Template is the template of the built-in models in Ollama's language; render
// does by hand what it says.
const Template = "{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n"

const stopMark = "<|im_end|>"

// render writes a dialogue as the models read it. Neighbouring messages of one
// role become one, with a blank line between; messages of a tool stay apart.
func render(messages []api.Message) string {
	var b strings.Builder
	for i, m := range messages {
		if i > 0 && m.Role == messages[i-1].Role && m.Role != "tool" {
			b.WriteString("\n\n")
		} else {
			if i > 0 {
				b.WriteString("<|im_end|>\n")
			}
			b.WriteString("<|im_start|>" + m.Role + "\n")
		}
		b.WriteString(m.Content)
	}
	if len(messages) > 0 {
		b.WriteString("<|im_end|>\n")
	}
	b.WriteString("<|im_start|>assistant\n")
	return b.String()
}

// fit renders as much of a dialogue as a context of room tokens takes: messages
// are left out from the front, but never a system message and never the last.
func (l *loaded) fit(messages []api.Message, room int) string {
	left := 0 // bytes of the messages that would be rendered
	for _, m := range messages {
		left += len(m.Content)
	}
	var system []api.Message
	for i, m := range messages {
		last := i == len(messages)-1
		if last || left <= room*l.words.Longest() {
			text := render(append(system[:len(system):len(system)], messages[i:]...))
			if last || l.fits(text, room) {
				return text
			}
		}
		if m.Role == "system" {
			system = append(system, m)
		} else {
			left -= len(m.Content)
		}
	}
	return render(messages)
}

func (l *loaded) fits(text string, room int) bool {
	return len(text) <= room*l.words.Longest() && len(l.words.Encode(text)) <= room
}

// errTooLong is Ollama's wording for a prompt that may not be cut.
var errTooLong = errors.New("the input length exceeds the context length")

// errEmpty is Ollama's wording for a prompt without a token.
var errEmpty = errors.New("no input provided")

// encode makes the tokens of a prompt. One that is longer than the context
// loses its middle: the first keep tokens and as many of the last as fit stay.
func (l *loaded) encode(prompt string, room, keep int, truncate bool) ([]int32, error) {
	head, tail, cut := l.words.Ends(prompt, keep, room-keep)
	if cut && !truncate {
		return nil, errTooLong
	}
	if len(head)+len(tail) == 0 {
		return nil, errEmpty
	}
	return append(head, tail...), nil
}
