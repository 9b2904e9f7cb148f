package story

import (
	"testing"

	"askance/probes/internal/draw"
	"askance/probes/internal/probetest"
	"askance/session"
	"askance/session/act/about"
)

// written are questions as a model or a person might put them, written without
// looking at the lists of words, by scene and given.
var written = map[string]map[string][]string{
	"bakery": {
		"trays": {"Could you tell me how many trays get baked each morning?", "What's the number of trays?", "how many trays are we talking about", "I'd need the number of trays per morning."},
		"rolls": {"How many rolls fit on a tray?", "What number of rolls does one tray hold?", "Please specify the rolls per tray.", "How many rolls can you place on each tray?"},
		"burnt": {"How many of the rolls are burnt?", "How many rolls get burned?", "What number of rolls has to be thrown away?", "how many were burnt"},
		"price": {"How much does a roll sell for?", "What is the price per roll?", "At what price are the rolls sold?", "How many coins do you get for one roll?"},
		"flour": {"How much is paid for flour?", "What are the daily flour costs?", "How many coins are spent on flour?"},
		"days":  {"How many days per week is the bakery open?", "On how many days does it open?", "How many days a week do they bake?"},
		"rent":  {"What is the rent?", "How high is the weekly rent?", "How many coins does the rent come to?"},
	},
	"library": {
		"shelves":  {"How many shelves are there?", "What's the number of shelves?", "Could you give me the number of shelves for novels?"},
		"novels":   {"How many novels fit on each shelf?", "What is the number of novels per shelf?", "How many books are on one shelf?"},
		"gift":     {"How many novels did the school donate?", "How many books come from the school?", "What does the school give, in novels?"},
		"lost":     {"How many novels are torn?", "How many damaged novels get removed?", "How many are taken out by the librarian?"},
		"lendings": {"How often is each novel lent per year?", "How many times is a novel borrowed in a year?"},
		"maps":     {"How many loans of maps are there?", "How often are maps lent?", "What number of map loans is there in a year?"},
		"minutes":  {"How many minutes does one loan take?", "How long does each loan take?", "How much time is needed per loan?"},
	},
	"farm": {
		"hens":  {"How many hens are kept?", "What is the number of hens?", "How big is the flock?", "How many hens in all?"},
		"eggs":  {"How many eggs does one hen lay per week?", "What is the number of eggs per hen?", "How many eggs do you get from each hen?"},
		"kept":  {"How many eggs does the family use itself?", "How many eggs are kept back?", "How many do they keep for themselves?"},
		"price": {"How much does an egg cost?", "What is the price per egg?", "For how many cents do you sell an egg?"},
		"feed":  {"How much does feed cost?", "What are the weekly costs of feed?", "How many cents go on feed?"},
		"weeks": {"For how many weeks is the money saved?", "How many weeks of saving are there?", "How long is everything saved?"},
		"fence": {"What does the fence cost?", "How expensive is the fence?", "How much is paid for the fence?"},
	},
	"pottery": {
		"boxes":  {"How many boxes of clay are there?", "What is the number of boxes?", "How many boxes were bought?"},
		"kilos":  {"How many kilos are in each box?", "What does a box weigh?", "How much clay is in one box?", "How heavy is each box?"},
		"mugs":   {"How many mugs does a kilo make?", "How many mugs can be made per kilo?", "What number of mugs comes from one kilogram?"},
		"broken": {"How many mugs break in the kiln?", "How many of the mugs crack?", "What is the number of broken mugs?"},
		"old":    {"How many mugs remain from last year?", "What is left over from the previous year?"},
		"price":  {"How much does a mug cost?", "What is the price of one mug?", "How many euros do you charge for a mug?"},
		"stall":  {"How much is the stall?", "What does the stall at the market cost?", "How many euros must be paid for the stall?"},
	},
	"ferry": {
		"trips":   {"How many trips a day does it make?", "What is the number of trips per day?", "How often does the ferry go each day?"},
		"cars":    {"How many cars fit on each trip?", "What is the number of cars per trip?", "How many cars are carried on one trip?"},
		"fare":    {"How much does a car pay?", "What is the fare per car?", "How many euros is the ticket for a car?"},
		"walkers": {"How much do people on foot pay?", "What do foot passengers bring in per day?", "How many euros come from people on foot?"},
		"fuel":    {"What does the fuel cost?", "How many euros a day go on fuel?", "How much is spent for fuel daily?"},
		"days":    {"How many days long is the season?", "What is the length of the season?", "How many days does the season last?"},
		"repair":  {"How much does the repair cost?", "What is paid for repairs?", "How expensive was the repair?"},
	},
	"beads": {
		"bags":    {"How many bags are there?", "What's the number of bags?", "How many bags of beads does she own?"},
		"beads":   {"How many beads are in each bag?", "How many beads does one bag contain?", "What is the number of beads per bag?"},
		"found":   {"How many beads were found in the drawer?", "How many more were in the drawer?", "What number of beads does she find?"},
		"sister":  {"How many beads does the sister receive?", "How many go to the sister?", "How many beads are given away?"},
		"minutes": {"How long does it take to thread one bead?", "How many seconds does threading a bead take?", "How many seconds are needed for each bead?"},
		"break":   {"How long are the breaks?", "How many seconds of pauses are there?", "What do the pauses add up to?"},
		"friends": {"How many times is all of this done?", "How often does she repeat it?", "How many times over?"},
	},
	"orchard": {
		"rows":       {"How many rows are there?", "What's the number of rows?", "How many rows of trees does the orchard have?"},
		"trees":      {"How many trees stand in each row?", "How many trees are there per row?", "What is the number of trees in one row?"},
		"sick":       {"How many trees are ill?", "How many of the trees bear no apples?", "What number of trees is sick this year?"},
		"baskets":    {"How many baskets come from each tree?", "How many baskets does one tree give?", "What is the yield per tree in baskets?"},
		"juice":      {"How many baskets are made into juice?", "How many baskets get pressed?", "What goes into the juice?"},
		"price":      {"What is the price of one basket?", "How much does a basket cost?", "For how much is each basket sold?"},
		"juiceprice": {"How much do the bottles bring?", "How many euros are made with the bottles?", "What do they earn from bottles?"},
	},
}

// TestWrittenQuestionsAreToldApart puts every question against all givens and
// extras of its scene, as if all of them were withheld.
func TestWrittenQuestionsAreToldApart(t *testing.T) {
	var list []probetest.Paraphrase
	left := map[string]bool{}
	for name := range written {
		left[name] = true
	}
	for seed := uint64(0); len(left) > 0 && seed < 500; seed++ {
		s, ok := New(draw.New("written", seed), Steps, 4)
		if !ok || !left[s.Scene] {
			continue
		}
		delete(left, s.Scene)
		p := &session.Probe{}
		for _, g := range append(append([]Given{}, s.Givens...), s.Extras...) {
			p.Facts = append(p.Facts, session.Fact{ID: g.ID, Label: g.Label, Questions: g.Asks, Terms: g.Terms})
		}
		for _, lead := range []string{"", "Before I can answer: ", "Sorry, one thing is unclear to me. "} {
			for id, questions := range written[s.Scene] {
				if p.Fact(id) == nil {
					t.Fatalf("%s has no %s", s.Scene, id)
				}
				for _, q := range questions {
					list = append(list, probetest.Paraphrase{Probe: p, Question: lead + q, Fact: id})
				}
			}
		}
	}
	if len(left) > 0 || len(scenes) != len(written) {
		t.Fatalf("no story of %v, %d scenes and %d written for", left, len(scenes), len(written))
	}
	probetest.Matched(t, about.About, list)
}
