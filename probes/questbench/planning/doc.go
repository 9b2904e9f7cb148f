// Package planning makes blocks worlds of which the start is known in part.
//
// The paper: Li, Kim and Wang, "QuestBench: Can LLMs ask the right question to
// acquire information in reasoning tasks?" (2025), Planning-Q. Some facts about
// how four to seven blocks stand are given, and a goal. What is withheld leaves
// two answers open; a question is right when its reply, yes or no, settles
// which.
//
// The protocol: "choice" offers every open fact and "no question is needed", as
// the original does; "open" asks for one yes-or-no question, "unsure" for the
// answer or "not sure". Chance is printed with each probe; in the published
// file it is 7.1 % over all facts and 65.6 % over those not already implied,
// and only the latter are offered here.
//
// What differs from the paper: the answer is the number of moves of a shortest
// plan and not the plan itself. A state may have many equally short plans, and
// the original takes the one its search finds first, so that its gold hangs on
// the order of search; a number has no ties. The rules of the world are put in
// our own words. Controls have the withheld fact told, and may still leave
// facts open that do not matter. A problem is only used when two solvers agree:
// distances over the whole graph of states, and a search from each state that
// fits the facts, found by another enumeration.
//
// The package never judges a reply and never asks a model.
package planning
