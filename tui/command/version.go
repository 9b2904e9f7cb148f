package command

import "runtime/debug"

// release is the version that the next release will have.
const release = "0.1.0"

// Version returns the program's version, with the commit it was built from
// when the build knows it.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return release + "+" + s.Value[:12]
		}
	}
	return release
}
