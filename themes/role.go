package themes

// A Role is what a piece of text is, for colouring it.
type Role int

// The roles.
const (
	Text      Role = iota // words of a dialogue; the terminal's own colour where empty
	Muted                 // what stands back: authors, labels, help
	Faint                 // rules, borders, what is folded
	Focus                 // where the keys go
	Ask                   // the acts …
	Confirm               //
	Hedge                 //
	Guess                 //
	Right                 // an answer that is right
	Wrong                 // an answer that is wrong
	Flag                  //
	Refuse                //
	Other                 //
	Gain1                 // bits gained, little …
	Gain2                 //
	Gain3                 //
	Gain4                 //
	Gain5                 // … to much
	Surprise1             // bits of surprise, little …
	Surprise2             //
	Surprise3             //
	Surprise4             //
	Surprise5             // … to much
	Covered               // what is withheld from the model
	Fault                 // something went wrong
	Selection             // the chosen row of a list
	Roles                 // number of roles
)

// String names the role, for tests and messages.
func (r Role) String() string {
	if r < 0 || r >= Roles {
		return "no role"
	}
	return [...]string{
		"text", "muted", "faint", "focus", "ask", "confirm", "hedge", "guess", "right", "wrong", "flag", "refuse", "other",
		"gain 1", "gain 2", "gain 3", "gain 4", "gain 5",
		"surprise 1", "surprise 2", "surprise 3", "surprise 4", "surprise 5",
		"covered", "fault", "selection",
	}[r]
}
