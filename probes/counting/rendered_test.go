package counting

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// rendered is a problem as the training recipe renders it (fixture.py there).
type rendered struct {
	Shape      string            `json:"shape"`
	Slots      map[string]string `json:"slots"`
	Values     map[string]int    `json:"values"`
	Canonical  string            `json:"canonical"`
	Evaluation bool              `json:"evaluation"`
	Order      int               `json:"order"`
	Said       []int             `json:"said"`
	Withheld   []int             `json:"withheld"`
	Question   string            `json:"question"`
	Noise      []struct {
		At   int    `json:"at"`
		Text string `json:"text"`
	} `json:"noise"`
	Text     string `json:"text"`
	Answer   int    `json:"answer"`
	Solution string `json:"solution"`
	Fact     int    `json:"fact"`
	Readings []int  `json:"readings"`
	Ask      string `json:"ask"`
	Reply    string `json:"reply"`
}

func readRendered(t *testing.T) []rendered {
	t.Helper()
	file, err := os.Open("testdata/rendered.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var out []rendered
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var r rendered
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	if len(out) < 50 {
		t.Fatalf("only %d rendered problems", len(out))
	}
	return out
}

// TestRendersAsTheRecipeDoes keeps the lab's problems and the trained ones one
// language: what differs by a byte would be foreign text to the models.
func TestRendersAsTheRecipeDoes(t *testing.T) {
	w := testWorld(t)
	for _, r := range readRendered(t) {
		p := newProblem(w, shapeNamed(t, w, r.Shape), r.Slots, r.Values)
		said := &telling{order: r.Order, said: r.Said, withheld: r.Withheld, question: r.Question}
		for _, n := range r.Noise {
			said.noise = append(said.noise, placed{n.At, n.Text})
		}
		f := p.shape.Facts[r.Fact]
		for _, c := range []struct{ what, got, want string }{
			{"text", said.text(p), r.Text},
			{"canonical name", p.canonical(), r.Canonical},
			{"solution", p.solution(), r.Solution},
			{"question", p.fill(f.Asks[0]), r.Ask},
			{"reply", p.fill(f.Reply), r.Reply},
		} {
			if c.got != c.want {
				t.Errorf("%s of %s:\n got %s\nwant %s", c.what, r.Canonical, c.got, c.want)
			}
		}
		if p.answer() != r.Answer || p.inEvaluation() != r.Evaluation || !slices.Equal(p.readings(r.Fact), r.Readings) {
			t.Errorf("%s: answer %d, evaluation %v, readings %v; want %d, %v, %v",
				r.Canonical, p.answer(), p.inEvaluation(), p.readings(r.Fact), r.Answer, r.Evaluation, r.Readings)
		}
	}
}

func shapeNamed(t *testing.T, w *world, id string) *shape {
	t.Helper()
	i := slices.IndexFunc(w.Shapes, func(s *shape) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("no shape %q", id)
	}
	return w.Shapes[i]
}

func testWorld(t testing.TB) *world {
	t.Helper()
	w, err := theWorld()
	if err != nil {
		t.Fatal(err)
	}
	return w
}
