package report

import (
	"fmt"
	"slices"
	"strings"

	"askance/probes/critical"
	"askance/session"
	"askance/session/run"
	"askance/session/stat"
	"askance/tui/chart"
	"askance/tui/page"
)

// points is into how many points a model's dialogues are gathered.
const points = 8

// published is what the papers found, to be held beside a curve of one's own.
const published = "published (proactive critical thinking, arXiv 2507.23407, Qwen3): thinking makes models as they come worse at asking, and better once they " +
	"were trained to ask; another protocol: a model as user, final accuracy after a question"

// thinking gathers how right a model was in the end against how many tokens it
// thought, over the dialogues whose prompt lacks something. One that ended
// without an answer was not right.
type thinking struct {
	settings  bool // more than the models' own
	models    []string
	trials    map[string][]critical.Trial
	thought   bool // any model did
	estimated int
}

func (th *thinking) add(d run.Dialogue) {
	if d.Error != "" || d.Gap != session.GapOpen {
		return
	}
	if th.trials == nil {
		th.trials = map[string][]critical.Trial{}
	}
	if !slices.Contains(th.models, d.Model) {
		th.models = append(th.models, d.Model)
	}
	t := critical.Trial{Right: d.Correct != nil && *d.Correct}
	if d.Thought != nil {
		t.Thinking, th.thought = *d.Thought, true
	}
	if d.Estimated {
		th.estimated++
	}
	th.trials[d.Model] = append(th.trials[d.Model], t)
}

// shown reports whether there is anything to say about thinking.
func (th *thinking) shown() bool { return len(th.models) > 0 && (th.settings || th.thought) }

// A ThoughtPoint is one point of a curve, as --json and --curve write it.
type ThoughtPoint struct {
	Model    string     `json:"model"`
	Least    int        `json:"least"` // thinking tokens
	Most     int        `json:"most"`
	Mean     float64    `json:"mean"`
	N        int        `json:"n"`
	Right    int        `json:"right"`
	Accuracy float64    `json:"accuracy"`    // Right of N, 0..1
	CI       [2]float64 `json:"accuracy_ci"` // low and high, 95 %
}

func (th *thinking) curve() (list []ThoughtPoint) {
	for _, m := range th.models {
		for _, p := range critical.Curve(th.trials[m], points) {
			lo, hi := stat.Wilson(p.Right, p.N)
			list = append(list, ThoughtPoint{m, p.Least, p.Most, p.Mean(), p.N, p.Right, p.Accuracy(), [2]float64{lo, hi}})
		}
	}
	return list
}

// chart is the curve of every model.
func (th *thinking) chart() chart.Chart {
	c := chart.Chart{
		Title: "final answer right against tokens thought, where something is missing",
		X:     "tokens thought", Y: "final answer right",
		Notes: []string{"bars: 95 % intervals (Wilson); dialogues are gathered by how much was thought; one without a final answer is not right", published},
	}
	if th.estimated > 0 {
		c.Notes = append(c.Notes, fmt.Sprintf("of %d dialogues the server did not tell which tokens were thought: they are counted by their share of the text", th.estimated))
	}
	for _, p := range th.curve() {
		n := len(c.Series)
		if n == 0 || c.Series[n-1].Name != p.Model {
			c.Series = append(c.Series, chart.Series{Name: p.Model})
			n++
		}
		s := &c.Series[n-1]
		s.Points = append(s.Points, chart.Point{X: p.Mean, Share: p.Accuracy, Low: p.CI[0], High: p.CI[1], N: p.N})
	}
	return c
}

// Size of the chart on a terminal, cells.
const (
	chartColumns = 78
	chartRows    = 11
)

// chartWidth is that of a chart on a page.
func chartWidth(b *page.Page) int {
	if b.Width == 0 {
		return chartColumns
	}
	return min(chartColumns, b.Width)
}

func (th *thinking) write(b *page.Page) {
	if th.shown() {
		b.WriteString("\n" + th.chart().Text(chartWidth(b), chartRows))
	}
}

// csv is the curve as a table.
func (th *thinking) csv() string {
	var b strings.Builder
	b.WriteString("model,least,most,mean,n,right,accuracy,low,high\n")
	for _, p := range th.curve() {
		fmt.Fprintf(&b, "%s,%d,%d,%.2f,%d,%d,%.4f,%.4f,%.4f\n", quoteCSV(p.Model), p.Least, p.Most, p.Mean, p.N, p.Right, p.Accuracy, p.CI[0], p.CI[1])
	}
	return b.String()
}

// quoteCSV quotes a name that is not plain.
func quoteCSV(s string) string {
	if !strings.ContainsAny(s, "\",\r\n") {
		return s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
