package about

import (
	"strings"
	"unicode"

	"askance/session"
)

// enough is the share of content words, 0..1, that two questions must have in
// common to be taken for the same one.
const enough = 0.75

// words splits text into words in lower case; "," ";" and "?" stay as words of
// their own, because they part questions.
func words(text string) []string {
	var list []string
	var w strings.Builder
	flush := func() {
		if s := strings.Trim(w.String(), "'."); s != "" {
			list = append(list, s)
		}
		w.Reset()
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			w.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’':
			w.WriteByte('\'')
		case r == '.' && w.Len() > 0 && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9':
			w.WriteRune(r)
		default:
			flush()
			if r == ',' || r == ';' || r == '?' {
				list = append(list, string(r))
			}
		}
	}
	flush()
	return list
}

// parts splits a question where another one may begin.
func parts(q []string) [][]string {
	var list [][]string
	from := 0
	for i, w := range q {
		if w == "," || w == ";" || w == "?" || w == "and" || w == "or" {
			if i > from {
				list = append(list, q[from:i])
			}
			from = i + 1
		}
	}
	if from < len(q) {
		list = append(list, q[from:])
	}
	return list
}

// byTerms returns the fact all of whose groups are hit, the one with the most
// groups when there are several; between equals the first in the question.
func byTerms(q []string, facts []session.Fact) *session.Fact {
	var found *session.Fact
	groups, at := 0, 0
	for i := range facts {
		f := &facts[i]
		last, ok := hits(q, f.Terms)
		if !ok || len(f.Terms) < groups || len(f.Terms) == groups && last >= at {
			continue
		}
		found, groups, at = f, len(f.Terms), last
	}
	return found
}

// hits reports whether every group has a word in q, and where the last of the
// groups was complete.
func hits(q []string, groups [][]string) (last int, ok bool) {
	for _, group := range groups {
		at := -1
		for _, term := range group {
			if i := index(q, plainWords(term)); i >= 0 && (at < 0 || i < at) {
				at = i
			}
		}
		if at < 0 {
			return 0, false
		}
		last = max(last, at)
	}
	return last, len(groups) > 0
}

func plainWords(text string) []string { return plain(words(text)) }

// plain returns the words without the marks.
func plain(list []string) []string {
	kept := make([]string, 0, len(list))
	for _, w := range list {
		if w != "," && w != ";" && w != "?" {
			kept = append(kept, w)
		}
	}
	return kept
}

// index returns where the words of term stand in q in a row, or -1.
func index(q, term []string) int {
	for i := 0; len(term) > 0 && i+len(term) <= len(q); i++ {
		n := 0
		for n < len(term) && same(q[i+n], term[n]) {
			n++
		}
		if n == len(term) {
			return i
		}
	}
	return -1
}

// same compares two words, a plural or a possessive being the same word.
func same(a, b string) bool {
	return a == b || singular(a) == singular(b)
}

func singular(w string) string {
	w = strings.TrimSuffix(w, "'s")
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ses") || strings.HasSuffix(w, "hes")):
		return w[:len(w)-2]
	case len(w) > 4 && strings.HasSuffix(w, "ves"):
		return w[:len(w)-3] + "f"
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// asListed returns the fact that has the question on its list.
func asListed(q []string, facts []session.Fact) *session.Fact {
	asked := content(q)
	for i := range facts {
		for _, listed := range facts[i].Questions {
			if c := content(words(listed)); len(c) > 0 && overlap(asked, c) == 1 {
				return &facts[i]
			}
		}
	}
	return nil
}

// byOverlap returns the fact whose questions share most words with q, if they
// share enough and no other fact shares as much.
func byOverlap(q []string, facts []session.Fact) *session.Fact {
	var found *session.Fact
	most, tie := enough, false
	asked := content(q)
	for i := range facts {
		share := 0.0
		for _, listed := range facts[i].Questions {
			share = max(share, overlap(asked, content(words(listed))))
		}
		switch {
		case share > most || share == most && found == nil:
			found, most, tie = &facts[i], share, false
		case share == most:
			tie = true
		}
	}
	if tie {
		return nil
	}
	return found
}

// overlap is twice the number of common words over the number of all, 0..1.
func overlap(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	common := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				common++
				break
			}
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}

// content returns the words that carry meaning, each once, in the singular.
func content(q []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, w := range q {
		s := singular(w)
		if empty[w] || empty[s] || seen[s] || len(s) == 1 && !unicode.IsDigit(rune(s[0])) {
			continue
		}
		seen[s] = true
		list = append(list, s)
	}
	return list
}

var empty = set(`, ; ? a an the of in on at to for from by with and or is are was were be been do does did has have had
	can could would will may might should please tell me you i we us your my know let need needs want like what which
	who how when where why many much number amount there that this it its their they he she his her them provide specify
	clarify if whether about any some more information detail exactly total those these so sure okay also just value question`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// everything reports whether the question wants all there is to know.
func everything(q []string) bool {
	wide, thing := false, false
	for _, w := range q {
		switch w {
		case "everything":
			return true
		case "all", "any", "more", "other", "further", "additional", "complete", "full", "missing", "necessary", "rest", "entire":
			wide = true
		case "information", "info", "details", "detail", "facts", "fact", "data", "context", "numbers", "values", "else", "problem", "clarification":
			thing = true
		}
	}
	return wide && thing
}
