package step

import (
	"strings"
	"testing"

	"askance/session"
)

// show writes steps as "kind:text" with white space at the ends left out.
func show(text string, steps []session.Step) []string {
	var got []string
	for _, s := range steps {
		got = append(got, s.Kind+":"+strings.TrimSpace(text[s.Start:s.End]))
	}
	return got
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // steps, one a line
	}{
		{"", ""},
		{"42", "line:42"},
		{"2 x 3 = 6. The answer is 6.", "sentence:2 x 3 = 6.\nsentence:The answer is 6."},
		{"7 x 8 = 56. 56 + 4 = 60. The answer is 60.", "sentence:7 x 8 = 56.\nsentence:56 + 4 = 60.\nsentence:The answer is 60."},
		{"It is 3.5 km. Not 3.", "sentence:It is 3.5 km.\nsentence:Not 3."},
		{"That is 56.The answer is 56.", "sentence:That is 56.\nsentence:The answer is 56."},
		{"Dr. Smith met J. R. Hale at 5 p.m. on Monday. He left.", "sentence:Dr. Smith met J. R. Hale at 5 p.m. on Monday.\nsentence:He left."},
		{"We open at 9 a.m. The shop is small.", "sentence:We open at 9 a.m.\nsentence:The shop is small."},
		{"Pears, plums, etc. are fruit. So are figs, e.g. dried ones.", "sentence:Pears, plums, etc. are fruit.\nsentence:So are figs, e.g. dried ones."},
		{`He said "Which one?" and left. "Why?" She smiled.`, "sentence:He said \"Which one?\" and left.\nsentence:\"Why?\"\nsentence:She smiled."},
		{"Well... maybe. Hmm... Yes.", "sentence:Well... maybe.\nsentence:Hmm...\nsentence:Yes."},
		{"Really?! Are you (quite) sure?) Yes.", "sentence:Really?!\nsentence:Are you (quite) sure?)\nsentence:Yes."},
		{"**What size?** I ask.", "sentence:**What size?**\nsentence:I ask."},
		{"which city? or is it a town? tell me", "sentence:which city?\nsentence:or is it a town?\nline:tell me"},
		{"Use `a. B? C` here. Good.", "sentence:Use `a. B? C` here.\nsentence:Good."},
		{"Press ? to see it. Est-ce tout ? Oui.", "sentence:Press ? to see it.\nsentence:Est-ce tout ?\nsentence:Oui."},
		{"See www.example.com/x?y=1 now. Done.", "sentence:See www.example.com/x?y=1 now.\nsentence:Done."},
		{"请问您要去哪个城市？我可以帮您。", "sentence:请问您要去哪个城市？\nsentence:我可以帮您。"},
		{"كم عددها؟ أخبرني من فضلك.", "sentence:كم عددها؟\nsentence:أخبرني من فضلك."},
		{"¿Cuántas hay? Dímelo.", "sentence:¿Cuántas hay?\nsentence:Dímelo."},
		{"Πόσα μήλα έχει; Πες μου.", "sentence:Πόσα μήλα έχει;\nsentence:Πες μου."},
		{"कितने हैं। बताइए।", "sentence:कितने हैं।\nsentence:बताइए।"},
		{"Two things:\n1. First one. With more.\n2) Second\n- a dash\n* star\n(a) letter\nEnd.",
			"line:Two things:\nitem:1. First one. With more.\nitem:2) Second\nitem:- a dash\nitem:* star\nitem:(a) letter\nsentence:End."},
		{"1.5 is not an item.\n56.\nThe end", "sentence:1.5 is not an item.\nsentence:56.\nline:The end"},
		{"# Title\nText here.\n\n| a | b |\n|---|---|\n", "line:# Title\nsentence:Text here.\nline:| a | b |\nline:|---|---|"},
		{"Here:\n```python\nx = 1. # ok? Yes.\n\ny = 2\n```\nDone.", "line:Here:\ncode:```python\nx = 1. # ok? Yes.\n\ny = 2\n```\nsentence:Done."},
		{"```\nnever closed\n1. x", "code:```\nnever closed\n1. x"},
		{"```x = 1``` is code. Yes.\nMore.", "line:```x = 1``` is code. Yes.\nsentence:More."},
		{"```\nx\n```assistant\n\nDone.", "code:```\nx\n```assistant\nsentence:Done."},
		{"```\nx\n```as\ny\n```\nDone.", "code:```\nx\n```as\ny\n```\nsentence:Done."},
		{"~~~\na\n~~~\nb", "code:~~~\na\n~~~\nline:b"},
		{`{"name": "f", "arguments": {"a": "x. Y? }"}}`, `tool:{"name": "f", "arguments": {"a": "x. Y? }"}}`},
		{"Ok.\n[{\"name\": \"f\",\n \"parameters\": {}}]\nDone.", "sentence:Ok.\ntool:[{\"name\": \"f\",\n \"parameters\": {}}]\nsentence:Done."},
		{`{"a": 1}`, `code:{"a": 1}`},
		{"I call it. <tool_call>\n{\"name\": \"f\"}\n</tool_call>\nDone.", "sentence:I call it.\ntool:<tool_call>\n{\"name\": \"f\"}\n</tool_call>\nsentence:Done."},
		{"<think>\nHow many? Two.\n</think>\nThe answer is 2.", "line:<think>\nsentence:How many?\nsentence:Two.\nline:</think>\nsentence:The answer is 2."},
		{"<think>Hm</think>Yes.", "line:<think>\nline:Hm\nline:</think>\nsentence:Yes."},
		{"\\[\nx = 3. Y\n\\]\nSo x = 3.", "line:\\[\nx = 3. Y\n\\]\nsentence:So x = 3."},
		{"$$a. B$$ and more.", "line:$$a. B$$\nsentence:and more."},
		{"$5 is the price. It is low.", "sentence:$5 is the price.\nsentence:It is low."},
		{"This line was broken by a program that wraps its lines at seventy bytes and\nthen goes on. New.",
			"sentence:This line was broken by a program that wraps its lines at seventy bytes and\nthen goes on.\nsentence:New."},
		{"Short\nlines stay\nlines", "line:Short\nline:lines stay\nline:lines"},
	} {
		got := strings.Join(show(c.text, Cut(c.text)), "\n")
		if got != c.want {
			t.Errorf("Cut(%q):\n got %s\nwant %s", c.text, strings.ReplaceAll(got, "\n", "\n     "), strings.ReplaceAll(c.want, "\n", "\n     "))
		}
	}
}

func TestAStepIsClosedByTheFirstRuneThatSettlesIt(t *testing.T) {
	for _, c := range []struct {
		before, rune string
		closed       int
	}{
		{"7 x 8 = 56. ", "T", 1},
		{"7 x 8 = 56.", "T", 1},
		{"7 x 8 = 56.\n", "T", 1},
		{"哪个城市？", "我", 1},
		{"It is 3.", "5", 0},
		{"Dr. ", "S", 0},
		{"Which one? ", "I", 1},
		{"```\nx\n```\n", "D", 1},
	} {
		var cut Cutter
		if got := cut.Add(c.before); len(got) != 0 {
			t.Errorf("%q closed %d steps too early", c.before, len(got))
		}
		if got := cut.Add(c.rune); len(got) != c.closed {
			t.Errorf("%q + %q closed %d steps, want %d", c.before, c.rune, len(got), c.closed)
		}
	}
}
