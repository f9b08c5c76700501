package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"upward/internal/pure/rhythm"
)

// Unit says what the figures of an estimate are, and how to write them.
type Unit int

const (
	Percent Unit = iota // shares from 0 to 1, written as 62 %
	Time                // hours, written as minutes, hours or days
	Count               // plain numbers
)

// space keeps a number and its unit on one line.
const space = "\u00a0"

// Text writes a figure: "62 %", "2.5 h", "86". What is no number is "–".
func (u Unit) Text(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "–"
	}
	switch u {
	case Percent:
		return strconv.Itoa(int(math.Round(100*min(max(v, 0), 1)))) + space + "%"
	case Time:
		return duration(v)
	}
	return short(v)
}

// Interval writes the 90 % interval: "1–4 h", "1 h to more than 3 days".
func (u Unit) Interval(e rhythm.Estimate) string {
	low, high := u.Text(e.Low), u.Text(e.High)
	if e.Open {
		return low + " to more than " + high
	}
	if low == high {
		return low
	}
	if before, unit, ok := strings.Cut(low, space); ok && strings.HasSuffix(high, space+unit) {
		low = before
	}
	return low + "–" + high
}

// Phrase writes an estimate with all that belongs to it: "2 h (90 %: 1–4 h),
// n = 61", or "not enough to say, n = 3".
func (u Unit) Phrase(e rhythm.Estimate) string {
	if !e.Enough() {
		return "not enough to say, " + messages(e.N)
	}
	return u.Text(e.Value) + " " + u.ninety(e) + ", " + messages(e.N)
}

func (u Unit) ninety(e rhythm.Estimate) string {
	return "(90" + space + "%: " + u.Interval(e) + ")"
}

func messages(n int) string { return "n" + space + "=" + space + strconv.Itoa(n) }

func duration(hours float64) string {
	minutes := math.Round(hours * 60)
	switch {
	case minutes < 1:
		return "under" + space + "1" + space + "min"
	case minutes < 60:
		return short(minutes) + space + "min"
	case hours < 48:
		return short(hours) + space + "h"
	}
	return short(hours/24) + space + "days"
}

// short writes a number with one decimal below ten and none from there on.
func short(v float64) string {
	digits := 0
	if math.Abs(v) < 9.95 {
		digits = 1
	}
	return strings.TrimSuffix(fmt.Sprintf("%.*f", digits, v), ".0")
}
