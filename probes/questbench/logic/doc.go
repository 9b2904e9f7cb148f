// Package logic makes rule puzzles in which one truth value is withheld.
//
// The paper: Li, Kim and Wang, "QuestBench: Can LLMs ask the right question to
// acquire information in reasoning tasks?" (2025), Logic-Q. A few traits of a
// person are known, rules tie the others together, and whether a goal trait
// holds is not settled. A question is right when its reply, yes or no, settles
// the goal.
//
// The protocol: "choice" offers every trait that may be asked about and "no
// question is needed", as the original does ("End questioning"); chance is
// printed with each probe (the original: 16.7 % over all attributes). "open"
// lets the model ask in its own words, "unsure" lets it answer or say that it
// is not sure. The scripted user answers yes or no about one trait.
//
// What differs from the paper: traits of one person, rules and wording are
// drawn anew; supports of the goal are minimal, so every given fact is needed
// for some right question; traits that would settle the goal in fewer rounds
// than the difficulty says are named as ones that may not be asked, and no
// such trait ever counts as right (in the published file 22 % of the rows
// credit one). A problem is found by searching backwards through derivations
// and is only used when forward propagation finds the same sufficient set; the
// gain of each question is exact, from enumerated worlds, all equally likely.
// The published gold holds what forward reasoning settles, contrapositives
// included; about half of its rows have further questions that settle the goal
// when one reasons by cases. Problems with such questions are not made here.
//
// The package never judges a reply and never asks a model.
package logic
