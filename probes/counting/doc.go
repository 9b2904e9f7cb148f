// Package counting makes the counting problems of the tiny world: a few
// sentences with small numbers, one of which may be vague or left out.
//
// The probes are our own and follow no paper's protocol; nearest is GSM-Q of
// QuestBench (arXiv 2503.22674), which also withholds one quantity of a
// word problem. Differences: problems are generated, not annotated; the
// question is open, not picked from a list; the withheld number is drawn
// uniformly from the values that keep the problem valid, so the posterior of a
// perfect reader before the reply is known exactly. Chance: a model that makes
// the number up is right once in k, k being the number of readings (at least 4).
//
// The world lies in world.json, which the recipe that trains the built-in
// models reads too. One in eight combinations of shape, people, things and
// numbers is never trained, and this package draws only from those: what is
// shown here the models have never seen. It never draws from the training
// split, never makes a problem whose steps leave 0..200 or the whole numbers,
// and never reads a clock or a global source of chance.
package counting
