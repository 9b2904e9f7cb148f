package act

import "testing"

func TestEveryRuleCanBeRead(t *testing.T) {
	n := 0
	for _, table := range ruleTables {
		for _, r := range table {
			n++
			if _, err := newVocabulary().compile(r.text, classes); err != nil {
				t.Error(err)
			}
			if r.why == "" {
				t.Errorf("rule %q gives no reason", r.text)
			}
		}
	}
	if n != len(ruled.rules) {
		t.Errorf("%d rules are written, %d compiled", n, len(ruled.rules))
	}
}
