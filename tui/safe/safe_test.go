package safe

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

var payloads = []struct{ name, raw, want string }{
	{"plain words", "How many plums?", "How many plums?"},
	{"other scripts", "多少个？ naïve Ω", "多少个？ naïve Ω"},
	{"emoji family", "👨‍👩‍👧 ok", "👨‍👩‍👧 ok"},
	{"emoji style", "❤️", "❤️"},
	{"clipboard, OSC 52", "a\x1b]52;c;ZXZpbA==\x07b", "a␛]52;c;ZXZpbA==␇b"},
	{"link, OSC 8", "\x1b]8;;file:///etc/passwd\x1b\\here", "␛]8;;file:///etc/passwd␛\\here"},
	{"unterminated OSC", "\x1b]0;rest of the frame", "␛]0;rest of the frame"},
	{"unterminated DCS", "\x1bPqrest", "␛Pqrest"},
	{"conceal", "\x1b[8msecret", "␛[8msecret"},
	{"clear screen", "\x1b[2J", "␛[2J"},
	{"C1 as UTF-8", "\u009b8m\u009d52;c;x\u009c", "<U+009B>8m<U+009D>52;c;x<U+009C>"},
	{"C1 as a raw byte", "\x9b8m", "<9B>8m"},
	{"carriage return", "SAFE\rEVIL", "SAFE␍EVIL"},
	{"bell, backspace, delete", "a\x07\x08\x7f", "a␇␈␡"},
	{"nul", "a\x00b", "a␀b"},
	{"right-to-left override", "ok \u202egnp.exe", "ok <U+202E>gnp.exe"},
	{"bidi isolates", "\u2066x\u2069", "<U+2066>x<U+2069>"},
	{"zero width", "pass\u200bword\ufeff", "pass<U+200B>word<U+FEFF>"},
	{"joiner between letters", "a\u200db", "a<U+200D>b"},
	{"tag characters", "hi\U000e0041\U000e007f", "hi<U+E0041><U+E007F>"},
	{"selectors that carry bytes", "😀\U000e0100\U000e0101", "😀<U+E0100><U+E0101>"},
	{"selector twice", "❤\ufe0f\ufe0f", "❤\ufe0f<U+FE0F>"},
	{"mark with no base", "\u0301x", "<U+0301>x"},
	{"blank letters", "\u3164\u2800", "<U+3164><U+2800>"},
	{"line separators", "a\u2028b\u2029c", "a<U+2028>b<U+2029>c"},
	{"soft hyphen", "so\u00adft", "so<U+00AD>ft"},
	{"private use", "\ue0b0", "<U+E0B0>"},
	{"cut character", "caf\xc3", "caf<C3>"},
	{"overlong", "\xc0\xaf", "<C0><AF>"},
	{"surrogate", "\xed\xa0\x80", "<ED><A0><80>"},
	{"tab and newline", "a\tb\nc", "a    b\nc"},
}

func TestForeignTextIsShownAndNeverObeyed(t *testing.T) {
	for _, p := range payloads {
		t.Run(p.name, func(t *testing.T) {
			got := Of(p.raw).String()
			if got != p.want {
				t.Fatalf("shown as %q, want %q", got, p.want)
			}
			mustBeHarmless(t, got)
			for cut := 0; cut <= len(p.raw); cut++ {
				if s := streamed(p.raw[:cut], p.raw[cut:]); s != p.want {
					t.Fatalf("cut at byte %d it is shown as %q, want %q", cut, s, p.want)
				}
			}
		})
	}
}

func TestALineStaysOnOneLine(t *testing.T) {
	for raw, want := range map[string]string{
		"model\nname": "model␊name", "a\tb": "a␉b", "plain": "plain", "é\n": "é␊",
	} {
		if got := Line(raw).String(); got != want {
			t.Errorf("Line(%q) is %q, want %q", raw, got, want)
		}
	}
	if got := Fmt("failed: %s", "x\x1b[2J\n").String(); got != "failed: x␛[2J␊" {
		t.Errorf("Fmt shows %q", got)
	}
}

func TestTooManyMarksAreSpelledOut(t *testing.T) {
	got := Of("a" + strings.Repeat("\u0301", 100)).String()
	if n := strings.Count(got, "\u0301"); n != marksPerBase {
		t.Fatalf("%d marks sit on one letter, want %d", n, marksPerBase)
	}
	if n := strings.Count(got, "<U+0301>"); n != 100-marksPerBase {
		t.Fatalf("%d marks are spelled out, want %d", n, 100-marksPerBase)
	}
}

func TestChunksShowWhatTheWholeShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.OneOf(rapid.String(), bytesText(), payloadText()).Draw(t, "raw")
		var chunks []string
		for rest := raw; rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "cut")
			chunks, rest = append(chunks, rest[:n]), rest[n:]
		}
		if got, want := streamed(chunks...), Of(raw).String(); got != want {
			t.Fatalf("chunks %q show %q, the whole shows %q", chunks, got, want)
		}
	})
}

func TestOffsetsFollowTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.OneOf(rapid.String(), payloadText()).Draw(t, "before")
		b := rapid.StringMatching(`[a-z]{1,9}`).Draw(t, "marked")
		c := rapid.OneOf(rapid.String(), payloadText()).Draw(t, "after")
		text := Of(a + b + c)
		got := text.Slice(text.At(len(a)), text.At(len(a)+len(b))).String()
		if got != b {
			t.Fatalf("bytes %d to %d of %q show %q, want %q", len(a), len(a)+len(b), a+b+c, got, b)
		}
	})
}

func TestOffsetsNeverGoBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.OneOf(bytesText(), payloadText()).Draw(t, "raw")
		text, last := Of(raw), 0
		for i := -1; i <= len(raw)+1; i++ {
			at := text.At(i)
			if at < last || at > len(text.String()) {
				t.Fatalf("offset %d is shown at %d after %d, of %d", i, at, last, len(text.String()))
			}
			last = at
		}
	})
}

func FuzzOf(f *testing.F) {
	for _, p := range payloads {
		f.Add(p.raw)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		got := Of(raw).String()
		mustBeHarmless(t, got)
		if again := Of(got).String(); strings.Contains(again, "\x1b") {
			t.Fatalf("shown twice: %q", again)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := strings.Repeat("The number of plums — 57 — isn't given.\n", 1<<20/42)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(text)
	}
}

func mustBeHarmless(t *testing.T, shown string) {
	t.Helper()
	if !utf8.ValidString(shown) {
		t.Fatalf("%q is not valid UTF-8", shown)
	}
	for _, r := range shown {
		bad := unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Co, r) || unicode.In(r, unicode.Zl, unicode.Zp) ||
			(unicode.Is(unicode.Cf, r) && r != zeroWidthJoiner)
		if bad && r != '\n' {
			t.Fatalf("%U reaches the screen in %q", r, shown)
		}
	}
}

func streamed(chunks ...string) string {
	var s Stream
	for _, c := range chunks {
		s.Write(c)
	}
	s.End()
	return string(s.Bytes())
}

func bytesText() *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })
}

func payloadText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 4).Draw(t, "payloads") {
			b.WriteString(payloads[rapid.IntRange(0, len(payloads)-1).Draw(t, "payload")].raw)
		}
		return b.String()
	})
}
