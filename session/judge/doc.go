// Package judge asks a model for a second opinion on what a reply does: a
// forced choice among the acts, one generated token with its log-probabilities.
//
// Its opinion: a model's free words on a reply are no measurement. The acts
// stand under letters, the probability of a letter is read off the tokens, and
// the letters are dealt out in several orders so that a liking for "A" counts
// for nothing. The reply is quoted line by line and cannot speak to the judge
// in its own name. The judge is not told what a probe knows: whether it thinks
// that something is missing is part of the opinion.
//
//	P(act) = Σ over orders P(letter of act) / Σ over orders and acts P(letter)
//
// Mass is the mean, over the orders, of what fell on letters at all. It is no
// measure of being right: a judge can be sure and wrong. How far it agrees with
// people is to be measured, see session/act/agree.
//
// The package never changes a label, never retries, and never makes an opinion
// up: where the judge gives none, P is nil and the warnings say why.
package judge
