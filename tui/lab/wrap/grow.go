package wrap

// Regrow brings the rows of a paragraph up to date after text was appended to
// it. Lines are all rows of the text; those from first on are the
// paragraph's, made by Paragraph or Regrow from the same start with the same
// width.
//
// Only the last row can change by new text, and by a character that new text
// completes (an emoji that becomes a family and then fits) the row before it.
func Regrow(lines []Line, first int, text []byte, end, width int) []Line {
	keep := max(first, len(lines)-2)
	start := lines[keep].Start
	return Paragraph(lines[:keep], text, start, end, width)
}
