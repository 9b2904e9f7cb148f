// Askance is a terminal lab for one question: when something is missing, does
// a language model ask or does it guess?
package main

import (
	"os"

	"askance/tui/command"
)

func main() { os.Exit(command.Main(os.Args[1:])) }
