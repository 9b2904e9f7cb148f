package act

import (
	"strings"
	"testing"

	"askance/session/step"
)

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

// Every rule has a reply in testdata that it fires on, so that none is there
// for nothing.
func TestEveryRuleFires(t *testing.T) {
	fired := map[string]bool{}
	for _, w := range writtenReplies(t) {
		for _, text := range []string{w.prompt, w.reply} {
			for _, st := range step.Sentences(text) {
				tokens, _ := vocab.tokenise(nil, text[st.Start:st.End], false)
				for i := range tokens {
					for _, n := range ruled.index[tokens[i].id] {
						if _, ok := ruled.rules[n].pat.match(tokens, i); ok {
							fired[ruled.rules[n].text] = true
						}
					}
				}
			}
		}
	}
	for _, r := range ruled.rules {
		if !fired[r.text] {
			t.Errorf("no reply for the rule %q: %s", r.why, r.text)
		}
	}
}

// Every class is used by some rule.
func TestEveryClassIsUsed(t *testing.T) {
	for name := range classes {
		used := false
		for _, r := range ruled.rules {
			used = used || strings.Contains(r.text, "@"+name)
		}
		if !used {
			t.Errorf("no rule uses the class @%s", name)
		}
	}
}
