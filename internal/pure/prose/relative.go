package prose

import (
	"strings"
	"time"
)

// unit reads a unit of time at i, "business days" and "working days" included.
func (r *reader) unit(i int) (unit string, next int) {
	if r.is(i, "business", "working", "work", "trading") && r.is(i+1, "day", "days") {
		return "workday", i + 2
	}
	if r.is(i, "workday", "workdays") {
		return "workday", i + 1
	}
	if r.is(i, "calendar") {
		i++
	}
	if short := r.sense(i).short; short != "" && r.glued(i-1) && r.list[i-1].number >= 0 {
		return short, i + 1
	}
	return r.sense(i).unit, (i + 1) * boolInt(r.sense(i).unit != "")
}

// step moves t by n units, weekends left out for workdays; a month's last day stays within the month.
func step(t time.Time, n int, unit string) time.Time {
	switch unit {
	case "second":
		return t.Add(time.Duration(n) * time.Second)
	case "minute":
		return t.Add(time.Duration(n) * time.Minute)
	case "hour":
		return t.Add(time.Duration(n) * time.Hour)
	case "day":
		return t.AddDate(0, 0, n)
	case "workday":
		return workdays(t, n)
	case "week", "weekend":
		return t.AddDate(0, 0, 7*n)
	case "fortnight":
		return t.AddDate(0, 0, 14*n)
	case "month":
		return months(t, n)
	case "quarter":
		return months(t, 3*n)
	case "year":
		return months(t, 12*n)
	case "decade":
		return months(t, 120*n)
	}
	return months(t, 1200*n)
}

func months(t time.Time, n int) time.Time {
	moved := t.AddDate(0, n, 0)
	if moved.Day() != t.Day() {
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	return moved
}

// workdays steps over n working days, Saturday and Sunday left out.
func workdays(t time.Time, n int) time.Time {
	sign := 1
	if n < 0 {
		sign, n = -1, -n
	}
	t = t.AddDate(0, 0, n/5*7*sign)
	for n %= 5; n > 0; {
		t = t.AddDate(0, 0, sign)
		if t.Weekday() != time.Saturday && t.Weekday() != time.Sunday {
			n--
		}
	}
	return t
}

// lead is what stands before a length: "in", "within", "the next", "the last".
type lead struct {
	at        int  // the piece behind it
	led       bool // something stands there
	row, past bool // "next three days", "last three days"
}

func (r *reader) lead(i int) lead {
	l := lead{at: i}
	if r.is(i, "+", "-") && r.glued(i) && i+1 < len(r.list) && r.list[i+1].digits > 0 && !r.glued(i-1) {
		return lead{at: i + 1, led: true, past: r.word(i) == "-"}
	}
	if r.is(i, "in", "within", "after") {
		l.at, l.led = i+1, true
		if r.is(l.at, "the", "about", "around", "under") && !r.is(l.at+1, nextWords...) && !r.is(l.at+1, lastWords...) {
			l.at++
		}
		if r.word(l.at) == "~" {
			l.at++
		}
	}
	if r.is(l.at, "the") && (r.is(l.at+1, nextWords...) || r.is(l.at+1, lastWords...)) {
		l.at++
	}
	if r.is(l.at, nextWords...) || r.is(l.at, lastWords...) {
		l.past = r.is(l.at, lastWords...)
		l.at, l.led, l.row = l.at+1, true, true
	}
	return l
}

var (
	nextWords = []string{"next", "coming", "following", "upcoming"}
	lastWords = []string{"last", "past", "previous"}
)

// fromNow reads "in two weeks", "within 5 business days", "3 days from now", "a week from Tuesday", "two days ago",
// "next 3 days", "the coming two weeks".
func (r *reader) fromNow(i int) (moment, int) {
	l := r.lead(i)
	if m, end := r.withinUnit(i); end > 0 {
		return m, end
	}
	if m, end := r.weekdaysFrom(l.at); end > 0 {
		return m, end
	}
	if m, end := r.fractionOfHour(l.at, l.led); end > 0 {
		return m, end
	}
	n, next := r.amount(l.at)
	if next == 0 || n == 0 || n > 1000 {
		return moment{}, 0
	}
	if r.is(next, "upcoming", "next", "coming", "following") {
		if m, end := r.upcomingUnits(n, next); end > 0 && !l.past && (r.word(next) == "upcoming" || strings.HasSuffix(r.word(end-1), "s")) {
			return m, end
		}
	}
	if r.is(next, "more", "next", "coming", "following", "short", "full") {
		next++
	}
	unit, end := r.unit(next)
	if end == 0 {
		return moment{}, 0
	}
	if m, after := r.compound(length{n, unit}, end, l); after > 0 {
		return m, after
	}
	if l.past {
		return r.lengthAgo(n, unit, end)
	}
	return r.lengthFrom(l, length{n, unit}, end)
}

// lengthFrom finishes a length that ends before the piece at: counted from a day, from now, or as a row of days.
func (r *reader) lengthFrom(l lead, size length, at int) (moment, int) {
	if r.is(at, "'") {
		at++
	}
	if r.is(at, "time") {
		at++
		l.led = true
	}
	if r.is(at, "of", "after", "from", "following") && r.awaited(at+1) > 0 {
		return moment{event: true, grain: "event"}, r.awaited(at + 1)
	}
	if m, after := r.anchored(size.n, size.unit, at); after > 0 {
		return m, after
	}
	if !l.led || l.row && size.unit == "second" {
		return moment{}, 0
	}
	if size.n == 1 && size.unit == "day" && !l.row && r.word(l.at) == "one" && !r.is(at, ".", "") {
		return moment{}, 0
	}
	if l.row && r.word(l.at-1) == "upcoming" {
		m := r.whole(size.unit, size.n)
		return m, at * boolInt(!m.from.IsZero())
	}
	if l.row && size.unit != "hour" && size.unit != "minute" {
		return r.nextUnits(size.n, size.unit), at
	}
	return r.after(r.now, size.n, size.unit), at
}

// nextUnits is the stretch of "the next n units": from tomorrow, of quarters and decades from the next whole one.
func (r *reader) nextUnits(n int, unit string) moment {
	from := r.today.AddDate(0, 0, 1)
	if unit == "quarter" {
		from = r.whole(unit, 1).from
	}
	if unit == "workday" {
		return moment{from: from, to: workdays(r.today, n).AddDate(0, 0, 1), grain: "day"}
	}
	return moment{from: from, to: step(from, n, unit), grain: "day"}
}

// upcomingUnits reads what follows the number in "two upcoming weeks" and "3 next days".
func (r *reader) upcomingUnits(n, at int) (moment, int) {
	unit, end := r.unit(at + 1)
	if end == 0 || unit == "second" || unit == "minute" || unit == "hour" {
		return moment{}, 0
	}
	if r.word(at) == "upcoming" {
		m := r.whole(unit, n)
		return m, end * boolInt(!m.from.IsZero())
	}
	return r.nextUnits(n, unit), end
}

// withinUnit reads "within the hour", "in the next hour", "within the week".
func (r *reader) withinUnit(i int) (moment, int) {
	if r.is(i, "within", "in") && r.word(i+1) == "the" && r.is(i+2, nextWords...) && r.word(i+3) == "hour" {
		return r.after(r.now, 1, "hour"), i + 4
	}
	if r.word(i) != "within" || !r.is(i+1, "the", "this") {
		return moment{}, 0
	}
	switch unit := r.sense(i + 2).unit; unit {
	case "hour":
		return r.after(r.now, 1, unit), i + 3
	case "day", "week", "month", "quarter", "year":
		return r.whole(unit, 0), i + 3
	}
	return moment{}, 0
}

// weekdaysFrom reads "two Sundays from now" and "2 Thursdays ago".
func (r *reader) weekdaysFrom(at int) (moment, int) {
	n, next := r.amount(at)
	word := r.word(next)
	if next == 0 || n == 0 || n > 52 || len(word) < 2 || word[len(word)-1] != 's' {
		return moment{}, 0
	}
	s := lexicon[word[:len(word)-1]]
	if s == nil || s.weekday == 0 {
		return moment{}, 0
	}
	d, _ := s.day()
	switch {
	case r.word(next+1) == "from" && r.word(next+2) == "now":
		return day(r.weekdayFrom(d, "").from.AddDate(0, 0, 7*(n-1))), next + 3
	case r.is(next+1, "ago", "back"):
		m := day(r.weekdayFrom(d, "past").from.AddDate(0, 0, -7*(n-1)))
		m.past = true
		return m, next + 2
	}
	return moment{}, 0
}

// lengthAgo is the past stretch of n units.
func (r *reader) lengthAgo(n int, unit string, end int) (moment, int) {
	m := r.after(r.now, -n, unit)
	if m.grain == "day" {
		m.to = r.today
	}
	if unit == "quarter" {
		m.to = r.whole(unit, 0).from
		m.from = step(m.to, -n, unit)
	}
	m.past = true
	return m, end
}

// anchored reads what a length is counted from: now, today, a day, or back with "ago".
func (r *reader) anchored(n int, unit string, at int) (moment, int) {
	switch {
	case r.word(at) == "ago" || r.word(at) == "back":
		m := r.after(r.now, -n, unit)
		m.past = true
		return m, at + 1
	case r.is(at, "earlier") || r.is(at, "before") && at+1 == len(r.list):
		m := r.after(r.now, -n, unit)
		m.past = true
		return m, at + 1
	case r.is(at, "hence", "later"):
		return r.after(r.now, n, unit), at + 1
	case r.is(at, "today", "tomorrow") && (unit == "week" || unit == "fortnight"):
		return r.after(r.today.AddDate(0, 0, boolInt(r.word(at) == "tomorrow")), n, unit), at + 1
	case r.is(at, "before") && unit != "minute" && unit != "hour":
		if m, end := r.anchorDay(at + 1); end > 0 {
			return day(dayOf(step(m.from, -n, unit))), end
		}
	case r.word(at) == "on" && unit == "week" && n == 1: // "a week on Monday"
		if d, ok := r.weekdayAt(at + 1); ok {
			return day(r.weekdayFrom(d, "").from.AddDate(0, 0, 7)), at + 2
		}
	case r.is(at, "from", "after"):
		if r.word(at+1) == "now" {
			return r.after(r.now, n, unit), at + 2
		}
		if r.word(at+1) == "right" && r.word(at+2) == "now" {
			return r.after(r.now, n, unit), at + 3
		}
		if m, end := r.anchorDay(at + 1); end > 0 {
			return r.after(m.from, n, unit), end
		}
	}
	return moment{}, 0
}

// anchorDay reads a day that a length is counted from.
func (r *reader) anchorDay(i int) (moment, int) {
	if i >= len(r.list) {
		return moment{}, 0
	}
	for _, read := range []func(*reader, int) (moment, int){(*reader).dayWord, (*reader).monthDay, (*reader).numericDate, (*reader).weekday, (*reader).holiday, (*reader).nthDay} {
		if m, end := read(r, i); end > 0 {
			return m, end
		}
	}
	return moment{}, 0
}

// after is n units from t: a moment for short units, a day for the others. A stretch begins now and ends there.
func (r *reader) after(t time.Time, n int, unit string) moment {
	target := step(t, n, unit)
	switch unit {
	case "second", "minute", "hour":
		return moment{from: target, to: target.Add(time.Minute), grain: "minute"}
	}
	return day(dayOf(target))
}
