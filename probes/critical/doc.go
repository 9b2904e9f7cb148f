// Package critical makes word problems that cannot be answered as they stand: a
// key value is missing, an irrelevant sentence stands beside the gap, or two
// sentences contradict each other.
//
// The paper: "proactive critical thinking" (arXiv 2507.23407) with its sets
// GSM-MC (missing condition) and GSM-MCE (the same with an irrelevant
// sentence). A widely read summary calls the latter contradictory; it is not.
// Contradictions are a kind of our own here.
//
// The protocol, in kinds that end in "boxed": two rounds. In the first the
// model writes the answer, a question, or None inside \boxed{}; the user
// answers a question with the sentence that was taken out, or with "None.";
// in the second the model answers. The other kinds ask in free form. The
// published figures (0.15 to 73.98 % for Qwen3-1.7B) are accuracy of the final
// answer after that, under a prompt that offers asking; they are not rates of
// asking the right thing. Chance of naming the right value is not defined for
// free questions; a guessed answer is right about once in as many values as
// the problem's domain has.
//
// What differs from the paper: problems of two to six steps are generated; the
// value is missing from a sentence that still mentions it; the user is a
// script and not a model; asked, asked the right thing, right in the end, and
// asked of a complete control are told apart, and there are such controls, with
// an irrelevant sentence ("complete-irrelevant") and without.
//
// The package never plays a dialogue and never asks a model.
package critical
