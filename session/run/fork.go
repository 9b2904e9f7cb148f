package run

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"askance/session"
	"askance/session/user"
)

// A Fork says where a dialogue branches off and what is different from there
// on. With nothing different the model answers the same words once more.
type Fork struct {
	Lane session.LaneID // whose model and options hold; "" is the turn's own
	Turn session.TurnID // a user's turn, or a model's: then the user's before it
	Text string         // the user's words instead; "" keeps them
	// Model and Options are those of the branch; "" and nil keep the lane's.
	// A lane has one model and one set of options, so others open a new lane.
	Model   string
	Options *session.Options
}

// ErrBusy is returned for a lane that is still speaking.
var ErrBusy = errors.New("the lane is still speaking: stop it first")

// Fork opens a branch and lets the model answer. Nothing that was said is
// changed: the branch is one more child in the tree of turns. It returns the
// lane that the branch is in.
func (p *Play) Fork(f Fork) (session.LaneID, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	said, err := p.forked(f.Turn)
	if err != nil {
		return "", err
	}
	if f.Lane == "" {
		f.Lane = said.Lane
	}
	l := p.lanes[f.Lane]
	if l == nil {
		return "", fmt.Errorf("there is no lane %q to fork", f.Lane)
	}
	if l.cancel != nil {
		return "", ErrBusy
	}
	b := branch{said: said, text: f.Text, from: said.ID}
	if b.text != "" && b.text != said.Text() {
		b.from = said.Parent
	} else {
		b.text = ""
	}
	if f.differs(l) {
		l = p.reserve(f, l)
		b.opens = true
	}
	if !p.begin(l, func(ctx context.Context) { p.branch(ctx, l, b) }) {
		return "", ErrBusy
	}
	return l.id, nil
}

// branch is a fork as it is carried out.
type branch struct {
	said  *session.Turn  // the user's turn it is about; finished, so it does not change
	text  string         // the user's words, "" for those of said
	from  session.TurnID // the turn that the branch continues, "" for a new beginning
	opens bool           // the lane is a new one
}

// forked returns the user's turn that a fork at the given turn is about.
func (p *Play) forked(id session.TurnID) (said *session.Turn, err error) {
	p.rec.look(func(s *session.Session) {
		path := s.Path(id)
		for i := len(path) - 1; i >= 0 && said == nil; i-- {
			if path[i].Role == session.User {
				said = path[i]
			}
		}
	})
	if said == nil {
		return nil, fmt.Errorf("turn %q cannot be forked: nothing that a user said leads to it", id)
	}
	return said, nil
}

// differs reports whether the fork needs a lane of its own.
func (f Fork) differs(l *lane) bool {
	return (f.Model != "" && f.Model != l.model.Name) || (f.Options != nil && !reflect.DeepEqual(*f.Options, l.options))
}

// reserve makes a lane under the next free number. It needs p.mu.
func (p *Play) reserve(f Fork, l *lane) *lane {
	n := len(p.lanes) + 1
	for p.lanes[session.LaneID(fmt.Sprint(n))] != nil {
		n++
	}
	made := &lane{id: session.LaneID(fmt.Sprint(n)), source: l.source, model: l.model, options: l.options}
	if f.Options != nil {
		made.options = *f.Options
	}
	if f.Model != "" && f.Model != l.model.Name {
		made.source, made.model = nil, session.Model{Name: f.Model}
	}
	p.lanes[made.id] = made
	return made
}

// branch records the branch and plays the model's reply in it.
func (p *Play) branch(ctx context.Context, l *lane, b branch) {
	if b.opens && !p.openAt(ctx, l, b.from) {
		return
	}
	if b.text == "" {
		p.reply(ctx, l, b.said.ID)
		return
	}
	p.exchange(ctx, l, b.from, user.Reply{Text: b.text}, session.ByPerson)
}

// openAt opens a reserved lane that goes on from a turn, and reports whether
// it has a model.
func (p *Play) openAt(ctx context.Context, l *lane, from session.TurnID) bool {
	err := p.find(ctx, l)
	p.rec.record(session.LaneOpened{Lane: l.id, Model: l.model, Options: l.options, From: from})
	if err != nil {
		p.rec.record(session.StateChanged{Lane: l.id, State: session.Failed, Detail: err.Error()})
	}
	return err == nil
}

// GoOn makes a lane's dialogue go on from a turn of an older branch. What is
// said next becomes a child of that turn.
func (p *Play) GoOn(lane session.LaneID, from session.TurnID) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.lanes[lane]
	var known bool
	p.rec.look(func(s *session.Session) { known = s.Turn(from) != nil })
	switch {
	case l == nil || !known:
		return fmt.Errorf("lane %q cannot go on from turn %q: there is no such turn", lane, from)
	case l.cancel != nil:
		return ErrBusy
	}
	l.from = from
	return nil
}

// head is the turn that a lane's dialogue goes on from. It needs p.mu.
func (p *Play) head(l *lane) (id session.TurnID) {
	if l.from != "" {
		return l.from
	}
	p.rec.look(func(s *session.Session) {
		if open := s.Lane(l.id); open != nil {
			id = open.Head
		}
	})
	return id
}
