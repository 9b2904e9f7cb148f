package act

import "strings"

// otherRules find thanks, and requests without a question mark in other languages than
// English that write in Latin letters. They are few: the marks do most of it.
var otherRules = []rule{
	{kind: request, why: "request in Spanish: 'por favor, indique'", text: "por favor ..1 indique|indica|indícame|especifique|especifica|proporcione|proporciona|dime|dígame|díganos|aclare|aclara|envíe|envía|confirme"},
	{kind: request, why: "request in French: 'veuillez préciser'", text: "^ veuillez|merci ..2 préciser|indiquer|fournir|choisir|donner|communiquer|confirmer"},
	{kind: request, why: "request in German: 'bitte geben Sie … an'", text: "^ bitte ..1 geben|gib|nennen|nenne|sagen|sag|präzisieren|teilen|teile|schicken|wählen"},
	{kind: request, why: "request in Portuguese: 'por favor, informe'", text: "por favor ..1 informe|forneça|especifique|diga|envie|esclareça|confirme"},
	{kind: courtesy, why: "courtesy: thanks", text: "^ gracias|merci|danke|obrigado|obrigada|grazie|bedankt ..2 $"},
	{kind: request, why: "request in Italian: 'per favore, specifica'", text: "per favore|cortesia ..1 specifica|specifichi|indica|indichi|fornisci|fornisca|dimmi|dica"},
}

// foreignRequests are words by which sentences in other scripts ask to be
// told something.
var foreignRequests = []string{
	"请提供", "请告诉", "请说明", "请问", "请确认", "请指定", "请补充", "請提供", "請告訴", "請問", // Chinese
	"教えてください", "お知らせください", "ご指定ください", "お聞かせください", // Japanese
	"알려주세요", "알려 주세요", "말씀해 주세요", // Korean
	"уточните", "укажите", "сообщите", // Russian
	"يرجى", "الرجاء", // Arabic
	"कृपया बता", "बताइए", // Hindi
}

// requestsAbroad reports whether a sentence in another script asks to be told
// something.
func requestsAbroad(text string) bool {
	text = strings.ToLower(text)
	for _, words := range foreignRequests {
		if strings.Contains(text, words) {
			return true
		}
	}
	return false
}
