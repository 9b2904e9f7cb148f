package themes

import "math"

// Contrast returns the contrast of two colours ("#RRGGBB") as WCAG 2 defines
// it, 1 to 21, or 0 when one of them is no colour.
func Contrast(a, b string) float64 {
	la, oka := luminance(a)
	lb, okb := luminance(b)
	if !oka || !okb {
		return 0
	}
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(hex string) (float64, bool) {
	c, ok := parse(hex)
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B), ok
}

func linear(v uint8) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}
