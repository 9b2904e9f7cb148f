package counting

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed world.json
var worldJSON []byte

// world is world.json. Sentences are templates over the slots of a problem.
type world struct {
	Most  int `json:"most"` // largest result of a step
	Split struct {
		Modulus    uint32 `json:"modulus"`
		Evaluation uint32 `json:"evaluation"`
	} `json:"split"`
	Names      []string    `json:"names"`
	Items      [][2]string `json:"items"`      // plural, singular
	Containers [][2]string `json:"containers"` // plural, singular
	Noise      []noise     `json:"noise"`
	Shapes     []*shape    `json:"shapes"`
}

// noise is a sentence that plays no part: {p} and {q} are people, {q} never
// one of the problem's, {others} another thing, {k} a number from Lo to Hi.
type noise struct {
	Text string `json:"text"`
	Lo   int    `json:"lo"`
	Hi   int    `json:"hi"`
}

// shape is a sort of problem: its facts, the final question and the steps.
type shape struct {
	ID              string      `json:"id"`
	HeldOut         bool        `json:"held_out"`
	Orders          [][]int     `json:"orders"`
	Facts           []fact      `json:"facts"`
	Questions       []string    `json:"questions"`
	AbsentQuestions []string    `json:"absent_questions"` // where a fact is absent; default Questions
	Steps           [][3]string `json:"steps"`            // left, op, right; r1 is the first step's result

	uses map[string]bool // slots its sentences name
}

// fact is a number of a problem and everything that is said about it.
type fact struct {
	Var     string     `json:"var"`
	Lo      int        `json:"lo"`
	Hi      int        `json:"hi"`
	Step    int        `json:"step"`
	Label   string     `json:"label"`
	Terms   [][]string `json:"terms"`
	Missing string     `json:"missing"`
	Stated  []string   `json:"stated"`
	Vague   []string   `json:"vague"`
	Asks    []string   `json:"asks"` // the first is the plainest
	Reply   string     `json:"reply"`
	Absent  bool       `json:"absent"` // may be left out
}

// slots in the order of a problem's canonical name.
var slotOrder = []string{"n", "m", "o", "items", "boxes"}

// theWorld decodes world.json once. The file is compiled in and a test reads
// it whole, so an error here is a build that never passed its tests.
var theWorld = sync.OnceValues(func() (*world, error) {
	w := &world{}
	if err := json.Unmarshal(worldJSON, w); err != nil {
		return nil, err
	}
	for _, s := range w.Shapes {
		s.prepare()
	}
	return w, nil
})

func (s *shape) prepare() {
	if s.AbsentQuestions == nil {
		s.AbsentQuestions = s.Questions
	}
	text := strings.Join(s.Questions, " ")
	for i := range s.Facts {
		f := &s.Facts[i]
		f.Step = max(f.Step, 1)
		text += strings.Join(f.Stated, " ") + strings.Join(f.Asks, " ") + f.Reply
	}
	s.uses = map[string]bool{}
	for _, k := range slotOrder {
		s.uses[k] = strings.Contains(text, "{"+k+"}")
	}
}

// trained returns the shapes with that many steps that the models were
// trained on; 0 steps means any.
func (w *world) trained(steps int) []*shape {
	var out []*shape
	for _, s := range w.Shapes {
		if !s.HeldOut && (steps == 0 || len(s.Steps) == steps) {
			out = append(out, s)
		}
	}
	return out
}
