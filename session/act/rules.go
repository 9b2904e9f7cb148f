package act

// kind is what a rule finds.
type kind uint8

const (
	request  kind = iota // asks the user to tell something
	wish                 // the same, but so mildly that an answer given beside it wins
	looks                // "we need to know": looks for it, and may find it in the next sentence
	intro                // announces questions
	checks               // announces that what follows is to be confirmed
	inquiry              // "could you confirm whether": asks, and states nothing
	tagged               // "is that right?"
	courtesy             // "anything else?"
	offer                // offers to do something
	proposal             // "would you like to": an offer or a question, as the rest decides
	sounding             // "how does that sound"
	suggests             // "does five work for you"
	deflect              // asks the user for questions: the roles are confused
	declines             // cannot or will not
	cannot               // the same, but it may be for want of information
	scope                // says what it can do, which is not this
	flags                // something is missing, ambiguous or contradictory
	lacks                // the same in words that an answer may use of anything: "no missing values"
	depends              // "it depends on": flags, and may answer a question before it
	final                // states a final answer
	done                 // reports a completed action
	choice               // recommends or decides
	assumes              // states an assumption
	musing               // a question that expects no answer
	reading              // "do you mean": asks which reading is meant
	meta                 // talks about the dialogue, not about its subject
	extra                // goes on after a question without answering it
	restates             // restates what the user wants
	retells              // talks about the task itself, "the problem only mentions cakes"
	usage                // tells how to use what was given: "to run it", "when prompted"
	presents             // "here is": what follows is the thing itself
	stages               // "here is a dialogue": others speak in what follows
	either               // "alternatively": more than one answer
	quizzes              // "here are questions for your exam": the questions are the thing itself
	orders               // in the prompt: asks for questions to be written
	kinds
)

// A rule is a pattern of words and what it means. Why is what a researcher
// reads.
type rule struct {
	kind kind
	why  string
	text string // the pattern
	pat  pattern
}

// classes are words that rules may interchange.
var classes = map[string]string{
	"tell":   "provide specify clarify share indicate describe state give supply elaborate send mention identify name explain detail",
	"say":    "say says said tell tells specify specified mention mentioned indicate indicated clarify clarified state stated explain explained",
	"could":  "could can would will may might",
	"wh":     "what which who whom whose where when why how",
	"info":   "information info details detail context data specifics clarification clarifications clarity input particulars requirements preferences facts",
	"more":   "more additional further extra missing necessary relevant required specific exact",
	"task":   "problem question prompt statement text passage description request task query user instruction instructions specification puzzle scenario story document context you",
	"do":     "book reserve rent buy purchase order schedule play watch transfer proceed continue pay cancel get attend hear listen visit make set add call reschedule hire go",
	"aid":    "explain elaborate provide show give continue proceed help assist add write create generate make implement walk demonstrate expand modify adjust try run rewrite convert share suggest recommend find search look check list draft go do review fix extend refine",
	"did":    "bought booked reserved created added sent scheduled updated deleted removed saved completed confirmed made done ordered purchased placed cancelled canceled transferred started played rented attached implemented fixed written generated prepared renamed set changed submitted registered installed",
	"solve":  "tell determine say know answer solve calculate compute find conclude decide work figure",
	"solved": "determined said known answered solved calculated computed found concluded decided",
	"works":  "run use execute test install launch compile invoke start import try build deploy",
	"pro":    "that this it these those they",
}

// ruleTables lists every table of rules. Order is of no importance: what wins
// over what is decided where sentences are judged.
var ruleTables = [][]rule{askRules, courtesyRules, commitRules, flagRules, otherRules}
