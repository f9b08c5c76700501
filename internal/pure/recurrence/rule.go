package recurrence

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// rule is a row of days, counted by an index that rises by one from each to the next.
type rule interface {
	kind() string
	name() string
	cycle() float64                             // days from one to the next, on average
	index(day int) int                          // of the day of the rule that lies next to a day
	day(index int, days []int) (d int, ok bool) // the day of an index; days are the occurrences
}

// every is each so many days, beginning with one: every week, every fortnight.
type every struct{ first, step int }

func (e every) kind() string {
	return map[bool]string{true: "weekly", false: "fortnightly"}[e.step == 7]
}

func (e every) name() string {
	day := dateUTC(e.first).Weekday().String()
	if e.step == 7 {
		return "every " + day
	}
	return "every second " + day
}

func (e every) cycle() float64 { return float64(e.step) }

func (e every) index(day int) int { return floor(2*(day-e.first)+e.step, 2*e.step) }

func (e every) day(index int, _ []int) (int, bool) { return e.first + index*e.step, true }

func floor(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

// monthly is a day of each month: the nth weekday (n from 1, or -1 for the last), the day of that number, or, where both
// are zero, its last working day.
type monthly struct {
	n       int
	weekday time.Weekday
	number  int
}

func (m monthly) kind() string {
	switch {
	case m.n != 0:
		return "weekday of the month"
	case m.number > 0:
		return "day of the month"
	}
	return "month end"
}

// nth writes a day of the month as people do: 1st, 12th, 23rd.
func nth(day int) string {
	ending := "th"
	if day/10 != 1 && day%10 >= 1 && day%10 <= 3 {
		ending = []string{"st", "nd", "rd"}[day%10-1]
	}
	return strconv.Itoa(day) + ending
}

func (m monthly) name() string {
	switch {
	case m.n != 0:
		return fmt.Sprintf("the %s %s of the month", map[int]string{1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}[m.n], m.weekday)
	case m.number > 0:
		return fmt.Sprintf("around the %s of the month", nth(m.number))
	}
	return "at the end of the month"
}

func (monthly) cycle() float64 { return 30.44 }

func (m monthly) index(day int) int {
	return nearest(day, monthOf(day), func(i int) int { d, _ := m.day(i, nil); return d })
}

// nearest is the index next to a guess whose day lies next to a day.
func nearest(day, guess int, at func(int) int) int {
	best, off := guess, abs(at(guess)-day)
	for i := guess - 1; i <= guess+1; i += 2 {
		if d := abs(at(i) - day); d < off {
			best, off = i, d
		}
	}
	return best
}

// monthStart is the first day of a month counted from January of the year 0 (Hinnant, chrono-compatible low-level date
// algorithms, 2013). Rules are tried on many random days, so that it has to be quick.
func monthStart(month int) int {
	year, m := floor(month-2, 12), month-2-12*floor(month-2, 12) // the year begins in March
	era := floor(year, 400)
	year -= era * 400
	return era*146097 + year*365 + year/4 - year/100 + (153*m+2)/5 - 719468
}

// monthOf is the month in which a day lies, counted as in monthStart.
func monthOf(day int) int {
	month := floor(day*4800, 146097) + 1970*12
	for monthStart(month) > day {
		month--
	}
	for monthStart(month+1) <= day {
		month++
	}
	return month
}

func (m monthly) day(index int, _ []int) (int, bool) {
	first, last := monthStart(index), monthStart(index+1)-1
	switch {
	case m.n > 0:
		return first + (int(m.weekday)-weekdayOf(first)+7)%7 + 7*(m.n-1), true
	case m.n < 0:
		return last - (weekdayOf(last)-int(m.weekday)+7)%7, true
	case m.number > 0:
		return first + m.number - 1, true
	}
	return workday(last), true
}

func weekdayOf(day int) int { return ((day+4)%7 + 7) % 7 }

// workday is the day, or the Friday before a weekend.
func workday(day int) int {
	switch weekdayOf(day) {
	case 0:
		return day - 2
	case 6:
		return day - 1
	}
	return day
}

// quarterly is so many days after the last working day of each quarter.
type quarterly struct{ offset int }

func (quarterly) kind() string { return "quarter" }

func (q quarterly) name() string { return offsetName(q.offset, "the end of the quarter") }

func offsetName(offset int, what string) string {
	switch {
	case offset == 0:
		return "on " + what
	case offset == -1 || offset == 1:
		return fmt.Sprintf("a day %s %s", map[bool]string{true: "before", false: "after"}[offset < 0], what)
	case offset < 0:
		return fmt.Sprintf("%d days before %s", -offset, what)
	}
	return fmt.Sprintf("%d days after %s", offset, what)
}

func (quarterly) cycle() float64 { return 91.31 }

func (q quarterly) index(day int) int {
	return nearest(day, floor(monthOf(day-q.offset), 3), func(i int) int { d, _ := q.day(i, nil); return d })
}

func (q quarterly) day(index int, _ []int) (int, bool) {
	return workday(monthStart(3*index+3)-1) + q.offset, true
}

// calendar is the days of the events of one name, in order.
type calendar struct {
	event string
	days  []int
}

func calendars(events []Event) (list []calendar) {
	byName := map[string][]int{}
	for _, e := range events {
		if !e.At.IsZero() {
			byName[e.Name] = append(byName[e.Name], dayNumber(e.At))
		}
	}
	for name, days := range byName {
		slices.Sort(days)
		if days = slices.Compact(days); len(days) >= Fewest {
			list = append(list, calendar{name, days})
		}
	}
	slices.SortFunc(list, func(a, b calendar) int { return len(b.days) - len(a.days) })
	slices.SortStableFunc(list, func(a, b calendar) int {
		if a.event < b.event {
			return -1
		}
		return 1
	})
	// More kinds of events only raise the chance of a false fit.
	return list[:min(len(list), 20)]
}

// around is so many days from each event of a calendar.
type around struct {
	calendar
	offset int
}

func (around) kind() string { return "event" }

func (a around) name() string { return offsetName(a.offset, a.event) }

func (a around) cycle() float64 {
	return max(1, float64(a.days[len(a.days)-1]-a.days[0])/float64(len(a.days)-1))
}

func (a around) index(day int) int {
	i, _ := slices.BinarySearch(a.days, day-a.offset)
	if i == len(a.days) || i > 0 && day-a.offset-a.days[i-1] < a.days[i]-(day-a.offset) {
		i--
	}
	return i
}

func (a around) day(index int, _ []int) (int, bool) {
	if index < 0 || index >= len(a.days) {
		return 0, false
	}
	return a.days[index] + a.offset, true
}

// gap is about so many days after the one before. Its index is the place of the occurrence.
type gap struct {
	days int
	of   []int // the occurrences
}

func (gap) kind() string { return "gap" }

func (g gap) name() string { return fmt.Sprintf("about every %d days", g.days) }

func (g gap) cycle() float64 { return float64(g.days) }

func (g gap) index(day int) int {
	i, _ := slices.BinarySearch(g.of, day)
	return i
}

func (g gap) day(index int, days []int) (int, bool) {
	if index > 0 && index <= len(days) {
		return days[index-1] + g.days, true
	}
	if index > len(days) {
		return days[len(days)-1] + g.days*(index-len(days)+1), true
	}
	return days[0], true
}

func abs(n int) int { return max(n, -n) }
