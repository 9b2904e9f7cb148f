package command

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"askance/session"
	"askance/session/act"
	"askance/session/labels"
	"askance/session/run"
)

// labelFlags are the flags of askance label.
type labelFlags struct {
	eval   string
	labels string
	set    *labels.Set // nil: those that the sessions record
	judge  string
}

func labelCommand(e *env) *cobra.Command {
	var f labelFlags
	c := &cobra.Command{
		Use:   "label [SESSION|FILE…]",
		Short: "Say of each reply what it does",
		Long: "Label says of replies whether they ask, commit or flag, which act that makes, and which words decided it: " +
			"{\"act\",\"asks\",\"commits\",\"flags\",\"gap\",\"spans\",\"tags\",\"why\"}, and \"judge\" with --judge, one JSON object a line, in the order of the replies. Spans are byte offsets into the reply.\n\n" +
			"It reads JSON Lines from standard input or files: {\"prompt\",\"reply\",\"gap\"?}, where gap is \"yes\", \"no\" or \"unknown\" (whether something needed is missing), " +
			"or chats {\"messages\":[{\"role\",\"content\"}…],\"gap\"?}, of which each message of the assistant is labelled given those before it (\"line\" and \"message\", from 0, tell which). " +
			"Sessions are named by ID or file: each turn of a model is labelled anew, and where a person has marked it the mark is its act (\"by\" tells: rule or person). \"marks\" are what all raters said of the turn and its spans: act, tags, ratings, note.",
		Example: "  askance label < replies.jsonl\n" +
			"  askance label 01ARZ3 --judge llama3.2:3b\n" +
			"  askance label --eval labelled.jsonl",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return labelAll(c, e, f, args) },
	}
	c.Flags().StringVar(&f.eval, "eval", "", "label the replies of this file and print how well that agrees with what it says of them: "+
		"JSON Lines with \"label\", \"labels\":{RATER:LABEL…} or \"judge\", \"source\"? and \"gap\"?, or a session with marks")
	c.Flags().StringVar(&f.labels, "labels", "", "hold the marks of the sessions against this label set, a JSON Schema, instead of the sets that they record")
	c.Flags().StringVar(&f.judge, "judge", "", judgeOfTurns+" (default: nobody)")
	return c
}

func labelAll(c *cobra.Command, e *env, f labelFlags, args []string) error {
	if f.eval != "" && len(args) > 0 {
		return usage("--eval names the one file to compare with: leave out %s", args[0])
	}
	var err error
	if f.set, err = readSet(f.labels); err != nil {
		return err
	}
	judge, err := f.asked(c, e)
	if err != nil {
		return err
	}
	if f.eval != "" {
		return evaluate(c, e, judge, f.eval)
	}
	out := jsonTo(c.OutOrStdout())
	out.SetEscapeHTML(false)
	each := func(r reply) error {
		l, err := r.label(c, judge)
		if err != nil {
			return err
		}
		return out.Encode(l)
	}
	if len(args) == 0 {
		return readLines(c.InOrStdin(), "standard input", each)
	}
	for _, name := range args {
		if err := e.replies(c, name, f.set, each); err != nil {
			return err
		}
	}
	return nil
}

// readSet reads a label set; no name is no set.
func readSet(path string) (*labels.Set, error) {
	if path == "" {
		return nil, nil
	}
	set, err := labels.ReadFile(path)
	if err != nil {
		return nil, failure{ExitUsage, err}
	}
	return set, nil
}

// asked finds the judge, nil when none is wanted.
func (f labelFlags) asked(c *cobra.Command, e *env) (run.Judge, error) {
	if f.judge == "" || f.judge == "none" {
		return nil, nil
	}
	desk, err := e.desk()
	if err != nil {
		return nil, err
	}
	return judging(c.Context(), desk, f.judge)
}

// labelled is a line of output. What tells which reply it is comes first, where
// the reply is not simply that of the same line.
type labelled struct {
	Session string         `json:"session,omitempty"`
	Turn    session.TurnID `json:"turn,omitempty"`
	Line    int            `json:"line,omitempty"`    // of a chat
	Message *int           `json:"message,omitempty"` // index into its messages
	By      string         `json:"by,omitempty"`      // rule, person
	Rater   string         `json:"rater,omitempty"`   // the person
	Rule    session.Act    `json:"rule,omitempty"`    // what the rules say, where a person has the last word
	session.Label
	Marks []*session.Mark  `json:"marks,omitempty"` // that stand on the turn and its spans
	Judge *session.Opinion `json:"judge,omitempty"`
}

// label labels the reply, and asks the judge for a second opinion if there is
// one.
func (r reply) label(c *cobra.Command, judge run.Judge) (labelled, error) {
	l := labelled{Session: r.session, Turn: r.turn, Message: r.message, Label: act.Label(r.text, r.known), Marks: r.marks, Judge: r.opinion}
	if r.session != "" {
		l.By = "rule"
	}
	if r.message != nil {
		l.Line = r.line
	}
	if m := r.mark; m != nil {
		l.By, l.Rater, l.Rule, l.Act = "person", m.Rater, l.Act, m.Act
	}
	if judge == nil {
		return l, nil
	}
	o, err := judge.Opinion(c.Context(), r.dialogue, r.text)
	l.Judge = &o
	return l, err
}

// checkGap reports a line's "gap" that is none.
func checkGap(gap session.Gap) error {
	switch gap {
	case "", session.GapOpen, session.GapClosed, session.GapUnknown:
		return nil
	}
	return fmt.Errorf(`"gap" is yes, no or unknown, not %q`, gap)
}

var errNothing = errors.New(`it has neither "reply" nor "messages"`)
