package probes

import (
	"errors"
	"strings"
	"testing"

	"askance/session"
)

type named string

func (n named) Name() string                                     { return string(n) }
func (n named) About() string                                    { return "" }
func (n named) Kinds() []string                                  { return []string{"absent", Complete} }
func (n named) Levels() (lo, hi int)                             { return 1, 3 }
func (n named) Make(string, uint64, int) (*session.Probe, error) { return &session.Probe{}, nil }

func TestARegistryFindsWhatItWasGiven(t *testing.T) {
	r, err := NewRegistry(named("counting"), named("gsm"))
	if err != nil {
		t.Fatal(err)
	}
	if f, err := r.Find("gsm"); err != nil || f.Name() != "gsm" {
		t.Fatalf("Find(gsm) = %v, %v", f, err)
	}
	_, err = r.Find("gms")
	var unknown *UnknownFamilyError
	if !errors.As(err, &unknown) || !strings.Contains(err.Error(), "counting, gsm") {
		t.Fatalf("Find(gms) = %v, want an error that lists the families", err)
	}
}

func TestARegistryRefusesTwoOfOneName(t *testing.T) {
	if _, err := NewRegistry(named("gsm"), named("gsm")); err == nil {
		t.Fatal("two families of one name were accepted")
	}
}

func TestArgumentsOutOfRangeAreNamed(t *testing.T) {
	for _, c := range []struct {
		kind       string
		difficulty int
		want       string
	}{
		{"", 0, ""},
		{"absent", 3, ""},
		{"gone", 0, `no kind "gone"`},
		{"", 4, "difficulties 1 to 3"},
		{"", -1, "difficulties 1 to 3"},
	} {
		err := CheckArguments(named("gsm"), c.kind, c.difficulty)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("CheckArguments(%q, %d) = %v, want %q", c.kind, c.difficulty, err, c.want)
		}
	}
}
