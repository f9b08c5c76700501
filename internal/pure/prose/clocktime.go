package prose

import "time"

// clockTime reads a time of day alone. Its moment is the next such time, and vague: a day beside it decides.
func (r *reader) clockTime(i int) (moment, int) {
	at := i
	led := false
	for at < i+2 && r.is(at, "at", "@", "around", "about") {
		at, led = at+1, true
	}
	hour, minute, next, grain := r.clock(at, led || r.is(i-1, "by", "before", "until", "till"))
	if next == 0 {
		return moment{}, 0
	}
	t := atHour(r.today, hour%24, minute).AddDate(0, 0, hour/24)
	if t.Before(r.now) {
		t = t.AddDate(0, 0, 1)
	}
	length := time.Minute
	if grain == "hour" {
		length = time.Hour
	}
	return moment{from: t, to: t.Add(length), grain: grain, vague: true}, next
}

// clock reads 5pm, 5:30 p.m., 17:00, noon, midnight, 5 o'clock, half past three; a bare number only when led.
func (r *reader) clock(i int, led bool) (hour, minute, next int, grain string) {
	switch r.word(i) {
	case "noon":
		return 12, 0, i + 1, "hour"
	case "lunch":
		if r.is(i-1, "by", "before", "until", "till") {
			return 12, 0, i + 1, "hour"
		}
		return 0, 0, 0, ""
	case "midnight":
		return 24, 0, i + 1, "hour"
	case "half", "quarter":
		return r.pastHour(i)
	}
	if i >= len(r.list) || r.list[i].number < 0 || r.list[i].number > 24 {
		return 0, 0, 0, ""
	}
	hour, next, grain = r.list[i].number, i+1, "hour"
	lettered := r.list[i].letter
	if r.word(next) == "ish" && r.glued(i) {
		next, led = next+1, true
	}
	colon, dotted := false, false
	if m, ok := r.digits(next+1, 0, 59); ok && r.is(next, ":", ".", "h") && !lettered && r.glued(i) && r.glued(next) && r.list[next+1].digits == 2 {
		minute, next, grain, colon, dotted = m, next+2, "minute", r.word(i+1) != ".", r.word(i+1) == "."
		if _, ok := r.digits(next+1, 0, 59); ok && r.word(next) == ":" && r.glued(next) {
			next += 2
		}
	}
	if pm, end := r.meridiem(next); end > 0 {
		if hour > 12 && !pm || hour == 0 && !colon {
			return 0, 0, 0, ""
		}
		if pm && hour < 12 {
			hour += 12
		} else if !pm && hour == 12 {
			hour = 0
		}
		return hour, minute, end, grain
	}
	if r.is(next, "o'clock", "h", "hours", "hrs") && (next > i+1 || r.word(next)[0] == 'o' || hour > 12 && r.word(next) == "h" && r.glued(i)) {
		if pm, end := r.meridiem(next + 1); end > 0 && hour <= 12 {
			return hour%12 + 12*boolInt(pm), minute, end, grain
		}
		return r.workHour(hour), minute, next + 1, grain
	}
	if colon {
		if r.list[i].digits == 1 {
			hour = r.workHour(hour)
		}
		return hour, minute, next, grain
	}
	if dotted { // "at 10.30", "Fri 14.15"; anywhere else it is an amount
		if _, behindDay := r.weekdayAt(i - 1); (led || behindDay) && r.endsHour(next) {
			return r.workHour(hour), minute, next, grain
		}
		return 0, 0, 0, ""
	}
	if m, ok := r.digits(next, 10, 59); ok && led && hour > 0 && next == i+1 && r.list[next].digits == 2 && r.endsHour(next+1) {
		return r.workHour(hour), m, next + 1, "minute"
	}
	if led && hour > 0 && hour <= 12 && r.endsHour(next) {
		return r.workHour(hour), 0, next, "hour"
	}
	return 0, 0, 0, ""
}

// workHour reads a bare hour as one of the working day: 1 to 6 mean the afternoon.
func (r *reader) workHour(hour int) int {
	if hour >= 1 && hour <= 6 {
		return hour + 12
	}
	return hour
}

// endsHour reports whether nothing follows that makes the bare number an amount.
func (r *reader) endsHour(i int) bool {
	if i >= len(r.list) {
		return true
	}
	w := r.list[i]
	if w.letter {
		return r.sense(i).weekday > 0 || r.is(i, "on", "at", "today", "tomorrow", "tonight", "and", "or", "in", "this", "so", "to", "if", "for", "with", "please", "sharp", "est", "cst", "pst", "gmt", "cet", "but", "then")
	}
	return r.is(i, ".", ",", ";", "!", "?", ")") && !(r.glued(i-1) && i+1 < len(r.list) && r.list[i+1].number >= 0 && r.glued(i))
}

// pastHour reads "half past three" and "quarter to five".
func (r *reader) pastHour(i int) (hour, minute, next int, grain string) {
	if i+2 >= len(r.list) || r.list[i+2].number < 1 || r.list[i+2].number > 12 {
		return 0, 0, 0, ""
	}
	hour = r.workHour(r.list[i+2].number)
	switch {
	case r.word(i) == "half" && r.word(i+1) == "past":
		minute = 30
	case r.word(i) == "half" && r.word(i+1) == "to": // as German says it: half to three is 2:30
		hour, minute = hour-1, 30
	case r.word(i) == "quarter" && r.is(i+1, "past", "after"):
		minute = 15
	case r.word(i) == "quarter" && r.is(i+1, "to", "before"):
		hour, minute = hour-1, 45
	default:
		return 0, 0, 0, ""
	}
	next = i + 3
	if pm, end := r.meridiem(next); end > 0 {
		if hour = hour % 12; pm {
			hour += 12
		}
		next = end
	}
	return hour, minute, next, "minute"
}

// meridiem reads am, pm, a.m., p.m., p, "in the morning".
func (r *reader) meridiem(i int) (pm bool, next int) {
	switch r.word(i) {
	case "am", "pm":
		return r.word(i) == "pm", i + 1
	case "a", "p":
		if r.word(i+1) == "." && r.word(i+2) == "m" {
			next = i + 3
			if r.word(next) == "." {
				next++
			}
			return r.word(i) == "p", next
		}
		if r.word(i+1) == "m" && r.glued(i-1) {
			return r.word(i) == "p", i + 2
		}
		if r.glued(i - 1) {
			return r.word(i) == "p", i + 1
		}
	case "in":
		if r.word(i+1) == "the" && r.is(i+2, "morning", "afternoon", "evening", "am", "pm") {
			return !r.is(i+2, "morning", "am"), i + 3
		}
	case "at":
		if r.word(i+1) == "night" {
			return true, i + 2
		}
	}
	return false, 0
}

// completed joins a day with the time beside it: "Friday at 5pm", "5pm on Friday", "tomorrow morning".
func (r *reader) completed(m moment, next int) (moment, int) {
	if m.event || m.past && m.grain != "day" {
		return m, 0
	}
	if m.vague {
		return r.dayBehind(m, next)
	}
	if m.rule == "day by its word" && m.grain == "hour" {
		if hour, minute, end, grain := r.clockAt(next); end > 0 && r.bounded(next, end) {
			if m.from.Hour() >= 12 && hour < 12 {
				hour += 12
			}
			return withClock(m, hour, minute, grain), end
		}
		return m, 0
	}
	if m.grain != "day" {
		return m, 0
	}
	if end := r.closes(next); end > 0 {
		return m, end
	}
	at := next
	for at < next+2 && r.is(at, ",", "(", "-", "t", "by", "at", "@", "around", "about", "before", "from", "between", "in", "the") {
		at++
	}
	if word := r.dayPart(at); word != "" {
		p := r.partOfDay(m.from, word)
		p.rule, p.past = m.rule, m.past
		if hour, minute, end, grain := r.clockAt(at + 1); end > 0 {
			return withClock(p, hour, minute, grain), end
		}
		return p, at + 1
	}
	if hour, minute, end, grain := r.clock(at, r.is(at-1, "at", "@", "by", "around", "before")); end > 0 && r.bounded(at, end) {
		return withClock(m, hour, minute, grain), end
	}
	return m, 0
}

// closes steps over the words for the end of a day that follow its name: "Friday EOD", "tomorrow, close of business".
func (r *reader) closes(i int) int {
	for n := i; n < i+3; n++ {
		switch {
		case r.is(n, "eod", "cop"):
			return n + 1
		case r.word(n) == "close" && r.word(n+1) == "of" && r.is(n+2, "business", "play", "trading"):
			return n + 3
		case r.word(n) == "end" && r.word(n+1) == "of" && r.is(n+2, "day", "business", "play"):
			return n + 3
		case !r.is(n, ",", "by", "at", "-", "the"):
			return 0
		}
	}
	return 0
}

func (r *reader) clockAt(i int) (hour, minute, next int, grain string) {
	if r.is(i, "at", "@", ",", "by") {
		return r.clock(i+1, r.word(i) != ",")
	}
	return r.clock(i, false)
}

func withClock(m moment, hour, minute int, grain string) moment {
	m.from = atHour(m.from, hour%24, minute).AddDate(0, 0, hour/24)
	m.to, m.grain = m.from.Add(time.Minute), grain
	if grain == "hour" {
		m.to = m.from.Add(time.Hour)
	}
	return m
}

// dayBehind reads the day that follows a time.
func (r *reader) dayBehind(m moment, next int) (moment, int) {
	at := next
	if _, end := r.zoneAt(at); end > 0 {
		at = end
	} else if r.word(at) == "sharp" {
		at++
	}
	if r.is(at, ",", "(", "-") {
		at++
	}
	if r.is(at, "on", "of") {
		at++
	}
	if at >= len(r.list) || !r.mayStart(at) {
		return m, 0
	}
	var best moment
	end := 0
	for _, g := range grammar {
		if g.name == "time of day" || g.name == "event" {
			continue
		}
		if d, stop := g.read(r, at); stop > end && r.bounded(at, stop) {
			best, end = d, stop
		}
	}
	if end == 0 || best.grain != "day" {
		return m, 0
	}
	grain := m.grain
	d := withClock(best, m.from.Hour(), m.from.Minute(), grain)
	d.rule, d.past = m.rule, best.past
	return d, end
}
