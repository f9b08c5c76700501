package prose

import (
	"strings"
	"time"
)

// zoneClock is a clock ahead of UTC in winter, and by which rule it goes forward an hour in summer.
type zoneClock struct {
	minutes int
	summer  string // "", "us" or "eu"
}

// zoneClocks are the names that people write behind a time. The name of the winter clock means the clock of that place,
// summer or winter, because people who write "EST" in July mean the time that their wall shows.
var zoneClocks = map[string]zoneClock{
	"et": {-300, "us"}, "est": {-300, "us"}, "edt": {-300, "us"}, "eastern": {-300, "us"}, "ny": {-300, "us"},
	"ct": {-360, "us"}, "cst": {-360, "us"}, "cdt": {-360, "us"}, "central": {-360, "us"}, "houston": {-360, "us"}, "chicago": {-360, "us"},
	"mt": {-420, "us"}, "mst": {-420, "us"}, "mdt": {-420, "us"}, "mountain": {-420, "us"}, "denver": {-420, "us"},
	"pt": {-480, "us"}, "pst": {-480, "us"}, "pdt": {-480, "us"}, "pacific": {-480, "us"}, "sf": {-480, "us"},
	"gmt": {0, ""}, "utc": {0, ""}, "zulu": {0, ""}, "bst": {0, "eu"}, "london": {0, "eu"}, "uk": {0, "eu"}, "wet": {0, "eu"}, "west": {0, "eu"},
	"cet": {60, "eu"}, "cest": {60, "eu"}, "mez": {60, "eu"}, "mesz": {60, "eu"}, "berlin": {60, "eu"}, "paris": {60, "eu"},
	"eet": {120, "eu"}, "eest": {120, "eu"}, "ist": {330, ""}, "jst": {540, ""}, "sgt": {480, ""}, "hkt": {480, ""}, "aest": {600, ""},
}

// placeClocks are names that mean a clock only with "time" behind them.
var placeClocks = wordSet("central london uk ny houston chicago mountain denver sf berlin paris west")

// zoneAt reads the name of a clock at i: "ET", "Eastern time", "GMT+2".
func (r *reader) zoneAt(i int) (clock zoneClock, next int) {
	word := r.word(i)
	clock, ok := zoneClocks[word]
	if !ok {
		return clock, 0
	}
	next = i + 1
	timed := r.word(next) == "time"
	if placeClocks[word] && !timed {
		return clock, 0
	}
	if next += boolInt(timed); word == "gmt" || word == "utc" {
		if h, ok := r.digits(next+1, 0, 14); ok && r.is(next, "+", "-") && r.list[next+1].digits <= 2 {
			clock.minutes = 60 * h * (1 - 2*boolInt(r.word(next) == "-"))
			next += 2
		}
	}
	return clock, next
}

// zoned moves a time of day that is said by another clock to the clock of the reference. The name may stand behind the
// expression or, when a day follows it, within.
func (r *reader) zoned(m moment, i, next int) (moment, int) {
	if m.grain != "hour" && m.grain != "minute" || m.event {
		return m, next
	}
	for n := i + 1; n <= next; n++ {
		open := boolInt(r.word(n) == "(")
		clock, end := r.zoneAt(n + open)
		if end == 0 || !r.endsClock(n-1) {
			continue
		}
		if end += boolInt(open == 1 && r.word(end) == ")"); end > next && r.bounded(i, end) {
			next = end
		} else if end > next {
			break
		}
		shift := clock.at(m.from).Sub(m.from)
		m.from, m.to = m.from.Add(shift), m.to.Add(shift)
		if m.vague && m.from.Before(r.now) {
			m.from, m.to = m.from.AddDate(0, 0, 1), m.to.AddDate(0, 0, 1)
		}
		break
	}
	return m, next
}

// endsClock reports whether a time of day can end with piece i.
func (r *reader) endsClock(i int) bool {
	w := r.word(i)
	return r.list[i].digits > 0 || r.list[i].number >= 0 || strings.Contains(" am pm m a p noon midnight clock o'clock . h hrs sharp morning afternoon evening ", " "+w+" ")
}

// at is the moment at which this clock shows the same time as t does by its own.
func (z zoneClock) at(t time.Time) time.Time {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
	minutes := z.minutes
	if z.inSummer(wall) {
		minutes += 60
	}
	return wall.Add(-time.Duration(minutes) * time.Minute).In(t.Location())
}

// inSummer reports whether the clock is an hour ahead: in the United States since 2007 from the second Sunday of March
// to the first of November at two (Energy Policy Act of 2005; before, April to October), in Europe from the last Sunday
// of March to the last of October at one UTC (Directive 2000/84/EC).
func (z zoneClock) inSummer(wall time.Time) bool {
	from, to := time.Time{}, time.Time{}
	switch y := wall.Year(); {
	case z.summer == "eu":
		shift := time.Duration(z.minutes+60) * time.Minute
		from, to = nthWeekday(y, 3, -1, time.Sunday, time.UTC).Add(shift), nthWeekday(y, 10, -1, time.Sunday, time.UTC).Add(shift+time.Hour)
	case z.summer == "us" && y >= 2007:
		from, to = nthWeekday(y, 3, 2, time.Sunday, time.UTC).Add(2*time.Hour), nthWeekday(y, 11, 1, time.Sunday, time.UTC).Add(2*time.Hour)
	case z.summer == "us":
		from, to = nthWeekday(y, 4, 1, time.Sunday, time.UTC).Add(2*time.Hour), nthWeekday(y, 10, -1, time.Sunday, time.UTC).Add(2*time.Hour)
	}
	return !wall.Before(from) && wall.Before(to)
}
