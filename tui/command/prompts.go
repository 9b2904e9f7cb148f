package command

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"strings"

	"askance/probes"
	"askance/session"
)

// maxPrompt bounds one line of a file of prompts, in bytes.
const maxPrompt = 16 << 20

// list returns the probes of a run and the name under which it goes.
func (f runFlags) list(in io.Reader) ([]*session.Probe, string, error) {
	switch {
	case f.prompt != "":
		return []*session.Probe{byHand("hand/1", f.prompt)}, "hand", nil
	case f.prompts != "":
		list, err := readProbes(f.prompts, in)
		return list, f.prompts, err
	}
	family, err := familyOf(f.probe)
	if err != nil {
		return nil, "", err
	}
	list, err := makeProbes(family, f.kind, f.seed, f.n, f.difficulty, f.complete)
	name := f.probe
	if f.kind != "" {
		name += "/" + f.kind
	}
	return list, name, err
}

// makeProbes makes n probes of which a share is complete, spread evenly. The
// seed of each follows from the run's, so that runs with different seeds have
// no probe in common.
func makeProbes(family probes.Family, kind string, seed uint64, n, difficulty int, complete float64) ([]*session.Probe, error) {
	list := make([]*session.Probe, 0, n)
	for i := range n {
		k := kind
		if math.Floor(float64(i+1)*complete) > math.Floor(float64(i)*complete) {
			k = probes.Control(family, kind)
		}
		p, err := family.Make(k, seed*1_000_000+uint64(i), difficulty)
		if err != nil {
			return nil, failure{ExitUsage, err}
		}
		list = append(list, p)
	}
	return list, nil
}

func byHand(id, prompt string) *session.Probe {
	return &session.Probe{ID: id, Family: "hand", Prompt: prompt}
}

// readProbes reads one probe a line: a JSON object as `askance probe make`
// writes it, or a prompt as plain text. Blank lines are passed over.
func readProbes(name string, in io.Reader) ([]*session.Probe, error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, failure{ExitUsage, err}
		}
		defer file.Close()
		in = file
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxPrompt)
	var list []*session.Probe
	seen := map[string]int{}
	n := 0
	for lines.Scan() {
		n++
		text := strings.TrimSpace(lines.Text())
		if text == "" {
			continue
		}
		p, err := readProbe(text, n)
		if err != nil {
			return nil, usage("%s line %d: %v", name, n, err)
		}
		if was := seen[p.ID]; was > 0 {
			return nil, usage("%s line %d: the ID %q was used in line %d", name, n, p.ID, was)
		}
		seen[p.ID] = n
		list = append(list, p)
	}
	if err := lines.Err(); err != nil {
		return nil, usage("%s line %d: %v", name, n+1, err)
	}
	if len(list) == 0 {
		return nil, usage("%s has no prompts", name)
	}
	return list, nil
}

func readProbe(text string, n int) (*session.Probe, error) {
	id := fmt.Sprintf("hand/%d", n)
	if !strings.HasPrefix(text, "{") {
		return byHand(id, text), nil
	}
	p := &session.Probe{ID: id, Family: "hand"}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(p); err != nil {
		return nil, err
	}
	return p, p.Check()
}
