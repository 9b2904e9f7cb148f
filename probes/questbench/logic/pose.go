package logic

import (
	"errors"

	"askance/probes/internal/draw"
)

// Pose makes a problem of a theory that comes from elsewhere: what is right is
// what forward propagation finds and the prompt does not forbid. cases are
// further attributes that settle the goal, but only when one reasons by cases;
// knowing one of them suffices as well. The error says what is wrong with it.
func Pose(t *Theory, known Set, goal int, forbidden, seed uint64) (p *Problem, cases uint64, err error) {
	v := t.Solve(known, goal)
	switch {
	case v.Contradictory:
		return nil, 0, errors.New("the facts contradict the rules")
	case v.Decided:
		return nil, 0, errors.New("the facts settle the goal without a question")
	}
	p = &Problem{Theory: t, Known: known, Goal: goal, Forbidden: forbidden, Open: v.Open & t.mentioned(), Depth: v.Depth, Held: -1}
	p.Right, p.ByCases = v.Sufficient&^forbidden, v.ByCases&^forbidden
	if held := list(p.Right); len(held) > 0 {
		p.Held = held[0]
	} else {
		return nil, 0, errors.New("no question that may be asked settles the goal")
	}
	p.complete(draw.New(Name+" posed", seed))
	for _, c := range t.Clauses {
		if c.T&p.World == 0 && c.F&^p.World == 0 {
			return nil, 0, errors.New("no world that fits the rules was found")
		}
	}
	return p, p.ByCases, nil
}
