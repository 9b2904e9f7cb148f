//go:build !amd64

package llama

// WithoutWide runs f: there are no wide instructions here anyway.
func WithoutWide(f func()) { f() }
