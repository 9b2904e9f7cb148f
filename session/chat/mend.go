package chat

import (
	"strings"
	"unicode/utf8"

	"askance/session"
)

// lost is what a server writes for a token that ends within a letter when it
// does not keep the token's bytes.
const lost = string(utf8.RuneError)

// mend gives tokens that lost their bytes the bytes of the text they spell, as
// far as the whole tokens around them tell where those are. Which of a row of
// such tokens has which byte of a letter cannot be known: each gets one, the
// last of them the rest. Tokens that do not fit the text stay as they are.
func mend(tokens []session.Token, text string) {
	if strings.Contains(text, lost) {
		return // the text itself has such a letter
	}
	at := 0
	for i := 0; i < len(tokens); {
		if !strings.Contains(tokens[i].Text, lost) {
			if !strings.HasPrefix(text[at:], tokens[i].Text) {
				return
			}
			at += len(tokens[i].Text)
			i++
			continue
		}
		end := i
		for end < len(tokens) && strings.Contains(tokens[end].Text, lost) {
			end++
		}
		size := len(text) - at
		if end < len(tokens) {
			size = beyond(text[at:], tokens[end].Text, end-i)
		}
		if size < end-i {
			return
		}
		deal(tokens[i:end], text[at:at+size])
		at += size
		i = end
	}
}

// beyond returns where next stands in text, at least n bytes from the start and
// not within a letter, or -1.
func beyond(text, next string, n int) int {
	for i := n; i <= len(text); i++ {
		if strings.HasPrefix(text[i:], next) && (i == len(text) || utf8.RuneStart(text[i])) {
			return i
		}
	}
	return -1
}

// deal hands out text among tokens.
func deal(tokens []session.Token, text string) {
	for i := range tokens {
		n := len(strings.ReplaceAll(tokens[i].Text, lost, "?"))
		if n = min(n, len(text)-(len(tokens)-1-i)); i == len(tokens)-1 {
			n = len(text)
		}
		tokens[i].Text, text = text[:n], text[n:]
	}
}
