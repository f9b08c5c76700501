package chart

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"upward/internal/pure/rhythm"
)

// Part is one part of a whole.
type Part struct {
	Label string
	Count int // messages; below zero counts as none
}

// mostParts are drawn; what is beyond them is drawn as one, "other".
const mostParts = 6

// Mix draws what a whole is made of, as one bar with its parts labelled, the
// largest first.
func Mix(title string, parts []Part) templ.Component {
	sorted := slices.DeleteFunc(slices.Clone(parts), func(p Part) bool { return p.Count <= 0 })
	slices.SortStableFunc(sorted, func(a, b Part) int { return cmp.Compare(b.Count, a.Count) })
	n := 0
	for _, p := range sorted {
		n += p.Count
	}
	f := figure{title: title, kind: "One bar, divided.", drawing: silence()}
	f.table.head = []string{"What", "Share", "90" + space + "% interval", "n"}
	for _, p := range sorted {
		cells := shareCells(p.Label, rhythm.Share(p.Count, n))
		f.table.rows = append(f.table.rows, append(cells, strconv.Itoa(p.Count)))
	}
	if n < rhythm.Fewest {
		f.reading = "Not enough to say, " + messages(n) + "."
		return frame(f)
	}
	f.reading = "Mostly " + sorted[0].Label + ": " + Percent.Phrase(rhythm.Share(sorted[0].Count, n)) + "."
	f.drawing = stack(sorted, n)
	return frame(f)
}

// fold leaves at most so many parts.
func fold(parts []Part, most int) []Part {
	if len(parts) <= most {
		return parts
	}
	other := Part{Label: "other"}
	for _, p := range parts[most-1:] {
		other.Count += p.Count
	}
	return append(slices.Clone(parts[:most-1]), other)
}

const (
	mixBar  = 22.0 // height of the bar
	mixLine = 17.0 // height of a line of labels
)

// partLabel is the text of a part and where it stands under the bar.
type partLabel struct {
	text       string
	part, wide float64 // where the part begins, and its length
	start, end float64
	line       int
}

// stack draws the bar and its labels. Parts too small to be labelled on two
// lines are drawn as one.
func stack(parts []Part, n int) drawing {
	var d drawing
	var labels []partLabel
	lines := mostParts
	for most := mostParts; lines > 2 && most > 1; most-- {
		labels = partLabels(fold(parts, most), n)
		lines = place(labels)
	}
	for i, l := range labels {
		d.rect("chart-part chart-part-"+strconv.Itoa(i+1), l.part, 0, max(1, l.wide-2), mixBar)
		y := mixBar + mixLine*float64(l.line+1)
		if seen(l, labels[i+1:]) {
			d.line("chart-axis", l.part+0.5, mixBar+2, l.part+0.5, y-11)
		}
		if l.start < l.part {
			d.text("chart-label", "end", width, y, l.text)
		} else {
			d.text("chart-label", "start", l.start, y, l.text)
		}
	}
	d.height = mixBar + mixLine*float64(lines) + 6
	return d
}

func partLabels(parts []Part, n int) []partLabel {
	labels := make([]partLabel, len(parts))
	x := 0.0
	for i, p := range parts {
		share := float64(p.Count) / float64(n)
		text := wrap(p.Label+" "+Percent.Text(share), lineRunes)[0]
		labels[i] = partLabel{text: text, part: x, wide: width * share}
		x += width * share
	}
	return labels
}

// place puts each label at its part, or as far left of it as it must be to end
// inside, on the first line with room. It goes from the right, so that what
// leads from a part to a lower line passes left of the labels above.
func place(labels []partLabel) (lines int) {
	var taken []float64 // where each line is free up to
	for i := len(labels) - 1; i >= 0; i-- {
		l := &labels[i]
		l.start = max(0, min(l.part, width-textWidth(l.text)))
		l.end = l.start + textWidth(l.text)
		for l.line < len(taken) && l.end+4 > taken[l.line] {
			l.line++
		}
		if l.line == len(taken) {
			taken = append(taken, width)
		}
		taken[l.line] = l.start
	}
	return len(taken)
}

// seen says whether the way from the part down to its label is free.
func seen(l partLabel, others []partLabel) bool {
	for _, other := range others {
		if other.line < l.line && other.start <= l.part+3 {
			return false
		}
	}
	return true
}
