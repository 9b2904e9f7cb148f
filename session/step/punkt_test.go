package step

import (
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/segment"
)

// ordinary is prose without anything that replies of models have and prose has
// not: no lists, no code, no working.
const ordinary = `The old mill stands where the two rivers meet. Nobody has lived there since 1962, when the last miller left. ` +
	`Dr. Alvarez, who studies the region, says that the wheel could still turn. "It needs oil, not magic," she told us. ` +
	`In winter the water freezes, and the children skate on it. Do they fear the deep parts? They do not. ` +
	`Mr. Penn, the owner, wants to sell it for about 3.5 million. He has had no offers yet! ` +
	`The roof and the floor would have to be replaced first. That alone would cost more than the land is worth. ` +
	`At 6 p.m. on Friday the council will meet to decide. Will they save it? Most people hope so. ` +
	`The U.S. embassy once thought of renting the house. It did not, because the road was too narrow. ` +
	`J. R. Hale wrote a poem about the place. It begins with the sound of the water and ends in silence. ` +
	`Some say that the miller hid his money under the stones. Others laugh at that. Who is right? We may never know.`

// ends returns where sentences end, white space left out.
func ends(text string, cut func(string) []string) map[int]bool {
	list := map[int]bool{}
	at := 0
	for _, s := range cut(text) {
		s = strings.TrimSpace(s)
		at += strings.Index(text[at:], s) + len(s)
		list[at] = true
	}
	return list
}

func TestOrdinaryProseIsCutAsPunktCutsIt(t *testing.T) {
	seg, err := segment.New()
	if err != nil {
		t.Fatal(err)
	}
	theirs := ends(ordinary, seg.SegmentText)
	ours := ends(ordinary, func(text string) []string {
		var list []string
		for _, s := range Cut(text) {
			list = append(list, text[s.Start:s.End])
		}
		return list
	})
	for at := range theirs {
		if !ours[at] {
			t.Errorf("Punkt ends a sentence after %q", ordinary[max(0, at-40):at])
		}
	}
	for at := range ours {
		if !theirs[at] {
			t.Errorf("only we end a sentence after %q", ordinary[max(0, at-40):at])
		}
	}
	if len(ours) < 20 {
		t.Errorf("only %d sentences", len(ours))
	}
}
