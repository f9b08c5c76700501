package letter

import (
	"strconv"
	"strings"
	"time"
)

// stamp is the fields of a date as they are found.
type stamp struct {
	year, day            int
	month                time.Month
	hour, minute, second int
	clock                bool
	offset               int // seconds east of UTC
	zone                 bool
	numbers              []int // day and year, or month, day and year, in the order given
	widths               []int
}

// parseDate reads a date as mail has them: RFC 5322 and its obsolete forms, asctime, ISO 8601, dates with "-" or "/".
// zone is false, and the time in UTC, when the offset is unknown. ok is false for no believable date: before 1971, after
// 2100, or no such day.
func parseDate(s string) (at time.Time, zone, ok bool) {
	var d stamp
	comment := 0
	for _, w := range strings.FieldsFunc(s[:min(len(s), 200)], func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }) {
		comment += strings.Count(w, "(")
		if comment == 0 {
			d.word(w)
		}
		comment = max(comment-strings.Count(w, ")"), 0)
	}
	if !d.order() || d.year < 1971 || d.year > 2100 || d.hour > 24 || d.minute > 59 || d.second > 60 {
		return time.Time{}, false, false
	}
	where := time.UTC
	if d.zone {
		where = time.FixedZone("", d.offset)
	}
	at = time.Date(d.year, d.month, d.day, d.hour, d.minute, d.second, 0, where)
	return at, d.zone, at.Day() == d.day || d.hour == 24
}

// word takes one word of the date.
func (d *stamp) word(w string) {
	lower := strings.ToLower(strings.Trim(w, ";\"'"))
	switch {
	case lower == "":
	case lower == "am" || lower == "pm":
		d.half(lower)
	case strings.Contains(lower, ":") && !strings.ContainsAny(lower[:1], "+-"):
		d.time(lower)
	case (lower[0] == '+' || lower[0] == '-') && d.clock:
		d.numeric(lower)
	case monthOf(lower) > 0:
		d.month = monthOf(lower)
	case strings.ContainsAny(lower, "-/") && lower[0] >= '0' && lower[0] <= '9':
		d.joined(lower)
	case lower[0] >= '0' && lower[0] <= '9':
		d.number(strings.TrimRight(lower, ".stndrh"))
	case d.clock:
		d.named(lower)
	}
}

// time takes "10:00", "10:00:59", "10:00:59.25+01:00", or a whole ISO date.
func (d *stamp) time(w string) {
	if day, clock, ok := strings.Cut(w, "t"); ok && strings.Count(day, "-") == 2 {
		d.joined(day)
		w = clock
	}
	if i := strings.IndexAny(w, "+-z"); i > 0 {
		defer d.word(w[i:])
		w = w[:i]
	}
	if half := strings.TrimSuffix(strings.TrimSuffix(w, "am"), "pm"); half != w {
		defer d.half(w[len(half):])
		w = half
	}
	parts := strings.SplitN(w, ":", 3)
	if len(parts) < 2 {
		return
	}
	d.hour, d.minute = atoi(parts[0]), atoi(parts[1])
	if len(parts) == 3 {
		second, _, _ := strings.Cut(parts[2], ".")
		d.second = atoi(second)
	}
	d.clock = true
}

func (d *stamp) half(w string) {
	if w == "pm" && d.hour < 12 {
		d.hour += 12
	} else if w == "am" && d.hour == 12 {
		d.hour = 0
	}
}

// numeric takes "+0100", "-08:00", "+1". "-0000" says that the offset is unknown (RFC 5322, section 3.3).
func (d *stamp) numeric(w string) {
	digits := strings.ReplaceAll(w[1:], ":", "")
	n, err := strconv.Atoi(digits)
	if err != nil || w == "-0000" {
		return
	}
	if len(digits) <= 2 {
		n *= 100
	}
	seconds := n/100*3600 + n%100*60
	if n%100 > 59 || seconds > 14*3600 {
		return
	}
	if w[0] == '-' {
		seconds = -seconds
	}
	d.offset, d.zone = seconds, true
}

// named takes the name of a zone, perhaps with an offset after it.
func (d *stamp) named(w string) {
	if i := strings.IndexAny(w, "+-"); i > 0 {
		if w[:i] == "gmt" || w[:i] == "utc" {
			d.numeric(w[i:])
		}
		return
	}
	if hours, ok := zoneHours(w); ok && !d.zone {
		d.offset, d.zone = hours*3600, true
	}
}

// zoneHours knows the zones of RFC 5322 and those that mail from Europe and Japan names. Military letters other than Z
// were used with both signs and mean nothing.
func zoneHours(w string) (hours int, ok bool) {
	switch w {
	case "gmt", "ut", "utc", "z", "wet":
		return 0, true
	case "cet", "met", "mez", "bst", "west":
		return 1, true
	case "cest", "mest", "mesz", "eet":
		return 2, true
	case "eest", "msk":
		return 3, true
	case "jst", "kst":
		return 9, true
	case "edt":
		return -4, true
	case "est", "cdt":
		return -5, true
	case "cst", "mdt":
		return -6, true
	case "mst", "pdt":
		return -7, true
	case "pst":
		return -8, true
	}
	return 0, false
}

// joined takes "14-Mar-2000", "2000-03-14", "3/14/2000".
func (d *stamp) joined(w string) {
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' })
	if len(parts) != 3 {
		return
	}
	if m := monthOf(parts[1]); m > 0 {
		d.month = m
		d.number(parts[0])
		d.number(parts[2])
		return
	}
	a, b, c := atoi(parts[0]), atoi(parts[1]), parts[2]
	switch {
	case len(parts[0]) == 4:
		d.month, d.numbers, d.widths = month(b), []int{atoi(c), a}, []int{len(c), 4}
	case a > 12:
		d.month, d.numbers, d.widths = month(b), []int{a, atoi(c)}, []int{2, len(c)}
	default: // the American order
		d.month, d.numbers, d.widths = month(a), []int{b, atoi(c)}, []int{2, len(c)}
	}
}

func month(n int) time.Month {
	if n >= 1 && n <= 12 {
		return time.Month(n)
	}
	return 0
}

func (d *stamp) number(w string) {
	if n, err := strconv.Atoi(w); err == nil && n >= 0 && len(w) <= 4 && len(d.numbers) < 2 {
		d.numbers, d.widths = append(d.numbers, n), append(d.widths, len(w))
	}
}

// order tells day and year apart; RFC 5322, section 4.3, gives years of two and three digits their century.
func (d *stamp) order() bool {
	if d.month == 0 || len(d.numbers) < 2 {
		return false
	}
	day, year, width := d.numbers[0], d.numbers[1], d.widths[1]
	if d.widths[0] == 4 {
		day, year, width = year, day, 4
	}
	switch {
	case width <= 2 && year < 50:
		year += 2000
	case width <= 2, width == 3:
		year += 1900
	}
	d.day, d.year = day, year
	return day >= 1 && day <= 31
}

func monthOf(w string) time.Month {
	if len(w) < 3 || len(w) > 9 || w[0] < 'a' || w[0] > 'z' {
		return 0
	}
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", w[:3])
	if i < 0 || i%3 != 0 || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz.") != "" {
		return 0
	}
	return time.Month(i/3 + 1)
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 99999 // no believable field has it
	}
	return n
}
