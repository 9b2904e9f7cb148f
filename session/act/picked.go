package act

import (
	"strings"

	"askance/session"
	"askance/session/act/value"
)

// picked reads the reply to a probe whose question is picked from a list: a
// letter asks about the fact of that option, and the option that needs no
// question decides that nothing is missing.
func (t *Tracker) picked(l *session.Label) {
	p := t.c.Probe
	if p == nil || p.Mode != session.ModeChoice {
		return
	}
	o := option(p, t.tail())
	if o == nil {
		return
	}
	whole := session.Span{End: t.closed(), Role: session.SpanAsks, Why: "picks option " + o.Label}
	l.Asks, l.Commits, l.Confirms, l.Flags, l.Declines = o.Fact != "", o.Fact == "", false, false, false
	if l.Commits {
		whole.Role, whole.Why = session.SpanCommits, "decides that no question is needed"
	}
	l.Spans, l.Why, l.Act = []session.Span{whole}, whole.Why, name(*l)
}

// tail returns the end of the reply, enough for any answer that picks an option.
func (t *Tracker) tail() string {
	end := t.closed()
	return string(t.text[max(0, end-maxPick):end])
}

// closed is how far the reply is read: to its end, or to that of its last closed
// step.
func (t *Tracker) closed() int {
	if t.ended {
		return len(t.text)
	}
	return t.read
}

// maxPick is how many bytes a reply that picks an option may have.
const maxPick = 400

// option finds the option that a reply names: its letter, alone or at the end
// of "the answer is …", or its text.
func option(p *session.Probe, reply string) *session.Option {
	if i := strings.LastIndex(reply, "</think>"); i >= 0 {
		reply = reply[i+len("</think>"):]
	}
	reply = strings.TrimSpace(reply)
	if reply == "" || len(reply) >= maxPick {
		return nil
	}
	last := reply
	for _, lead := range []string{"choice", "option", "answer", "is", ":"} {
		if i := strings.LastIndex(strings.ToLower(last), lead); i >= 0 && i+len(lead) < len(last) {
			last = last[i+len(lead):]
		}
	}
	letter := strings.Trim(value.Unbox(last), " \t\r\n.:()[]*\"'")
	first, _, _ := strings.Cut(reply, "\n")
	head, _, _ := strings.Cut(strings.TrimLeft(first, " (*\""), " ")
	head = strings.TrimRight(head, ".):*")
	for i := range p.Options {
		o := &p.Options[i]
		if strings.EqualFold(letter, o.Label) || value.Equal(reply, o.Text) || strings.Contains(first, o.Text) {
			return o
		}
		if head == o.Label && len(head) < len(first) && strings.ContainsAny(first[len(o.Label):min(len(first), len(o.Label)+3)], ".):") {
			return o
		}
	}
	return nil
}
