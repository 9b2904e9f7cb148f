package act

// kind is what a rule finds.
type kind uint8

const (
	request  kind = iota // asks the user to tell something
	wish                 // the same, but so mildly that an answer given beside it wins
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
	final                // states a final answer
	done                 // reports a completed action
	choice               // recommends or decides
	assumes              // states an assumption
	musing               // a question that expects no answer
	reading              // "do you mean": asks which reading is meant
	meta                 // talks about the dialogue, not about its subject
	extra                // goes on after a question without answering it
	restates             // restates what the user wants
	presents             // "here is": what follows is the thing itself
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
	"give":   "give gives given provide provides provided include includes included contain contains tell tells told say says said define defined supply supplied",
	"could":  "could can would will may might",
	"adv":    "please kindly also perhaps possibly just maybe additionally further briefly quickly first",
	"wh":     "what which who whom whose where when why how",
	"info":   "information info details detail context data specifics clarification clarifications clarity input particulars requirements preferences facts",
	"more":   "more additional further extra missing necessary relevant required specific exact",
	"det":    "the your a an any some these those this that its their all",
	"task":   "problem question prompt statement text passage description request task query user instruction instructions specification puzzle scenario story table document context you",
	"do":     "book reserve rent buy purchase order schedule play watch transfer proceed continue pay cancel get attend hear listen visit make set add call reschedule hire go",
	"aid":    "explain elaborate provide show give continue proceed help assist add write create generate make implement walk demonstrate expand modify adjust try run rewrite convert share suggest recommend find search look check list draft go do review fix extend refine",
	"did":    "booked reserved created added sent scheduled updated deleted removed saved completed confirmed made done ordered purchased placed cancelled canceled transferred started played rented attached implemented fixed written generated prepared renamed set changed submitted registered installed",
	"solve":  "tell determine say know answer solve calculate compute find conclude decide work figure",
	"solved": "determined said known answered solved calculated computed found concluded decided",
	"be":     "is are was were be been being",
	"pro":    "that this it these those they",
}

// ruleTables lists every table of rules. Order is of no importance: what wins
// over what is decided where sentences are judged.
var ruleTables = [][]rule{askRules, courtesyRules, commitRules, flagRules}

var askRules = []rule{
	{kind: request, why: "request: 'please provide'", text: "^ please|kindly ..1 @tell"},
	{kind: request, why: "request: 'please tell me'", text: "please|kindly ..1 tell|show|send|give me|us"},
	{kind: request, why: "request: 'please enter or choose'", text: "^ please|kindly ..1 enter|choose|select|pick|list|answer|complete|fill|upload|paste|attach|input|type"},
	{kind: request, why: "request: 'could you specify'", text: "@could|do you ..2 @tell|confirm|list|answer|paste|upload|attach"},
	{kind: request, why: "request: 'could you tell me'", text: "@could you ..2 tell|show|send|give|help me|us"},
	{kind: request, why: "request: 'could you let me know'", text: "@could you ..2 let me|us know"},
	{kind: request, why: "request: 'let me know which'", text: "let me|us know ..2 @wh|the|your|more|about|whether"},
	{kind: request, why: "request: 'please let me know'", text: "please ..1 let me|us know"},
	{kind: wish, why: "request: 'let me know if you have'", text: "let me|us know if|whether you ..1 prefer|have|are|mean|meant|know"},
	{kind: wish, why: "request: 'let me know if there are'", text: "let me|us know if|whether there is|are"},
	{kind: request, why: "request: 'let me know whether'", text: "let me|us know if|whether ..8 or"},
	{kind: request, why: "request: 'details you need to provide'", text: "@info|things you ..2 need|have|should|must to? ..1 @tell|answer|decide"},
	{kind: wish, why: "request: 'choose one'", text: "^ select|choose|pick ..3 following|below|options|option"},
	{kind: wish, why: "request: 'choose one'", text: "^ select|choose|pick one ..4 $"},
	{kind: request, why: "request: 'tell me'", text: "^ tell|remind me|us"},
	{kind: wish, why: "request: imperative 'provide more details'", text: "^ specify|clarify|provide|share|indicate|describe|give|send ..2 @more|@info|@wh|whether|me|your"},
	{kind: request, why: "request: 'I need to know'", text: "i|i'd|i'll also|still|just|first|will|would|only|do? also|still|just|first|only? need|require|want|like|love to ..1 know|understand|see|clarify|confirm|ask|have|get|learn|hear"},
	{kind: request, why: "request: 'I need more details'", text: "i|i'd|i'll also|still|just|first|will|would|only|do? also|still|just|first|only? need|require ..4 @info"},
	{kind: request, why: "request: 'I need the …'", text: "i|i'd|i'll also|still|just|first|will|would|only|do? also|still|just|first|only? need|require the|your|a|an|some|more|additional|further|one|two|you"},
	{kind: wish, why: "request: 'we need to know'", text: "we|we'd|we'll also|still|just|first|will|would|do? need|require ..1 to know|have"},
	{kind: wish, why: "request: 'we need more information'", text: "we|we'd|we'll also|still|just|first|will|would|do? need|require ..1 @more|some|the|your ..2 @info"},
	{kind: request, why: "request: 'I was wondering'", text: "i|i'm was|am? ..1 wondering|curious ..1 if|whether|about|@wh"},
	{kind: request, why: "request: 'I wonder which'", text: "^ i wonder if|whether|@wh"},
	{kind: request, why: "request: 'it would help to know'", text: "it|it'd would? ..2 help|helpful|useful|great|good|nice|best ..2 know|understand|if"},
	{kind: request, why: "request: 'I would appreciate'", text: "i|i'd|we would? ..1 appreciate ..2 if|more|some|any|@info"},
	{kind: request, why: "request: 'may I ask'", text: "may|could|can|might i ..1 ask|know|have|get|see|inquire ..1 @wh|the|your|about|if|whether|some|more|a"},
	{kind: request, why: "request: 'may I ask you'", text: "may|could|can|might i ..1 ask|trouble you ..1"},
	{kind: request, why: "request: 'would you mind telling'", text: "you mind ..1 telling|sharing|providing|specifying|clarifying|giving|sending|explaining|confirming"},
	{kind: request, why: "asks whether the user wants to know", text: "^ want|care|wanna|would like? to know|see|learn|hear|find"},
	{kind: request, why: "request: 'what I need is'", text: "what i|i'd need|require ..1 is|are"},
	{kind: wish, why: "request: 'feel free to share'", text: "free to ..1 share|provide|specify|tell|give|mention"},
	{kind: wish, why: "request: 'if you could provide'", text: "if you ..1 can|could|would|were|have|provide|share|specify|clarify|tell|give ..2 provide|share|specify|clarify|tell|give|let|@info"},
	{kind: wish, why: "request: 'if you tell me'", text: "if you ..2 tell|give|send|show me|us"},
	{kind: wish, why: "request: 'once you provide'", text: "once|when|after you|you've ..1 provide|provided|share|shared|specify|specified|clarify|clarified|tell|give|confirm|confirmed"},
	{kind: wish, why: "request: 'more information is needed'", text: "@more ..1 @info|details ..5 is|are|would|will be? needed|required|necessary"},
	{kind: wish, why: "request: 'the following information is needed'", text: "following|these ..3 is|are ..1 needed|required|necessary"},
	{kind: wish, why: "request: 'awaiting your reply'", text: "waiting|wait|await|awaiting for? your|more ..1 @info|reply|response|answer|answers"},
	{kind: request, why: "request: 'need more details'", text: "^ need|requires|require ..1 more|additional|further ..1 @info"},

	{kind: intro, why: "announces questions", text: "i|i've have|had|got ..4 questions|clarifications"},
	{kind: intro, why: "announces questions", text: "ask ..2 few|couple|some|following|clarifying|questions ..3 questions"},
	{kind: intro, why: "announces questions", text: "answer|address|consider|clarify|provide|specify|confirm ..1 the|these|my following|questions|points|few|details"},
	{kind: intro, why: "announces questions", text: "^ clarifying|clarification|follow|some|few|open|my|questions up? ..1 questions $"},
	{kind: intro, why: "announces questions", text: "^ questions|clarifications $"},
	{kind: intro, why: "announces questions", text: "a|some|few|following|couple ..2 questions|clarifications $"},
	{kind: intro, why: "announces questions", text: "questions to ..2 help|clarify|understand|better|ensure|consider"},
	{kind: intro, why: "announces questions", text: "clarifying|clarification|following ..1 question|questions $"},
	{kind: intro, why: "announces points to be made clear", text: "few|some|following|couple|several ..2 things|points|details|aspects|questions ..4 clarified|clarify|clarification|clear|unclear|ask"},
	{kind: intro, why: "announces points to be made clear", text: "clarify|ask|confirm|know|understand ..3 few|some|following|couple|several ..1 things|points|details|questions"},

	{kind: checks, why: "asks for a yes: 'please confirm'", text: "^ please|kindly ..1 confirm|verify|check|validate"},
	{kind: checks, why: "asks for a yes: 'just to confirm'", text: "just|so to ..2 confirm|verify|clarify|check|sure|clear"},
	{kind: checks, why: "asks for a yes: 'to confirm'", text: "^ to ..1 confirm|verify"},
	{kind: checks, why: "asks for a yes: 'confirming'", text: "^ confirming|verifying"},
	{kind: checks, why: "asks for a yes: 'let me confirm'", text: "let me ..1 confirm|verify|recap|make|check|double ..2 sure|that|the|your|details|i|you|if|check"},
	{kind: checks, why: "asks for a yes: 'I want to confirm'", text: "i|i'd ..3 want|like|need to ..1 confirm|verify|make|double ..2 sure|that|the|your|details|i|you|if|check"},
	{kind: checks, why: "asks for a yes: 'just making sure'", text: "^ just|only making|checking|to ..1 sure|make"},
	{kind: checks, why: "asks for a yes: 'do you confirm'", text: "do|can|could you ..1 confirm|verify"},
	{kind: inquiry, why: "request: 'could you confirm which'", text: "confirm|verify|check ..1 if|whether|@wh"},
	{kind: tagged, why: "asks for a yes: 'is that right'", text: "is|are|was|isn't @pro ..3 right|correct|accurate|true $"},
	{kind: tagged, why: "asks for a yes: 'does that look right'", text: "does|do|did ..4 sound|look|seem ..2 right|correct|accurate $"},
	{kind: tagged, why: "asks for a yes: 'am I right'", text: "am i ..3 right|correct|understanding"},
	{kind: tagged, why: "asks for a yes: 'did I understand'", text: "did|do|have i ..2 get|have|understand|got|understood ..4 right|correctly|correct|that|you"},
	{kind: checks, why: "asks for a yes: 'let me know if this is right'", text: "know if|whether ..1 @pro|my|i ..6 correct|right|accurate|correctly"},
	{kind: tagged, why: "asks for a yes: 'right?'", text: "^ right|correct|yes $"},

	{kind: reading, why: "asks which reading is meant", text: "^ do|did you mean"},
	{kind: reading, why: "asks which reading is meant", text: "you ..1 asking|referring|talking|thinking|speaking ..1 about|to|of|@wh|if|whether|for"},
	{kind: reading, why: "asks which reading is meant", text: "what|which|who ..4 do|did|are you mean|meant|referring"},

	{kind: deflect, why: "asks the user for questions", text: "^ please|kindly? @tell|ask|list ..3 clarifying|specific|your|the ..2 question|questions"},
	{kind: deflect, why: "asks the user for questions", text: "@could you ..1 @tell|ask|list ..3 clarifying|specific|your|the ..2 question|questions"},
	{kind: deflect, why: "asks the user for questions", text: "what|which ..3 question|questions do|would|did|can|are you"},
	{kind: deflect, why: "asks the user for questions", text: "^ what is|are|'s your ..2 question|questions"},
}

var courtesyRules = []rule{
	{kind: courtesy, why: "courtesy: 'anything else?'", text: "anything|something else|further|more"},
	{kind: courtesy, why: "courtesy: 'will that be all?'", text: "^ would|will|is that|this be? all|everything"},
	{kind: courtesy, why: "courtesy: 'any other …?'", text: "^ do|would you want|like|need|wish ..3 any other|more"},
	{kind: courtesy, why: "courtesy: 'how can I help?'", text: "how|what|where else? can|may|could|should i|we ..3 help|assist|do|support|serve"},
	{kind: courtesy, why: "courtesy: 'can I help?'", text: "^ can|may|could|shall i|we ..2 help|assist you? ..1 $"},
	{kind: courtesy, why: "courtesy: 'can I help with anything?'", text: "^ can|may|could|shall i|we ..2 help|assist you? ..2 anything|something|else|further|today|now|more|that|this"},
	{kind: courtesy, why: "courtesy: 'do anything for you'", text: "do anything|something"},
	{kind: courtesy, why: "courtesy: 'need any help?'", text: "you ..1 need|want|like|require ..2 help|assistance|support with? anything|something|else|further|more|that|this|today|it $"},
	{kind: courtesy, why: "courtesy: 'need any help?'", text: "^ do? you ..1 need|want|like|require ..2 help|assistance|support $"},
	{kind: courtesy, why: "courtesy: 'any questions?'", text: "any ..2 question|questions|concerns|doubts|queries"},
	{kind: courtesy, why: "courtesy: 'let me know if you need'", text: "know if|whether|how ..6 help|helps|works|work|worked|goes|issues|problems|anything|need|needed|questions|question|assistance|clarification|clarifications|changes|feedback|helpful"},
	{kind: courtesy, why: "courtesy: 'let me know what you think'", text: "know what you|your think|thoughts|feedback|opinion"},
	{kind: courtesy, why: "courtesy: 'let me know your thoughts'", text: "know your thoughts|feedback|opinion|decision"},
	{kind: courtesy, why: "courtesy: 'feel free to ask'", text: "free|hesitate to ..2 ask|reach|contact|let|message"},
	{kind: courtesy, why: "courtesy: 'I hope this helps'", text: "^ i? hope this|that|it|you|the|my"},
	{kind: courtesy, why: "courtesy: 'does this help?'", text: "^ does|did|do @pro ..2 help|helps|make|answer|clear|clarify ..2"},
	{kind: courtesy, why: "courtesy: 'is this what you wanted?'", text: "is|was @pro ..2 what you ..3 looking|wanted|want|need|needed|expected|had"},
	{kind: courtesy, why: "courtesy: 'is that clear?'", text: "^ is|was|are @pro ..2 clear|helpful|useful|understandable"},
	{kind: courtesy, why: "courtesy: wishes", text: "have a ..2 good|great|nice|wonderful|lovely|pleasant"},
	{kind: courtesy, why: "courtesy: 'you're welcome'", text: "you're|are welcome"},
	{kind: courtesy, why: "courtesy: thanks", text: "^ thank|thanks $"},
	{kind: courtesy, why: "courtesy: 'can I be of help?'", text: "be of ..2 help|assistance|service"},
	{kind: courtesy, why: "courtesy: 'have I answered your questions?'", text: "^ have|did i ..1 answered|answer|helped|help"},
	{kind: courtesy, why: "courtesy: 'if you need help'", text: "if you ..2 need|want|have|like|require|run ..3 help|assistance|questions|question|further|anything|clarification|support|changes|issues|problems|trouble"},
	{kind: courtesy, why: "courtesy: wishes", text: "^ enjoy your"},
	{kind: courtesy, why: "courtesy: wishes", text: "^ glad|happy|pleased i|to could|can|help|be ..1"},
	{kind: courtesy, why: "courtesy: goodbye", text: "^ see you"},
	{kind: courtesy, why: "courtesy: 'no problem'", text: "^ no problem|worries|trouble $"},
	{kind: courtesy, why: "courtesy: 'my pleasure'", text: "^ my pleasure"},
	{kind: courtesy, why: "courtesy: goodbye", text: "^ goodbye|bye|farewell"},
	{kind: courtesy, why: "courtesy: 'what do you think?'", text: "^ what do you think $"},

	{kind: offer, why: "offer: 'let me know if you'd like'", text: "know if|whether you|you'd ..1 want|like|need|wish"},
	{kind: offer, why: "offer: 'if you like, I can'", text: "^ if you|you'd ..2 like|want|wish|prefer|need ..6 i|we|i'll|i'd can|could|will|would|happy|be"},
	{kind: proposal, why: "offer: 'would you like me to'", text: "^ would|do you ..1 like|want|need|prefer|wish me|us to"},
	{kind: proposal, why: "offer: 'do you want to know more'", text: "^ do|would you ..1 want|like|care to know|learn|hear"},
	{kind: proposal, why: "offer: 'would you like more'", text: "^ would|do you ..1 like|want|need more|further|additional|some|any|help|assistance|another"},
	{kind: proposal, why: "offer: 'want me to'", text: "^ want|like me|us to"},
	{kind: proposal, why: "offer: 'shall I'", text: "^ shall|should|may|can|could i|we ..2 @do|@aid"},
	{kind: proposal, why: "offer: 'would you like to book'", text: "you|you'd|wanna ..1 like|want|wish|care|interested? to|in ..1 @do|booking|reserving|renting|buying|watching"},
	{kind: proposal, why: "offer: 'wanna get'", text: "^ wanna @do"},
	{kind: suggests, why: "offer: 'does … work for you?'", text: "^ does|do|will|would|could ..5 work|suit for? you"},
	{kind: sounding, why: "asks whether it will do: 'does that work?'", text: "^ does|will|would|do|could @pro|one|either|any ..2 work|suit|interest|appeal|do|sound ..2"},
	{kind: sounding, why: "asks whether it will do: 'is that okay'", text: "is|are|was|would @pro ..3 okay|ok|fine|good|acceptable|alright $"},
	{kind: sounding, why: "offer: 'how does that sound?'", text: "how does|do|would @pro ..1 sound|look"},
	{kind: sounding, why: "offer: 'sounds good?'", text: "^ sound|sounds good|great|okay|ok"},
	{kind: proposal, why: "offer: 'are you interested in it?'", text: "you ..1 interested in @pro|them|one"},
	{kind: sounding, why: "offer: 'what do you think about it?'", text: "what|how do|would you think|say|feel about|of|to"},

	{kind: musing, why: "rhetorical: 'did you know'", text: "^ did|do you know that|the"},
	{kind: musing, why: "rhetorical: 'have you ever'", text: "^ have|has you|anyone ever"},
	{kind: musing, why: "rhetorical: 'ready to'", text: "^ ready|excited|curious to|for|about"},
	{kind: musing, why: "rhetorical: 'why not'", text: "^ why not|don't|wouldn't"},
	{kind: musing, why: "rhetorical: 'who doesn't'", text: "^ who doesn't|wouldn't|knows|cares|says"},
	{kind: musing, why: "rhetorical: 'guess what'", text: "^ guess|so? what $"},
	{kind: musing, why: "rhetorical: 'isn't it …'", text: "^ isn't|aren't|wasn't|weren't it|that|this|they|he|she"},

	{kind: meta, why: "talks about the dialogue", text: "this|that|it|which ..1 will|would|can|helps|ensures|allows|lets|information ..3 help|me|us|ensure|allow|i|narrow|make|tailor|assist"},
	{kind: meta, why: "talks about the dialogue", text: "this|that|these|your|the information|info|details|input|answer|answers|response|preferences|questions|clarifications"},
	{kind: meta, why: "talks about the dialogue", text: "^ knowing|understanding|having ..1 this|that|these|more|the|your"},
	{kind: meta, why: "talks about the dialogue", text: "^ once|then|with|after|before ..5 i|i'll|i'd can|could|will|would|create|be|start|begin|proceed"},
	{kind: meta, why: "talks about the dialogue", text: "^ i|i'd|i'll|i'm can|will|would|be|am|happy|glad|love|here|look|search|try|do|need|see|understand ..1"},
	{kind: meta, why: "talks about the dialogue", text: "^ to|in ..8 help|assist|ensure|better|narrow|tailor|understand"},
	{kind: meta, why: "talks about the dialogue", text: "^ thanks|thank|great|sure|understood|absolutely|certainly|okay|ok|perfect|alright|sorry|apologies|hello|hi|hey|welcome|excellent|wonderful|awesome|nice"},
	{kind: extra, why: "goes on after a question", text: "^ this|that|it matters|affects|changes|determines|decides|makes"},
	{kind: extra, why: "goes on after a question", text: "^ if not|so|yes|no|you"},
	{kind: extra, why: "goes on after a question", text: "^ for example|instance"},
	{kind: extra, why: "goes on after a question", text: "^ e.g|such|like|please|also|options|examples|possible|or"},

	{kind: restates, why: "restates what the user wants", text: "user|user's|users' ..1 goal|wants|want|needs|need|is|aims|seeks|would|asks|asked|requests|requested|has|intends|prefers|task"},
	{kind: restates, why: "restates what the user wants", text: "^ your|the goal|task|aim|objective is|was to"},
	{kind: restates, why: "restates what the user wants", text: "to summarize|summarise|recap|sum|conclude"},
	{kind: restates, why: "restates what the user wants", text: "^ you are|you're|want|would|need|you'd looking|seeking|to|like|for"},
}

var commitRules = []rule{
	{kind: final, why: "final answer: 'the answer is'", text: "answer|solution|result ..3 is|are|be|equals|becomes"},
	{kind: final, why: "final answer: 'therefore …'", text: "^ therefore|thus|hence|altogether|consequently|overall"},
	{kind: final, why: "final answer: 'in total'", text: "in total|all|conclusion ..8 <number>"},
	{kind: final, why: "final answer: 'the total is'", text: "the total|sum|difference|product|final|correct ..6 is|are|equals <number>"},
	{kind: done, why: "reports a completed action: 'I have booked'", text: "i've|we've ..2 @did"},
	{kind: done, why: "reports a completed action: 'I have booked'", text: "i|we have|just|already|successfully ..2 @did"},
	{kind: done, why: "reports a completed action: 'I booked'", text: "^ i|we @did"},
	{kind: done, why: "reports a completed action: 'has been set'", text: "has|have been ..2 @did"},
	{kind: done, why: "reports a completed action: 'successfully'", text: "successfully|successful"},
	{kind: done, why: "reports a completed action: 'your … is confirmed'", text: "your ..4 is|are|was|were ..2 @did"},
	{kind: choice, why: "decides: 'I recommend'", text: "i|i'd|we would|strongly|highly|also? strongly|highly? recommend|suggest|choose|chose|pick|picked|advise"},
	{kind: choice, why: "decides: 'the best option is'", text: "the best|better|right|safest|ideal option|choice|way|approach|solution ..4 is|would|be"},
	{kind: choice, why: "decides: 'I'll go with'", text: "go|going|gone|went with ..1"},
	{kind: presents, why: "presents the thing itself: 'here is'", text: "^ here is|are|'s"},
	{kind: either, why: "gives several alternatives", text: "^ alternatively|another|option ..1"},
	{kind: either, why: "gives several alternatives", text: "there are|several|multiple|few|two|three ..2 possible|ways|options|possibilities|alternatives ..1"},
	{kind: either, why: "gives several alternatives", text: "on the other hand"},
	{kind: quizzes, why: "presents questions as the thing itself", text: "here|are|some|few|list|following ..4 questions ..3 you|your|for|that|about|on|candidates|students|readers"},
	{kind: orders, why: "questions were ordered", text: "write|generate|create|make|give|list|suggest|draft|prepare|provide|compose|design|need|want|come ..8 questions|quiz|survey|interview|riddles|riddle|trivia|poll|questionnaire|flashcards|faq"},
	{kind: orders, why: "questions were ordered", text: "what|which ..3 questions should|could|can|do|would i|we|they"},
	{kind: presents, why: "presents the thing itself: 'here's'", text: "^ here's|below"},
	{kind: presents, why: "presents the thing itself: 'the following'", text: "you can|could|may use|try|do|follow|achieve|run ..5"},
	{kind: assumes, why: "states an assumption", text: "^ assuming|suppose|supposing|presuming|assume|say"},
	{kind: assumes, why: "states an assumption", text: "i'll|i|we'll|we|let's|let|us|i'm|me|i've|can|will|would|to assume|assuming|suppose|presume|assumed"},
	{kind: assumes, why: "states an assumption: 'let's say'", text: "let's|lets say|take|use|pick ..1"},
	{kind: assumes, why: "states an assumption: 'for the sake of'", text: "for|under|based the|this|on ..2 sake|assumption"},
}

var flagRules = []rule{
	{kind: flags, why: "says that something is not specified", text: "@task ..4 doesn't|didn't|don't|not|hasn't|haven't|never|fails|isn't|aren't|wasn't ..2 @say|give|provide|provided|tell|enough|clear"},
	{kind: flags, why: "says that something is not given", text: "is|are|was|were|been not|never explicitly|directly|yet|clearly|completely|entirely|fully? @say|given|provided|known|clear|complete"},
	{kind: flags, why: "says that something is not given", text: "isn't|aren't|wasn't|weren't|hasn't ..1 @say|given|provided|known|clear"},
	{kind: flags, why: "says that nothing is given", text: "no|any ..3 @info|number|value|amount|price ..3 is|are|was|were given|provided|specified|stated|mentioned"},
	{kind: flags, why: "says that something is unclear", text: "is|are|seems|appears|it's|bit|somewhat|too|remains|was ..2 unclear|ambiguous|underspecified|vague|incomplete|contradictory|inconsistent|unspecified|unknown|missing"},
	{kind: flags, why: "says that something is missing", text: "there is|are|seems|appears to|be? ..3 missing|ambiguity|contradiction|inconsistency|unclear"},
	{kind: flags, why: "says that information is missing", text: "not|isn't|don't|doesn't|aren't|without ..2 enough|sufficient|adequate ..1 @info"},
	{kind: flags, why: "says that information is missing", text: "insufficient|inadequate @info"},
	{kind: flags, why: "says that information is missing", text: "lack|lacks|lacking ..3 @info|value|number|part|parts|piece|detail"},
	{kind: flags, why: "says that information is missing", text: "missing ..1 @info|values|numbers"},
	{kind: flags, why: "says what it would have to know", text: "without knowing|specifying|clarification|clarity"},
	{kind: flags, why: "says what it would have to know", text: "without ..1 more|additional|further|enough|sufficient|the|this|that|these|any ..2 @info"},
	{kind: flags, why: "says that it cannot be told", text: "can't|cannot|not|couldn't|impossible|unable be|to? ..1 @solved"},
	{kind: flags, why: "says that it cannot tell", text: "can't|cannot|couldn't|unable|impossible|not|possible to? ..1 tell|determine|calculate|compute|solve|conclude|say"},
	{kind: flags, why: "says that it depends", text: "^ it|that|this|answer ..1 depends on|upon"},
	{kind: flags, why: "names several readings", text: "multiple|several|different|two|various|many ..1 interpretations|meanings|readings|interpretation"},
	{kind: flags, why: "names several readings", text: "could|can|may|might ..1 be interpreted|understood|read|mean|refer ..3"},
	{kind: flags, why: "says that it does not know", text: "i|i'm|we don't|do|not|am|unsure not? ..1 know|sure|certain|understand"},
	{kind: flags, why: "says that it does not know", text: "^ unknown|unsure|unclear $"},
	{kind: flags, why: "says that it does not know", text: "^ not sure|certain|known|given|specified|stated $"},

	{kind: cannot, why: "declines: 'I can't'", text: "i ..1 can't|cannot|couldn't|unable|won't"},
	{kind: cannot, why: "declines: 'sorry, we can't'", text: "sorry|unfortunately|apologies|apologize|afraid ..6 can't|cannot|couldn't|unable|won't"},
	{kind: cannot, why: "declines: 'I'm unable'", text: "i|i'm|am ..2 unable|incapable"},
	{kind: cannot, why: "declines: 'I can not'", text: "i|i'm|am can|will|am? not ..1 able|capable|allowed|permitted|designed|equipped|be"},
	{kind: declines, why: "declines: 'I don't have access'", text: "i|we don't|do|lack not? ..1 have? ..2 access|ability|capability|capabilities|permission|tools|tool|means|functionality"},
	{kind: declines, why: "declines: 'I'm only a language model'", text: "i|i'm am? just|only|merely? an|a ..1 ai|model|language|assistant|chatbot|bot"},
	{kind: declines, why: "declines: 'as an AI'", text: "as an ai|language"},
	{kind: declines, why: "declines: beyond its scope", text: "beyond|outside|exceeds ..3 scope|capabilities|abilities|expertise"},
	{kind: declines, why: "declines: 'must decline'", text: "i must|have|need to? decline|refuse"},
	{kind: scope, why: "says what it can do, which is not this", text: "i|we|i'm can|am|do? only ..1 know|handle|do|can|answer|work|understand|deal|support|help|able|trained"},
}
