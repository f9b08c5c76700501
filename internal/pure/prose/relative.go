package prose

import "time"

// unit reads a unit of time at i, "business days" and "working days" included.
func (r *reader) unit(i int) (unit string, next int) {
	if r.is(i, "business", "working", "work", "trading") && r.is(i+1, "day", "days") {
		return "workday", i + 2
	}
	if r.is(i, "calendar") {
		i++
	}
	if short := shortUnits[r.word(i)]; short != "" && r.glued(i-1) && r.list[i-1].number >= 0 {
		return short, i + 1
	}
	return unitWords[r.word(i)], (i + 1) * boolInt(unitWords[r.word(i)] != "")
}

var shortUnits = map[string]string{"h": "hour", "d": "day", "w": "week", "y": "year"}

var unitWords = map[string]string{
	"minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute", "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour",
	"day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week", "fortnight": "fortnight",
	"fortnights": "fortnight", "month": "month", "months": "month", "quarter": "quarter", "quarters": "quarter", "qtr": "quarter", "sec": "second", "secs": "second",
	"year": "year", "years": "year", "yr": "year", "yrs": "year", "weekend": "weekend", "weekends": "weekend", "decade": "decade", "decades": "decade",
	"second": "second", "seconds": "second", "century": "century",
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

// fromNow reads "in two weeks", "within 5 business days", "3 days from now", "a week from Tuesday", "two days ago",
// "next 3 days", "the coming two weeks".
func (r *reader) fromNow(i int) (moment, int) {
	at, led := i, false
	switch r.word(at) {
	case "in", "within", "after":
		at, led = at+1, true
		if r.is(at, "the", "about", "around", "under") {
			at++
		}
	}
	past := false
	row := r.is(at, "the") && r.is(at+1, "next", "coming", "following", "last", "past", "previous")
	if row {
		at++
	}
	if r.is(at, "next", "coming", "following", "upcoming") {
		at, led, row = at+1, true, true
	} else if r.is(at, "last", "past", "previous") {
		at, led, row, past = at+1, true, true, true
	}
	if m, end := r.weekdaysFrom(at); end > 0 {
		return m, end
	}
	if m, end := r.fractionOfHour(at, led); end > 0 {
		return m, end
	}
	n, next := r.amount(at)
	if next == 0 || n == 0 {
		return moment{}, 0
	}
	if r.is(next, "more", "next", "coming", "following", "short", "full") {
		next++
	}
	unit, end := r.unit(next)
	if end == 0 || n > 1000 {
		return moment{}, 0
	}
	if m, after := r.compound(n, unit, end, led); after > 0 {
		return m, after
	}
	if past {
		return r.lengthAgo(n, unit, end)
	}
	if r.is(end, "'") {
		end++
	}
	if r.is(end, "time") {
		end++
		led = true
	}
	if m, after := r.anchored(n, unit, end); after > 0 {
		return m, after
	}
	if !led || row && unit == "second" {
		return moment{}, 0
	}
	if r.is(i, "in") && unit == "day" && n == 1 && r.word(at) == "one" && !r.is(end, ".", "") {
		return moment{}, 0
	}
	if row && r.word(at-1) == "upcoming" {
		m := r.whole(unit, n)
		return m, end * boolInt(!m.from.IsZero())
	}
	if row && unit != "hour" && unit != "minute" {
		return r.nextUnits(n, unit), end
	}
	return r.after(r.now, n, unit), end
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

// weekdaysFrom reads "two Sundays from now" and "2 Thursdays ago".
func (r *reader) weekdaysFrom(at int) (moment, int) {
	n, next := r.amount(at)
	word := r.word(next)
	if next == 0 || n == 0 || n > 52 || len(word) < 2 || word[len(word)-1] != 's' {
		return moment{}, 0
	}
	d, ok := weekdays[word[:len(word)-1]]
	if !ok {
		return moment{}, 0
	}
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

// fractionOfHour reads "in half an hour" and "in 1.5 hours".
func (r *reader) fractionOfHour(at int, led bool) (moment, int) {
	minutes, next := 0, 0
	if r.word(at) == "half" && r.is(at+1, "an", "a") && r.word(at+2) == "hour" {
		minutes, next = 30, at+3
	} else if n, ok := r.digits(at, 0, 100); ok && r.word(at+1) == "." && r.word(at+2) == "5" && r.glued(at+1) {
		if unit, end := r.unit(at + 3); unit == "hour" {
			minutes, next = n*60+30, end
		}
	}
	if next == 0 || !led && !(r.word(next) == "from" && r.word(next+1) == "now") {
		return moment{}, 0
	}
	return r.after(r.now, minutes, "minute"), next
}

// compound reads lengths of several units: "1 month, 21 days ago", "in 1 day and 2 hours".
func (r *reader) compound(n int, unit string, at int, led bool) (moment, int) {
	total := []struct {
		n    int
		unit string
	}{{n, unit}}
	end := at
	for len(total) < 5 {
		next := end
		for next < end+2 && r.is(next, ",", "and") {
			next++
		}
		if next >= len(r.list) || r.list[next].number < 0 {
			break
		}
		more, stop := r.amount(next)
		u, after := r.unit(stop)
		if after == 0 || more > 1000 {
			break
		}
		total, end = append(total, struct {
			n    int
			unit string
		}{more, u}), after
	}
	if len(total) == 1 {
		return moment{}, 0
	}
	sign := 1
	switch {
	case r.word(end) == "ago":
		sign, end = -1, end+1
	case r.is(end, "later", "hence"):
		end++
	case r.word(end) == "from" && r.word(end+1) == "now":
		end += 2
	case !led:
		return moment{}, 0
	}
	t := r.now
	for _, part := range total {
		t = step(t, sign*part.n, part.unit)
	}
	last := total[len(total)-1].unit
	m := r.after(t, 0, last)
	m.past = sign < 0
	return m, end
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
	case r.is(at, "before") && unit != "minute" && unit != "hour":
		if m, end := r.anchorDay(at + 1); end > 0 {
			return day(dayOf(step(m.from, -n, unit))), end
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
	for _, read := range []func(*reader, int) (moment, int){(*reader).dayWord, (*reader).monthDay, (*reader).numericDate, (*reader).weekday, (*reader).holiday} {
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

// relativeUnit reads "next week", "this month", "last quarter", "the week after next", "this weekend".
func (r *reader) relativeUnit(i int) (moment, int) {
	at := i
	if r.word(at) == "the" || r.word(at) == "later" {
		at++
	}
	if m, end := r.weekOf(at); end > 0 {
		return m, end
	}
	n, ok := map[string]int{"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "last": -1, "past": -1, "previous": -1}[r.word(at)]
	if !ok {
		return r.unitAfterNext(at)
	}
	if n == 0 && r.is(at+1, "coming", "past") {
		n = map[string]int{"coming": 1, "past": -1}[r.word(at+1)]
		at++
	}
	unit, next := r.unit(at + 1)
	if next == 0 || unit == "second" || unit == "workday" && n == 0 || (unit == "minute" || unit == "hour") {
		return moment{}, 0
	}
	switch r.word(next - 1) {
	case "days", "weeks", "months", "years", "quarters":
		return moment{}, 0
	}
	m := r.whole(unit, n)
	m.past = n < 0
	if r.word(at) == "coming" && unit == "weekend" {
		m = r.whole(unit, 0)
	}
	return m, next
}

// weekOf reads "the week of June 3", "w/c June 3", "week 31", "the weekend", "rest of the week".
func (r *reader) weekOf(at int) (moment, int) {
	switch {
	case r.word(at) == "weekend" && (r.word(at-1) == "the" || r.is(at-1, "on", "over", "by", "this")):
		return r.whole("weekend", 0), at + 1
	case r.word(at) == "rest" && r.word(at+1) == "of":
		next := at + 2
		if r.is(next, "the", "this", "my", "our") {
			next++
		}
		unit, end := r.unit(next)
		m := r.whole(unit, 0)
		m.from = r.today
		return m, end * boolInt(!m.to.IsZero())
	case r.word(at) == "w" && r.word(at+1) == "/" && r.is(at+2, "c", "b", "e"):
		return r.weekHolding(at + 3)
	case r.word(at) != "week":
		return moment{}, 0
	case r.is(at+1, "of", "beginning", "commencing", "starting", "ending"):
		return r.weekHolding(at + 2)
	}
	n, ok := r.digits(at+1, 1, 53)
	if !ok || r.list[at+1].digits > 2 || r.is(at+2, "of") && !r.list[at+1].letter && func() bool { y, _ := r.year(at + 3); return y == 0 }() {
		return moment{}, 0
	}
	return r.numberedWeek(n, at+2)
}

// weekHolding is the week in which the day at i lies.
func (r *reader) weekHolding(i int) (moment, int) {
	if r.is(i, "the", ",", ".") {
		i++
	}
	m, end := r.anchorDay(i)
	if end == 0 {
		return moment{}, 0
	}
	from := monday(m.from)
	return moment{from: from, to: from.AddDate(0, 0, 7), grain: "week"}, end
}

// numberedWeek is the week of that number (ISO 8601: week 1 holds January 4), of this year unless one follows.
func (r *reader) numberedWeek(n, next int) (moment, int) {
	year := r.today.Year()
	at := next
	if r.is(at, "of", ",", "in") {
		at++
	}
	if y, end := r.year(at); end > 0 {
		year, next = y, end
	}
	from := monday(time.Date(year, 1, 4, 0, 0, 0, 0, r.now.Location())).AddDate(0, 0, 7*(n-1))
	return moment{from: from, to: from.AddDate(0, 0, 7), grain: "week"}, next
}

// unitAfterNext reads "week after next".
func (r *reader) unitAfterNext(at int) (moment, int) {
	unit, next := r.unit(at)
	if next == 0 || r.word(next) != "after" || r.word(next+1) != "next" {
		return moment{}, 0
	}
	return r.whole(unit, 2), next + 2
}

// whole is the calendar unit n after the present one.
func (r *reader) whole(unit string, n int) moment {
	var from time.Time
	switch unit {
	case "day":
		return day(r.today.AddDate(0, 0, n))
	case "workday":
		return day(workdays(r.today, n))
	case "week":
		from = monday(r.today).AddDate(0, 0, 7*n)
	case "weekend":
		from = monday(r.today).AddDate(0, 0, 7*n+5)
		return moment{from: from, to: from.AddDate(0, 0, 2), grain: "day"}
	case "fortnight":
		from = monday(r.today).AddDate(0, 0, 14*n)
		return moment{from: from, to: from.AddDate(0, 0, 14), grain: "week"}
	case "month":
		from = monthOf(r.today).AddDate(0, n, 0)
	case "quarter":
		from = quarterOf(r.today).AddDate(0, 3*n, 0)
	case "year":
		from = time.Date(r.today.Year()+n, 1, 1, 0, 0, 0, 0, r.now.Location())
	default:
		return moment{}
	}
	return moment{from: from, to: step(from, 1, unit), grain: unit}
}
