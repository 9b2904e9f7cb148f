package chat

import (
	"cmp"
	"slices"
	"strings"

	"askance/session"
)

// sameName reports whether two names mean the same model: letter case and an
// implied ":latest" make no difference, as in Ollama.
func sameName(a, b string) bool { return strings.EqualFold(fullName(a), fullName(b)) }

func fullName(name string) string {
	if i := strings.LastIndexByte(name, '/'); strings.Contains(name[i+1:], ":") {
		return name
	}
	return name + ":latest"
}

// closest returns up to three names that look like name, most alike first.
func closest(name string, models []session.Model) []string {
	type near struct {
		name string
		far  int
	}
	var all []near
	want := bare(name)
	for _, m := range models {
		have := bare(m.Name)
		far := distance(want, have)
		if want != "" && (strings.Contains(have, want) || strings.Contains(want, have)) {
			far = min(far, 1)
		}
		if far <= max(2, len(want)/3) {
			all = append(all, near{m.Name, far})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.far, b.far) })
	var names []string
	for _, n := range all[:min(3, len(all))] {
		if !slices.Contains(names, n.name) {
			names = append(names, n.name)
		}
	}
	return names
}

// bare is what people remember of a name: neither the tag nor the folder.
func bare(name string) string {
	name = strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	name, _, _ = strings.Cut(name, ":")
	return name
}

// distance is the number of bytes to insert, delete or change to get from a
// to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
