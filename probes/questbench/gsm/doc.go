// Package gsm makes word problems, and the equations behind them, in which one
// number is withheld.
//
// The paper: Li, Kim and Wang, "QuestBench: Can LLMs ask the right question to
// acquire information in reasoning tasks?" (2025), GSM-Q (words) and GSME-Q
// (equations). A value that the answer hangs on is left out; beside it other
// values are left out that play no part. A question is right when it asks for
// the one that settles the answer.
//
// The protocol: as the paper's, a list of the withheld variables to pick from
// ("choice"), or a question in the model's own words ("open"), or the answer
// or "not sure" ("unsure"); each in words or, with "equations" in the kind, as
// a system of equations. Chance is printed with each probe; in the published
// files it is 44.7 % (equations) and 47.5 % (words).
//
// What differs from the paper: problems of one to six steps are generated, not
// annotated from GSM8K; "no question is needed" is always offered, and there
// are controls for which it is right (the paper has none); in words, a
// withheld value is mentioned without its number ("each tray holds the same
// number of rolls"), so that nothing has to be guessed about what there is. A
// problem is only used when two solvers agree: the linear form of the answer
// in the withheld value, and the rendered equations solved for every world.
//
// The package never judges a reply and never asks a model.
package gsm
