package prose

import "time"

// weekday reads "Friday", "next Wed", "this coming Monday", "Friday week", "Tuesday of next week", "Wed, June 5".
func (r *reader) weekday(i int) (moment, int) {
	at, how := i, ""
	for at < i+3 && r.is(at, "the", "this", "next", "coming", "following", "upcoming", "last", "past", "previous") {
		if w := r.word(at); w != "the" && (how == "" || how == "this" && w != "coming") {
			how = w
		}
		at++
	}
	d, ok := r.weekdayAt(at)
	if !ok {
		return r.weekThenDay(i)
	}
	next := r.dot(at + 1)
	if m, end := r.dated(d, next); end > 0 {
		return m, end
	}
	if how == "" {
		if m, end := r.weekAfter(d, next); end > 0 {
			return m, end
		}
		if d == r.today.Weekday() && r.saysToday(i, next) {
			return day(r.today), next
		}
	}
	return r.weekdayFrom(d, how), next
}

// withWeekday steps over the weekday that follows a day and says the same: "June 14 (Fri)", "today, Thursday". It moves
// a day without a year to one that falls on it.
func (r *reader) withWeekday(m moment, next int) (moment, int) {
	if m.grain != "day" || m.rule == "weekday" || !r.is(next, ",", "(", "-") {
		return m, next
	}
	d, ok := r.weekdayAt(next + 1)
	if !ok || r.is(next+2, "at", "of", "morning", "afternoon", "evening") && r.word(next) == "-" {
		return m, next
	}
	if m.rule == "day and month" {
		m.from = r.onWeekday(m, d, next).from
		m.to = m.from.AddDate(0, 0, 1)
	}
	m = m.settled(d)
	if m.from.Weekday() != d || m.to.Sub(m.from) > 36*time.Hour {
		return m, next
	}
	if next += 2; r.word(next) == ")" && r.word(next-2) == "(" {
		next++
	}
	return m, next
}

// saysToday reports whether the weekday from i to next is said of today: "It's Thursday", "today (Thursday)".
func (r *reader) saysToday(i, next int) bool {
	if r.is(i-1, "is", "being") {
		i--
	}
	if r.is(i-1, ",", "(", "-") {
		return r.word(i-2) == "today"
	}
	return r.is(i-1, "it", "its", "today") || r.is(next, "today") || r.is(next, "(", ",") && r.word(next+1) == "today"
}

// dated reads the date that follows a weekday: the date wins.
func (r *reader) dated(d time.Weekday, at int) (moment, int) {
	if r.is(at, ",", "the", "(", "-") {
		at++
	}
	if r.word(at) == "the" {
		at++
	}
	if _, ok := r.digits(at, 0, 24); ok && r.word(at+1) == "." && r.glued(at) {
		if _, ok := r.digits(at+2, 13, 59); ok && r.endsHour(at+3) { // "Fri 10.30" is an hour: with full stops the day comes first
			return moment{}, 0
		}
	}
	if m, end := r.numericDate(at); end > 0 && (r.word(at+1) != "-" || end > at+3) {
		return m.settled(d), end
	}
	if m, end := r.monthDay(at); end > 0 {
		return r.onWeekday(m, d, end), end
	}
	n, end := r.ordinal(at)
	if end == 0 && r.word(at-1) == "the" && at < len(r.list) && r.list[at].letter {
		n, end = r.dayNumber(at)
	}
	if v, ok := r.digits(at, 13, 31); ok && end == 0 && r.list[at].digits == 2 && r.endsHour(at+1) {
		n, end = v, at+1
	}
	if end == 0 {
		return moment{}, 0
	}
	for k := range 12 {
		first := monthOf(r.today).AddDate(0, k, 0)
		if t, ok := r.date(first.Year(), int(first.Month()), n); ok && t.Weekday() == d {
			return day(t), end
		}
	}
	return moment{}, 0
}

// settled takes the reading of two that falls on the weekday.
func (m moment) settled(d time.Weekday) moment {
	if m.or.IsZero() || m.from.Weekday() != d && m.or.Weekday() != d {
		return m
	}
	if m.from.Weekday() != d {
		m.from, m.to = m.or, m.or.AddDate(0, 0, 1)
	}
	m.or = time.Time{}
	return m
}

// onWeekday moves a date without a year to the year, this one first, in which it falls on the weekday.
func (r *reader) onWeekday(m moment, d time.Weekday, end int) moment {
	if r.list[end-1].digits == 4 || m.from.Weekday() == d {
		return m
	}
	for year := r.today.Year(); year < r.today.Year()+2; year++ {
		if t, ok := r.date(year, int(m.from.Month()), m.from.Day()); ok && t.Weekday() == d {
			return day(t)
		}
	}
	return m
}

// weekdayFrom finds the weekday: a bare one is the next that comes, today left out; "next" is that of next week. Where
// the same name lies nearer than the day that is taken, that is the other reading.
func (r *reader) weekdayFrom(d time.Weekday, how string) moment {
	inWeek := monday(r.today).AddDate(0, 0, (int(d)+6)%7)
	coming := r.today.AddDate(0, 0, 1+(int(d)-int(r.today.Weekday())+6)%7)
	switch how {
	case "next", "following":
		m := day(inWeek.AddDate(0, 0, 7))
		if m.from.After(coming) {
			m.or = coming
		}
		return m
	case "this":
		if inWeek.Before(r.today) {
			return day(coming)
		}
		return day(inWeek)
	case "last", "past", "previous":
		m := day(coming.AddDate(0, 0, -7))
		if how != "past" {
			m = day(inWeek.AddDate(0, 0, -7))
		}
		m.past = true
		return m
	}
	m := day(coming)
	if d == r.today.Weekday() {
		m.or = r.today
	}
	return m
}

// weekAfter reads what follows a weekday: "week", "next week", "of this week", "after next", "in two weeks".
func (r *reader) weekAfter(d time.Weekday, at int) (moment, int) {
	inWeek := monday(r.today).AddDate(0, 0, (int(d)+6)%7)
	if r.is(at, "of", "in") && r.is(at+1, "the", "this", "next", "last", "following") {
		at++
	}
	switch {
	case r.is(at, "next", "following") && r.word(at+1) == "week":
		return day(inWeek.AddDate(0, 0, 7)), at + 2
	case r.word(at) == "this" && r.word(at+1) == "week":
		return day(inWeek), at + 2
	case r.is(at, "last", "previous") && r.word(at+1) == "week":
		m := day(inWeek.AddDate(0, 0, -7))
		m.past = true
		return m, at + 2
	case r.word(at) == "week":
		return day(r.weekdayFrom(d, "").from.AddDate(0, 0, 7)), at + 1
	case r.word(at) == "after" && r.word(at+1) == "next":
		return day(r.weekdayFrom(d, "").from.AddDate(0, 0, 7)), at + 2
	}
	return moment{}, 0
}

// weekThenDay reads "next week Tuesday" and "next week on Tuesday".
func (r *reader) weekThenDay(i int) (moment, int) {
	skip := 0
	switch r.word(i) {
	case "next", "following":
		skip = 1
	case "last", "previous":
		skip = -1
	case "this":
	default:
		return moment{}, 0
	}
	if r.word(i+1) != "week" {
		return moment{}, 0
	}
	at := i + 2
	if r.is(at, "on", ",", "-") {
		at++
	}
	d, ok := r.weekdayAt(at)
	if !ok {
		return moment{}, 0
	}
	m := day(monday(r.today).AddDate(0, 0, 7*skip+(int(d)+6)%7))
	m.past = skip < 0
	return m, at + 1
}

// dayWord reads today, tomorrow, tonight, the day after tomorrow, yesterday.
func (r *reader) dayWord(i int) (moment, int) {
	at := i
	if r.word(at) == "the" {
		at++
	}
	if r.word(at) == "day" && r.is(at+1, "after", "before") && r.is(at+2, "tomorrow", "yesterday") {
		if r.word(at+2) != "yesterday" && r.word(at+1) == "after" {
			return day(r.today.AddDate(0, 0, 2)), at + 3
		}
		m := day(r.today.AddDate(0, 0, -2))
		m.past = true
		return m, at + 3
	}
	if at > i {
		return moment{}, 0
	}
	switch r.word(i) {
	case "today", "tonight":
		m := day(r.today)
		if r.word(i) != "today" {
			m = moment{from: r.today.Add(20 * time.Hour), to: r.today.AddDate(0, 0, 1), grain: "hour"}
		}
		return m, i + 1
	case "tomorrow":
		return day(r.today.AddDate(0, 0, 1)), i + 1
	case "yesterday":
		m := day(r.today.AddDate(0, 0, -1))
		m.past = true
		return m, i + 1
	}
	if m, end := r.comingPart(i); end > 0 {
		return m, end
	}
	if r.word(i) == "last" && r.is(i+1, "night", "evening") {
		m := r.partOfDay(r.today.AddDate(0, 0, -1), r.word(i+1))
		m.past = true
		return m, i + 2
	}
	if r.word(i) == "this" && r.is(i+1, "morning", "afternoon", "evening", "night") {
		return r.partOfDay(r.today, r.word(i+1)), i + 2
	}
	return moment{}, 0
}

// dayPart reads the word for a part of the day; "am" and "pm" count as such when no hour stands before them.
func (r *reader) dayPart(i int) string {
	switch r.word(i) {
	case "morning", "afternoon", "evening", "night":
		return r.word(i)
	case "am":
		return "morning"
	case "pm":
		return "afternoon"
	}
	return ""
}

// comingPart reads "in the morning": today's, or tomorrow's when it has begun.
func (r *reader) comingPart(i int) (moment, int) {
	if r.word(i) != "in" || r.word(i+1) != "the" || !r.is(i+2, "morning", "afternoon", "evening") {
		return moment{}, 0
	}
	m := r.partOfDay(r.today, r.word(i+2))
	if !m.from.After(r.now) {
		m = r.partOfDay(r.today.AddDate(0, 0, 1), r.word(i+2))
	}
	return m, i + 3
}

// partOfDay are the customary hours of a part of the day.
func (r *reader) partOfDay(date time.Time, word string) moment {
	from, to := 8, 12
	switch word {
	case "afternoon":
		from, to = 12, 17
	case "evening":
		from, to = 17, 22
	case "night":
		from, to = 20, 24
	}
	return moment{from: atHour(date, from, 0), to: atHour(date, to, 0), grain: "hour"}
}

// atHour is a wall-clock time on a day, whatever the clock change.
func atHour(date time.Time, hour, minute int) time.Time {
	return time.Date(date.Year(), date.Month(), date.Day(), hour, minute, 0, 0, date.Location())
}
