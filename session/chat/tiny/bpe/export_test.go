package bpe

// Words cuts text as Encode does, for tests.
func Words(text string) (out []string) {
	for text != "" {
		n := nextWord(text)
		out, text = append(out, text[:n]), text[n:]
	}
	return out
}

// Short and Long join the bytes of a word in the two ways Encode knows.
func (t *Tokenizer) Short(word string) []int32 { return t.mergeShort(nil, word) }
func (t *Tokenizer) Long(word string) []int32  { return t.mergeLong(nil, word) }
