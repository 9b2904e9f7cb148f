package value

import "testing"

func TestEqual(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"56", "56.0", true},
		{"56", "$56", true},
		{"56", "fifty-six", true},
		{"56", "Fifty six", true},
		{"56", `\boxed{56}`, true},
		{"56", `$\boxed{\text{56}}$`, true},
		{"56", "56 plums", true},
		{"56", "56.", true},
		{"56", "**56**", true},
		{"1234.5", "1,234.50", true},
		{"0.75", "3/4", true},
		{"-7", "−7", true},
		{"-15", "$-15", true},
		{"102", "one hundred and two", true},
		{"2000000", "two million", true},
		{"12", "a dozen", true},
		{"56", "57", false},
		{"56", "5.6", false},
		{"56", "56 x 2", false},
		{"56", "no", false},
		{"56", "", false},
		{"", "", false},
		{"yes", "Yes.", true},
		{"New York", "new-york", true},
		{"Paris", "Rome", false},
		{"one of them", "1", false},
		{"été", "Été!", true},
	} {
		if got := Equal(c.a, c.b); got != c.want {
			t.Errorf("Equal(%q, %q) = %v", c.a, c.b, got)
		}
		if got := Equal(c.b, c.a); got != c.want {
			t.Errorf("Equal(%q, %q) = %v", c.b, c.a, got)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"The capital is Lima.", "lima", true},
		{"It is in New York, I think.", "New York", true},
		{"The climate is mild.", "Lima", false},
		{"It is new in York.", "New York", false},
		{"Lima", "", false},
		{"", "", false},
	} {
		if got := Names(c.a, c.b); got != c.want {
			t.Errorf("Names(%q, %q) = %v", c.a, c.b, got)
		}
	}
}
