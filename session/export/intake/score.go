package intake

import (
	"context"
	"sort"

	"askance/session"
	"askance/session/gain"
	"askance/session/run"
)

// Score scores the turns of a session that was read, as a live one is scored,
// and returns its events with the gains at their end. Without a probe that has
// readings or an answer there is nothing to score, and the events come back as
// they are. The error is that of ctx or of events that make no session.
func Score(ctx context.Context, scorer *gain.Scorer, events []session.Event) ([]session.Event, error) {
	s, _, err := session.Fold(events)
	if err != nil || s.Probe == nil || len(s.Probe.Readings) == 0 && s.Probe.Answer == "" {
		return events, err
	}
	var found []session.Gain
	q := gain.NewQueue(scorer, func(g session.Gain) {
		if g.Kind != session.Surprise { // recorded already
			found = append(found, g)
		}
	})
	defer q.Close()
	order := map[session.TurnID]int{}
	for _, l := range s.Lanes {
		for _, t := range l.Turns {
			order[t.ID] = len(order)
			for _, j := range jobs(s, l, t) {
				q.Offer(j)
			}
		}
	}
	if err := q.Wait(ctx); err != nil {
		return nil, err
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := found[i], found[j]
		if a.Turn != b.Turn {
			return order[a.Turn] < order[b.Turn]
		}
		if a.Step != b.Step {
			return uint(a.Step) < uint(b.Step) // the whole turn, -1, comes last
		}
		return a.Kind < b.Kind
	})
	at := events[len(events)-1].At
	for _, g := range found {
		events = append(events, session.Event{Seq: uint64(len(events) + 1), At: at, Body: session.Gained{Gain: g}})
	}
	return events, nil
}

// jobs are what is scored of a turn: its steps and the whole of a model's, the
// whole of a user's but not of the first, which gains are measured from.
func jobs(s *session.Session, l *session.Lane, t *session.Turn) (list []gain.Job) {
	j := gain.Job{Turn: t.ID, Step: session.WholeTurn, Role: t.Role, Probe: s.Probe, Dialogue: run.Messages(s.Probe, s.Path(t.Parent)), Said: t.Text()}
	switch {
	case t.Error != "" || t.Len() == 0 || t.Role == session.User && t.Parent == "":
		return nil
	case t.Role != session.Assistant:
		return []gain.Job{j}
	}
	j.Writer, j.Label = l.Model, t.Label
	for _, st := range t.Steps {
		k := j
		k.Step, k.Start, k.Said, k.Label = st.Index, st.Start, t.Text()[:st.End], nil
		list = append(list, k)
	}
	return append(list, j)
}
