package prose

import "time"

// month reads the name of a month at i and tells whether the word means nothing else.
func (r *reader) month(i int) (n int, sure bool) {
	w := r.word(i)
	if w == "" || !r.list[i].letter {
		return 0, false
	}
	n = englishMonths[w]
	return n, n > 0 && !(w == "may" || w == "march" || w == "mar" || w == "dec" || w == "sept" || w == "jan" || w == "jun" || w == "oct" || w == "nov" || w == "apr" || w == "aug" || w == "feb" || w == "jul" || w == "sep" || w == "august")
}

var englishMonths = numbered(`january jan|february feb febr|march mar|april apr|may|june jun|july jul|august aug
	|september sept sep|october oct|november nov|december dec`)

var weekdays = map[string]time.Weekday{
	"monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3, "weds": 3, "wednes": 3, "thursday": 4,
	"thu": 4, "thur": 4, "thurs": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 0, "sun": 0,
}

// weekdayAt reads a weekday's name; short ones that are words count only where a day must stand.
func (r *reader) weekdayAt(i int) (time.Weekday, bool) {
	d, ok := weekdays[r.word(i)]
	if !ok || !r.list[i].letter {
		return 0, false
	}
	switch r.word(i) {
	case "sun", "sat", "wed", "mon":
		before := r.is(i-1, "on", "by", "next", "this", "until", "till", "before", "last", "coming", "of")
		after := r.is(i+1, ",", "at", "morning", "afternoon", "evening", "night") || r.isMonth(i+1) || i+1 < len(r.list) && r.list[i+1].number >= 0 || r.word(i+1) == "."
		return d, (r.word(i) == "wed" || r.word(i) == "mon") && r.list[i].title || before || after && r.list[i].title || len(r.list) == 1
	}
	return d, true
}

func (r *reader) isMonth(i int) bool { n, _ := r.month(i); return n > 0 }

// year reads a year of four digits, or of two after an apostrophe.
func (r *reader) year(i int) (n, next int) {
	if v, ok := r.digits(i, 1900, 2199); ok && r.list[i].digits == 4 {
		return v, i + 1
	}
	if r.is(i, "'", "’") && r.glued(i) {
		if v, ok := r.digits(i+1, 0, 99); ok && r.list[i+1].digits == 2 {
			return fullYear(v), i + 2
		}
	}
	return r.wordedYear(i)
}

// wordedYear reads "two thousand and five", "nineteen eighty six" and "twenty twenty-six".
func (r *reader) wordedYear(i int) (n, next int) {
	switch {
	case r.word(i) == "two" && r.word(i+1) == "thousand":
		next = i + 2
		if r.word(next) == "and" {
			next++
		}
		if v, end := r.worded(next); end > 0 {
			return 2000 + v, end
		}
		return 2000, i + 2
	case r.is(i, "nineteen", "twenty"):
		if v, end := r.worded(i + 1); end > 0 && v >= 10 {
			return map[string]int{"nineteen": 1900, "twenty": 2000}[r.word(i)] + v, end
		}
	}
	return 0, 0
}

// worded reads a number below 100 in words.
func (r *reader) worded(i int) (n, next int) {
	if i >= len(r.list) || !r.list[i].letter || r.list[i].number <= 0 {
		return 0, 0
	}
	return r.amount(i)
}

// fullYear completes two digits: 70 to 99 are the last century.
func fullYear(y int) int {
	switch {
	case y >= 100:
		return y
	case y >= 70:
		return 1900 + y
	}
	return 2000 + y
}

// numericDate reads 6/3, 6/3/2024, 2024-06-03, 3.6.2024, 03-Jun-24, 20240603T10.
func (r *reader) numericDate(i int) (moment, int) {
	a, ok := r.digits(i, 0, 9999)
	if !ok || i+2 >= len(r.list) {
		return moment{}, 0
	}
	sep := r.word(i + 1)
	if sep != "/" && sep != "-" && sep != "." {
		return moment{}, 0
	}
	spaced := !r.glued(i) || !r.glued(i+1)
	if spaced && sep == "." {
		return moment{}, 0
	}
	if month := englishMonths[r.word(i+2)]; month > 0 && !spaced {
		return r.namedMonth(i, a, month, sep)
	}
	b, ok := r.digits(i+2, 0, 9999)
	if !ok {
		return moment{}, 0
	}
	if r.word(i+3) == sep && (spaced || r.glued(i+2) && r.glued(i+3)) {
		if c, ok := r.digits(i+4, 0, 9999); ok {
			return r.threeNumbers(i, a, b, c, sep)
		}
	}
	return r.twoNumbers(i, a, b, sep, spaced)
}

// namedMonth reads 03-Jun-24 and 2024/Jun/03.
func (r *reader) namedMonth(i, a, month int, sep string) (moment, int) {
	if c, ok := r.digits(i+4, 0, 9999); ok && r.word(i+3) == sep && r.glued(i+3) {
		year, dayNumber := c, a
		if r.list[i].digits == 4 {
			year, dayNumber = a, c
		}
		if t, ok := r.date(fullYear(year), month, dayNumber); ok {
			return day(t), i + 5
		}
	}
	if t, ok := r.upcoming(month, a); ok {
		return day(t), i + 3
	}
	return moment{}, 0
}

func (r *reader) threeNumbers(i, a, b, c int, sep string) (moment, int) {
	first, last := r.list[i].digits, r.list[i+4].digits
	orders := [][3]int{{fullYear(c), a, b}, {fullYear(c), b, a}}
	switch {
	case first == 4:
		orders = [][3]int{{a, b, c}}
	case last != 4 && last != 2 || first > 2 || r.list[i+2].digits > 2:
		return moment{}, 0
	case sep == "." && last != 4 && first != 2:
		return moment{}, 0
	case sep == ".":
		orders[0], orders[1] = orders[1], orders[0]
	}
	if first == 4 && last > 2 {
		return moment{}, 0
	}
	for _, o := range orders {
		if t, ok := r.date(o[0], o[1], o[2]); ok {
			return day(t), i + 5
		}
	}
	return moment{}, 0
}

// twoNumbers reads 6/3 and, where the words before call for a date, 6-3; 2016-11 and 11/2016 are months.
func (r *reader) twoNumbers(i, a, b int, sep string, spaced bool) (moment, int) {
	if sep == "." && !r.dayBefore(i) {
		return moment{}, 0
	}
	if r.list[i].digits == 4 && a >= 1900 && a < 2200 && b >= 1 && b <= 12 && r.list[i+2].digits <= 2 {
		return wholeMonth(a, b, r.now.Location()), i + 3
	}
	if r.list[i+2].digits == 4 && b >= 1900 && b < 2200 && a >= 1 && a <= 12 {
		return wholeMonth(b, a, r.now.Location()), i + 3
	}
	if r.list[i].digits > 2 || r.list[i+2].digits > 2 {
		return moment{}, 0
	}
	called := r.is(i-1, "by", "on", "before", "until", "till", "due") || r.dayBefore(i) || i == 0 && i+3 >= len(r.list)
	if sep == "-" && !called || spaced && !called || sep == "/" && b == 7 && a == 24 || a == b && a == 50 {
		return moment{}, 0
	}
	if sep == "/" && !called && fraction(a, b) {
		return moment{}, 0
	}
	for _, o := range [][2]int{{a, b}, {b, a}} {
		if t, ok := r.upcoming(o[0], o[1]); ok {
			return day(t), i + 3
		}
	}
	return moment{}, 0
}

// fraction reports the two numbers that are more often a part than a day.
func fraction(a, b int) bool {
	return a == 1 && (b == 2 || b == 3 || b == 4) || a == 3 && b == 4 || a == 2 && b == 3
}

// dayBefore reports whether a weekday stands before i.
func (r *reader) dayBefore(i int) bool {
	if r.is(i-1, ",", ".", "(", "the") {
		i--
	}
	_, ok := weekdays[r.word(i-1)]
	return ok
}

func wholeMonth(year, month int, loc *time.Location) moment {
	from := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, loc)
	return moment{from: from, to: from.AddDate(0, 1, 0), grain: "month"}
}

// monthDay reads "June 3", "3 June 2024", "the 3rd of June", "June third", "Jun 3-5".
func (r *reader) monthDay(i int) (moment, int) {
	if r.word(i) == "the" {
		i++
	}
	if month, _ := r.month(i); month > 0 {
		return r.dayAfterMonth(i, month)
	}
	n, next := r.ordinal(i)
	if next == 0 {
		if v, ok := r.digits(i, 1, 31); ok && r.list[i].digits <= 2 {
			n, next = v, i+1
		} else {
			return moment{}, 0
		}
	}
	if r.is(next, "of", "day") {
		next++
	}
	if r.word(next) == "of" {
		next++
	}
	if r.is(next, "-", ",") {
		next++
	}
	month, _ := r.month(next)
	if month == 0 || r.word(next) == "may" && !r.list[next].title && r.list[next-1].word != "of" && !r.is(next-1, "st", "nd", "rd", "th") {
		return moment{}, 0
	}
	return r.withYear(month, n, r.dot(next+1))
}

// dot steps over the full stop of an abbreviation.
func (r *reader) dot(i int) int {
	if r.word(i) == "." && r.glued(i-1) && i+1 < len(r.list) && len(r.word(i-1)) <= 4 {
		return i + 1
	}
	return i
}

func (r *reader) dayAfterMonth(i, month int) (moment, int) {
	at := r.dot(i + 1)
	if r.is(at, "the", "-", ",") {
		at++
	}
	n, next := r.ordinal(at)
	if next == 0 {
		v, end := r.dayNumber(at)
		if end == 0 {
			return moment{}, 0
		}
		n, next = v, end
		if r.is(next, "am", "pm", "%") || r.word(i) == "may" && !r.list[i].title && next < len(r.list) && r.list[next].letter && !r.is(next, "at", "by", "and", "or", "to") {
			return moment{}, 0
		}
	}
	return r.withYear(month, n, next)
}

// dayNumber reads 1 to 31 in digits or words.
func (r *reader) dayNumber(i int) (n, next int) {
	if v, ok := r.digits(i, 1, 31); ok && r.list[i].digits <= 2 && r.word(i+1) != ":" {
		return v, i + 1
	}
	if i < len(r.list) && r.list[i].letter && r.list[i].number > 0 {
		if v, end := r.amount(i); v <= 31 {
			return v, end
		}
	}
	return 0, 0
}

// withYear completes month and day with a year that follows, else with the next such day.
func (r *reader) withYear(month, n, next int) (moment, int) {
	at := next
	if r.is(at, ",", "of", "in", "-", "/", ".") {
		at++
	}
	if y, end := r.year(at); end > 0 && (r.word(at+1) != ":") {
		t, ok := r.date(y, month, n)
		return day(t), end * boolInt(ok)
	}
	if v, ok := r.digits(at, 0, 99); ok && r.list[at].digits == 2 && (r.is(at-1, "/") || r.is(at-1, "-") && r.word(at-3) == "-" || at == next && v > 31 && r.isMonth(at-1)) {
		if t, ok := r.date(fullYear(v), month, n); ok {
			return day(t), at + 1
		}
	}
	for skip := -1; skip <= 1; skip += 2 {
		if m, end := r.yearWord(at, month, n, skip); end > 0 {
			return m, end
		}
	}
	if t, ok := r.upcoming(month, n); ok {
		return day(t), next
	}
	return moment{}, 0
}

// yearWord reads "next year" or "last year" behind a day.
func (r *reader) yearWord(at, month, n, skip int) (moment, int) {
	words := map[int]string{-1: "last", 1: "next"}
	if r.word(at) == words[skip] && r.word(at+1) == "year" {
		if t, ok := r.date(r.today.Year()+skip, month, n); ok {
			m := day(t)
			m.past = skip < 0
			return m, at + 2
		}
	}
	return moment{}, 0
}

// monthAlone reads "June 2025", "next June", "in June", "June" where nothing else can be meant.
func (r *reader) monthAlone(i int) (moment, int) {
	at, skip, past := i, 0, false
	switch r.word(at) {
	case "next":
		at, skip = at+1, 1
	case "last", "past", "previous":
		at, skip, past = at+1, -1, true
	case "this", "coming", "early", "late", "mid":
		at++
	}
	if r.word(at) == "-" {
		at++
	}
	month, sure := r.month(at)
	if month == 0 {
		return moment{}, 0
	}
	next := r.dot(at + 1)
	for r.is(next, "of", ",", "in", "-") && next < at+3 {
		next++
	}
	if y, end := r.year(next); end > 0 {
		return wholeMonth(y, month, r.now.Location()), end
	}
	if y, end := r.year(at - 1); end > 0 {
		return wholeMonth(y, month, r.now.Location()), at + 1
	}
	if next < len(r.list) && r.list[next].digits > 0 || at > 0 && r.list[at-1].digits > 0 || r.is(at-1, "st", "nd", "rd", "th") {
		return moment{}, 0
	}
	if v, ok := r.digits(next, 13, 99); ok && r.word(next-1) == "-" && r.glued(next-1) {
		return wholeMonth(fullYear(v), month, r.now.Location()), next + 1
	}
	led := r.is(at-1, "in", "by", "until", "till", "of", "during", "before", "through", "next", "last", "this", "since", "early", "late", "mid", "-", "for", "to", "from")
	if (len(r.list) > at+1 || len(r.word(at)) < 4) && (!sure && !(led && r.list[at].title) || r.is(at, "may", "march") && !led) {
		return moment{}, 0
	}
	year := r.today.Year()
	if skip > 0 || skip == 0 && month < int(r.today.Month()) {
		year += boolInt(month <= int(r.today.Month()) || skip == 0)
	} else if skip < 0 && month >= int(r.today.Month()) {
		year--
	}
	m := wholeMonth(year, month, r.now.Location())
	m.past = past
	return m, at + 1
}

// nthDay reads "the 15th": the next one.
func (r *reader) nthDay(i int) (moment, int) {
	at := i
	if r.word(at) == "the" {
		at++
	}
	n, next := r.ordinal(at)
	if v, ok := r.digits(at, 1, 31); ok && next == 0 {
		if m, end := r.nthOfMonth(v, at+1); end > 0 {
			return m, end
		}
	} else if m, end := r.nthOfMonth(n, next); next > 0 && end > 0 {
		return m, end
	}
	led := r.is(i-1, "by", "on", "at", "before", "until", "till", "than", "due", "for", "to", "from", "through", "-", "and") || r.dayBefore(i)
	if next == 0 && r.is(i-1, "by", "on", "before", "until", "till") && r.endsHour(at+1) {
		if v, ok := r.digits(at, 1, 31); ok && r.list[at].digits <= 2 && (at > i || r.word(i-1) == "on" && (v > 12 || r.word(at+1) == "at")) {
			n, next = v, at+1
		}
	}
	if next == 0 || n > 31 {
		return moment{}, 0
	}
	worded := next == at+1 && r.list[at].letter
	if worded && !(r.is(i-1, "by", "on", "until") && at > i) {
		return moment{}, 0
	}
	if !led && at == i && !(i == 0 && next == len(r.list)) {
		return moment{}, 0
	}
	if at > i && next < len(r.list) && r.list[next].letter && !afterDay[r.list[next].word] && r.list[next].word != "of" {
		return moment{}, 0
	}
	for k := range 4 {
		first := monthOf(r.today).AddDate(0, k, 0)
		if t, ok := r.date(first.Year(), int(first.Month()), n); ok && !t.Before(r.today) {
			return day(t), next
		}
	}
	return moment{}, 0
}

// nthOfMonth reads what follows in "the 20th of next month" and "the 15th day of the month".
func (r *reader) nthOfMonth(n, next int) (moment, int) {
	if r.word(next) == "day" {
		next++
	}
	if r.word(next) != "of" {
		return moment{}, 0
	}
	if r.is(next+1, "the", "this") && r.is(next+2, "current", "coming", "next") {
		next++
	}
	if !r.is(next+1, "the", "this", "next", "current", "last", "coming") || r.word(next+2) != "month" {
		return moment{}, 0
	}
	skip := map[string]int{"next": 1, "coming": 1, "last": -1}[r.word(next+1)]
	first := monthOf(r.today).AddDate(0, skip, 0)
	t, ok := r.date(first.Year(), int(first.Month()), n)
	m := day(t)
	m.past = skip < 0
	return m, (next + 3) * boolInt(ok)
}

// afterDay are words that may follow a day without making it something else ("the 5th floor").
var afterDay = wordSet(`at by or and to so if for from is was will would works please in on the as with that but then we i you can next last
	latest instead work through until when because since too are noon morning afternoon evening am pm it`)

// yearAlone reads a year after a word that asks for one.
func (r *reader) yearAlone(i int) (moment, int) {
	y, next := r.year(i)
	if next == 0 || !r.is(i-1, "in", "by", "before", "until", "till", "since", "year", "during", "of", "through", "after", "for") || next != i+1 {
		return moment{}, 0
	}
	if next < len(r.list) && r.list[next].letter && !afterDay[r.list[next].word] {
		return moment{}, 0
	}
	from := time.Date(y, 1, 1, 0, 0, 0, 0, r.now.Location())
	return moment{from: from, to: from.AddDate(1, 0, 0), grain: "year"}, next
}
