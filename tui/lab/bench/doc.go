// Package bench measures what a token costs on the screen: the lab beside the
// naive way of writing it, four lanes, everything from the delivery of an
// event to the bytes for the terminal.
//
//	go test -run '^$' -bench Pipeline -benchtime 1x ./tui/lab/bench
//
// prints CPU time per token for both and the ratio, at 1,000, 10,000 and
// 100,000 tokens per lane. Ratios hold on any machine; times do not.
package bench
