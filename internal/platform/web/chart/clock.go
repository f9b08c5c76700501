package chart

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"upward/internal/pure/rhythm"
)

const (
	columnTop  = 18.0  // room for a figure above the highest column
	columnFoot = 112.0 // the line on which columns stand
)

// Hours draws the share of messages written in each hour of the day, as given by
// rhythm.Hours; evening and night are quiet.
func Hours(title string, hours [24]rhythm.Estimate) templ.Component {
	f := figure{title: title, kind: "Columns for 24 hours with 90 % intervals.", drawing: silence()}
	f.table.head = []string{"Hour", "Share", "90" + space + "% interval"}
	for hour, e := range hours {
		f.table.rows = append(f.table.rows, shareCells(between(hour, hour+1), e))
	}
	if !hours[0].Enough() {
		f.reading = "Not enough to say, " + messages(hours[0].N) + "."
		return frame(f)
	}
	from, to, share := busy(hours)
	f.reading = "Most are written between " + strings.Replace(between(from, to), "–", " and ", 1) + ": " + Percent.Phrase(share) + "."
	f.drawing = hourColumns(hours)
	return frame(f)
}

func hourColumns(hours [24]rhythm.Estimate) drawing {
	d := drawing{height: columnFoot + 18}
	step, scale := width/24, columnScale(hours[:])
	peak := 0
	for hour, e := range hours {
		class := "chart-bar"
		if hour < 7 || hour >= 19 {
			class = "chart-bar chart-quiet"
		}
		column(&d, class, e, (float64(hour)+0.5)*step, 10, scale)
		if e.Value > hours[peak].Value {
			peak = hour
		}
	}
	top := label(hours[peak], scale)
	x := min(max((float64(peak)+0.5)*step, 14), width-14)
	d.text("chart-value", "middle", x, top, Percent.Text(hours[peak].Value))
	axis(&d)
	for hour := 0; hour <= 24; hour += 6 {
		x, anchor := float64(hour)*step, "middle"
		switch hour {
		case 0:
			anchor = "start"
		case 24:
			anchor = "end"
		}
		d.text("chart-quiet-label", anchor, x, columnFoot+15, strconv.Itoa(hour))
	}
	return d
}

// busy is the shortest run of hours that holds four fifths of the messages.
func busy(hours [24]rhythm.Estimate) (from, to int, share rhythm.Estimate) {
	n := hours[0].N
	for length := 1; length <= 24; length++ {
		best := -1
		for start := range 24 {
			count := 0
			for i := range length {
				count += hits(hours[(start+i)%24])
			}
			if count > best {
				best, from = count, start
			}
		}
		if 5*best >= 4*n || length == 24 {
			return from, from + length, rhythm.Share(best, n)
		}
	}
	return 0, 24, rhythm.Share(n, n)
}

// hits is the count that a share was made of.
func hits(e rhythm.Estimate) int { return int(math.Round(e.Value * float64(e.N))) }

func between(from, to int) string {
	if to > 24 {
		to -= 24
	}
	return strconv.Itoa(from) + "–" + strconv.Itoa(to) + space + "h"
}

// Week draws the share of messages written on each day of the week, as given by
// rhythm.Weekdays, from Monday; the weekend is quiet.
func Week(title string, days [7]rhythm.Estimate) templ.Component {
	f := figure{title: title, kind: "Columns for seven days with 90 % intervals.", drawing: silence()}
	f.table.head = []string{"Day", "Share", "90" + space + "% interval"}
	for i := range days {
		day := time.Weekday((i + 1) % 7)
		f.table.rows = append(f.table.rows, shareCells(day.String(), days[day]))
	}
	n := days[0].N
	if n < rhythm.Fewest {
		f.reading = "Not enough to say, " + messages(n) + "."
		return frame(f)
	}
	weekend := rhythm.Share(hits(days[time.Saturday])+hits(days[time.Sunday]), n)
	f.reading = "At the weekend: " + Percent.Phrase(weekend) + "."
	f.drawing = dayColumns(days)
	return frame(f)
}

func dayColumns(days [7]rhythm.Estimate) drawing {
	d := drawing{height: columnFoot + 18}
	step, scale := width/7, columnScale(days[:])
	for i := range days {
		day := time.Weekday((i + 1) % 7)
		class := "chart-bar"
		if day == time.Saturday || day == time.Sunday {
			class = "chart-bar chart-quiet"
		}
		x := (float64(i) + 0.5) * step
		column(&d, class, days[day], x, 28, scale)
		d.text("chart-value", "middle", x, label(days[day], scale), Percent.Text(days[day].Value))
		d.text("chart-quiet-label", "middle", x, columnFoot+15, day.String()[:3])
	}
	axis(&d)
	return d
}

// column draws a column of the given width around x, with its interval; nothing
// where there was nothing, whose interval is in the table.
func column(d *drawing, class string, e rhythm.Estimate, x, wide float64, scale func(float64) float64) {
	if !(e.Value > 0) {
		return
	}
	d.rect(class, x-wide/2, scale(e.Value), wide, columnFoot-scale(e.Value))
	d.rect("chart-range", x-1, scale(e.High), 2, scale(e.Low)-scale(e.High))
}

// label is the height at which the figure of a column stands.
func label(e rhythm.Estimate, scale func(float64) float64) float64 {
	if !(e.Value > 0) {
		return columnFoot - 5
	}
	return scale(e.High) - 5
}

func axis(d *drawing) {
	d.line("chart-axis", 0, columnFoot+0.5, width, columnFoot+0.5)
}

// columnScale gives the height of a share, measured from the top.
func columnScale(shares []rhythm.Estimate) func(float64) float64 {
	top := 0.0
	for _, e := range shares {
		top = max(top, e.High)
	}
	return func(v float64) float64 {
		if !(top > 0) || math.IsNaN(v) {
			return columnFoot
		}
		return columnFoot - (columnFoot-columnTop)*min(max(v/top, 0), 1)
	}
}

func shareCells(name string, e rhythm.Estimate) []string {
	if !e.Enough() {
		return []string{name, "too few", "–"}
	}
	return []string{name, Percent.Text(e.Value), Percent.Interval(e)}
}
