package act

import (
	"bytes"
	"slices"
	"strings"

	"askance/session"
	"askance/session/act/value"
)

// decision is what a reply gives as its final answer to a probe that says in
// which form one is to be given.
type decision struct {
	given      string // the answer, as it stands behind the lead
	start, end int    // of its line
	lines      int    // lines of that form with different answers
	said       bool   // the rules took something for an answer
}

// formed reads the final answer of a probe that has a lead for it, such as
// "Diagnosis:", strictly: a line of its own that begins with the lead. nil where
// the probe has none. A line that is not complete yet is not read.
func (t *Tracker) formed(l *session.Label) *decision {
	p := t.c.Probe
	if p == nil || p.AnswerLead == "" {
		return nil
	}
	from := t.formAt
	if i := bytes.LastIndex(t.text[from:], []byte("</think>")); i >= 0 {
		t.form, from = decision{}, from+i+len("</think>")
	}
	for {
		n := bytes.IndexByte(t.text[from:], '\n')
		if n < 0 {
			break
		}
		t.form.line(string(t.text[from:from+n]), from, p.AnswerLead)
		from += n + 1
	}
	t.formAt = from
	d := t.form
	d.said = l.Commits
	if t.ended && from < len(t.text) {
		d.line(string(t.text[from:]), from, p.AnswerLead)
	}
	l.Commits = d.lines > 0
	return &d
}

const ornaments = " \t\r*_#>`-\"“”."

// line reads one line that begins at offset at.
func (d *decision) line(text string, at int, lead string) {
	trimmed := strings.TrimLeft(text, ornaments)
	if len(trimmed) < len(lead) || !strings.EqualFold(trimmed[:len(lead)], lead) {
		return
	}
	given := strings.Trim(trimmed[len(lead):], ornaments)
	switch {
	case d.lines == 0:
		d.given = given
	case value.Equal(given, d.given):
		return
	case d.lines < maxSpans:
		d.given += " / " + given
	}
	d.lines++
	d.start, d.end = at+len(text)-len(trimmed), at+len(strings.TrimRight(text, " \t\r"))
}

// inForm reports whether the answer is one, and one that the prompt allows.
func (d *decision) inForm(p *session.Probe) bool {
	return d.lines == 1 && slices.ContainsFunc(p.Answers, func(a string) bool { return value.Equal(a, d.given) })
}

// mark puts the line in place of what the rules took for an answer, and says
// when there was none in the form that was asked for.
func (d *decision) mark(l *session.Label, p *session.Probe) {
	spans := make([]session.Span, 0, len(l.Spans)+1)
	for _, s := range l.Spans {
		if s.Role != session.SpanCommits {
			spans = append(spans, s)
		}
	}
	if d.lines > 0 {
		spans = append(spans, session.Span{Start: d.start, End: d.end, Role: session.SpanCommits, Why: "the line for the final answer: '" + p.AnswerLead + "'"})
	}
	l.Spans = spans
	if d.lines > 0 && !d.inForm(p) || d.lines == 0 && d.said && !l.Asks {
		l.Tags = append(l.Tags, TagUnformed)
	}
}
