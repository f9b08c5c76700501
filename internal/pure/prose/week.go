package prose

import "time"

// relativeUnit reads "next week", "this month", "last quarter", "the week after next", "this weekend".
func (r *reader) relativeUnit(i int) (moment, int) {
	at := i
	if r.word(at) == "the" || r.word(at) == "later" {
		at++
	}
	if m, end := r.weekOf(at); end > 0 {
		return m, end
	}
	if m, end := r.thisTime(at); end > 0 {
		return m, end
	}
	if m, end := r.newYear(i); end > 0 {
		return m, end
	}
	if m, end := r.season(at); end > 0 {
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
	if m.from.IsZero() {
		return moment{}, 0
	}
	m.past = n < 0
	if near := r.whole("weekend", 0).from; unit == "weekend" && r.word(at) == "next" && near.After(r.today) {
		m.or = near
	}
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
	case r.word(at-1) == "all" && r.word(at) == "week":
		return r.whole("week", 0), at + 1
	case r.word(at) != "week":
		return moment{}, 0
	case r.is(at+1, "of", "beginning", "commencing", "starting", "ending"):
		return r.weekHolding(at + 2)
	}
	n, ok := r.digits(at+1, 1, 53)
	if !ok || r.list[at+1].digits > 2 {
		return moment{}, 0
	}
	if y, _ := r.year(at + 3); y == 0 && r.word(at+2) == "of" {
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
	if next == 0 || r.word(next) != "after" {
		return moment{}, 0
	}
	if r.word(next+1) == "the" {
		next++
	}
	m := r.whole(unit, 2)
	return m, (next + 2) * boolInt(r.word(next+1) == "next" && !m.from.IsZero())
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
	case "decade":
		from = time.Date(r.today.Year()/10*10+10*n, 1, 1, 0, 0, 0, 0, r.now.Location())
	default:
		return moment{}
	}
	return moment{from: from, to: step(from, 1, unit), grain: unit}
}

// thisTime reads "this time next week": the day, not the week.
func (r *reader) thisTime(at int) (moment, int) {
	if !r.is(at, "this", "same") || r.word(at+1) != "time" || r.word(at+2) != "next" {
		return moment{}, 0
	}
	switch unit := r.sense(at + 3).unit; unit {
	case "week", "month", "year":
		return r.after(r.now, 1, unit), at + 4
	}
	return moment{}, 0
}

// newYear reads "in the new year", which means its January and not the first of it.
func (r *reader) newYear(i int) (moment, int) {
	if r.word(i) != "the" || r.word(i+1) != "new" || r.word(i+2) != "year" || r.list[i+2].genitive || !r.is(i-1, "in", "into", "of", "until") {
		return moment{}, 0
	}
	return wholeMonth(r.today.Year()+boolInt(r.today.Month() > time.January), 1, r.now.Location()), i + 3
}

// season reads "this summer", "next spring", "by autumn": from the 21st of a month to that of the third after, as in the north.
func (r *reader) season(at int) (moment, int) {
	skip, ok := map[string]int{"this": 0, "current": 0, "coming": 0, "next": 1, "last": -1}[r.word(at)]
	if !ok {
		return moment{}, 0
	}
	month := r.sense(at + 1).season
	if month == 0 || r.is(at+1, "spring", "fall") && r.is(at+2, "-", "back", "in") {
		return moment{}, 0
	}
	from := time.Date(r.today.Year()-1, month, 21, 0, 0, 0, 0, r.now.Location())
	for !from.AddDate(0, 3, 0).After(r.today) {
		from = from.AddDate(1, 0, 0)
	}
	// "Next summer" said in spring is read as the one that comes, as in "next winter" said in autumn it is not.
	if skip > 0 && from.After(r.today) {
		skip = 0
	}
	from = from.AddDate(skip, 0, 0)
	return moment{from: from, to: from.AddDate(0, 3, 0), grain: "season", past: skip < 0}, at + 2
}
