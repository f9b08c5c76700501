// Package chart draws small pictures of estimates, as SVG inside the page.
//
// It guarantees that no picture stands alone: each has a title, a sentence that
// says how to read it and how many messages it rests on, and a table with the
// same figures; and that what rests on too little says so instead of being drawn.
//
// The pictures are 360 units wide, about the width of a phone, so that their
// text is never smaller than eleven pixels there. They need the style sheet of
// Style, and neither scripts nor style attributes.
package chart

import (
	_ "embed" // for the style sheet
	"math"
	"strconv"
	"strings"
)

//go:embed chart.css
var style []byte

// Style returns the style sheet of all charts. It reads the page's --ink, --accent,
// --ink-quiet or --quiet, and --line or --rule.
func Style() []byte { return style }

// figure is a picture with all that must stand beside it.
type figure struct {
	title   string
	reading string // one sentence: what one sees, with n
	kind    string // what sort of picture it is, for those who cannot see it
	drawing drawing
	table   table
}

type table struct {
	head []string
	rows [][]string // the first cell names the row
}

// lineRunes is how many characters fit into a line, by textWidth.
const lineRunes = 54

// width of every drawing, in units.
const width = 360.0

// drawing is a list of shapes, drawn in order.
type drawing struct {
	height float64
	shapes []shape
}

// shape is a path, a rectangle or a line of text.
type shape struct {
	class      string
	path       string // a path, if not empty
	text       string // else a text at x, y, if not empty
	strong     string // said before the text, in the ink of a value
	x, y, w, h float64
	anchor     string // of the text: start, middle or end
}

func (d *drawing) rect(class string, x, y, w, h float64) {
	d.shapes = append(d.shapes, shape{class: class, x: x, y: y, w: max(0, w), h: max(0, h)})
}

func (d *drawing) path(class, path string) {
	d.shapes = append(d.shapes, shape{class: class, path: path})
}

func (d *drawing) text(class, anchor string, x, y float64, text string) {
	if text != "" {
		d.shapes = append(d.shapes, shape{class: class, anchor: anchor, x: x, y: y, text: text})
	}
}

func (d *drawing) line(class string, x1, y1, x2, y2 float64) {
	d.path(class, "M"+num(x1)+" "+num(y1)+"L"+num(x2)+" "+num(y2))
}

// silence is drawn where there is too little to draw.
func silence() drawing {
	d := drawing{height: 40}
	d.line("chart-axis", 0, 39.5, width, 39.5)
	d.text("chart-note", "start", 0, 24, "Not enough to say yet")
	return d
}

// num writes a coordinate with at most one decimal. What is no number is 0, so
// that no input can break the picture.
func num(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	v = math.Round(v*10) / 10
	if v == 0 {
		v = 0 // not −0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// piece is a part of a sentence; a whole one must not be broken across lines.
type piece struct {
	text  string
	whole bool
}

// pieces keeps each short bracket in one piece: an interval is read at a glance.
func pieces(sentence string) []piece {
	var all []piece
	for sentence != "" {
		from := strings.IndexByte(sentence, '(')
		to := strings.IndexByte(sentence, ')')
		if from < 0 || to < from {
			break
		}
		bracket := sentence[from : to+1]
		all = append(all, piece{text: sentence[:from]}, piece{text: bracket, whole: textWidth(bracket) < width*2/3})
		sentence = sentence[to+1:]
	}
	return append(all, piece{text: sentence})
}

// textWidth is a careful guess at the units that a text of 12 takes.
func textWidth(text string) float64 {
	return 6.6 * float64(len([]rune(text)))
}
