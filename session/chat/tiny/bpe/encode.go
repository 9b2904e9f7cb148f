package bpe

import (
	"container/heap"
	"iter"
	"strings"
)

// Encode turns text into tokens. Marks in the text become their own tokens, as
// Ollama does it, so text that quotes a mark is read as the mark.
func (t *Tokenizer) Encode(text string) []int32 {
	out := make([]int32, 0, len(text)/3+1)
	for word, mark := range t.words(valid(text)) {
		out = t.encode(out, word, mark)
	}
	return out
}

// Ends encodes only what a reader with room for first+last tokens will see of a
// long text: at least the first and the last so many tokens, and whether
// anything between was left out. The cost grows with the text only by the cost
// of splitting it.
func (t *Tokenizer) Ends(text string, first, last int) (head, tail []int32, cut bool) {
	text = valid(text)
	if len(text) <= (first+last)*t.longest {
		all := t.Encode(text)
		if len(all) <= first+last {
			return all, nil, false
		}
		return all[:first], all[len(all)-last:], true
	}
	var words []span
	for word, mark := range t.words(text) {
		words = append(words, span{word, mark})
	}
	used := 0
	for ; used < len(words) && len(head) < first; used++ {
		head = t.encode(head, words[used].text, words[used].mark)
	}
	from, need := len(words), 0
	for ; from > used && need < last; from-- {
		need += len(t.encode(nil, words[from-1].text, words[from-1].mark))
	}
	for _, w := range words[from:] {
		tail = t.encode(tail, w.text, w.mark)
	}
	return ends(head, tail, first, last, from == used)
}

// ends trims what Ends found. When nothing lies between the halves they are one
// text and may still fit.
func ends(head, tail []int32, first, last int, adjoin bool) ([]int32, []int32, bool) {
	if adjoin {
		all := append(head, tail...)
		if len(all) <= first+last {
			return all, nil, false
		}
		return all[:first], all[len(all)-last:], true
	}
	return head[:first], tail[len(tail)-last:], true
}

type span struct {
	text string
	mark bool
}

func (t *Tokenizer) encode(out []int32, word string, mark bool) []int32 {
	if mark {
		return append(out, t.ids[word])
	}
	return t.merge(out, word)
}

// words cuts text at its marks and the rest by nextWord.
func (t *Tokenizer) words(text string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for text != "" {
			plain, mark := t.nextMark(text)
			for rest := plain; rest != ""; {
				n := nextWord(rest)
				if !yield(rest[:n], false) {
					return
				}
				rest = rest[n:]
			}
			if mark != "" && !yield(mark, true) {
				return
			}
			text = text[len(plain)+len(mark):]
		}
	}
}

// nextMark gives the text before the first mark and the mark; of marks that
// begin at the same place the longest. It looks at each byte once.
func (t *Tokenizer) nextMark(text string) (plain, mark string) {
	for at := 0; at < len(text); at++ {
		if !t.begins[text[at]] {
			continue
		}
		for _, m := range t.marks {
			if strings.HasPrefix(text[at:], m) {
				return text[:at], m
			}
		}
	}
	return text, ""
}

// merge appends the tokens of one word: it begins with its bytes and joins the
// pair of lowest rank, the leftmost first, until no pair can be joined.
func (t *Tokenizer) merge(out []int32, word string) []int32 {
	if len(word) > shortWord {
		return t.mergeLong(out, word)
	}
	return t.mergeShort(out, word)
}

func (t *Tokenizer) mergeShort(out []int32, word string) []int32 {
	start := len(out)
	for i := range len(word) {
		out = append(out, t.bytes[word[i]])
	}
	for {
		best, at := merge{rank: 1<<31 - 1}, -1
		for i := start; i+1 < len(out); i++ {
			if m, ok := t.ranks[pair{out[i], out[i+1]}]; ok && m.rank < best.rank {
				best, at = m, i
			}
		}
		if at < 0 {
			return out
		}
		out[at] = best.to
		out = append(out[:at+1], out[at+2:]...)
	}
}

// shortWord bounds the words for which looking at all pairs again after each
// join is cheap: the cost grows with the square of the length.
const shortWord = 48

// mergeLong does the same with a heap of candidate pairs, in n log n.
func (t *Tokenizer) mergeLong(out []int32, word string) []int32 {
	n := len(word)
	ids, prev, next := make([]int32, n), make([]int32, n), make([]int32, n)
	for i := range n {
		ids[i], prev[i], next[i] = t.bytes[word[i]], int32(i-1), int32(i+1)
	}
	var q queue
	offer := func(i int32) {
		if i < 0 || next[i] >= int32(n) {
			return
		}
		p := pair{ids[i], ids[next[i]]}
		if m, ok := t.ranks[p]; ok {
			heap.Push(&q, candidate{m, p, i})
		}
	}
	for i := range n {
		offer(int32(i))
	}
	for len(q) > 0 {
		c := heap.Pop(&q).(candidate)
		j := next[c.at]
		if ids[c.at] != c.pair.left || j >= int32(n) || ids[j] != c.pair.right {
			continue // one of the two was joined to something else meanwhile
		}
		ids[c.at], ids[j] = c.to, gone
		next[c.at] = next[j]
		if next[j] < int32(n) {
			prev[next[j]] = c.at
		}
		offer(prev[c.at])
		offer(c.at)
	}
	for i := int32(0); i < int32(n); i = next[i] {
		out = append(out, ids[i])
	}
	return out
}

const gone int32 = -1

// candidate is a pair that could be joined when it was seen.
type candidate struct {
	merge
	pair pair
	at   int32
}

type queue []candidate

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].rank < q[j].rank || q[i].rank == q[j].rank && q[i].at < q[j].at
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(candidate)) }
func (q *queue) Pop() any {
	old := *q
	c := old[len(old)-1]
	*q = old[:len(old)-1]
	return c
}
