package prose

import "time"

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
	if r.is(next, "-", ",") || r.word(next) == "." && r.glued(next-1) && r.list[next-1].digits > 0 {
		next++
	}
	month, _ := r.month(next)
	if month == 0 || r.sense(next).doubt == '!' && !r.list[next].title && r.list[next-1].word != "of" && !r.is(next-1, "st", "nd", "rd", "th") {
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
		if r.is(next, "am", "pm", "%") || r.sense(i).doubt == '!' && !r.list[i].title && next < len(r.list) && r.list[next].letter && !r.is(next, "at", "by", "and", "or", "to") {
			return moment{}, 0
		}
	}
	if v, ok := r.digits(next+1, 1, 31); ok && r.is(next, "-", "to") {
		if y, end := r.year(next + 2 + boolInt(r.word(next+2) == ",")); end > 0 {
			if _, exists := r.date(y, month, v); !exists {
				return moment{}, 0
			}
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
	if v, ok := r.digits(at, 0, 99); ok && r.list[at].digits == 2 && (r.is(at-1, "/") || r.is(at-1, "-") && r.word(at-3) == "-" || at == next && v > 31) {
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
	at, skip := i, 0
	switch r.word(at) {
	case "next":
		at, skip = at+1, 1
	case "last", "past", "previous":
		at, skip = at+1, -1
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
	if year, end := r.yearOfMonth(at); end > 0 && !(at > 0 && at == i && r.list[at-1].digits > 0 && r.list[at-1].digits < 3) {
		return wholeMonth(year, month, r.now.Location()), end
	}
	if !r.monthMeant(at, sure) {
		return moment{}, 0
	}
	year, now := r.today.Year(), int(r.today.Month())
	switch {
	case skip > 0 && month <= now, skip == 0 && month < now:
		year++
	case skip < 0 && month >= now:
		year--
	}
	m := wholeMonth(year, month, r.now.Location())
	m.past = skip < 0
	return m, at + 1
}

// yearOfMonth reads the year beside the month at i: "June 2025", "June of 2025", "2025 June", "Jun-25".
func (r *reader) yearOfMonth(i int) (year, next int) {
	at := r.dot(i + 1)
	for r.is(at, "of", ",", "in", "-") && at < i+3 {
		at++
	}
	if y, end := r.year(at); end > 0 {
		return y, end
	}
	if skip, ok := map[string]int{"last": -1, "this": 0, "next": 1}[r.word(at)]; ok && r.word(at+1) == "year" {
		return r.today.Year() + skip, at + 2
	}
	if y, end := r.year(i - 1); end > 0 {
		return y, i + 1
	}
	if v, ok := r.digits(at, 13, 99); ok && r.word(at-1) == "-" && r.glued(at-1) {
		return fullYear(v), at + 1
	}
	return 0, 0
}

// monthMeant reports whether the month's name at i cannot be another word and no broken date stands around it.
func (r *reader) monthMeant(i int, sure bool) bool {
	next := r.dot(i + 1)
	if next < len(r.list) && r.list[next].digits > 0 || i > 0 && r.list[i-1].digits > 0 || r.is(i-1, "st", "nd", "rd", "th") {
		return false
	}
	if len(r.list) == i+1 && len(r.word(i)) >= 4 {
		return true
	}
	led := r.is(i-1, "in", "by", "until", "till", "of", "during", "before", "through", "next", "last", "this", "since", "early", "late", "mid", "-", "for", "to", "from")
	return sure || led && r.list[i].title
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
	if at > i && next < len(r.list) && r.list[next].letter && !r.list[next].filler && !afterDay[r.list[next].word] && r.list[next].word != "of" {
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
	if next == 0 || !r.is(i-1, "in", "by", "before", "until", "till", "since", "year", "during", "of", "through", "after", "for", "between", "from", "than", "cy", "fy") || next != i+1 && !r.is(i-1, "in", "by", "year") {
		return moment{}, 0
	}
	if r.is(next, "ad") {
		next++
	} else if r.word(next) == "a" && r.word(next+1) == "." && r.word(next+2) == "d" {
		next += 3 + boolInt(r.word(next+3) == ".")
	}
	if next < len(r.list) && r.list[next].letter && !afterDay[r.list[next].word] {
		return moment{}, 0
	}
	from := time.Date(y, 1, 1, 0, 0, 0, 0, r.now.Location())
	return moment{from: from, to: from.AddDate(1, 0, 0), grain: "year"}, next
}
