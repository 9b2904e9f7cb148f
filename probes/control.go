package probes

import (
	"slices"
	"strings"
)

// Control is the kind of the complete control that differs from kind in
// nothing but the gap: the one in the same form where the family has it, else
// Complete.
func Control(f Family, kind string) string {
	kinds := f.Kinds()
	last := kind[strings.LastIndex(kind, "-")+1:]
	for _, k := range []string{Complete + "-" + kind, Complete + "-" + last} {
		if slices.Contains(kinds, k) {
			return k
		}
	}
	return Complete
}
