// Package sharded tells a complete task piece by piece.
//
// The paper: Laban, Hayashi, Zhou and Neville, "LLMs Get Lost In Multi-Turn
// Conversation" (arXiv 2505.06120): an instruction is cut into shards, the
// first being what is wanted, and at most one more is told a turn. Teacher mode
// is after social meta-learning (arXiv 2602.16488): a teacher who knows the
// solution answers the student's questions, and a right answer in turn t is
// worth 0.7^(t-1).
//
// The protocol: "full" is the task as it was, "concat" its shards as a list in
// one turn, "sharded" a shard a turn, "recap" the same with all shards told
// once more at the end, "snowball" every turn repeating what was told before.
// The user's turns are data of the probe, so a player follows them without a
// model. In "ask" a shard is only told when it is asked for. Mean, aptitude
// (90th percentile) and unreliability (90th less 10th) are taken over
// repetitions of one task; answering in the first fifth of the turns is what
// the paper finds to cost most (30.9 against 64.4). Its overall figure, minus
// 39 %, is a mean over six tasks with a model as user; chance is nil for free
// answers.
//
// What differs from the paper: tasks are word problems of our own, or any
// complete probe cut at its sentences; shards come in the order of the task
// and are not rephrased by a model; response types come from the labels of
// the turn and not from a judge.
//
// The package never plays a dialogue and never asks a model.
package sharded
