package prose

// fractionOfHour reads "in half an hour", "in 1.5 hours", "in 3/4 hour", "two and a half hours from now".
func (r *reader) fractionOfHour(at int, led bool) (moment, int) {
	minutes, next := r.partHour(at)
	if next == 0 || !led && !(r.word(next) == "from" && r.word(next+1) == "now") {
		return moment{}, 0
	}
	return r.after(r.now, minutes, "minute"), next
}

// partHour reads a length that is no whole number of hours, in minutes.
func (r *reader) partHour(at int) (minutes, next int) {
	if n, ok := r.digits(at, 0, 100); ok && r.is(at+1, ".", "/") && r.glued(at) {
		if unit, end := r.unit(at + 3); unit == "hour" {
			part := r.word(at) + r.word(at+1) + r.word(at+2)
			return map[string]int{"1/4": 15, "1/2": 30, "3/4": 45}[part] + (n*60+30)*boolInt(r.word(at+1) == "." && r.word(at+2) == "5"), end
		}
		return 0, 0
	}
	n, half := r.amount(at)
	if half > 0 && r.word(half) == "and" && r.is(half+1, "a", "an") && r.word(half+2) == "half" && r.is(half+3, "hours", "hour") {
		return n*60 + 30, half + 4
	}
	if r.is(at, "a", "an") {
		at++
	}
	quarters, next := 2, at+1
	switch {
	case r.word(at) == "quarter":
		quarters = 1
	case r.word(at) == "three" && r.is(at+1, "quarters", "-"):
		quarters, next = 3, at+2+boolInt(r.word(at+1) == "-")
	case r.word(at) != "half":
		return 0, 0
	}
	for next < at+5 && r.is(next, "of", "an", "a", "-") {
		next++
	}
	return 15 * quarters, (next + 1) * boolInt(r.word(next) == "hour")
}

// length is how many of which unit.
type length struct {
	n    int
	unit string
}

// compound reads lengths of several units: "1 month, 21 days ago", "in 1 day and 2 hours".
func (r *reader) compound(first length, at int, l lead) (moment, int) {
	total, end := r.lengths([]length{first}, at)
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
	case !l.led:
		return moment{}, 0
	case l.past:
		sign = -1
	}
	t := r.now
	for _, part := range total {
		t = step(t, sign*part.n, part.unit)
	}
	m := r.after(t, 0, total[len(total)-1].unit)
	m.past = sign < 0
	return m, end
}

// lengths reads the further lengths that follow one, at most four.
func (r *reader) lengths(total []length, at int) ([]length, int) {
	for len(total) < 5 {
		next := at
		for next < at+2 && r.is(next, ",", "and") {
			next++
		}
		if next >= len(r.list) || r.list[next].number < 0 {
			break
		}
		n, stop := r.amount(next)
		unit, end := r.unit(stop)
		if end == 0 || n > 1000 {
			break
		}
		total, at = append(total, length{n, unit}), end
	}
	return total, at
}
