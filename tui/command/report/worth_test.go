package report

import (
	"slices"
	"testing"

	"askance/session"
)

// Replies end in any order in a run; what they are worth is the same to the
// last digit.
func TestTheWorthOfRepliesDoesNotDependOnTheirOrder(t *testing.T) {
	one := []session.Spread{{N: 1, Mean: 0.0045, SD: 0.1}, {N: 1, Mean: 0.0106, SD: 0.3}, {N: 1, Mean: 0.0067, SD: 0.7}, {N: 1, Mean: 0.1}, {N: 0}}
	two := slices.Clone(one)
	slices.Reverse(two)
	if a, b := *rewardOf(one), *rewardOf(two); a != b {
		t.Errorf("%+v and %+v", a, b)
	}
}
