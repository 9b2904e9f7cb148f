package act

import "strings"

// feature is a set of properties of words, for questions that no pattern
// covers.
type feature uint32

const (
	isWh      feature = 1 << iota // what, which, how
	isAux                         // could, is, did
	isYou                         // you, your
	isSubject                     // what stands after an auxiliary that asks: I, you, it, the
	isWanting                     // want, prefer, mean: verbs that only their subject can answer for
	isOpener                      // okay, also: words before a clause really begins
	isPrep                        // in, at: before "which"
	isOr
	isMe
	isDoing // book, reserve
	isArticle
	isMeaning  // mean, clarify: about the sense of what was said
	isIdiom    // what nobody can: stress, wait
	isOffering // shall, may: before "I", offers to do something
	isPointing // it, there: something mentioned before
	isPronoun  // he, she: of whom an answer speaks
	isWhIs     // what's: with its verb
	isAdvice   // note, try: what "please" says for the user's own good
	isTaking   // include, consider: to take into account
	isCondition
	isThats   // it's, that's: a statement begins
	isHelping // compare, explain: what the model may do next
)

var featureWords = map[feature]string{
	isWh:        "what which who whom whose where when why how what's who's where's how's when's whats wheres hows whens whos",
	isAux:       "is are was were am do does did can could would will should shall may might has have had isn't aren't don't doesn't didn't can't couldn't wouldn't won't shouldn't haven't",
	isYou:       "you your yours you're you'd you'll you've yourself u ya",
	isSubject:   "i you we it he she they there this that these those the your any my our a an",
	isWanting:   "want wants like prefer need needs mean meant interested looking planning plan trying asking referring mind thinking hoping wish require intend intending wondering aiming seeking preference preferences prefers talking focus expecting expect care willing going traveling travelling leaving departing",
	isOpener:    "and but so also or okay ok sure great well alright right additionally furthermore moreover finally lastly first second third secondly thirdly next then now yes no hi hello hey thanks certainly absolutely perfect good nice hmm oh ah sorry apologies just however besides specifically for example instance alternatively maybe perhaps yup yeah yep yea understood noted awesome wow excellent wonderful alrighty gotcha",
	isPrep:      "in at on for to from by with of about under into during until since around",
	isOr:        "or versus vs",
	isMe:        "i me my i'm i'll i'd i've",
	isDoing:     classes["do"] + " reservation booking",
	isArticle:   "a an the",
	isMeaning:   "mean meant meaning clarify refer referring intend intended",
	isIdiom:     "stress overstate believe wait emphasize imagine thank",
	isOffering:  "shall should can may could will",
	isPointing:  "it that this them there one these those",
	isPronoun:   "he she it they",
	isWhIs:      "what's who's where's how's when's whats wheres hows whens whos",
	isAdvice:    "note make ensure remember check see refer visit try contact consult use wait follow be keep read find let consider allow feel go click press restart open turn call replace run do don't take enjoy bear look hold stand stay accept excuse forgive rest drive seek reach browse ask upgrade update install reinstall download reload refresh switch clear plug unplug save rerun retry",
	isTaking:    "include included consider considered emphasize mention specify add",
	isCondition: "if unless when whether default otherwise since because where",
	isHelping:   classes["aid"] + " compare summarize summarise translate break dig focus analyze analyse calculate plot sort export format",
	isThats:     "it's that's there's they're he's she's i'm we're",
}

// compared are words that the code compares by name. Only what has a number can
// be; a test finds those that lack one.
const compared = `
	a about address again ahead all alternative alternatives although ambiguous an another answer answers any are ask aspect aspects awesome be been
	before being both called can can't cancel check clarified clarify clear close code confirming consider continue correct correctly could couldn't
	delete details did didn't different do doctor does doesn't don't dr else enter erase everything excellent exercise exercises exist fancy few
	find fine for formal found from function further get good great had half happens have hear heard help how i i've if implementation in incorrect
	info informal information interested invalid is isn't its kind kindly kinds know let like look looks many match may me method might more much my
	named need next no none not notice now of ok okay or other others overwrite pay perfect please proceed program provide question questions quiz
	read recap recognized remove require reset right script search see seems seen several shall should solution solutions some sort sounds specify
	thank thanks that the their there these they this though to tone transfer translated translation turn type types unclear underspecified
	uninstall unknown unspecified unsubscribe us vague valid version wait wanna want wasn't watched we went were what whatever when where which
	while who whom whose will wish with wonderful works would wouldn't yes yet your
`

var features []feature // by wordID

// nameFeatures gives numbers to the words above; it runs once, after the
// rules were compiled.
func nameFeatures() {
	set := map[wordID]feature{}
	for f, words := range featureWords {
		for _, w := range strings.Fields(words) {
			set[vocab.id(w)] |= f
		}
	}
	for _, w := range strings.Fields(compared) {
		vocab.id(w)
	}
	features = make([]feature, len(vocab.words))
	opener = map[wordID]bool{}
	for id, f := range set {
		features[id] = f
		if f&isOpener != 0 {
			opener[id] = true
		}
	}
}

func (t token) is(f feature) bool { return !t.quoted && features[t.id]&f != 0 }

// any reports whether a word of the sentence has a feature.
func anyIs(tokens []token, f feature) bool {
	for i := range tokens {
		if tokens[i].is(f) {
			return true
		}
	}
	return false
}

// begin returns the first token after words like "okay, and".
func begin(tokens []token) int {
	i := 0
	for i < len(tokens)-1 && tokens[i].is(isOpener) {
		i++
	}
	return i
}
