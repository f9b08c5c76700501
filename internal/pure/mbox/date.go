package mbox

import "strings"

// certainty is how much of a date a separator shows.
type certainty int

const (
	noDate certainty = iota
	partDate
	fullDate
)

// dated judges the words after "From ". A full date has a time and, in any order, a weekday, a month, a day and a year, as
// asctime and RFC 5322 write it; a part is a year or a time with at least one of the others, or an ISO date.
func dated(words []string) certainty {
	var weekday, month, day, clock, year bool
	for i, w := range words {
		w = strings.Trim(w, ",;()")
		switch {
		case i == 0: // the sender, whatever it looks like
		case name(w, "montuewedthufrisatsun"):
			weekday = true
		case name(w, "janfebmaraprmayjunjulaugsepoctnovdec"):
			month = true
		case isClock(w):
			clock = true
		case digits(w) && len(w) == 4:
			year = true
		case digits(w) && len(w) <= 2:
			day = true
		case isoDate(w):
			month, day, year = true, true, true
		}
	}
	switch {
	case weekday && month && day && clock && (year || twoNumbers(words)):
		return fullDate
	case (year || clock) && (weekday || month) || year && month && day:
		return partDate
	}
	return noDate
}

// name tells whether w is one of the three-letter names joined in list, or begins with one and is a word.
func name(w, list string) bool {
	if len(w) < 3 || len(w) > 9 {
		return false
	}
	w = strings.ToLower(w)
	i := strings.Index(list, w[:3])
	return i >= 0 && i%3 == 0 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz.") == ""
}

// isClock accepts 9:05, 09:05:59 and 09:05:59.123.
func isClock(w string) bool {
	hour, rest, ok := strings.Cut(w, ":")
	return ok && digits(hour) && len(hour) <= 2 && len(rest) >= 2 && digits(rest[:2]) && strings.Trim(rest, "0123456789:.") == ""
}

func isoDate(w string) bool {
	return len(w) >= 10 && digits(w[:4]) && w[4] == '-' && digits(w[5:7]) && w[7] == '-' && digits(w[8:10])
}

func digits(w string) bool {
	return w != "" && strings.Trim(w, "0123456789") == ""
}

// twoNumbers tells whether day and two-digit year both stand among the words.
func twoNumbers(words []string) bool {
	n := 0
	for _, w := range words[1:] {
		if digits(w) && len(w) <= 2 {
			n++
		}
	}
	return n >= 2
}
