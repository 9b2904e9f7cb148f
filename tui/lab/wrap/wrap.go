package wrap

// A Line is one row of the screen: bytes Start to End of the text. Blanks at
// which a row was broken belong to no row.
type Line struct{ Start, End int }

// Paragraph appends the rows of text[start:end], which holds no newline, to
// lines. An empty paragraph is one empty row. Width is at least 1 cell.
//
// Words go to the next row whole. A word that is wider than a row is broken
// where the row ends; wide characters may be broken between, as they are in
// scripts that use no blanks.
func Paragraph(lines []Line, text []byte, start, end, width int) []Line {
	w := wrapper{lines: lines, width: max(1, width)}
	w.open(start)
	for at := start; at < end; {
		size, cells := Next(text[at:end])
		if size == 1 && text[at] == ' ' {
			w.blank(at)
		} else {
			w.char(at, size, cells)
		}
		at += size
	}
	return append(w.lines, Line{Start: w.start, End: end})
}

type wrapper struct {
	lines []Line
	width int

	start int // of the open row
	col   int // cells of the open row so far

	// Where the open row may be broken: it would end at cutEnd and the next
	// one start at cutNext, which is cutCol cells from the open row's start.
	cut             bool
	cutEnd, cutNext int
	cutCol          int
	inBlanks        bool
	wide            bool // the character before was a wide one
}

func (w *wrapper) open(at int) {
	*w = wrapper{lines: w.lines, width: w.width, start: at, wide: w.wide}
}

func (w *wrapper) blank(at int) {
	if !w.inBlanks {
		w.cutEnd, w.inBlanks = at, true
	}
	w.col++
	w.cutNext, w.cutCol = at+1, w.col
	w.cut = w.cutEnd > w.start // blanks that begin a row are an indent, no break
	w.wide = false
}

func (w *wrapper) char(at, size, cells int) {
	wide := cells > 1
	if (wide || w.wide) && !w.inBlanks && at > w.start {
		w.cut, w.cutEnd, w.cutNext, w.cutCol = true, at, at, w.col
	}
	w.inBlanks, w.wide = false, wide
	if w.col+cells > w.width && w.cut {
		w.breakAtCut()
	}
	if w.col+cells > w.width && at > w.start {
		w.lines = append(w.lines, Line{Start: w.start, End: at})
		w.open(at)
	}
	w.col += cells
}

func (w *wrapper) breakAtCut() {
	col := w.col - w.cutCol
	w.lines = append(w.lines, Line{Start: w.start, End: w.cutEnd})
	w.open(w.cutNext)
	w.col = col
}
