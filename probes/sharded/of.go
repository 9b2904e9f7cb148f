package sharded

import (
	"fmt"
	"slices"

	"askance/probes"
	"askance/session"
)

// Of is another family told piece by piece: its complete tasks, cut at their
// sentences, in every delivery.
type Of struct{ Family probes.Family }

var _ probes.Family = Of{}

// Prefix comes before the other family's name on the command line.
const Prefix = Name + ":"

// Name is the other family's with Prefix.
func (o Of) Name() string { return Prefix + o.Family.Name() }

// About says what is told piece by piece.
func (o Of) About() string { return o.Family.About() + ", told piece by piece" }

// Kinds are the deliveries and Complete.
func (Of) Kinds() []string { return append(slices.Clone(Deliveries), probes.Complete) }

// Levels are the other family's.
func (o Of) Levels() (lo, hi int) { return o.Family.Levels() }

// Make cuts the complete task that seed and difficulty name. A task of one
// sentence, which cannot be cut, is an error.
func (o Of) Make(kind string, seed uint64, difficulty int) (*session.Probe, error) {
	if err := probes.CheckArguments(o, kind, difficulty); err != nil {
		return nil, err
	}
	if kind == "" {
		kind = Deliveries[seed%missing]
	}
	whole, err := o.Family.Make(probes.Complete, seed, difficulty)
	if err != nil {
		return nil, err
	}
	delivery := kind
	if kind == probes.Complete {
		delivery = Full
	}
	p, err := FromProbe(whole, delivery)
	if err != nil {
		return nil, err
	}
	p.ID, p.Family, p.Kind, p.Seed, p.Difficulty = fmt.Sprintf("%s/%s-%d-%d", o.Name(), kind, difficulty, seed), o.Name(), kind, seed, difficulty
	return p, nil
}
