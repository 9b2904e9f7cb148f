package llama

// WithoutWide runs f as on a processor without the wide instructions.
func WithoutWide(f func()) {
	was := wide
	wide = false
	defer func() { wide = was }()
	f()
}
