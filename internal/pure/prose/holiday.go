package prose

import "time"

// fixedHolidays are holidays on the same day of every year, by their words.
var fixedHolidays = map[string][2]int{
	"christmas": {12, 25}, "christmas day": {12, 25}, "xmas": {12, 25}, "xmas day": {12, 25}, "christmas eve": {12, 24}, "xmas eve": {12, 24}, "boxing day": {12, 26},
	"new year": {1, 1}, "new year day": {1, 1}, "new years": {1, 1}, "new years day": {1, 1}, "new year eve": {12, 31}, "new years eve": {12, 31}, "halloween": {10, 31},
	"independence day": {7, 4}, "valentine day": {2, 14}, "valentines day": {2, 14}, "veterans day": {11, 11}, "veteran day": {11, 11},
	"groundhog day": {2, 2}, "juneteenth": {6, 19}, "saint patrick day": {3, 17}, "st patrick day": {3, 17}, "may day": {5, 1},
	"earth day": {4, 22}, "april fools": {4, 1}, "april fools day": {4, 1}, "all saints day": {11, 1}, "halloween day": {10, 31}, "saint patricks day": {3, 17}, "st patricks day": {3, 17}, "new year's": {1, 1},
}

// floatingHolidays fall on the nth weekday of a month; n below 0 counts from its end.
var floatingHolidays = map[string]struct {
	month, n int
	weekday  time.Weekday
	after    int
}{
	"thanksgiving": {11, 4, time.Thursday, 0}, "thanksgiving day": {11, 4, time.Thursday, 0}, "black friday": {11, 4, time.Thursday, 1},
	"cyber monday": {11, 4, time.Thursday, 4}, "labor day": {9, 1, time.Monday, 0}, "labour day": {9, 1, time.Monday, 0},
	"memorial day": {5, -1, time.Monday, 0}, "mlk day": {1, 3, time.Monday, 0}, "martin luther king day": {1, 3, time.Monday, 0},
	"presidents day": {2, 3, time.Monday, 0}, "washington birthday": {2, 3, time.Monday, 0}, "president day": {2, 3, time.Monday, 0}, "columbus day": {10, 2, time.Monday, 0},
	"mother day": {5, 2, time.Sunday, 0}, "mothers day": {5, 2, time.Sunday, 0}, "father day": {6, 3, time.Sunday, 0}, "fathers day": {6, 3, time.Sunday, 0},
}

// easterHolidays are counted in days from Easter Sunday.
var easterHolidays = map[string]int{"easter": 0, "easter sunday": 0, "easter day": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7, "ash wednesday": -46, "whit monday": 50, "pentecost": 49, "mardi gras": -47}

// holiday reads the name of a holiday with an optional year.
func (r *reader) holiday(i int) (moment, int) {
	if r.is(i, "last", "previous", "past") || r.is(i, "next", "this", "the", "coming") {
		m, next := r.plainHoliday(i + 1)
		if next > 0 && r.is(i, "last", "previous", "past") {
			m.from, m.to, m.past = months(m.from, -12), months(m.to, -12), true
			return r.lastHoliday(i+1, m, next)
		}
		return m, next
	}
	return r.plainHoliday(i)
}

func (r *reader) plainHoliday(i int) (moment, int) {
	for n := 4; n >= 1; n-- {
		name := ""
		for k := range n {
			if k > 0 {
				name += " "
			}
			name += r.word(i + k)
		}
		if on, ok := holidayOn(name); ok && i+n <= len(r.list) {
			return r.holidayIn(on, i+n)
		}
	}
	return moment{}, 0
}

// lastHoliday finds last year's day of a holiday that moves.
func (r *reader) lastHoliday(i int, m moment, next int) (moment, int) {
	for n := next - i; n >= 1; n-- {
		name := ""
		for k := range n {
			if k > 0 {
				name += " "
			}
			name += r.word(i + k)
		}
		if on, ok := holidayOn(name); ok {
			year := r.today.Year()
			month, d := on(year)
			t, _ := r.date(year, month, d)
			if !t.Before(r.today) {
				month, d = on(year - 1)
				t, _ = r.date(year-1, month, d)
			}
			m := day(t)
			m.past = true
			return m, i + n
		}
	}
	return m, next
}

// holidayOn gives the rule that finds a holiday in a year.
func holidayOn(name string) (func(year int) (month, day int), bool) {
	if d, ok := fixedHolidays[name]; ok {
		return func(int) (int, int) { return d[0], d[1] }, true
	}
	if f, ok := floatingHolidays[name]; ok {
		return func(year int) (int, int) {
			t := nthWeekday(year, f.month, f.n, f.weekday, time.UTC).AddDate(0, 0, f.after)
			return int(t.Month()), t.Day()
		}, true
	}
	if n, ok := easterHolidays[name]; ok {
		return func(year int) (int, int) {
			t := easter(year).AddDate(0, 0, n)
			return int(t.Month()), t.Day()
		}, true
	}
	return nil, false
}

func (r *reader) holidayIn(on func(year int) (int, int), next int) (moment, int) {
	at := next
	if r.is(at, "of", "in", ",") {
		at++
	}
	year, end := r.year(at)
	if end == 0 && r.is(at, "this", "next", "last") && r.word(at+1) == "year" {
		year, end = r.today.Year()+map[string]int{"this": 0, "next": 1, "last": -1}[r.word(at)], at+2
	}
	if end > 0 {
		month, d := on(year)
		t, ok := r.date(year, month, d)
		return day(t), end * boolInt(ok)
	}
	for year := r.today.Year(); year < r.today.Year()+2; year++ {
		month, d := on(year)
		if t, ok := r.date(year, month, d); ok && !t.Before(r.today) {
			return day(t), next
		}
	}
	return moment{}, 0
}

// nthWeekday is the nth weekday of a month, from its end when n is below 0.
func nthWeekday(year, month, n int, d time.Weekday, loc *time.Location) time.Time {
	if n < 0 {
		last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, loc)
		return last.AddDate(0, 0, -(int(last.Weekday())-int(d)+7)%7+7*(n+1))
	}
	first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, loc)
	return first.AddDate(0, 0, (int(d)-int(first.Weekday())+7)%7+7*(n-1))
}

// easter is Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	return time.Date(year, time.Month(month), (h+l-7*m+114)%31+1, 0, 0, 0, 0, time.UTC)
}

// nthOf reads "first Monday of June", "last Friday of the month", "second week of October", "last day of the month".
func (r *reader) nthOf(i int) (moment, int) {
	at := i
	if r.word(at) == "the" {
		at++
	}
	n, next := r.ordinal(at)
	if r.word(at) == "last" {
		n, next = -1, at+1
	}
	if next == 0 || n > 5 {
		return moment{}, 0
	}
	d, isDay := r.weekdayAt(next)
	unit := unitWords[r.word(next)]
	if isDay && n > 0 && !r.is(next+1, "of", "in") && !(r.is(next+1, ",", "at") && r.list[at].digits > 0) {
		return r.nthComing(n, d), next + 1
	}
	if !isDay && unit != "week" && unit != "day" && unit != "weekend" || !r.is(next+1, "of", "in") {
		return moment{}, 0
	}
	whole, end := r.wholeUnit(next + 2)
	if end == 0 || whole.grain == "day" {
		return moment{}, 0
	}
	from := nthIn(whole, n, unit, d, isDay)
	m := day(from)
	if unit == "week" {
		m = moment{from: from, to: from.AddDate(0, 0, 7), grain: "week"}
	}
	return m, end
}

// nthComing is the nth such weekday of this month, or of the next when it has passed.
func (r *reader) nthComing(n int, d time.Weekday) moment {
	t := nthWeekday(r.today.Year(), int(r.today.Month()), n, d, r.now.Location())
	if t.Before(r.today) {
		next := monthOf(r.today).AddDate(0, 1, 0)
		t = nthWeekday(next.Year(), int(next.Month()), n, d, r.now.Location())
	}
	return day(t)
}

func nthIn(whole moment, n int, unit string, d time.Weekday, isDay bool) time.Time {
	last := whole.to.AddDate(0, 0, -1)
	switch {
	case isDay && n < 0:
		return last.AddDate(0, 0, -(int(last.Weekday())-int(d)+7)%7)
	case isDay:
		return whole.from.AddDate(0, 0, (int(d)-int(whole.from.Weekday())+7)%7+7*(n-1))
	case unit == "day" && n < 0:
		return last
	case unit == "day":
		return whole.from.AddDate(0, 0, n-1)
	case n < 0:
		return monday(last.AddDate(0, 0, -3))
	}
	// The first week is the one that holds the first Thursday, as ISO 8601 counts.
	return monday(whole.from.AddDate(0, 0, 3)).AddDate(0, 0, 7*(n-1))
}
