package user

import (
	"context"
	"strings"

	"askance/session"
)

// What a scripted user says when it has nothing to reveal.
const (
	DoesNotKnow  = "I don't know."
	OneAtATime   = "Please ask for one thing at a time."
	NothingAsked = "nothing was asked"
)

// Scripted answers from the probe: it holds the withheld facts and the
// sentences that reveal them.
type Scripted struct{}

// Author is session.ByScripted.
func (Scripted) Author() session.Author { return session.ByScripted }

// Reply reveals the fact that the last turn asks about. It is silent when that
// turn asks nothing.
func (Scripted) Reply(_ context.Context, p *session.Probe, dialogue []*session.Turn) (Reply, error) {
	if len(dialogue) == 0 {
		return Reply{Why: NothingAsked}, nil
	}
	last := dialogue[len(dialogue)-1]
	l := last.Label
	if last.Role != session.Assistant || last.Error != "" || l == nil || !l.Act.Asks() {
		return Reply{Why: NothingAsked}, nil
	}
	if f := p.Fact(l.About); f != nil {
		return Reply{Text: inForm(p, f.Reveal), Fact: f.ID, Why: "asked about " + f.Label}, nil
	}
	for _, tag := range l.Tags {
		if tag == "asks-everything" {
			return Reply{Text: OneAtATime, Why: "it asks for everything at once"}, nil
		}
	}
	unknown := DoesNotKnow
	if p != nil && p.NoReply != "" {
		unknown = p.NoReply
	}
	return Reply{Text: inForm(p, unknown), Why: "no fact of the probe is asked about"}, nil
}

// inForm puts a reply into the words that the probe's protocol prescribes.
func inForm(p *session.Probe, reply string) string {
	if p == nil || p.ReplyForm == "" {
		return reply
	}
	return strings.ReplaceAll(p.ReplyForm, "{reply}", reply)
}
