package themes

// Styles is everything that is painted with, made once from a palette.
type Styles struct {
	Name string
	Airy bool

	plain   [Roles]Ink
	bold    [Roles]Ink
	under   [Roles]Ink
	reverse [Roles]Ink
}

// New makes the styles of a palette.
func New(p Palette) *Styles {
	s := &Styles{Name: p.Name, Airy: p.Airy}
	for r := Role(0); r < Roles; r++ {
		hex, own := p.Colors[r], Effect(0)
		if p.Plain {
			own = effects[r]
		}
		s.plain[r] = mix(hex, own)
		s.bold[r] = mix(hex, own|Bold)
		s.under[r] = mix(hex, own|Underline)
		s.reverse[r] = mix(hex, own|Reverse)
	}
	return s
}

// effects is what a role without a colour looks like.
var effects = [Roles]Effect{
	Focus: Bold, Ask: Bold, Confirm: Bold, Hedge: Bold, Guess: Bold, Right: Bold, Wrong: Bold, Flag: Bold,
	Gain4: Bold, Gain5: Bold, Surprise5: Bold, Fault: Reverse, Selection: Reverse,
}

// Ink paints in the role's colour.
func (s *Styles) Ink(r Role) Ink { return s.plain[r] }

// Bold paints bold.
func (s *Styles) Bold(r Role) Ink { return s.bold[r] }

// Underlined paints underlined.
func (s *Styles) Underlined(r Role) Ink { return s.under[r] }

// Reversed paints the role's colour as the background.
func (s *Styles) Reversed(r Role) Ink { return s.reverse[r] }

// Gain paints bits gained: level 0 (none) to 4 (much).
func (s *Styles) Gain(level int) Ink { return s.plain[Gain1+Role(step(level))] }

// Surprise paints bits of surprise: level 0 (none) to 4 (much).
func (s *Styles) Surprise(level int) Ink { return s.plain[Surprise1+Role(step(level))] }

func step(level int) int { return max(0, min(level, 4)) }
