package themes

import (
	"fmt"
	"strings"
)

// A Palette gives each role a colour.
type Palette struct {
	Name       string
	Dark       bool   // meant for light text on a dark background
	Background string // what it is meant for, "#RRGGBB"; it is never painted
	Colors     [Roles]string
	// Plain palettes use bold, underline and reverse instead of colours.
	Plain bool
	// Airy asks for a blank row between turns, for people at the back of a room.
	Airy bool
}

// Auto is the name that stands for Dark or Light, as the terminal answers.
const Auto = "auto"

// Names lists what ByName takes, Auto first.
func Names() []string {
	names := []string{Auto}
	for _, p := range builtin {
		names = append(names, p.Name)
	}
	return names
}

// ByName returns the built-in palette of that name. Auto and "" give Dark or
// Light.
func ByName(name string, dark bool) (Palette, error) {
	if name == "" || name == Auto {
		if dark {
			return Dark, nil
		}
		return Light, nil
	}
	for _, p := range builtin {
		if p.Name == name {
			return p, nil
		}
	}
	return Dark, fmt.Errorf("there is no theme %q: choose one of %s", name, strings.Join(Names(), ", "))
}

// with returns a copy of p with some colours changed.
func (p Palette) with(name, background string, colors map[Role]string) Palette {
	p.Name, p.Background = name, background
	for r, c := range colors {
		p.Colors[r] = c
	}
	return p
}
