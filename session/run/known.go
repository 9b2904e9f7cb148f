package run

import (
	"askance/session"
	"askance/session/act"
	"askance/session/user"
)

// Known returns what a reply to this dialogue is judged by: what the user has
// said so far, the probe, and the facts that were told. A live turn, a
// recording that is checked again and a transcript from elsewhere are all
// labelled with it, and so alike.
func Known(probe *session.Probe, dialogue []*session.Turn) act.Context {
	judged := probe
	if probe.Gap() == session.GapUnknown {
		judged = nil // nothing is known that a reply could be held against
	}
	return act.Context{Prompt: asked(dialogue), Probe: judged, Told: user.Told(probe, dialogue)}
}
