package bpe

// spelling gives the printable rune with which vocabularies write each byte:
// most bytes stand for themselves, the others for runes from U+0100 on.
var spelling = func() (s [256]rune) {
	next := rune(256)
	for b := range rune(256) {
		if '!' <= b && b <= '~' || '¡' <= b && b <= '¬' || '®' <= b && b <= 'ÿ' {
			s[b] = b
			continue
		}
		s[b] = next
		next++
	}
	return s
}()

var spelled = func() map[rune]byte {
	m := make(map[rune]byte, 256)
	for b, r := range spelling {
		m[r] = byte(b)
	}
	return m
}()

// unspell turns a token's text into the bytes it stands for. Runes outside the
// spelling stand for their own UTF-8 bytes.
func unspell(text string) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		if b, ok := spelled[r]; ok {
			out = append(out, b)
		} else {
			out = append(out, string(r)...)
		}
	}
	return out
}
