package act

// ruleset is the compiled form of the tables.
type ruleset struct {
	rules []rule
	index [][]uint16 // rules by the words they can begin with
}

var (
	vocab  = newVocabulary()
	opener map[wordID]bool // words that keep a clause at its beginning
	ruled  = mustCompile(ruleTables)
)

// mustCompile compiles the tables. A rule that cannot be read is left out; a
// test fails for every such rule.
func mustCompile(tables [][]rule) *ruleset {
	rs := &ruleset{}
	for _, table := range tables {
		for _, r := range table {
			pat, err := vocab.compile(r.text, classes)
			if err != nil {
				continue
			}
			r.pat = pat
			rs.rules = append(rs.rules, r)
		}
	}
	nameFeatures()
	rs.index = make([][]uint16, len(vocab.words))
	for i := range rs.rules {
		for _, id := range rs.rules[i].pat.starts(vocab) {
			rs.index[id] = append(rs.index[id], uint16(i))
		}
	}
	return rs
}

// A hit is a rule that fired on tokens [from, to).
type hit struct {
	rule     *rule
	from, to int
}

// find appends the first hit of each kind of rule in the sentence.
func (rs *ruleset) find(tokens []token, hits *[kinds]hit) {
	for i := range tokens {
		t := &tokens[i]
		if t.quoted || int(t.id) >= len(rs.index) {
			continue
		}
		for _, n := range rs.index[t.id] {
			r := &rs.rules[n]
			if hits[r.kind].rule != nil {
				continue
			}
			if to, ok := r.pat.match(tokens, i); ok {
				hits[r.kind] = hit{r, i, to}
			}
		}
	}
}
