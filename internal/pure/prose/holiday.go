package prose

import (
	_ "embed"
	"strconv"
	"strings"
	"time"
)

//go:embed feasts.tsv
var feastFile string

// feast is a rule that finds a day, or some days in a row, in a year.
type feast struct {
	kind    string
	args    []int
	weekday time.Weekday
	capital bool // the name is an ordinary word when it is small
}

// feasts are the rules by name, feastStarts the words that names begin with.
var feasts, feastStarts = readFeasts(feastFile)

func readFeasts(file string) (map[string]*feast, map[string]bool) {
	all, starts := map[string]*feast{}, map[string]bool{}
	for _, line := range strings.Split(file, "\n") {
		rule, names, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Fields(rule)
		f := feast{kind: parts[0]}
		for _, part := range parts[1:] {
			if n, err := strconv.Atoi(part); err == nil {
				f.args = append(f.args, n)
			}
			for d := time.Sunday; d <= time.Saturday; d++ {
				if strings.EqualFold(part, d.String()[:3]) {
					f.weekday = d
				}
			}
		}
		for _, name := range strings.Split(names, ", ") {
			named := f
			named.capital = strings.HasPrefix(name, "!")
			words := strings.Fields(strings.TrimPrefix(name, "!"))
			for i, word := range words {
				words[i] = feastWord(word)
			}
			starts[words[0]] = true
			all[strings.Join(words, " ")] = &named
		}
	}
	return all, starts
}

// feastWord is piece i as names of feasts are compared: weekdays in full.
func (r *reader) feastWord(i int) string {
	if d, ok := r.sense(i).day(); ok {
		return strings.ToLower(d.String())
	}
	return feastWord(r.word(i))
}

// feastWord is a word as names of feasts are compared: without apostrophes and plural s.
func feastWord(word string) string {
	if word == "st" {
		return "saint"
	}
	word = strings.ReplaceAll(strings.ReplaceAll(word, "'", ""), "’", "")
	if len(word) > 4 {
		word = strings.TrimSuffix(word, "s")
	}
	return word
}

// arg is the nth number of the rule, 0 where it has none.
func (f feast) arg(n int) int {
	if n < len(f.args) {
		return f.args[n]
	}
	return 0
}

// in finds the feast in a year, in UTC, and how many days it lasts.
func (f feast) in(year int) (t time.Time, days int, ok bool) {
	shift, days, ok := 0, 1, true
	switch f.kind {
	case "day", "near":
		t, days = time.Date(year, time.Month(f.arg(0)), f.arg(1), 0, 0, 0, 0, time.UTC), f.arg(2)
		if f.kind == "near" {
			shift = map[time.Weekday]int{time.Saturday: -1, time.Sunday: 1}[t.Weekday()]
		}
	case "nth":
		t, shift = nthWeekday(year, f.arg(0), f.arg(1), f.weekday, time.UTC), f.arg(2)
	case "easter":
		t, shift, days = easter(year), f.arg(0), f.arg(1)
	case "orthodox":
		t, shift, days = orthodoxEaster(year), f.arg(0), f.arg(1)
	case "hebrew":
		t, ok = hebrewDay(year, f.arg(0), f.arg(1))
		shift, days = -1, max(1, f.arg(2))+1
	case "islamic":
		t, ok = islamicDay(year, f.arg(0), f.arg(1))
		days = f.arg(2)
	case "chinese":
		t = chineseDay(year, f.arg(0), f.arg(1))
	case "hindu":
		t, shift = hinduDay(year, f.arg(0), f.arg(1), f.arg(2)), f.arg(3)
	case "sankranti":
		t = sankranti(year, float64(f.arg(0)))
	case "tax":
		t = taxDay(year)
	}
	return t.AddDate(0, 0, shift), max(1, days), ok
}

// taxDay is April 15 or the next day that is neither at a weekend nor Emancipation Day (26 U.S.C. § 7503).
func taxDay(year int) time.Time {
	free, _, _ := feasts["emancipation day"].in(year)
	t := time.Date(year, time.April, 15, 0, 0, 0, 0, time.UTC)
	for t.Weekday() == time.Saturday || t.Weekday() == time.Sunday || t.Equal(free) {
		t = t.AddDate(0, 0, 1)
	}
	return t
}

// holiday reads the name of a feast with an optional year.
func (r *reader) holiday(i int) (moment, int) {
	first, skip := i, 0
	switch r.word(i) {
	case "last", "previous", "past":
		first, skip = i+1, -1
	case "next", "this", "coming", "the":
		first++
	}
	if r.is(first, "national", "international", "world") && feastStarts[r.feastWord(first+1)] {
		if _, end := r.feastAt(first); end == 0 {
			first++
		}
	}
	f, next := r.feastAt(first)
	if next == 0 && first > i {
		f, next = r.feastAt(i)
	}
	if next == 0 {
		return moment{}, 0
	}
	year, end := r.feastYear(next)
	if f.capital && end == 0 && !r.list[first].title {
		return moment{}, 0
	}
	if end > 0 {
		m, ok := r.feastIn(f, year)
		return m, end * boolInt(ok)
	}
	m, next := r.comingFeast(f, skip), r.feastWeekend(next)
	if next < 0 {
		next = -next
		m.from = m.from.AddDate(0, 0, -(int(m.from.Weekday())+1)%7)
		m.to = m.from.AddDate(0, 0, 3)
	}
	m.past = skip < 0
	return m, next * boolInt(!m.from.IsZero())
}

// feastWeekend steps over "weekend" behind a feast, and returns the place below zero then.
func (r *reader) feastWeekend(next int) int {
	if r.word(next) == "weekend" {
		return -(next + 1)
	}
	if r.word(next) == "week" && r.word(next+1) == "-" && r.word(next+2) == "end" {
		return -(next + 3)
	}
	return next
}

// feastAt reads the longest name of a feast at i.
func (r *reader) feastAt(i int) (f *feast, next int) {
	if !feastStarts[r.feastWord(i)] {
		return f, 0
	}
	var name strings.Builder
	for n := i; n < i+8 && n < len(r.list); n++ {
		if r.is(n, "-", "'", "’", ".") && n > i && r.glued(n-1) && (r.is(n, "-", ".") || strings.HasSuffix(r.word(n-1), "s")) {
			continue
		}
		if !r.list[n].letter {
			break
		}
		if n > i {
			name.WriteByte(' ')
		}
		name.WriteString(r.feastWord(n))
		if found, ok := feasts[name.String()]; ok {
			f, next = found, n+1
		}
	}
	if r.word(next) == "'" && r.glued(next-1) {
		next++
	}
	return f, next * boolInt(next > 0)
}

// feastYear reads the year behind a feast: "2026", "of next year", "in two years", "two years ago".
func (r *reader) feastYear(next int) (year, end int) {
	at := next
	if r.is(at, "of", "in", ",") {
		at++
	}
	if year, end = r.year(at); end > 0 {
		return year, end
	}
	if skip, ok := map[string]int{"this": 0, "next": 1, "last": -1}[r.word(at)]; ok && r.word(at+1) == "year" {
		return r.today.Year() + skip, at + 2
	}
	n, after := r.amount(at)
	if after == 0 || !r.is(after, "year", "years") || n > 100 {
		return 0, 0
	}
	switch {
	case r.word(after+1) == "ago":
		return r.today.Year() - n, after + 2
	case r.word(at-1) == "in":
		return r.today.Year() + n, after + 1
	}
	return 0, 0
}

// feastIn names a feast of a year.
type feastIn struct {
	feast *feast
	year  int
}

// feastIn is the feast of a year by the clock of the reference; false where the year has none.
func (r *reader) feastIn(f *feast, year int) (moment, bool) {
	m, known := r.found[feastIn{f, year}]
	if !known {
		if t, days, ok := f.in(year); ok {
			m.from = time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, r.now.Location())
			m.to, m.grain = m.from.AddDate(0, 0, days), "day"
		}
		if r.found == nil {
			r.found = map[feastIn]moment{}
		}
		r.found[feastIn{f, year}] = m
	}
	return m, m.grain != ""
}

// comingFeast is the next feast of its kind, or the last one that is over when skip is below zero.
func (r *reader) comingFeast(f *feast, skip int) (best moment) {
	for year := r.today.Year() - 2; year <= r.today.Year()+2; year++ {
		m, ok := r.feastIn(f, year)
		switch {
		case !ok:
		case skip < 0 && m.from.Before(r.today):
			best = m
		case skip == 0 && m.to.After(r.today):
			return m
		}
	}
	return best
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
	} else if next > 0 && r.word(next) == "last" {
		n, next = -n, next+1
	}
	if next == 0 || n > 5 {
		return moment{}, 0
	}
	d, isDay := r.weekdayAt(next)
	unit := r.sense(next).unit
	if m, end := r.nthAfter(n, d, next+1); isDay && n > 0 && end > 0 {
		return m, end
	}
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
	if unit == "weekend" {
		m.to = from.AddDate(0, 0, 2)
	}
	if unit == "week" {
		m = moment{from: from, to: from.AddDate(0, 0, 7), grain: "week"}
	}
	return m, end
}

// nthAfter reads what follows in "the second Monday after Easter".
func (r *reader) nthAfter(n int, d time.Weekday, at int) (moment, int) {
	if r.word(at) != "after" {
		return moment{}, 0
	}
	m, end := r.anchorDay(at + 1)
	if end == 0 {
		return moment{}, 0
	}
	return day(m.from.AddDate(0, 0, 1+(int(d)-int(m.from.Weekday())+6)%7+7*(n-1))), end
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
		return last.AddDate(0, 0, -(int(last.Weekday())-int(d)+7)%7+7*(n+1))
	case isDay:
		return whole.from.AddDate(0, 0, (int(d)-int(whole.from.Weekday())+7)%7+7*(n-1))
	case unit == "day" && n < 0:
		return last.AddDate(0, 0, n+1)
	case unit == "day":
		return whole.from.AddDate(0, 0, n-1)
	case unit == "weekend" && n < 0:
		return last.AddDate(0, 0, -(int(last.Weekday())+1)%7+7*(n+1))
	case unit == "weekend":
		return whole.from.AddDate(0, 0, (6-int(whole.from.Weekday()))%7+7*(n-1))
	case n < 0:
		return monday(last.AddDate(0, 0, -3)).AddDate(0, 0, 7*(n+1))
	}
	// The first week is the one that holds the first Thursday, as ISO 8601 counts.
	return monday(whole.from.AddDate(0, 0, 3)).AddDate(0, 0, 7*(n-1))
}
