package session

// A Probe is a task with something missing, and everything that is known about
// it: what is withheld, how it could be completed, who may be asked. It lives
// here and not with the families because every session records its own.
type Probe struct {
	ID         string `json:"id"`         // unique within the family, e.g. "counting/17"
	Family     string `json:"family"`     // "counting", …; "hand" for a typed prompt
	Kind       string `json:"kind"`       // family's own word for what was done: "vague", "absent", "complete"
	Seed       uint64 `json:"seed"`       // with Family and Difficulty it names the bytes
	Difficulty int    `json:"difficulty"` // family's scale, 0 is its default
	Source     string `json:"source,omitempty"`

	System string `json:"system,omitempty"`
	Prompt string `json:"prompt"`

	// Facts are the withheld pieces, in the order in which they are needed.
	// Empty for a complete probe.
	Facts []Fact `json:"facts,omitempty"`
	// Readings are the ways to complete what is missing. Exactly one is true.
	Readings []Reading `json:"readings,omitempty"`
	// ReadingPrompt asks for the thing that readings differ in. A scorer is
	// asked with it for the probability of each Reading.Value; when it is
	// empty, readings are told apart by their Answer.
	ReadingPrompt string `json:"reading_prompt,omitempty"`
	// Subject says in a few words what is withheld: "plums per bag".
	Subject string `json:"subject,omitempty"`

	// Given lists the values that the prompt states, for telling an assumed
	// value from one that was read.
	Given []string `json:"given,omitempty"`

	Answer   string `json:"answer,omitempty"`   // the right final answer once everything is known
	Complete string `json:"complete,omitempty"` // the prompt of the twin with nothing missing
}

// Missing reports whether the prompt lacks something.
func (p *Probe) Missing() bool { return p != nil && len(p.Facts) > 0 }

// Fact returns the fact with that ID, or nil.
func (p *Probe) Fact(id string) *Fact {
	if p == nil {
		return nil
	}
	for i := range p.Facts {
		if p.Facts[i].ID == id {
			return &p.Facts[i]
		}
	}
	return nil
}

// TrueReading returns the index of the reading that holds, or -1 when the
// probe has none.
func (p *Probe) TrueReading() int {
	if p == nil {
		return -1
	}
	for i, r := range p.Readings {
		if r.True {
			return i
		}
	}
	return -1
}

// A Fact is a withheld piece.
type Fact struct {
	ID    string `json:"id"`
	Label string `json:"label"` // what it is, in a few words: "plums per bag"
	Value string `json:"value"`
	// Reveal is the sentence that tells it.
	Reveal string `json:"reveal"`
	// Questions are ways to ask for it, the first being the plainest.
	Questions []string `json:"questions,omitempty"`
	// Terms are groups of interchangeable words. A question that hits every
	// group is about this fact.
	Terms [][]string `json:"terms,omitempty"`
	// Suffices tells that knowing it, whatever its value, settles the answer.
	Suffices bool `json:"suffices"`
}

// A Reading is one way to complete what is missing (a hypothesis).
type Reading struct {
	Value  string `json:"value"`            // what a scorer is asked for, and what is shown
	Answer string `json:"answer,omitempty"` // final answer under this reading
	Reply  string `json:"reply,omitempty"`  // what the scripted user would say if it held
	True   bool   `json:"true,omitempty"`
}
