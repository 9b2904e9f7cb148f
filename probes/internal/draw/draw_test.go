package draw

import "testing"

func TestTheStreamIsTheSameEverywhere(t *testing.T) {
	s := New("draw", 1, 2)
	want := []uint64{0xe491ad5724bb3874, 0xd1ad48187d5ff97a, 0xa2ed5a4572ce64ae}
	for i, w := range want {
		if got := s.Next(); got != w {
			t.Errorf("number %d is %#x, want %#x", i, got, w)
		}
	}
}

func TestDifferentNamesMakeDifferentStreams(t *testing.T) {
	seen := map[uint64]string{}
	for _, name := range []string{"a", "b", "ab", "ba", ""} {
		for seed := range uint64(200) {
			n := New(name, seed).Next()
			if other, ok := seen[n]; ok {
				t.Fatalf("%q and %s begin alike", name, other)
			}
			seen[n] = name
		}
	}
}

func TestEveryNumberBelowIsDrawn(t *testing.T) {
	s := New("below")
	var seen [7]int
	for range 7000 {
		seen[s.Below(7)]++
	}
	for i, n := range seen {
		if n < 800 || n > 1200 {
			t.Errorf("%d was drawn %d times of 7000", i, n)
		}
	}
	if s.Below(0) != 0 || s.Below(-3) != 0 {
		t.Error("an empty range must give 0")
	}
}

func TestSomeLeavesTheListAlone(t *testing.T) {
	list := []int{1, 2, 3, 4}
	got := Some(New("some"), list, 9)
	if len(got) != 4 || list[0] != 1 || list[3] != 4 {
		t.Errorf("Some(9 of 4) = %v, list %v", got, list)
	}
	if Pick(New("pick"), []string(nil)) != "" {
		t.Error("a pick from nothing is the zero value")
	}
}
