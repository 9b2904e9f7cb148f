package command

import (
	"fmt"
	"os"
	"path/filepath"

	"askance/tui/command/report"
)

// checkCurve reports a file of --curve that cannot be written.
func checkCurve(names []string) error {
	for _, name := range names {
		switch filepath.Ext(name) {
		case ".svg", ".csv":
		default:
			return usage("--curve writes .svg or .csv, not %q", name)
		}
	}
	return nil
}

// writeCurve writes the curve of thinking into the files of --curve.
func writeCurve(names []string, rep *report.Report) error {
	for _, name := range names {
		text := rep.CurveCSV()
		if filepath.Ext(name) == ".svg" {
			text = rep.CurveSVG()
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return failure{ExitError, fmt.Errorf("the curve could not be written: %w", err)}
		}
	}
	return nil
}
