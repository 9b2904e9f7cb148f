package themes

var builtin = []Palette{Dark, Light, Paper, Projector, Okabe, Mono}

// Dark is for dark terminals.
var Dark = Palette{
	Name: "dark", Dark: true, Background: "#1E1E1E",
	Colors: [Roles]string{
		Muted: "#A8A8A8", Faint: "#8A8A8A", Focus: "#D7BAFF",
		Ask: "#56B4E9", Confirm: "#4CC9B0", Hedge: "#E69F00", Guess: "#FF7A45",
		Right: "#3FBF8A", Wrong: "#FF7A45", Flag: "#E69F00", Refuse: "#A8A8A8", Other: "#A8A8A8",
		Gain1: "#8C9C93", Gain2: "#7FAE95", Gain3: "#6DC199", Gain4: "#5AD59E", Gain5: "#3FEBA3",
		Surprise1: "#9A94A0", Surprise2: "#A891B5", Surprise3: "#B790CB", Surprise4: "#C78EE1", Surprise5: "#D98CF7",
		Covered: "#C9A66B", Fault: "#FF6B6B", Selection: "#D7BAFF",
	},
}

// Light is for light terminals.
var Light = Palette{
	Name: "light", Background: "#FFFFFF",
	Colors: [Roles]string{
		Muted: "#5F5F5F", Faint: "#737373", Focus: "#6A2FB5",
		Ask: "#0072B2", Confirm: "#00796B", Hedge: "#9A6700", Guess: "#B23C00",
		Right: "#00734F", Wrong: "#B23C00", Flag: "#9A6700", Refuse: "#5F5F5F", Other: "#5F5F5F",
		Gain1: "#6B7A71", Gain2: "#567A66", Gain3: "#3D7A5A", Gain4: "#22794E", Gain5: "#007A43",
		Surprise1: "#79707F", Surprise2: "#7E6590", Surprise3: "#8357A3", Surprise4: "#8846B6", Surprise5: "#8E2FCB",
		Covered: "#7A5A1E", Fault: "#B3001B", Selection: "#6A2FB5",
	},
}

// Paper is Light on a warm background, for screenshots in papers and slides.
var Paper = Light.with("paper", "#F5EFE0", map[Role]string{
	Muted: "#5A564C", Faint: "#6B665A", Ask: "#00639C", Confirm: "#006B5F", Hedge: "#855900", Guess: "#A33600",
	Wrong: "#A33600", Flag: "#855900", Refuse: "#5A564C", Other: "#5A564C", Right: "#006646",
	Gain1: "#5F6C64", Gain2: "#4B6C5A", Gain3: "#346C4F", Gain4: "#1B6B44", Gain5: "#006B3A",
	Surprise1: "#6C6472", Surprise2: "#725A83", Surprise3: "#774D96", Surprise4: "#7D3DAA", Surprise5: "#8327BF",
	Covered: "#6E5015",
})

// Projector is for a dark room and a weak lamp: strong colours, more space.
var Projector = func() Palette {
	p := Dark.with("projector", "#000000", map[Role]string{
		Text: "#FFFFFF", Muted: "#D0D0D0", Faint: "#B0B0B0", Focus: "#FFFF66",
		Ask: "#6CCBFF", Confirm: "#5FF0D2", Hedge: "#FFC130", Guess: "#FF9466",
		Right: "#5FF5B0", Wrong: "#FF9466", Flag: "#FFC130", Refuse: "#D0D0D0", Other: "#D0D0D0",
		Gain1: "#A9BDB2", Gain2: "#93CCAE", Gain3: "#7CDBAA", Gain4: "#63EBA6", Gain5: "#45FCA2",
		Covered: "#FFD58A", Fault: "#FF8A8A", Selection: "#FFFF66",
	})
	p.Airy = true
	return p
}()

// Okabe keeps strictly to the Okabe-Ito colours that read on a dark
// background, for people who do not see all of them apart.
var Okabe = Dark.with("okabe", "#1E1E1E", map[Role]string{
	Focus: "#F0E442", Ask: "#56B4E9", Confirm: "#CC79A7", Hedge: "#E69F00", Guess: "#E87D3E",
	Right: "#1FB98A", Wrong: "#E87D3E", Flag: "#E69F00",
	Gain1: "#8FA3AE", Gain2: "#86A9BE", Gain3: "#7BADCD", Gain4: "#6AB1DC", Gain5: "#56B4E9",
	Surprise1: "#A39A89", Surprise2: "#B39C6C", Surprise3: "#C39D4D", Surprise4: "#D49E2C", Surprise5: "#E69F00",
	Covered: "#F0E442", Selection: "#F0E442",
})

// Mono has no colours at all.
var Mono = Palette{Name: "mono", Dark: true, Background: "#000000", Plain: true}
