package logic

// A trait is an attribute of a person: the adjective and other words for it.
type trait struct {
	name  string
	other []string
}

// traits are plain adjectives that share no word with each other, so that a
// question about one is never about two.
var traits = []trait{
	{"agile", []string{"agility"}}, {"anxious", []string{"anxiety", "anxiousness"}}, {"artistic", nil}, {"bashful", []string{"bashfulness"}},
	{"blunt", []string{"bluntness"}}, {"bold", []string{"boldness"}}, {"brave", []string{"bravery"}}, {"calm", []string{"calmness"}},
	{"candid", []string{"candour", "candor"}}, {"careful", []string{"carefulness"}}, {"cautious", []string{"caution", "cautiousness"}}, {"cheerful", []string{"cheerfulness"}},
	{"clever", []string{"cleverness"}}, {"curious", []string{"curiosity"}}, {"daring", nil}, {"diligent", []string{"diligence"}},
	{"eager", []string{"eagerness"}}, {"earnest", []string{"earnestness"}}, {"elegant", []string{"elegance"}}, {"fair", []string{"fairness"}},
	{"faithful", []string{"faithfulness"}}, {"fearless", []string{"fearlessness"}}, {"frank", []string{"frankness"}}, {"frugal", []string{"frugality"}},
	{"generous", []string{"generosity"}}, {"gentle", []string{"gentleness"}}, {"gloomy", []string{"gloominess"}}, {"graceful", []string{"gracefulness"}},
	{"grumpy", []string{"grumpiness"}}, {"honest", []string{"honesty"}}, {"humble", []string{"humility", "humbleness"}}, {"idle", []string{"idleness"}},
	{"jealous", []string{"jealousy"}}, {"jolly", []string{"jolliness"}}, {"kind", []string{"kindness"}}, {"lazy", []string{"laziness"}},
	{"lively", []string{"liveliness"}}, {"loyal", []string{"loyalty"}}, {"merry", []string{"merriness"}}, {"messy", []string{"messiness"}},
	{"modest", []string{"modesty"}}, {"moody", []string{"moodiness"}}, {"neat", []string{"neatness"}}, {"nimble", []string{"nimbleness"}},
	{"patient", []string{"patience"}}, {"polite", []string{"politeness"}}, {"proud", []string{"pride"}}, {"punctual", []string{"punctuality"}},
	{"quiet", []string{"quietness"}}, {"reckless", []string{"recklessness"}}, {"sharp", []string{"sharpness"}}, {"shy", []string{"shyness"}},
	{"sincere", []string{"sincerity"}}, {"sleepy", []string{"sleepiness"}}, {"sly", []string{"slyness"}}, {"steady", []string{"steadiness"}},
	{"stern", []string{"sternness"}}, {"stubborn", []string{"stubbornness"}}, {"tactful", nil}, {"tidy", []string{"tidiness"}},
	{"timid", []string{"timidity"}}, {"vain", []string{"vanity"}}, {"wise", []string{"wisdom"}}, {"witty", []string{"wit", "wittiness"}},
}

// people have names that no trait contains.
var people = []string{"Ada", "Boris", "Chidi", "Dora", "Emil", "Freya", "Gita", "Hugo", "Ines", "Jonas", "Kofi", "Leila", "Marek", "Nadia", "Otto", "Priya"}
