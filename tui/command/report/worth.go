package report

import (
	"fmt"
	"slices"

	"askance/session"
	"askance/session/gain"
	"askance/session/run"
	"askance/tui/page"
	"askance/tui/safe"
)

// A Worth is what the first replies of one sort were worth, looking so far.
type Worth struct {
	Model   string `json:"model"`
	Reply   string `json:"reply"`             // asks, guesses, or all
	Window  int    `json:"window"`            // further turns
	N       int    `json:"n"`                 // replies
	Failed  int    `json:"failed"`            // samples, in none of the numbers
	Unrated int    `json:"unrated,omitempty"` // samples that the judge could not rate

	Task          *Reward `json:"task"`
	Cost          *Reward `json:"token_cost"`
	Interactivity *Reward `json:"interactivity"`
}

// A Reward is one of the three numbers over replies: of the task and of
// interactivity 0..1, more is better; of the cost 0..1, less is.
type Reward struct {
	N    int        `json:"n"`
	Mean float64    `json:"mean"`
	CI   [2]float64 `json:"ci"` // low and high, 95 %, bootstrap over replies
	SD   float64    `json:"sd"` // of one reply's samples, mean over replies
}

func rewardOf(spreads []session.Spread) *Reward {
	var means, spread []float64
	t := &Reward{}
	for _, s := range spreads {
		if s.N > 0 {
			means, spread = append(means, s.Mean), append(spread, s.SD)
		}
	}
	if len(means) == 0 {
		return nil
	}
	slices.Sort(means) // dialogues end in any order, and the figures are to be the same
	slices.Sort(spread)
	for _, sd := range spread {
		t.SD += sd
	}
	sum := gain.Summarise(means, 1)
	t.N, t.Mean, t.CI = sum.N, sum.Mean, [2]float64{sum.Low, sum.High}
	t.SD /= float64(t.N)
	return t
}

// worths gathers rollouts of first replies.
type worths struct {
	order []worthKey
	all   map[worthKey][]session.Rollouts
	judge string
	why   string // the first sample without a rating has none
}

type worthKey struct {
	model, reply string
	window       int
}

func (w *worths) add(d run.Dialogue) {
	for _, s := range d.Dialogue {
		if s.Role != session.Assistant || len(s.Rollouts) == 0 {
			continue // such as one that only looked something up with tools
		}
		for _, r := range s.Rollouts {
			w.judge = r.Judge
			w.unrated(r)
			w.put(worthKey{d.Model, "all", r.Window}, r)
			switch {
			case d.Asked:
				w.put(worthKey{d.Model, "asks", r.Window}, r)
			case d.Guessed:
				w.put(worthKey{d.Model, "guesses", r.Window}, r)
			}
		}
		return
	}
}

// unrated keeps why the judge gave no rating, once.
func (w *worths) unrated(r session.Rollouts) {
	for _, s := range r.Samples {
		if w.why == "" && r.Judge != "" && s.Error == "" && s.Interactivity == nil && len(s.Warnings) > 0 {
			w.why = s.Warnings[0]
		}
	}
}

func (w *worths) put(k worthKey, r session.Rollouts) {
	if w.all == nil {
		w.all = map[worthKey][]session.Rollouts{}
	}
	if w.all[k] == nil {
		w.order = append(w.order, k)
	}
	w.all[k] = append(w.all[k], r)
}

// list is one worth for each model, sort of reply and window, models in the
// order of the run.
func (w *worths) list(models []*run.Tally) []Worth {
	var out []Worth
	for _, m := range models {
		for _, reply := range []string{"asks", "guesses", "all"} {
			for _, k := range w.order {
				if k.model == m.Model && k.reply == reply {
					out = append(out, w.worth(k))
				}
			}
		}
	}
	return out
}

func (w *worths) worth(k worthKey) Worth {
	out := Worth{Model: k.model, Reply: k.reply, Window: k.window, N: len(w.all[k])}
	var task, cost, inter []session.Spread
	for _, r := range w.all[k] {
		task, cost, inter = append(task, r.TaskScore()), append(cost, r.TokenCost()), append(inter, r.Interactivity())
		for _, s := range r.Samples {
			switch {
			case s.Error != "":
				out.Failed++
			case r.Judge != "" && s.Interactivity == nil:
				out.Unrated++
			}
		}
	}
	out.Task, out.Cost, out.Interactivity = rewardOf(task), rewardOf(cost), rewardOf(inter)
	return out
}

// write prints the table, the turn alone above the dialogues played on.
func (w *worths) write(b *page.Page, models []*run.Tally) {
	list := w.list(models)
	if len(list) == 0 {
		return
	}
	b.WriteString("\n what the first reply is worth: alone, and played on (multiturn-aware reward, its terms apart)\n")
	rows := [][]string{{"", "first reply", "n", "looking", "task", "token cost", "interactivity"}}
	failed, unrated := 0, 0
	for _, v := range list {
		if v.Reply == "all" {
			failed, unrated = failed+v.Failed, unrated+v.Unrated
		}
		look := "at it alone"
		if v.Window > 0 {
			look = page.Many(v.Window, "turn") + " on"
		}
		rows = append(rows, []string{safe.Line(v.Model).String(), v.Reply, fmt.Sprint(v.N), look, v.Task.show(2), v.Cost.show(3), v.Interactivity.show(2)})
	}
	b.Table(2, rows)
	b.WriteString(" mean over replies [95 % bootstrap interval] ± standard deviation of one reply's samples; more is better, of cost less\n")
	fmt.Fprintf(b, " interactivity: %s\n", w.method())
	if unrated > 0 {
		fmt.Fprintf(b, " %s the judge could not rate, and they are in no interactivity; the first: %s\n", page.Many(unrated, "sample"), safe.Line(w.why))
	}
	if failed > 0 {
		fmt.Fprintf(b, " %d samples failed and are in none of the numbers; -o keeps why\n", failed)
	}
}

func (w *worths) method() string {
	if w.judge != "" {
		return "rated 0 to 1 by " + safe.Line(w.judge).String()
	}
	return "the share of replies made while something was missing that ask for it or say so (a rule; --judge rates it)"
}

// show is the term as a table shows it, a dash where there is none.
func (t *Reward) show(digits int) string {
	if t == nil {
		return page.None
	}
	return fmt.Sprintf("%.*f [%.*f–%.*f] ±%.*f", digits, t.Mean, digits, t.CI[0], digits, t.CI[1], digits, t.SD)
}
