package chart

import (
	"strings"

	"github.com/a-h/templ"

	"upward/internal/pure/rhythm"
)

// Row is one bar: a label and its estimate.
type Row struct {
	Label string
	rhythm.Estimate
	Note string // said instead of a figure, such as "fewer than half answered"; drawn without a bar
}

// Bars draws one bar for each row, with the figure, its interval and n. The
// reading is one sentence; if it is empty the longest bar is named. Shares are
// drawn on a scale to 100 %.
func Bars(title, reading string, unit Unit, rows []Row) templ.Component {
	if reading == "" {
		reading = longest(unit, rows)
	}
	f := figure{title: title, reading: reading, kind: "Bars with 90 % intervals.", drawing: silence()}
	f.table.head = []string{"What", "Value", "90" + space + "% interval", "n"}
	for _, row := range rows {
		f.table.rows = append(f.table.rows, row.cells(unit))
	}
	if len(rows) > 0 {
		f.drawing = bars(unit, rows)
	}
	return frame(f)
}

// Split draws how long messages of each class wait until half are answered, and
// says whether the classes differ reliably.
func Split(title string, split rhythm.Split) templ.Component {
	var rows []Row
	n := 0
	for _, b := range split.Buckets {
		row := Row{Label: b.Name, Estimate: b.Answer}
		if !b.OK && b.Answer.Enough() {
			row.Note = "fewer than half answered"
		}
		rows = append(rows, row)
		n += b.Answer.N
	}
	reading := "No reliable difference, " + messages(n) + "."
	switch {
	case split.Difference:
		reading = "Time until half are answered: these differ reliably, " + messages(n) + "."
	case len(split.Buckets) < 2 && n < 2*rhythm.Fewest:
		reading = "Not enough to compare, " + messages(n) + "."
	}
	return Bars(title, reading, Time, rows)
}

func longest(unit Unit, rows []Row) string {
	best := -1
	for i, row := range rows {
		if row.drawn() && (best < 0 || row.Value > rows[best].Value) {
			best = i
		}
	}
	if best < 0 {
		return "Not enough to say."
	}
	return "Highest: " + rows[best].Label + ", " + unit.Phrase(rows[best].Estimate) + "."
}

// drawn says whether the row has a bar.
func (r Row) drawn() bool { return r.Note == "" && r.Enough() }

func (r Row) cells(unit Unit) []string {
	n := short(float64(r.N))
	switch {
	case r.Note != "":
		return []string{r.Label, r.Note, "–", n}
	case !r.Enough():
		return []string{r.Label, "too few", "–", n}
	}
	return []string{r.Label, unit.Text(r.Value), unit.Interval(r.Estimate), n}
}

// fact is what stands at the right of the label.
func (r Row) fact(unit Unit) shape {
	s := shape{class: "chart-quiet-label", anchor: "end"}
	switch {
	case r.Note != "":
		s.text = r.Note + ", " + messages(r.N)
	case !r.Enough():
		s.text = "not enough to say, " + messages(r.N)
	default:
		s.strong = unit.Text(r.Value)
		s.text = unit.Interval(r.Estimate) + ", " + messages(r.N)
	}
	return s
}

const (
	barLine = 16.0 // height of a line of text
	barRow  = 24.0 // height of a bar and the room under it
)

func bars(unit Unit, rows []Row) drawing {
	scale := barScale(unit, rows)
	var d drawing
	y := 0.0
	for _, row := range rows {
		fact := row.fact(unit)
		if textWidth(row.Label+"  "+fact.strong+" "+fact.text) > width {
			for _, line := range wrap(row.Label, lineRunes) {
				d.text("chart-label", "start", 0, y+12, line)
				y += barLine
			}
		} else {
			d.text("chart-label", "start", 0, y+12, row.Label)
		}
		fact.x, fact.y = width, y+12
		d.shapes = append(d.shapes, fact)
		y += barLine + 3
		end := 0.0
		if row.drawn() {
			end = scale(row.Value)
			d.rect("chart-bar", 0, y, end, 9)
		}
		d.rect("chart-track", end, y+4, width-end, 1)
		if row.drawn() {
			d.rect("chart-range", scale(row.Low), y+3.5, scale(row.High)-scale(row.Low), 2)
		}
		y += barRow
	}
	d.height = y - 8
	return d
}

// barScale gives the length of a bar. An interval far beyond all figures must
// not flatten them: it is cut at the edge.
func barScale(unit Unit, rows []Row) func(float64) float64 {
	top, value := 0.0, 0.0
	for _, row := range rows {
		if row.drawn() {
			top, value = max(top, row.High), max(value, row.Value)
		}
	}
	top = min(top, 3*value)
	if unit == Percent {
		top = 1
	}
	return func(v float64) float64 {
		if !(top > 0) {
			return 0
		}
		return width * min(max(v/top, 0), 1)
	}
}

// wrap breaks a label into two lines of at most so many characters; what is left
// over is cut, and stands in the table.
func wrap(label string, most int) []string {
	lines := []string{""}
	for _, word := range strings.Fields(label) {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = word
		case len([]rune(*last+" "+word)) <= most:
			*last += " " + word
		default:
			lines = append(lines, word)
		}
	}
	if len(lines) > 2 {
		lines = []string{lines[0], lines[1] + " …"}
	}
	for i, line := range lines {
		if runes := []rune(line); len(runes) > most {
			lines[i] = string(runes[:most-1]) + "…"
		}
	}
	return lines
}
