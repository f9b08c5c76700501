package chart

import (
	"math"
	"strings"

	"github.com/a-h/templ"

	"upward/internal/pure/rhythm"
)

const (
	plotLeft   = 46.0
	plotRight  = width - 6
	plotTop    = 10.0
	plotBottom = 130.0
	plotHours  = 240.0 // ten days
)

// hourMark is a time that has a name on the axis.
type hourMark struct {
	hours float64
	name  string
	long  string
}

func hourMarks() []hourMark {
	return []hourMark{
		{0.25, "15" + space + "min", "15 minutes"},
		{1, "1" + space + "h", "1 hour"},
		{4, "4" + space + "h", "4 hours"},
		{24, "1" + space + "d", "1 day"},
		{72, "3" + space + "d", "3 days"},
		{168, "7" + space + "d", "1 week"},
	}
}

// Answer draws the share of messages answered over time, as given by
// rhythm.Curve, with its band; all is the bucket of the same messages. Time runs
// on a scale that gives the first hours as much room as the days after them, and
// ends at ten days; the curve ends earlier where nothing was watched longer.
func Answer(title string, curve []rhythm.Step, all rhythm.Bucket) templ.Component {
	f := figure{title: title, kind: "A curve of the share answered over time, with its 90 % band.", drawing: silence()}
	f.table.head = []string{"Within", "Answered", "90" + space + "% interval"}
	for _, m := range hourMarks() {
		f.table.rows = append(f.table.rows, answered(curve, m, all.Answer.Enough()))
	}
	f.reading = answerReading(all)
	switch {
	case all.Answer.Enough() && (len(curve) == 0 || curve[len(curve)-1].Share == 0):
		// More likely their answers are not in this mail than that they never answer.
		f.reading = "Not enough to say: none of your messages has an answer in this mail, " + messages(all.Answer.N) + "."
	case all.Answer.Enough():
		f.drawing = answerCurve(curve, all)
	}
	return frame(f)
}

func answerReading(all rhythm.Bucket) string {
	switch {
	case !all.Answer.Enough():
		return "Not enough to say, " + messages(all.Answer.N) + "."
	case all.OK:
		return "Half are answered within " + Time.Phrase(all.Answer) + "."
	case all.Within.Enough():
		return "Fewer than half were seen answered; within a day: " + Percent.Phrase(all.Within) + "."
	}
	return "Fewer than half were seen answered, " + messages(all.Answer.N) + "."
}

// answered is the row of the table for one time. Beyond the last step nothing is
// known, unless all were answered.
func answered(curve []rhythm.Step, m hourMark, enough bool) []string {
	if !enough || len(curve) == 0 {
		return []string{m.long, "too few", "–"}
	}
	last := curve[len(curve)-1]
	if last.Hours < m.hours && last.Share < 1 {
		return []string{m.long, "not watched so long", "–"}
	}
	at := rhythm.Step{}
	for _, step := range curve {
		if step.Hours > m.hours {
			break
		}
		at = step
	}
	e := rhythm.Estimate{Value: at.Share, Low: at.Low, High: at.High}
	if at.AtRisk == 0 {
		return []string{m.long, Percent.Text(0), "–"}
	}
	return []string{m.long, Percent.Text(at.Share), Percent.Interval(e)}
}

func answerCurve(curve []rhythm.Step, all rhythm.Bucket) drawing {
	d := drawing{height: plotBottom + 20}
	for _, share := range []float64{0, 0.5, 1} {
		y := math.Round(shareY(share)) + 0.5
		d.line("chart-axis", plotLeft, y, plotRight, y)
		d.text("chart-quiet-label", "end", plotLeft-6, y+4, Percent.Text(share))
	}
	for _, m := range hourMarks() {
		x := hourX(m.hours)
		d.line("chart-axis", x, plotBottom, x, plotBottom+4)
		d.text("chart-quiet-label", "middle", x, plotBottom+17, m.name)
	}
	points := thin(curve)
	d.path("chart-band", bandPath(points))
	d.path("chart-line", stepPath(points, func(p point) float64 { return p.share }))
	if all.OK {
		half(&d, all.Answer)
	}
	return d
}

// half marks the time until half are answered, with its interval.
func half(d *drawing, e rhythm.Estimate) {
	x, y := hourX(e.Value), shareY(0.5)
	d.rect("chart-range", hourX(e.Low), y-0.5, hourX(e.High)-hourX(e.Low), 2)
	d.path("chart-dot", "M"+num(x-4)+" "+num(y+0.5)+"a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z")
	label := "half within " + Time.Text(e.Value)
	if x+10+textWidth(label) < plotRight {
		d.text("chart-value", "start", x+8, y+19, label)
	} else {
		d.text("chart-value", "end", x-8, y-10, label)
	}
}

// point is a step in units of the drawing.
type point struct{ x, share, low, high float64 }

// thin turns steps into points no closer than half a unit, so that a path stays
// short however many messages there are. It ends with the watch.
func thin(curve []rhythm.Step) []point {
	points := []point{{x: plotLeft}}
	for _, step := range curve {
		if step.Hours > plotHours {
			points = append(points, ended(points, plotRight))
			return points
		}
		p := point{hourX(step.Hours), shareY(step.Share), shareY(step.Low), shareY(step.High)}
		p.x = math.Round(2*p.x) / 2
		if last := &points[len(points)-1]; last.x == p.x && len(points) > 1 {
			*last = p
		} else {
			points = append(points, p)
		}
	}
	if last := curve[len(curve)-1]; last.Share >= 1 {
		points = append(points, ended(points, plotRight))
	}
	return points
}

// ended is the last point, carried on to x.
func ended(points []point, x float64) point {
	last := points[len(points)-1]
	last.x = x
	return last
}

// stepPath draws a level at each point from there to the next.
func stepPath(points []point, level func(point) float64) string {
	var b strings.Builder
	b.WriteString("M" + num(plotLeft) + " " + num(plotBottom))
	for _, p := range points[1:] {
		b.WriteString("H" + num(p.x) + "V" + num(level(p)))
	}
	return b.String()
}

// bandPath goes along the lower edge of the band and back along the upper one.
func bandPath(points []point) string {
	var b strings.Builder
	b.WriteString(stepPath(points, func(p point) float64 { return p.low }))
	for i := len(points) - 1; i > 0; i-- {
		b.WriteString("V" + num(points[i].high) + "H" + num(points[i].x))
	}
	b.WriteString("V" + num(plotBottom) + "Z")
	return b.String()
}

// hourX runs as log(1 + t/10 min): nearly even below ten minutes, logarithmic
// above an hour.
func hourX(hours float64) float64 {
	fraction := math.Log1p(6*max(hours, 0)) / math.Log1p(6*plotHours)
	if math.IsNaN(fraction) {
		fraction = 0
	}
	return plotLeft + (plotRight-plotLeft)*min(fraction, 1)
}

func shareY(share float64) float64 {
	if math.IsNaN(share) {
		share = 0
	}
	return plotBottom - (plotBottom-plotTop)*min(max(share, 0), 1)
}
