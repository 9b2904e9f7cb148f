package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"askance/session"
)

type promptfooResult struct {
	Prompt struct {
		Raw   string `json:"raw"`
		Label string `json:"label"`
	} `json:"prompt"`
	Provider json.RawMessage `json:"provider"`
	Response *struct {
		Output json.RawMessage `json:"output"`
		Error  string          `json:"error"`
	} `json:"response"`
	Error       string `json:"error"`
	Description string `json:"description"`
	TestCase    struct {
		Description string `json:"description"`
	} `json:"testCase"`
}

// readPromptfoo reads what "promptfoo eval --output" wrote. Models that were
// given the same words stand side by side in one session. Assertions and their
// outcomes are left out: what a reply does is found again.
func readPromptfoo(r *reader, data []byte) error {
	if err := sizeOf(data); err != nil {
		return err
	}
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	results, err := promptfooResults(data)
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, x := range results {
		lane, err := r.promptfooLane(x)
		if err != nil {
			return fmt.Errorf("result %d: %w", i+1, err)
		}
		if lane == nil {
			continue
		}
		n, ok := at[x.Prompt.Raw]
		if !ok {
			n = len(r.list)
			at[x.Prompt.Raw] = n
			if err := r.add(Dialogue{Title: x.title()}); err != nil {
				return err
			}
		}
		r.list[n].Lanes = append(r.list[n].Lanes, *lane)
	}
	return nil
}

func sizeOf(data []byte) error {
	if int64(len(data)) > Limits.Bytes {
		return Limits.Check(data)
	}
	return nil
}

func (x promptfooResult) title() string {
	for _, s := range []string{x.TestCase.Description, x.Description, x.Prompt.Label} {
		if s != "" && len(s) <= 200 {
			return s
		}
	}
	return ""
}

// promptfooResults finds the list of results in a file of any of its shapes.
func promptfooResults(data []byte) ([]promptfooResult, error) {
	if len(data) > 0 && data[0] != '{' && data[0] != '[' {
		var err error
		if data, err = fromYAML(data); err != nil {
			return nil, err
		}
	}
	if lines := bytes.Split(data, []byte("\n")); len(lines) > 1 && json.Valid(lines[0]) && lines[0][0] == '{' {
		return promptfooLines(lines)
	}
	if err := Limits.Check(data); err != nil {
		return nil, err
	}
	return unwrap(lenient(data), 0)
}

func promptfooLines(lines [][]byte) (list []promptfooResult, err error) {
	for n, line := range lines {
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		var x promptfooResult
		err := Limits.Check(line)
		if err == nil {
			err = json.Unmarshal(lenient(line), &x)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		list = append(list, x)
	}
	return list, nil
}

// unwrap looks for "results" within "results": versions 2 and 3 nest it.
func unwrap(data []byte, depth int) ([]promptfooResult, error) {
	if data = bytes.TrimSpace(data); len(data) > 0 && data[0] == '[' {
		var list []promptfooResult
		if err := json.Unmarshal(data, &list); err != nil {
			return nil, fmt.Errorf("it is no file of promptfoo results: %w", err)
		}
		return list, nil
	}
	var in struct {
		Results json.RawMessage `json:"results"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, fmt.Errorf("it is no file of promptfoo results: %w", err)
	}
	if len(in.Results) == 0 || depth > 2 {
		return nil, errors.New("it is no file of promptfoo results: it has no \"results\"")
	}
	return unwrap(in.Results, depth+1)
}

func (r *reader) promptfooLane(x promptfooResult) (*Lane, error) {
	if err := Limits.Check([]byte(x.Prompt.Raw)); err != nil {
		return nil, err
	}
	list := []message{}
	if json.Unmarshal([]byte(x.Prompt.Raw), &list) != nil || len(list) == 0 || list[0].Role == "" {
		content, err := json.Marshal(x.Prompt.Raw)
		if err != nil {
			return nil, err
		}
		list = []message{{Role: "user", Content: content}}
	}
	said, err := r.dialogue(list)
	if err != nil {
		return nil, err
	}
	reply := Said{Role: session.Assistant, Reason: "stop"}
	switch {
	case x.Response != nil && len(x.Response.Output) > 0 && !bytes.Equal(x.Response.Output, []byte("null")):
		reply.Text = outputText(x.Response.Output)
	case x.Response != nil && x.Response.Error != "":
		reply.Error = x.Response.Error
	case x.Error != "":
		reply.Error = x.Error
	default:
		r.note("results without an output are left out")
		return nil, nil
	}
	return &Lane{Model: session.Model{Name: r.provider(x.Provider)}, Said: append(said, reply)}, nil
}

// outputText is a text output as it is, and any other as JSON.
func outputText(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

// provider is the model's name.
func (r *reader) provider(raw json.RawMessage) string {
	var in struct{ ID, Label string }
	if json.Unmarshal(raw, &in) != nil {
		_ = json.Unmarshal(raw, &in.ID)
	}
	for _, prefix := range []string{"ollama:chat:", "ollama:completion:", "ollama:"} {
		if name, ok := strings.CutPrefix(in.ID, prefix); ok {
			return name
		}
	}
	for _, name := range []string{in.ID, in.Label} {
		if name != "" {
			return name
		}
	}
	return r.options.Model
}

// maxYAML bounds a YAML file, in bytes: its parser needs many times as much.
const maxYAML = 16 << 20

// fromYAML turns YAML into JSON. Anchors and aliases, by which a small file
// becomes a huge one, are refused.
func fromYAML(data []byte) ([]byte, error) {
	if len(data) > maxYAML {
		return nil, fmt.Errorf("it is longer than %d MB: write the results as JSON", maxYAML>>20)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("it is neither JSON nor YAML: %w", err)
	}
	if err := plain(&doc, 0); err != nil {
		return nil, err
	}
	var v any
	if err := doc.Decode(&v); err != nil {
		return nil, fmt.Errorf("it cannot be read as YAML: %w", err)
	}
	out, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("it cannot be read as promptfoo results: %w", err)
	}
	if len(out) == 0 || out[0] != '{' && out[0] != '[' {
		return nil, errors.New("it is no file of promptfoo results")
	}
	return out, nil
}

func plain(n *yaml.Node, depth int) error {
	if depth > Limits.Depth {
		return fmt.Errorf("it is nested deeper than %d levels", Limits.Depth)
	}
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return fmt.Errorf("line %d: anchors and aliases are not read", n.Line)
	}
	for _, kid := range n.Content {
		if err := plain(kid, depth+1); err != nil {
			return err
		}
	}
	return nil
}
