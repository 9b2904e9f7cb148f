package questbench

import (
	"testing"

	"askance/probes"
	"askance/probes/internal/probetest"
	"askance/session"
)

func TestFamilyKeepsTheContract(t *testing.T) { probetest.Contract(t, Family{}, 1) }

func TestFamiliesCanBeRegisteredTogether(t *testing.T) {
	if _, err := probes.NewRegistry(append(Families(), Family{})...); err != nil {
		t.Error(err)
	}
}

func TestEveryKindIsWhatItSays(t *testing.T) {
	for kind, want := range map[string]struct {
		mode    session.Mode
		missing bool
	}{
		"logic": {session.ModeOpen, true}, "planning-choice": {session.ModeChoice, true}, "gsm-unsure": {session.ModeUnsure, true},
		"equations": {session.ModeOpen, true}, "equations-choice": {session.ModeChoice, true},
		"complete": {session.ModeOpen, false}, "complete-equations-unsure": {session.ModeUnsure, false},
	} {
		p := probetest.Make(t, Family{}, kind, 3, 2)
		if p.Mode != want.mode || p.Missing() != want.missing || p.Kind != kind {
			t.Errorf("%s is mode %q, missing %v, kind %s", kind, p.Mode, p.Missing(), p.Kind)
		}
	}
}

func TestAllDomainsAreDrawn(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(40) {
		seen[probetest.Make(t, Family{}, "", seed, 1).Kind] = true
	}
	if len(seen) != len(domains) {
		t.Errorf("kinds drawn: %v", seen)
	}
}
