package prose

import "time"

// ranged reads the second half of "June 3 - 5", "Monday to Wednesday", "9 to 11am": the first half keeps the start.
func (r *reader) ranged(m moment, i, next int) (moment, int) {
	if !r.is(next, "-", "to", "through", "thru", "until", "till", "and") || next+1 >= len(r.list) || m.event {
		return m, 0
	}
	if r.word(next) == "and" && r.word(i-1) != "between" || r.is(next, "until", "till") && m.grain == "day" {
		return m, 0
	}
	if second, end := r.plainSecond(next + 1); end > 0 && m.grain == "day" && second.grain == "day" {
		if r.list[next-1].digits == 4 {
			m.to = months(second.to, 12*(m.from.Year()-second.from.Year()))
			return m, end
		}
		return spanning(m, second), end
	}
	if m.grain == "day" {
		if v, ok := r.digits(next+1, m.from.Day()+1, 31); ok && r.is(next, "-", "to", "and") && r.list[next+1].digits <= 2 && r.is(i+1, "st", "nd", "rd", "th") == r.is(next+2, "st", "nd", "rd", "th") && r.isMonth(i) && r.bounded(next+1, next+2) {
			m.to = m.to.AddDate(0, 0, v-m.from.Day())
			return m, next + 2
		}
	}
	if !r.mayStart(next + 1) {
		return m, 0
	}
	second, end := r.single(next + 1)
	if end == 0 || second.event || second.past != m.past {
		return m, 0
	}
	if second.to.After(m.from) && second.vague == m.vague {
		m.to = second.to
		return m, end
	}
	return m, 0
}

// plainSecond reads a whole date as the second half of a range.
func (r *reader) plainSecond(i int) (moment, int) {
	if i >= len(r.list) {
		return moment{}, 0
	}
	if m, end := r.monthDay(i); end > 0 && r.bounded(i, end) {
		return m, end
	}
	return moment{}, 0
}

// spanning joins two days; the first takes the year of the second.
func spanning(first, second moment) moment {
	for first.from.After(second.from) {
		first.from = months(first.from, -12)
	}
	for second.from.Sub(first.from) > 366*24*time.Hour {
		first.from = months(first.from, 12)
	}
	first.to = second.to
	return first
}

// between reads ranges whose first half is only a number: "from 13 to 15 July", "3-5pm", "the 13th - 15th of July".
func (r *reader) between(i int) (moment, int) {
	first := i
	if r.word(i) == "the" {
		first++
	}
	n, next := r.ordinal(first)
	if next == 0 {
		v, ok := r.digits(first, 1, 31)
		if !ok || r.list[first].digits > 2 {
			return moment{}, 0
		}
		n, next = v, first+1
	}
	if !r.is(next, "-", "to", "and", "through", "thru") || !r.bounded(first, first+1) {
		return moment{}, 0
	}
	second, end := r.single(next + 1)
	if end == 0 || second.event {
		return moment{}, 0
	}
	switch {
	case second.grain == "day" && second.rule == "day and month" && n < second.from.Day():
		second.from = second.from.AddDate(0, 0, n-second.from.Day())
		return second, end
	case second.vague && second.rule == "time of day" && n <= 12 && next == first+1 && r.word(next) != "and":
		hour := n
		if at := second.from.Hour(); hour < 12 && at >= 12 && hour+12 <= at {
			hour += 12
		}
		m := second
		m.from, m.vague = atHour(second.from, hour, 0), false
		if d, stop := r.dayBehind(m, end); stop > 0 {
			return d, stop
		}
		return m, end
	}
	return moment{}, 0
}
