package intake

import (
	"fmt"
	"strings"

	"askance/session/fixture/bound"
)

// Limits of a file, checked before it is parsed.
var Limits = bound.Default

// maxDialogues bounds how many sessions a file may become, and maxMessages how
// long each may be.
const (
	maxDialogues = 10_000
	maxMessages  = 10_000
)

// A Format is a way in which others write dialogues down.
type Format struct {
	Name  string
	About string // one line
	read  func(*reader, []byte) error
}

// Formats lists the formats in the order in which help shows them.
var Formats = []Format{
	{"chat", "chat messages, one dialogue a line (JSONL of OpenAI and Hugging Face)", readChat},
	{"inspect", "Inspect evaluation log (JSON)", readInspect},
	{"promptfoo", "promptfoo results (JSON, JSONL or YAML)", readPromptfoo},
	{"fixture", "askance fixture", readFixture},
}

// Find returns the format of that name.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no format %q: choose one of %s", name, strings.Join(names, ", "))
}

// Options of a reading.
type Options struct {
	// Model is the name of the model where the file does not tell; "" is
	// "unknown".
	Model string
}

// Read reads what a file holds. Notes say what was left out.
func (f Format) Read(data []byte, o Options) (list []Dialogue, notes []string, err error) {
	if o.Model == "" {
		o.Model = "unknown"
	}
	r := &reader{options: o, noted: map[string]int{}}
	if err := f.read(r, data); err != nil {
		return nil, nil, err
	}
	if len(r.list) == 0 {
		return nil, nil, fmt.Errorf("there is no dialogue in it")
	}
	return r.list, r.notes(), nil
}

// reader gathers dialogues and remarks.
type reader struct {
	options Options
	list    []Dialogue
	order   []string
	noted   map[string]int // remarks with how often each was made
}

func (r *reader) note(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if r.noted[text]++; r.noted[text] == 1 {
		r.order = append(r.order, text)
	}
}

func (r *reader) notes() (list []string) {
	for _, text := range r.order {
		if n := r.noted[text]; n > 1 {
			text = fmt.Sprintf("%s (%d times)", text, n)
		}
		list = append(list, text)
	}
	return list
}

func (r *reader) add(d Dialogue) error {
	if len(r.list) == maxDialogues {
		return fmt.Errorf("it has more than %d dialogues: import it in parts", maxDialogues)
	}
	r.list = append(r.list, d)
	return nil
}
