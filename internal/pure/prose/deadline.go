package prose

import "time"

// Deadline is an expression of time that looks forward.
type Deadline struct {
	Span
	Text  string    // the words, verbatim
	Value time.Time // first moment or day, in the reference's location; zero for an event
	Until time.Time // the end, not included: the start of the next day, week, month …; zero for an event
	Grain string    // minute, hour, day, week, month, quarter, year or event
	Rule  string    // the plain name of the rule that read it
}

// Deadlines finds the expressions of time in text that say until when, read from the day of reference.
func Deadlines(text string, reference time.Time) []Deadline {
	var list []Deadline
	row := tokens(cutAt(text, 1<<16))
	midnight := time.Date(reference.Year(), reference.Month(), reference.Day(), 0, 0, 0, 0, reference.Location())
	for i, t := range row {
		day, ok := simpleDay(t.word, midnight)
		if !ok {
			continue
		}
		s := t.Span
		if i > 0 && (row[i-1].word == "by" || row[i-1].word == "on" || row[i-1].word == "before") {
			s.Start = row[i-1].Start
		}
		list = append(list, Deadline{s, s.Of(text), day, day.AddDate(0, 0, 1), "day", "day"})
	}
	return list
}

func simpleDay(word string, today time.Time) (time.Time, bool) {
	switch word {
	case "today", "eod", "cob", "tonight":
		return today, true
	case "tomorrow":
		return today.AddDate(0, 0, 1), true
	}
	for n := range 7 {
		if day := today.AddDate(0, 0, n+1); word == fold(day.Weekday().String()) {
			return day, true
		}
	}
	return time.Time{}, false
}
