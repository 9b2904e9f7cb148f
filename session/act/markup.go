package act

import "strings"

// elements are the names of the tags in which replies are marked up for a page or
// for a voice; true are those that begin a new piece of text (s is
// a sentence told to a voice).
var elements = map[string]bool{
	"p": true, "br": true, "li": true, "ul": true, "ol": true, "div": true, "hr": true, "td": true, "tr": true, "th": true, "table": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "speak": true, "break": true, "blockquote": true, "s": true,
	"b": false, "i": false, "u": false, "em": false, "strong": false, "span": false, "a": false, "small": false, "sub": false, "sup": false,
	"say-as": false, "prosody": false, "emphasis": false, "voice": false, "audio": false, "font": false, "mark": false,
}

// markup returns how many bytes of text, which begins with '<', are a tag, and
// whether a new piece of text begins behind it. It is 0 for anything else, such
// as "<your name>" or "x < 3".
func markup(text string) (size int, piece bool) {
	const longest = 120 // bytes of a tag with its attributes
	end := strings.IndexByte(text[:min(longest, len(text))], '>')
	if end < 2 {
		return 0, false
	}
	name := strings.TrimPrefix(text[1:end], "/")
	if i := strings.IndexAny(name, " /"); i >= 0 {
		if attributes := name[i:]; strings.Trim(attributes, " /") != "" && !strings.Contains(attributes, "=") {
			return 0, false
		}
		name = name[:i]
	}
	piece, known := elements[strings.ToLower(name)]
	if !known {
		return 0, false
	}
	return end + 1, piece
}

// closingTag returns how many bytes at the end of text are a tag.
func closingTag(text string) int {
	i := strings.LastIndexByte(text, '<')
	if i < 0 {
		return 0
	}
	if n, _ := markup(text[i:]); i+n == len(text) {
		return n
	}
	return 0
}
