package prose

import "time"

// month reads the name of a month at i and tells whether the word means nothing else.
func (r *reader) month(i int) (n int, sure bool) {
	s := r.sense(i)
	return s.month, s.month > 0 && s.doubt == 0
}

// weekdayAt reads a weekday's name; short ones that are words count only where a day must stand.
func (r *reader) weekdayAt(i int) (time.Weekday, bool) {
	s := r.sense(i)
	d, ok := s.day()
	if !ok || s.doubt == 0 {
		return d, ok
	}
	before := r.is(i-1, "on", "by", "next", "this", "until", "till", "before", "last", "coming", "of")
	after := r.is(i+1, ",", "at", "morning", "afternoon", "evening", "night", ".") || r.isMonth(i+1) || i+1 < len(r.list) && r.list[i+1].number >= 0
	return d, before || r.list[i].title && (s.doubt == '?' || after) || len(r.list) == 1
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
	if m, end := r.eightDigits(i); end > 0 {
		return m, end
	}
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
	if month := r.sense(i + 2).month; month > 0 && !spaced {
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

// eightDigits reads 20240603 of the years 1970 to 2099.
func (r *reader) eightDigits(i int) (moment, int) {
	if i >= len(r.list) || r.list[i].digits != 8 {
		return moment{}, 0
	}
	t, err := time.ParseInLocation("20060102", r.text[r.list[i].start:r.list[i].end], r.now.Location())
	if err != nil || t.Year() < 1970 || t.Year() > 2099 {
		return moment{}, 0
	}
	return day(t), i + 1
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
	case sep == "." || r.dayFirst:
		orders[0], orders[1] = orders[1], orders[0]
	}
	if first == 4 && last > 2 {
		return moment{}, 0
	}
	for n, o := range orders {
		if t, ok := r.date(o[0], o[1], o[2]); ok {
			m := day(t)
			if sep == "/" && n == 0 && len(orders) > 1 && a != b && !r.dayFirst {
				m.or = r.otherOrder(r.date(fullYear(c), b, a))
			}
			return m, i + 5
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
	if r.dayFirst {
		a, b = b, a
	}
	for _, o := range [][2]int{{a, b}, {b, a}} {
		if t, ok := r.upcoming(o[0], o[1]); ok {
			m := day(t)
			if sep == "/" && o[0] == a && a != b && !r.dayFirst {
				m.or = r.otherOrder(r.upcoming(b, a))
			}
			return m, i + 3
		}
	}
	return moment{}, 0
}

// otherOrder is the day that the numbers give when day and month change places, zero when they give none.
func (r *reader) otherOrder(t time.Time, ok bool) time.Time {
	if !ok || t.Before(r.today) {
		return time.Time{}
	}
	return t
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
	return r.sense(i-1).weekday > 0
}

func wholeMonth(year, month int, loc *time.Location) moment {
	from := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, loc)
	return moment{from: from, to: from.AddDate(0, 1, 0), grain: "month"}
}
