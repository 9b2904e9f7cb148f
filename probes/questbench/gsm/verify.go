package gsm

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"askance/probes/internal/equation"
)

// A DisagreementError says that the two solvers differ about a problem: a fault
// of this package.
type DisagreementError struct {
	Linear, Worlds []string
	Equations      []string
}

// Error shows both.
func (e *DisagreementError) Error() string {
	return fmt.Sprintf("the linear form finds that %v suffice and the worlds %v in %s: please report this", e.Linear, e.Worlds, strings.Join(e.Equations, "; "))
}

// verify solves the written equations, knowing nothing of how they were made.
func (p *Problem) verify() error {
	right, err := p.byWorlds()
	if err != nil {
		return err
	}
	if !slices.Equal(right, p.right) || len(right) == 0 {
		return &DisagreementError{p.right, right, p.Equations()}
	}
	return nil
}

// maxWorlds is how many values of the withheld variable are tried: the ends of
// its domain, its true value and some between.
const maxWorlds = 5

// byWorlds solves the equations in worlds that differ in what is withheld. A
// variable suffices when all worlds that agree about it agree about the
// answer, and it is not there already when none is known.
func (p *Problem) byWorlds() ([]string, error) {
	system, err := equation.ParseAll(p.Equations())
	if err != nil {
		return nil, err
	}
	goal := p.symbol(p.derivedAt(len(p.Derived) - 1))
	base := map[string]float64{}
	for i, g := range p.Givens {
		if i != p.Held {
			base[p.symbol(i)] = float64(g.Value)
		}
	}
	for i := p.Unknown; i < len(p.Extras); i++ {
		base[p.symbol(p.extraAt(i))] = float64(p.Extras[i].Value)
	}
	if _, solved := system.Solve(base)[goal]; solved {
		return nil, fmt.Errorf("the equations settle %s without a question: %s", goal, strings.Join(p.Equations(), "; "))
	}
	open := map[string]string{p.symbol(p.Held): p.Givens[p.Held].ID}
	for i := range p.Unknown {
		open[p.symbol(p.extraAt(i))] = p.Extras[i].ID
	}
	seen := map[string]map[int64]int64{} // by variable and its value: the answer, or mixed
	for v := range open {
		seen[v] = map[int64]int64{}
	}
	for n := range 2 * min(maxWorlds, len(p.Domain)) {
		base[p.symbol(p.Held)] = float64(p.sample(n / 2))
		for i := range p.Unknown {
			base[p.symbol(p.extraAt(i))] = float64(p.Extras[i].Value + n%2)
		}
		all := system.Solve(base)
		y := int64(math.Round(all[goal]))
		for v := range open {
			x := int64(math.Round(all[v]))
			if old, ok := seen[v][x]; ok && old != y {
				seen[v][x] = mixed
			} else {
				seen[v][x] = y
			}
		}
	}
	var right []string
	for v, answers := range seen {
		if !slices.Contains(slices.Collect(maps.Values(answers)), mixed) {
			right = append(right, open[v])
		}
	}
	return right, nil
}

// mixed stands for answers that differ.
const mixed = math.MinInt64

// sample is value n of maxWorlds values spread over the domain.
func (p *Problem) sample(n int) int {
	worlds := min(maxWorlds, len(p.Domain))
	return p.Domain[n*(len(p.Domain)-1)/(worlds-1)]
}
