// Package models holds the built-in models as they were trained, one GGUF file
// each, and nothing else. The recipe lies in ../train.
package models

import "embed"

// Files are the model files, NAME.gguf.
//
//go:embed *.gguf
var Files embed.FS
