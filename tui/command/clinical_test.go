package command

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ollama/ollama/api"
	"github.com/ollama/ollama/types/model"

	"askance/probes/clinical/clinicaltest"
	"askance/session"
	"askance/session/chat/chattest"
	"askance/session/run"
	"askance/tui/command/report"
	"askance/tui/lab"
)

// examiners are the scripts that examine invented patients, as models of a
// server.
func examiners() (list []chattest.Model) {
	for name, says := range clinicaltest.Examiners {
		list = append(list, chattest.Model{Name: name, Can: []model.Capability{model.CapabilityCompletion}, Says: func(r api.ChatRequest) chattest.Reply {
			var dialogue []clinicaltest.Message
			for _, m := range r.Messages {
				dialogue = append(dialogue, clinicaltest.Message{Role: m.Role, Content: m.Content})
			}
			return chattest.Reply{Text: says(dialogue)}
		}})
	}
	slices.SortFunc(list, func(a, b chattest.Model) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// raters are scripts that rate questions: one as it is told to, one that talks.
func raters() []chattest.Model {
	can := []model.Capability{model.CapabilityCompletion}
	return []chattest.Model{
		{Name: "scripted/judge", Can: can, Says: func(r api.ChatRequest) chattest.Reply {
			if len(r.Format) == 0 {
				return chattest.Reply{Text: "A"}
			}
			var schema struct{ Required []string }
			if err := json.Unmarshal(r.Format, &schema); err != nil || len(schema.Required) == 0 {
				return chattest.Reply{Refusal: "the format cannot be read"}
			}
			scores := map[string]int{}
			for i, name := range schema.Required {
				scores[name] = 1 + i%5
			}
			b, _ := json.Marshal(scores) // a map of numbers can always be written
			return chattest.Reply{Text: string(b)}
		}},
		{Name: "scripted/talker", Can: can, Says: func(api.ChatRequest) chattest.Reply { return chattest.Reply{Text: "I would give it a four."} }},
	}
}

func clinic(t *testing.T) string {
	t.Helper()
	web := httptest.NewServer(&chattest.Server{Models: append(examiners(), raters()...)})
	t.Cleanup(web.Close)
	return web.URL
}

// examinedBy runs the family and returns what each model reached.
func examinedBy(t *testing.T, args ...string) (map[string]report.ClinicalRow, string) {
	t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{"run", "--probe", "clinical", "--scorer", "none", "--json"}, args...)
	if code := Run(t.Context(), args, nil, &out, &errs); code != ExitFine {
		t.Fatalf("exit %d: %s", code, &errs)
	}
	var res struct {
		Measures struct {
			Clinical struct{ Diagnosis []report.ClinicalRow }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &res); err != nil {
		t.Fatalf("%v: %s", err, &out)
	}
	rows := map[string]report.ClinicalRow{}
	for _, r := range res.Measures.Clinical.Diagnosis {
		rows[r.Model] = r
	}
	return rows, out.String()
}

func near(p *float64, want, by float64) bool { return p != nil && *p >= want-by && *p <= want+by }

func TestAnExaminationIsMeasured(t *testing.T) {
	host := clinic(t)
	rows, _ := examinedBy(t, "--host", host, "-n", "40", "-m", "scripted/examiner", "-m", "scripted/hasty", "-m", "scripted/sprawling", "-m", "scripted/mumbling", "--judge", "scripted/judge")
	careful, hasty, sprawling, mumbling := rows["scripted/examiner"], rows["scripted/hasty"], rows["scripted/sprawling"], rows["scripted/mumbling"]
	if !near(careful.Right.Rate, 1, 0) || careful.Right.N != 20 || careful.RightEarly.N != 0 || !near(careful.RightControl.Rate, 1, 0) || !near(careful.OverAsked.Rate, 0, 0) {
		t.Errorf("the one that asks what tells most: %+v", careful)
	}
	if careful.Expected.N == 0 || !near(careful.Clauses.Mean, 1, 0) || !near(careful.Expected.Mean, *careful.Realised.Mean, 0.2) || !near(careful.Again.Rate, 0, 0) || len(careful.Expected.CI) != 2 {
		t.Errorf("its questions: %+v", careful)
	}
	if !near(hasty.Right.Rate, *hasty.Chance, 0.25) || hasty.RightEarly.N != 20 || !near(hasty.Questions.Mean, 0, 0) || hasty.Expected.Mean != nil || !near(hasty.InForm.Rate, 1, 0) {
		t.Errorf("the one that decides at once: %+v", hasty)
	}
	if !near(sprawling.Everything.Rate, 1.0/3, 1e-9) || !near(sprawling.Again.Rate, 1.0/3, 1e-9) || !near(sprawling.Unanswered.Rate, 1.0/3, 1e-9) || !near(sprawling.Realised.Mean, 0, 0) {
		t.Errorf("the one that asks for all, for nothing and again: %+v", sprawling)
	}
	if !near(mumbling.Decided.Rate, 0, 0) || !near(mumbling.Right.Rate, 0, 0) || mumbling.InForm.N != 0 {
		t.Errorf("the one that decides in other words: %+v", mumbling)
	}
	for i, name := range session.AttributeNames() {
		if !near(careful.Judged[name].Mean, float64(1+i%5), 0) || careful.Judged[name].N == 0 {
			t.Errorf("%s was rated %+v", name, careful.Judged[name])
		}
	}
	if careful.JudgeFaults != 0 || len(hasty.Judged) != 0 {
		t.Errorf("faults %d, ratings of nothing %v", careful.JudgeFaults, hasty.Judged)
	}
}

func TestAJudgeThatTalksGivesNoScore(t *testing.T) {
	rows, _ := examinedBy(t, "--host", clinic(t), "-n", "4", "--complete", "0", "-m", "scripted/examiner", "--judge", "scripted/talker", "-o", t.TempDir()+"/out.jsonl")
	if r := rows["scripted/examiner"]; len(r.Judged) != 0 || r.JudgeFaults == 0 || r.JudgeFaults != r.Expected.N {
		t.Errorf("%+v", r)
	}
}

func TestExaminationsByChoice(t *testing.T) {
	rows, _ := examinedBy(t, "--host", clinic(t), "-n", "6", "--kind", "choice", "--complete", "0", "-m", "scripted/examiner")
	if r := rows["scripted/examiner"]; !near(r.Right.Rate, 1, 0) || !near(r.Clauses.Mean, 1, 0) {
		t.Errorf("%+v", r)
	}
}

// The built-in models know one small world and say so of another.
func TestABuiltInModelSaysThatAPatientIsOutsideItsWorld(t *testing.T) {
	file := t.TempDir() + "/out.jsonl"
	rows, _ := examinedBy(t, "-n", "2", "--complete", "0", "-m", "tiny/asker", "-o", file)
	if r := rows["tiny/asker"]; r.Right.N != 2 || !near(r.Decided.Rate, 0, 0) {
		t.Errorf("%+v", r)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var d run.Dialogue
		if err := json.Unmarshal([]byte(line), &d); err != nil || d.Error != "" || d.Act != session.Refuse {
			t.Errorf("%s: %s %s (%v)", d.Probe, d.Act, d.Error, err)
		}
	}
}

// A real Ollama with a model that knows nothing of patients: the family is
// played and measured all the same.
func TestOllamaIsExaminedWithATinyModel(t *testing.T) {
	host := os.Getenv("ASKANCE_TEST_OLLAMA")
	if host == "" {
		t.Skip("no real Ollama to talk to: run `.ci/ollama with go test …`, or set ASKANCE_TEST_OLLAMA to the address `.ci/ollama start` prints")
	}
	rows, text := examinedBy(t, "--host", host, "-n", "2", "--difficulty", "1", "--complete", "0", "-m", "asker", "--judge", "guesser")
	for name, r := range rows {
		if r.Right.N != 2 || r.Expected.N != r.Clauses.N || r.JudgeFaults > r.Expected.N {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if len(rows) != 1 {
		t.Errorf("%s", text)
	}
}

func TestSamplesAreBranchesAndPreferencesAreSummedUp(t *testing.T) {
	dir, host := t.TempDir(), clinic(t)
	b, err := newBackend(t.Context(), &env{dir: dir, host: host}, "none")
	if err != nil {
		t.Fatal(err)
	}
	probe, err := b.Probe("clinical", "open", 3, 2)
	if err != nil {
		t.Fatal(err)
	}
	k := &take{t: t}
	p, err := b.Start(t.Context(), setupOf(probe, "scripted/examiner", "scripted/sprawling"), k.sink)
	if err != nil {
		t.Fatal(err)
	}
	k.play = p.(*play)
	k.until(nil)
	for _, r := range []session.Preference{
		{ID: "1", Rater: "anna", Attribute: "clarity", First: "1.2", Second: "2.2", Verdict: session.PrefersFirst},
		{ID: "2", Rater: "bob", Attribute: "clarity", First: "2.2", Second: "1.2", Verdict: session.PrefersSecond},
	} {
		if err := p.Prefer(r); err != nil {
			t.Fatal(err)
		}
	}
	id := k.s.ID
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	b.close()
	said := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := Run(t.Context(), append([]string{"--data-dir", dir, "--host", host}, args...), nil, &out, &errs); code != ExitFine {
			t.Fatalf("%v: exit %d: %s", args, code, &errs)
		}
		return out.String()
	}
	drawn := said("sample", id, "--turn", "1.2", "-k", "2")
	if strings.Count(drawn, "\n") != 2 || !strings.Contains(drawn, `"seed":4`) || !strings.Contains(drawn, `"seed":5`) || !strings.Contains(drawn, `"expected_gain_bits":`) {
		t.Errorf("drawn: %s", drawn)
	}
	sum := said("quality", id)
	for _, want := range []string{"scripted/examiner", "clauses 1.00", "anna and bob  all        1  100 %", "preferred of two questions"} {
		if !strings.Contains(sum, want) {
			t.Errorf("the summary lacks %q:\n%s", want, sum)
		}
	}
	if pairs := said("export", "--to", "pairs", id); strings.Count(pairs, `"attribute":"clarity"`) != 2 || !strings.Contains(pairs, `"rejected":[{"role":"assistant"`) {
		t.Errorf("pairs: %s", pairs)
	}
	if text := said("show", id); !strings.Contains(text, "anna prefers 1.2 to 2.2 for clarity") || !strings.Contains(text, "counted: 1 interrogative clause") || !strings.Contains(text, "lane 4") {
		t.Errorf("shown as %s", text)
	}
}

func TestSamplesThatCannotBeDrawnSayWhy(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"sample"}, "arg"}, {[]string{"sample", "nothing"}, "nothing"}, {[]string{"sample", "x", "-k", "0"}, "between 1 and 100"},
		{[]string{"sample", "x", "--temperature", "0"}, "above 0"}, {[]string{"quality"}, "arg"}, {[]string{"quality", "nothing"}, "nothing"},
	} {
		var out, errs bytes.Buffer
		if code := Run(t.Context(), append([]string{"--data-dir", dir}, c.args...), nil, &out, &errs); code == ExitFine || !strings.Contains(errs.String(), c.says) {
			t.Errorf("%v: exit %d: %s", c.args, code, &errs)
		}
	}
}

func setupOf(p *session.Probe, models ...string) lab.Setup {
	return lab.Setup{Probe: p, Models: models, Answers: "scripted"}
}
