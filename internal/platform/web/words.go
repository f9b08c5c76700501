package web

import (
	"fmt"
	"time"
)

// Moment says in words when t was or will be, seen from now and in now's time zone: "just now", "12 minutes ago",
// "today, 09:30", "yesterday, 14:05", "Friday, 16:00", "3 Mar, 11:20", "3 Mar 2025". It is "" for the zero time.
func Moment(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(now.Location())
	clock := t.Format("15:04")
	switch ago := now.Sub(t); {
	case ago >= 0 && ago < time.Minute:
		return "just now"
	case ago >= 0 && ago < time.Hour:
		return Count(int(ago/time.Minute), "minute", "minutes") + " ago"
	}
	switch days := daysBetween(now, t); {
	case days >= -6 && days <= 6 || t.Year() == now.Year():
		return Day(t, now) + ", " + clock
	}
	return t.Format("2 Jan 2006")
}

// Day says in words which day t is, seen from now and in now's time zone: "today", "tomorrow", "yesterday", "Friday"
// (within six days ahead), "last Friday" (within six days back), "3 Mar", "3 Mar 2025". It is "" for the zero time.
func Day(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(now.Location())
	switch days := daysBetween(now, t); {
	case days == 0:
		return "today"
	case days == 1:
		return "tomorrow"
	case days == -1:
		return "yesterday"
	case days > 1 && days <= 6:
		return t.Format("Monday")
	case days < -1 && days >= -6:
		return "last " + t.Format("Monday")
	}
	if t.Year() == now.Year() {
		return t.Format("2 Jan")
	}
	return t.Format("2 Jan 2006")
}

// Due says how a date lies to now: "due today", "due tomorrow", "due Friday", "due 3 Mar", "1 day late", "12 days late".
// The date counts as a day of the calendar, whatever its zone. It is "no date" for the zero time.
func Due(date, now time.Time) string {
	if date.IsZero() {
		return "no date"
	}
	date = Calendar(date, now.Location())
	if late := -daysBetween(now, date); late > 0 {
		return Count(late, "day", "days") + " late"
	}
	return "due " + Day(date, now)
}

// Calendar returns the same day of the calendar at midnight of another zone; a date that Form read stands at midnight UTC.
func Calendar(date time.Time, zone *time.Location) time.Time {
	y, m, d := date.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, zone)
}

// Count writes a number with its noun: "1 message", "1,204 messages", "no messages" for zero.
func Count(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + many
	case 1:
		return "1 " + one
	}
	return Number(n) + " " + many
}

// Number writes a number with commas between the thousands.
func Number(n int) string {
	if n < 0 {
		return "−" + Number(-n)
	}
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return Number(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// absolute is the full form that a hover shows.
func absolute(t, now time.Time) string {
	return t.In(now.Location()).Format("Monday, 2 January 2006, 15:04 MST")
}

// daysBetween counts midnights from a to b in a's zone, by the calendar: a day of 23 hours is a day.
func daysBetween(a, b time.Time) int {
	b = b.In(a.Location())
	return int(Calendar(b, time.UTC).Sub(Calendar(a, time.UTC)).Hours() / 24)
}
