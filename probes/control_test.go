package probes_test

import (
	"testing"

	"askance/probes"
	"askance/probes/counting"
	"askance/probes/critical"
	"askance/probes/questbench"
	"askance/probes/sharded"
)

func TestAControlHasTheFormOfItsKind(t *testing.T) {
	for _, c := range []struct {
		family     probes.Family
		kind, want string
	}{
		{questbench.Family{}, "logic-choice", "complete-logic-choice"},
		{questbench.Family{}, "equations", "complete-equations"},
		{questbench.Family{}, "", "complete"},
		{critical.Family{}, "missing", "complete"},
		{critical.Family{}, "irrelevant", "complete-irrelevant"},
		{critical.Family{}, "irrelevant-boxed", "complete-irrelevant-boxed"},
		{critical.Family{}, "contradictory-boxed", "complete-boxed"},
		{sharded.Family{}, "snowball", "complete"},
		{counting.Family{}, "vague", "complete"},
	} {
		if got := probes.Control(c.family, c.kind); got != c.want {
			t.Errorf("the control of %s %q is %q, want %q", c.family.Name(), c.kind, got, c.want)
		}
		if _, err := c.family.Make(probes.Control(c.family, c.kind), 1, 2); err != nil {
			t.Error(err)
		}
	}
}
