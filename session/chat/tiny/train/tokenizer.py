"""Byte-level BPE as GGUF calls it: tokenizer.ggml.model = gpt2, tokenizer.ggml.pre = qwen2. Digits stand alone, so a
number is read and written digit by digit, and a quote never merges with the number it encloses."""
import collections
import json
import re
import sys
import unicodedata

SPECIAL = ["<|im_start|>", "<|im_end|>", "<|endoftext|>"]


def _class(letter):
    """The code points whose general category starts with `letter`, as ranges: Python's re has no \\p{L}."""
    out, start = [], None
    for c in range(sys.maxunicode + 2):
        hit = c <= sys.maxunicode and unicodedata.category(chr(c))[0] == letter
        if hit and start is None:
            start = c
        elif not hit and start is not None:
            out.append(f"{re.escape(chr(start))}-{re.escape(chr(c - 1))}")
            start = None
    return "".join(out)


L, N = _class("L"), _class("N")
PATTERN = re.compile(rf"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n{L}{N}]?[{L}]+|[{N}]| ?[^\s{L}{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
MARKS = re.compile("(" + "|".join(map(re.escape, SPECIAL)) + ")")


def _byte_letters():
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    letters, extra = {b: chr(b) for b in printable}, 256
    for b in range(256):
        if b not in letters:
            letters[b], extra = chr(extra), extra + 1
    return letters


BYTES = _byte_letters()


def words(text):
    return ["".join(BYTES[b] for b in w.encode("utf-8", "surrogatepass")) for w in PATTERN.findall(text)]


def learn(counts, merges):
    """The `merges` most frequent pairs, one after the other; ties go to the pair that sorts first."""
    split, out = {w: list(w) for w in counts}, []
    for _ in range(merges):
        pairs = collections.Counter()
        for w, s in split.items():
            for pair in zip(s, s[1:]):
                pairs[pair] += counts[w]
        if not pairs:
            break
        best = min(pairs, key=lambda p: (-pairs[p], p))
        if pairs[best] < 2:
            break
        out.append(best)
        for w, s in split.items():
            if best[0] in s:
                split[w] = join(s, best)
    return out


def join(s, pair):
    out, i = [], 0
    while i < len(s):
        if i + 1 < len(s) and s[i] == pair[0] and s[i + 1] == pair[1]:
            out.append(s[i] + s[i + 1])
            i += 2
        else:
            out.append(s[i])
            i += 1
    return out


class Tokenizer:
    def __init__(self, merges):
        self.merges = [tuple(m) for m in merges]
        self.tokens = [BYTES[b] for b in range(256)] + [a + b for a, b in self.merges] + SPECIAL
        self.ids = {t: i for i, t in enumerate(self.tokens)}
        assert len(self.ids) == len(self.tokens)
        self.rank = {m: i for i, m in enumerate(self.merges)}
        self.bytes = {c: b for b, c in BYTES.items()}
        self.start, self.end, self.nothing = (self.ids[s] for s in SPECIAL)
        self.cache = {}

    def __len__(self):
        return len(self.tokens)

    def word(self, w):
        known = self.cache.get(w)
        if known is not None:
            return known
        s = list(w)
        while len(s) > 1:
            pair = min(zip(s, s[1:]), key=lambda p: self.rank.get(p, 1 << 30))
            if pair not in self.rank:
                break
            s = join(s, pair)
        ids = [self.ids[x] for x in s]
        if len(self.cache) < 200_000:
            self.cache[w] = ids
        return ids

    def encode(self, text):
        out = []
        for part in MARKS.split(text):
            if part in SPECIAL:
                out.append(self.ids[part])
            elif part:
                for w in PATTERN.findall(part):
                    out += self.word("".join(BYTES[b] for b in w.encode("utf-8", "surrogatepass")))
        return out

    def decode(self, ids):
        letters = "".join(self.tokens[i] for i in ids if self.tokens[i] not in SPECIAL)
        return bytes(self.bytes[c] for c in letters).decode("utf-8", "replace")

    def save(self, path):
        json.dump({"merges": self.merges}, open(path, "w", encoding="utf-8"))

    @classmethod
    def load(cls, path):
        return cls(json.load(open(path, encoding="utf-8"))["merges"])
