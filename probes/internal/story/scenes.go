package story

import "strings"

var people = []string{"Amara", "Bela", "Carlo", "Dilan", "Elif", "Farid", "Greta", "Hanna", "Ivo", "Jana", "Karim", "Lotte", "Mina", "Nils", "Olga", "Pavel", "Rosa", "Sami", "Tilda", "Yusuf"}

// given is a number of a scene. In terms, / parts words that are
// interchangeable and + parts groups; asks are parted by |.
type given struct {
	id, label, told, vague string
	lo, hi                 int
	asks, words            string
}

func (g given) terms() [][]string {
	var out [][]string
	for _, group := range strings.Split(g.words, "+") {
		out = append(out, strings.Split(group, "/"))
	}
	return out
}

// stage takes the number before it and a given to the next number.
type stage struct {
	given
	op         byte
	label, ask string
}

type scene struct {
	name   string
	start  given
	stages [Steps]stage
	extras []given
}

func (s *scene) all() []given {
	out := append([]given{s.start}, s.extras...)
	for _, st := range s.stages {
		out = append(out, st.given)
	}
	return out
}

var scenes = []scene{bakery, library, farm, pottery, ferry, beads, orchard}

var bakery = scene{
	name: "bakery",
	start: given{"trays", "number of trays baked every morning", "{who} bakes {n} trays of rolls every morning.", "{who} bakes some trays of rolls every morning.", 3, 12,
		"How many trays does {who} bake every morning?|How many trays are baked?", "how many trays/number of trays/trays does/trays are/count of trays/amount of trays/how many baking trays/many trays"},
	stages: [Steps]stage{
		{given{"rolls", "number of rolls on each tray", "Each tray holds {n} rolls.", "Each tray holds the same number of rolls.", 6, 24,
			"How many rolls does each tray hold?|How many rolls are on one tray?", "roll/rolls+each tray/per tray/one tray/a tray/every tray/single tray/tray hold/tray holds/the tray/that tray/to a tray"},
			'*', "number of rolls baked every morning", "How many rolls does {who} bake every morning?"},
		{given{"burnt", "number of burnt rolls", "Of these, {n} rolls come out burnt and are thrown away.", "Of these, some rolls come out burnt and are thrown away.", 2, 15,
			"How many rolls come out burnt?|How many rolls are thrown away?", "burnt/burned/thrown away/throw away/discarded/burn/wasted"},
			'-', "number of good rolls every morning", "How many good rolls does {who} have every morning?"},
		{given{"price", "price of a roll", "Every good roll is sold for {n} coins.", "Every good roll is sold at the same price.", 2, 6,
			"For how many coins is a roll sold?|What does one roll cost?", "price/cost/costs/sell/sells/sold/charge/charged/coins+roll/rolls"},
			'*', "number of coins taken in every morning", "How many coins does {who} take in every morning?"},
		{given{"flour", "number of coins spent on flour", "{who} spends {n} coins on flour every morning.", "{who} also has to pay for flour every morning.", 5, 40,
			"How many coins go on flour every morning?|How much does the flour cost?", "flour"},
			'-', "number of coins left every morning", "How many coins does {who} have left every morning after paying for flour?"},
		{given{"days", "number of days a week the bakery is open", "The bakery is open {n} days a week.", "The bakery is open on certain days of the week.", 3, 7,
			"On how many days a week is the bakery open?|How many days is the bakery open?", "how many days/number of days/which days/days is/days a week/days per week/open"},
			'*', "number of coins left in a week", "How many coins does {who} have left in a week after paying for flour?"},
		{given{"rent", "weekly rent", "The rent is {n} coins a week.", "The rent is due once a week.", 10, 60,
			"How many coins is the rent?|How much rent does {who} pay a week?", "rent"},
			'-', "number of coins left in a week after the rent", "How many coins does {who} have left in a week after paying for flour and rent?"},
	},
	extras: []given{
		{"helpers", "number of helpers", "There are {n} helpers in the bakery.", "There are a few helpers in the bakery.", 2, 9, "How many helpers are there?|How many helpers work in the bakery?", "helper/helpers"},
		{"windows", "number of windows", "The shop front has {n} windows.", "The shop front has several windows.", 2, 9, "How many windows does the shop front have?|How many windows are there?", "window/windows"},
		{"cakes", "number of cakes on display", "There are {n} cakes on display.", "There are some cakes on display.", 3, 20, "How many cakes are on display?|How many cakes are shown?", "cake/cakes"},
		{"radio", "age of the radio in years", "The radio on the shelf is {n} years old.", "The radio on the shelf is rather old.", 5, 50, "How old is the radio?|How many years old is the radio?", "radio"},
	},
}

var library = scene{
	name: "library",
	start: given{"shelves", "number of shelves", "A library has {n} shelves for novels.", "A library has a number of shelves for novels.", 4, 20,
		"How many shelves does the library have?|How many shelves are there for novels?", "how many shelves/number of shelves/shelves does/shelves are/many shelves/count of shelves/amount of shelves"},
	stages: [Steps]stage{
		{given{"novels", "number of novels on each shelf", "Each shelf holds {n} novels.", "Each shelf holds the same number of novels.", 12, 40,
			"How many novels does each shelf hold?|How many novels are on one shelf?", "novel/novels/books/book+each shelf/per shelf/one shelf/a shelf/every shelf/single shelf/shelf hold/shelf holds/the shelf/that shelf"},
			'*', "number of novels", "How many novels does the library have?"},
		{given{"gift", "number of novels given by a school", "A school gives the library {n} more novels.", "A school gives the library some more novels.", 10, 80,
			"How many novels does the school give?|How many novels come from the school?", "school/donate/donated/donates/donation"},
			'+', "number of novels after the gift", "How many novels does the library have after the gift from the school?"},
		{given{"lost", "number of torn novels", "The librarian takes out {n} torn novels.", "The librarian takes out the torn novels.", 3, 30,
			"How many torn novels are taken out?|How many novels are torn?", "torn/damaged/taken out/takes out/take out/removed"},
			'-', "number of novels that can be lent", "How many novels are left after the torn ones are taken out?"},
		{given{"lendings", "number of times each novel is lent in a year", "Each of the others is lent {n} times a year.", "Each of the others is lent equally often in a year.", 2, 6,
			"How many times a year is each novel lent?|How often is a novel lent in a year?", "lent/lend/lending/loan/loaned/borrowed/lendings/loans+times/how often/often/frequently+novel/novels/book/books/it/they/others"},
			'*', "number of loans in a year", "How many loans of novels are there in a year?"},
		{given{"maps", "number of loans of maps in a year", "Besides, there are {n} loans of maps in a year.", "Besides, there are loans of maps in a year.", 15, 90,
			"How many loans of maps are there in a year?|How many maps are lent in a year?", "map/maps"},
			'+', "number of loans of novels and maps in a year", "How many loans of novels and maps are there in a year?"},
		{given{"minutes", "number of minutes each loan takes", "Each loan takes {n} minutes of work.", "Each loan takes the same amount of work.", 2, 5,
			"How many minutes of work does each loan take?|How long does a loan take?", "minute/minutes/how long/time+loan/loans/take/takes"},
			'*', "number of minutes of work in a year", "How many minutes of work do the loans of novels and maps make in a year?"},
	},
	extras: []given{
		{"chairs", "number of chairs", "The reading room has {n} chairs.", "The reading room has several chairs.", 6, 40, "How many chairs are in the reading room?|How many chairs are there?", "chair/chairs"},
		{"lamps", "number of lamps", "There are {n} lamps on the tables.", "There are lamps on the tables.", 4, 30, "How many lamps are on the tables?|How many lamps are there?", "lamp/lamps"},
		{"plants", "number of plants", "The librarian waters {n} plants.", "The librarian waters the plants.", 2, 15, "How many plants are watered?|How many plants are there?", "plant/plants"},
		{"visitors", "number of visitors in the garden", "On Sunday {n} visitors sat in the garden.", "On Sunday some visitors sat in the garden.", 5, 60, "How many visitors sat in the garden?|How many visitors came on Sunday?", "visitor/visitors"},
	},
}

var farm = scene{
	name: "farm",
	start: given{"hens", "number of hens", "{who} keeps {n} hens.", "{who} keeps a flock of hens.", 8, 40,
		"How many hens does {who} keep?|How many hens are there?", "how many hens/number of hens/hens does/hens are/many hens/size of the flock/flock/amount of hens"},
	stages: [Steps]stage{
		{given{"eggs", "number of eggs each hen lays in a week", "Each hen lays {n} eggs in a week.", "Each hen lays the same number of eggs in a week.", 3, 7,
			"How many eggs does each hen lay in a week?|How many eggs a week come from one hen?", "egg/eggs/lay/lays+each hen/per hen/one hen/a hen/every hen/single hen/hen lay/hen lays/the hen/that hen"},
			'*', "number of eggs in a week", "How many eggs does {who} get in a week?"},
		{given{"kept", "number of eggs kept for the family", "The family keeps {n} eggs a week.", "The family keeps some eggs every week.", 4, 20,
			"How many eggs does the family keep?|How many eggs are kept for the family?", "family/keep for/kept/themselves"},
			'-', "number of eggs for sale in a week", "How many eggs are left to sell in a week?"},
		{given{"price", "price of an egg", "An egg is sold for {n} cents.", "All eggs are sold at the same price.", 15, 45,
			"For how many cents is an egg sold?|What does one egg cost?", "price/cost/costs/sell/sells/sold/charge/charged/cents+egg/eggs"},
			'*', "number of cents earned in a week", "How many cents do the eggs bring in a week?"},
		{given{"feed", "number of cents spent on feed in a week", "Feed costs {n} cents a week.", "Feed has to be bought every week.", 100, 600,
			"How many cents does the feed cost a week?|How much is spent on feed?", "feed/grain/food"},
			'-', "number of cents left in a week", "How many cents are left in a week after the feed is paid?"},
		{given{"weeks", "number of weeks of saving", "{who} saves all of it for {n} weeks.", "{who} saves all of it for several weeks.", 3, 12,
			"For how many weeks does {who} save?|How many weeks does {who} save for?", "how many weeks/number of weeks/many weeks/weeks does/weeks of/how long"},
			'*', "number of cents saved", "How many cents does {who} save, the feed being paid?"},
		{given{"fence", "price of the fence", "Then a fence for {n} cents is bought from the savings.", "Then a fence is bought from the savings.", 300, 900,
			"How many cents does the fence cost?|What is the price of the fence?", "fence"},
			'-', "number of cents left after the fence", "How many cents of the savings are left after the fence is bought?"},
	},
	extras: []given{
		{"ducks", "number of ducks", "There are {n} ducks on the pond.", "There are ducks on the pond.", 3, 20, "How many ducks are on the pond?|How many ducks are there?", "duck/ducks"},
		{"trees", "number of trees in the yard", "The yard has {n} trees.", "The yard has some trees.", 3, 15, "How many trees does the yard have?|How many trees are in the yard?", "tree/trees"},
		{"dog", "age of the dog in years", "The dog is {n} years old.", "The dog is not young any more.", 3, 14, "How old is the dog?|How many years old is the dog?", "dog"},
		{"barn", "height of the barn in metres", "The barn is {n} metres high.", "The barn is quite high.", 4, 12, "How high is the barn?|How many metres high is the barn?", "barn"},
	},
}

var pottery = scene{
	name: "pottery",
	start: given{"boxes", "number of boxes of clay", "A pottery buys {n} boxes of clay.", "A pottery buys some boxes of clay.", 3, 15,
		"How many boxes of clay does the pottery buy?|How many boxes are bought?", "how many boxes/number of boxes/boxes of clay/boxes does/boxes are/many boxes/amount of boxes"},
	stages: [Steps]stage{
		{given{"kilos", "number of kilos in a box", "A box holds {n} kilos.", "All boxes hold the same weight.", 5, 25,
			"How many kilos does a box hold?|How heavy is one box?", "kilo/kilos/kilograms/kg/heavy/weigh/weight/weighs/much clay+each box/per box/one box/a box/every box/single box/the box/box hold/box holds/box weigh/box weighs"},
			'*', "number of kilos of clay", "How many kilos of clay does the pottery buy?"},
		{given{"mugs", "number of mugs made from a kilo", "A kilo is enough for {n} mugs.", "Every kilo is enough for equally many mugs.", 2, 5,
			"For how many mugs is a kilo enough?|How many mugs are made from one kilo?", "mug/mugs+kilo/kilogram/kg"},
			'*', "number of mugs made", "How many mugs are made from the clay?"},
		{given{"broken", "number of broken mugs", "In the kiln {n} mugs crack.", "In the kiln some mugs crack.", 3, 25,
			"How many mugs crack in the kiln?|How many mugs break?", "crack/cracks/cracked/break/breaks/broken/kiln/broke"},
			'-', "number of whole mugs", "How many mugs come out of the kiln whole?"},
		{given{"old", "number of mugs from last year", "There are {n} mugs left from last year.", "There are also mugs left from last year.", 5, 60,
			"How many mugs are left from last year?|How many of last year's mugs are there?", "last year/last year's/previous year/left over from"},
			'+', "number of mugs for sale", "How many mugs are there to sell, those of last year included?"},
		{given{"price", "price of a mug", "A mug is sold for {n} euros.", "All mugs are sold at one price.", 6, 15,
			"For how many euros is a mug sold?|What does one mug cost?", "price/cost/costs/sell/sells/sold/charge/charged/euros+mug/mugs"},
			'*', "number of euros taken in", "How many euros do all the mugs bring, those of last year included?"},
		{given{"stall", "fee for the stall", "The stall at the market costs {n} euros.", "The stall at the market has a fee.", 20, 90,
			"How many euros does the stall cost?|What is the fee for the stall?", "stall"},
			'-', "number of euros left", "How many euros are left when the stall is paid?"},
	},
	extras: []given{
		{"wheels", "number of wheels", "The pottery has {n} wheels.", "The pottery has some wheels.", 2, 8, "How many wheels does the pottery have?|How many wheels are there?", "wheel/wheels"},
		{"aprons", "number of aprons", "On the hooks hang {n} aprons.", "On the hooks hang some aprons.", 3, 12, "How many aprons hang on the hooks?|How many aprons are there?", "apron/aprons"},
		{"brushes", "number of brushes", "A jar holds {n} brushes.", "A jar holds the brushes.", 5, 30, "How many brushes are in the jar?|How many brushes are there?", "brush/brushes"},
		{"cups", "number of spoons in the kitchen", "In the kitchen lie {n} spoons.", "In the kitchen lie some spoons.", 4, 20, "How many spoons lie in the kitchen?|How many spoons are there?", "spoon/spoons"},
	},
}
