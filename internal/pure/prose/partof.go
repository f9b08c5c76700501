package prose

import "time"

// partOf reads "end of next week", "the beginning of June", "mid October", "close of business Friday", "month end".
func (r *reader) partOf(i int) (moment, int) {
	at := i
	if r.is(at, "at", "by") {
		at++
	}
	if r.word(at) == "the" {
		at++
	}
	part := partWords[r.word(at)]
	if part == "" || at > i && r.word(i) != "the" {
		return r.unitEnd(i)
	}
	next := at + 1
	if r.is(next, "of", "in", "-") {
		next++
	} else if part == "end" && r.word(at) != "eo" && !r.isMonth(next) {
		return moment{}, 0
	}
	if part == "end" && (r.is(next, "business", "play", "trading", "working", "workday") || r.is(next, "the", "this", "your", "my") && r.is(next+1, "business", "day", "workday", "working")) {
		return r.closing(next)
	}
	whole, end := r.wholeUnit(next)
	if end == 0 || part == "middle" && whole.grain == "year" && !r.is(next-1, "of") && r.word(at) != "mid" {
		return moment{}, 0
	}
	return portion(whole, part), end
}

var partWords = map[string]string{
	"end": "end", "close": "end", "ending": "end", "finish": "end", "beginning": "start", "start": "start", "early": "start", "middle": "middle", "mid": "middle",
	"late": "late", "ends": "end",
}

// closing reads what follows "end of" a business day: today, or the day that is named next.
func (r *reader) closing(at int) (moment, int) {
	for r.is(at, "the", "this", "your", "my", "business", "play", "trading", "day", "working", "workday") {
		at++
	}
	return r.endOfDay(at)
}

// endOfDay is the end of the day that is named at i, else of today.
func (r *reader) endOfDay(at int) (moment, int) {
	next := at
	if r.is(next, "on", ",", "of", "-", "this") && !r.is(next+1, "morning", "week", "month") {
		next++
	}
	if next < len(r.list) {
		for _, read := range []func(*reader, int) (moment, int){(*reader).dayWord, (*reader).weekday, (*reader).monthDay, (*reader).numericDate, (*reader).nthDay} {
			if m, end := read(r, next); end > 0 {
				return m, end
			}
		}
	}
	return day(r.today), at
}

// unitEnd reads "month end", "quarter-end", "year end", "week's end".
func (r *reader) unitEnd(i int) (moment, int) {
	at, n := i, 0
	if r.is(at, "this", "next") {
		n = boolInt(r.word(at) == "next")
		at++
	}
	unit := r.sense(at).unit
	if unit != "week" && unit != "month" && unit != "quarter" && unit != "year" {
		return moment{}, 0
	}
	next := at + 1
	if r.is(next, "-", "'") {
		next++
	}
	if !r.is(next, "end") || next-at > 2 {
		return moment{}, 0
	}
	return portion(r.whole(unit, n), "end"), next + 1
}

// wholeUnit reads the stretch that a part is taken of: the month, next week, June, Q3, 2025.
func (r *reader) wholeUnit(i int) (moment, int) {
	if i >= len(r.list) {
		return moment{}, 0
	}
	at := i
	if r.word(at) == "the" {
		at++
	}
	if r.is(at, "current") {
		at++
	}
	if m, next := r.newYear(at - 1); next > 0 && r.word(at) == "new" {
		return m, next
	}
	if unit, next := r.unit(at); next > 0 && unit != "second" && unit != "minute" && unit != "hour" && unit != "workday" && unit != "weekend" {
		m := r.whole(unit, 0)
		return m, next * boolInt(!m.from.IsZero())
	}
	for _, read := range []func(*reader, int) (moment, int){(*reader).relativeUnit, (*reader).quarter, (*reader).dayWord, (*reader).weekday} {
		if m, end := read(r, at); end > 0 {
			return m, end
		}
	}
	if month, _ := r.month(at); month > 0 {
		if _, dated := r.monthDay(at); dated > 0 {
			return moment{}, 0
		}
		return r.namedMonthWhole(at, month)
	}
	if y, end := r.year(at); end > 0 {
		from := time.Date(y, 1, 1, 0, 0, 0, 0, r.now.Location())
		return moment{from: from, to: from.AddDate(1, 0, 0), grain: "year"}, end
	}
	return moment{}, 0
}

func (r *reader) namedMonthWhole(at, month int) (moment, int) {
	next := r.dot(at + 1)
	if r.is(next, ",", "of") {
		next++
	}
	if y, end := r.year(next); end > 0 {
		return wholeMonth(y, month, r.now.Location()), end
	}
	year := r.today.Year()
	if month < int(r.today.Month()) {
		year++
	}
	return wholeMonth(year, month, r.now.Location()), at + 1
}

// portion cuts a stretch. The end of a week is Friday to Sunday; of a longer one its last day; a middle is the
// middle third.
func portion(m moment, part string) moment {
	length := m.to.Sub(m.from)
	switch {
	case part == "end" && m.grain == "week":
		m.from = m.from.AddDate(0, 0, 4)
	case part == "end" && m.grain != "day":
		m.from = m.to.AddDate(0, 0, -1)
	case part == "late":
		m.from = dayOf(m.from.Add(length * 2 / 3))
	case part == "start" && m.grain == "week":
		m.to = m.from.AddDate(0, 0, 3)
	case part == "start" && m.grain != "day":
		m.to = dayOf(m.from.Add(length/3 + 12*time.Hour))
	case part == "middle" && m.grain == "month":
		m.from, m.to = m.from.AddDate(0, 0, 10), m.from.AddDate(0, 0, 20)
	case part == "middle" && m.grain != "day":
		m.from, m.to = dayOf(m.from.Add(length/3)), dayOf(m.from.Add(length*2/3))
	}
	m.grain = "day"
	return m
}

// shortEnd reads EOD, COB, EOW, EOM, EOQ, EOY and ASAP-free relatives, with the day that follows.
func (r *reader) shortEnd(i int) (moment, int) {
	switch r.word(i) {
	case "eod", "cop":
		if r.word(i) == "cop" && !r.is(i-1, "by", "before") {
			return moment{}, 0
		}
		return r.endOfDay(i + 1)
	case "eow":
		return portion(r.whole("week", 0), "end"), i + 1
	case "eom":
		return portion(r.whole("month", 0), "end"), i + 1
	case "eoq":
		return portion(r.whole("quarter", 0), "end"), i + 1
	case "eoy":
		return portion(r.whole("year", 0), "end"), i + 1
	}
	if r.word(i) == "close" && r.is(i+1, "of") && r.is(i+2, "business", "play", "trading") {
		return r.endOfDay(i + 3)
	}
	return moment{}, 0
}

// quarter reads Q3, 3Q, Q3 2024, the third quarter, H1, with the next one when this year's is over.
func (r *reader) quarter(i int) (moment, int) {
	n, size, next := r.quarterName(i)
	if next == 0 {
		return moment{}, 0
	}
	if v, ok := r.digits(i-1, 10, 2199); ok && r.word(i) == "q" && (r.glued(i-1) || r.list[i-1].digits == 4) {
		from := time.Date(fullYear(v), time.Month((n-1)*size+1), 1, 0, 0, 0, 0, r.now.Location())
		return moment{from: from, to: from.AddDate(0, size, 0), grain: "quarter"}, next
	}
	at := next
	if y, _ := r.year(i - 2); y > 0 && r.is(i-1, "-", "/") && r.glued(i-1) && r.glued(i-2) {
		from := time.Date(y, time.Month((n-1)*size+1), 1, 0, 0, 0, 0, r.now.Location())
		return moment{from: from, to: from.AddDate(0, size, 0), grain: "quarter"}, next
	}
	if r.is(at, "of", ",", "-", "/", "in", "fy", "for") {
		at++
	}
	if r.is(at, "fy") {
		at++
	}
	year, end := r.year(at)
	if end == 0 {
		if v, ok := r.digits(at, 10, 99); ok && r.list[at].digits == 2 && (r.is(at-1, "'", "-", "/", "fy") || r.glued(at-1)) {
			year, end = fullYear(v), at+1
		}
	}
	if end == 0 && r.is(at, "this", "next", "last") && r.word(at+1) == "year" {
		year, end = r.today.Year()+map[string]int{"this": 0, "next": 1, "last": -1}[r.word(at)], at+2
	}
	if end == 0 {
		year, end = r.today.Year(), next
		if last := time.Date(year, time.Month(n*size+1), 1, 0, 0, 0, 0, r.now.Location()); !last.After(r.today) {
			year++
		}
	}
	from := time.Date(year, time.Month((n-1)*size+1), 1, 0, 0, 0, 0, r.now.Location())
	return moment{from: from, to: from.AddDate(0, size, 0), grain: "quarter"}, end
}

// quarterName reads which quarter (size 3 months) or half (size 6).
func (r *reader) quarterName(i int) (n, size, next int) {
	if v, ok := r.digits(i+1, 1, 4); ok && r.is(i, "q") && r.glued(i) && r.list[i+1].digits == 1 {
		return v, 3, i + 2
	}
	if v, ok := r.digits(i+1, 1, 2); ok && r.is(i, "h") && r.glued(i) && r.list[i].title {
		return v, 6, i + 2
	}
	if v, ok := r.digits(i, 1, 4); ok && r.is(i+1, "q") && r.glued(i) {
		return v, 3, i + 2
	}
	at := i
	if r.word(at) == "the" {
		at++
	}
	v, end := r.ordinal(at)
	if end > 0 && v <= 4 && r.is(end, "quarter", "qtr") {
		return v, 3, end + 1
	}
	if end > 0 && v <= 2 && r.word(end) == "half" && (r.is(end+1, "of") && !r.is(end+2, "the") || r.is(end+1, "of") && r.is(end+2, "the") && r.word(end+3) == "year") {
		return v, 6, end + 1
	}
	return 0, 0, 0
}
