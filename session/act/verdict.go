package act

import (
	"slices"

	"askance/session"
)

// maxSpans is how many spans of one role a label shows. A label shows where,
// not every place.
const maxSpans = 16

// verdict is what was found in the sentences so far. It grows with each
// sentence and is read at any time.
type verdict struct {
	asks, confirms, wishes, selfs, offers, courtesies, musings int
	commits, flagged, lacking, declined                        int
	deflected, tools, restated                                 int
	presented, assumed, scoped                                 int
	content, contentWords, sentences                           int
	retold, retoldWords                                        int // of the content, as long as nothing was flagged
	clarifies, scopes, alternatives, appeals                   int
	tips                                                       int // questions that belong to advice

	spans   []session.Span // settled
	mild    []session.Span // of wishes
	plainly []session.Span // of content
	lacked  []session.Span // of what is said to be missing, perhaps of something else
	byRole  [roles]int
	version int // grows whenever one of the lists changes

	raised   []raised // questions that count unless they are buried
	pending  []pend   // questions that the next sentence may answer
	listed   bool     // a list of questions was announced
	checked  bool     // a confirmation was announced
	offering bool     // the last sentence offered
	optional bool     // a list of things to do next was announced
	rejected bool     // what the user gave was said not to be valid

	noAnswer  bool // the place of the final answer says that there is none
	flagLast  bool // the last statement says that something is missing of the task
	given     given
	assumes   *assumed
	results   []float64 // of the equations so far
	gapClosed bool      // nothing is missing, so nothing need be assumed
	composing bool      // the user wants a text written
}

// A raised question counts as long as the reply does not go on over it for
// long.
type raised struct {
	start  int // of the question
	before int // how much was said before it
	item   bool
}

type pend struct {
	start, end int
	before     int
	item       bool
	yesNo      bool // of the user: "is the input sorted?"
	own        bool // of what the model does: "what would I do?"
	firm       bool // only the user can say, unless "then …" follows: "do you want it larger? Then …"
	quantity   bool // it asks how many or how much
	confirms   bool // it asks for a yes: "is 9 correct?"
	looks      bool // it is no question, but a value that is needed
	why        string
}

// The roles of settled spans.
const (
	asking = iota
	committing
	flagging
	declining
	assuming
	roles
)

var roleNames = [roles]string{session.SpanAsks, session.SpanCommits, session.SpanFlags, session.SpanDeclines, session.SpanAssumed}

func (v *verdict) span(role int, s *sentence, why string) {
	if v.byRole[role]++; v.byRole[role] <= maxSpans {
		v.version++
		v.spans = append(v.spans, session.Span{Start: s.start, End: s.end, Role: roleNames[role], Why: why})
	}
}

// said counts what the reply has said so far.
func (v *verdict) said() int { return v.content + v.commits }

// long reports whether it has said much.
func (v *verdict) long() bool { return v.contentWords > 40 || v.commits > 1 }

func (v *verdict) ask(s *sentence, why string) {
	v.asks++
	v.purpose(s)
	v.span(asking, s, why)
}

// raise notes a question that nothing but its form gives away.
func (v *verdict) raise(s *sentence, before int, why string) {
	v.purpose(s)
	if len(v.raised) == maxSpans {
		return // enough are open; each is looked at with every sentence
	}
	v.span(asking, s, why)
	v.raised = append(v.raised, raised{s.start, before, s.item})
}

// bury drops raised questions that the reply went on over for long: what stands
// in the middle of a long answer is part of it. Labels that were given share
// the spans, so what is left is copied.
func (v *verdict) bury() {
	kept := v.raised[:0]
	for _, r := range v.raised {
		if after := v.said() - r.before; after < 4 || r.before < 3 && !v.composing {
			kept = append(kept, r)
			continue
		}
		v.version++
		v.spans = slices.DeleteFunc(slices.Clone(v.spans), func(s session.Span) bool {
			return s.Role == session.SpanAsks && s.Start == r.start
		})
	}
	v.raised = kept
}

func (v *verdict) confirm(s *sentence, why string) {
	v.confirms++
	v.clarifies++
	v.span(asking, s, why)
}

// waitForYes is wait for a question that asks for a yes if it stays open.
func (v *verdict) waitForYes(s *sentence, why string) {
	n := len(v.pending)
	v.wait(s, why)
	if len(v.pending) > n {
		v.pending[n].confirms = true
	}
}

func (v *verdict) wish(s *sentence, why string) {
	v.wishes++
	if len(v.mild) < maxSpans {
		v.version++
		v.mild = append(v.mild, session.Span{Start: s.start, End: s.end, Role: session.SpanAsks, Why: why})
	}
}

func (v *verdict) commit(s *sentence, why string) {
	v.commits++
	v.span(committing, s, why)
}

// retell takes a sentence about the task itself: an answer as long as nothing
// is said to be missing, and else the reason why something is.
func (v *verdict) retell(s *sentence) {
	if v.flagged+v.lacking > 0 {
		return
	}
	v.fact(s)
	v.retold++
	v.retoldWords += s.words
}

// flag notes that something is said to be missing: of the task, or in words
// that may be of anything.
func (v *verdict) flag(s *sentence, why string, ofTask bool) {
	v.flagLast = ofTask
	v.content, v.contentWords = v.content-v.retold, v.contentWords-v.retoldWords
	v.retold, v.retoldWords = 0, 0
	if ofTask {
		v.flagged++
		v.span(flagging, s, why)
		return
	}
	v.lacking++
	if len(v.lacked) < maxSpans {
		v.version++
		v.lacked = append(v.lacked, session.Span{Start: s.start, End: s.end, Role: session.SpanFlags, Why: why})
	}
}

// flags reports whether the reply says that something is missing. Where it
// answers, words that may be of anything count only beside an assumption.
func (v *verdict) flags(strong bool) bool {
	if v.flagged > 0 || v.lacking == 0 {
		return v.flagged > 0
	}
	return v.assumed > 0 || !strong && v.contentWords < 25
}

func (v *verdict) decline(s *sentence, why string) {
	v.declined++
	v.span(declining, s, why)
}

// purpose notes what a question is for, as far as its words tell: to learn
// which reading is meant, or to narrow down what is wanted.
func (v *verdict) purpose(s *sentence) {
	switch {
	case s.hits == nil:
		v.scopes++ // a question that was left open names what it wants
	case s.hit(reading), anyIs(s.tokens, isMeaning):
		v.clarifies++
	case s.form == whForm, s.hit(request), s.hit(wish), anyIs(s.tokens, isOr|isWanting):
		v.scopes++
	}
}

func (v *verdict) assume(a assumed) {
	v.assumes = &a
	v.span(assuming, &sentence{start: a.Start, end: a.End}, a.why)
}

func (v *verdict) fact(s *sentence) {
	v.content++
	v.contentWords += s.words
	v.flagLast = false
	if len(v.plainly) < maxSpans {
		v.version++
		v.plainly = append(v.plainly, session.Span{Start: s.start, End: s.end, Role: session.SpanCommits, Why: "states an answer plainly"})
	}
}

// wait keeps a question until the next sentence shows whether it was answered
// on the spot.
func (v *verdict) wait(s *sentence, why string) {
	if len(v.pending) < maxSpans {
		v.version++
		v.pending = append(v.pending, pend{
			start: s.start, end: s.end, before: v.said(), item: s.item, why: why,
			yesNo: yesNo(s), own: anyIs(s.tokens, isMe), quantity: quantity(s), firm: s.form == inverted && asksWish(s.tokens[s.asksFrom:]), looks: s.form == noQuestion,
		})
	}
}

// itemised reports whether there are questions, all of them items of a list.
func (v *verdict) itemised() bool {
	for _, r := range v.raised {
		if !r.item {
			return false
		}
	}
	for _, p := range v.pending {
		if !p.item {
			return false
		}
	}
	return len(v.raised)+len(v.pending) > 0
}

// keep takes the open questions as part of the answer. Labels that were given
// share the spans, so what is left is copied.
func (v *verdict) keep() {
	v.answerAll()
	v.selfs += len(v.raised)
	v.spans = slices.DeleteFunc(slices.Clone(v.spans), func(s session.Span) bool {
		return s.Role == session.SpanAsks && slices.ContainsFunc(v.raised, func(r raised) bool { return r.start == s.Start })
	})
	v.raised = v.raised[:0]
}
