package ask

import (
	"regexp"
	"time"

	"upward/internal/pure/matter"
	"upward/internal/pure/prose"
)

const (
	live      = 0.7           // the chance from which a sentence is worth a line
	takenDays = 5             // for which a yes without a day stays a promise
	graceDays = 2             // for which it stays after its day
	lateDays  = 7             // after which what was only found in the mail was settled somehow
	hurry     = 4 * time.Hour // before which nobody waits yet
)

// Day says where a moment lies for a suggestion.
func (s Suggestion) Day(now time.Time) matter.Day {
	on := matter.Day{Age: days(s.Said, now)}
	if due, err := time.ParseInLocation(time.DateOnly, s.Due, now.Location()); err == nil {
		on.Left = days(now, due)
	}
	return on
}

// days counts the midnights from a to b.
func days(a, b time.Time) int {
	y, m, d := a.Date()
	from := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	y, m, d = b.Date()
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(from).Hours() / 24)
}

// Chance is how likely a suggestion is something that is open at a moment.
func (s Suggestion) Chance(now time.Time) float64 {
	on := s.Day(now)
	switch {
	case s.State != "open" || s.Said.After(now) || s.Kind == matter.Wait && now.Sub(s.Said) < hurry:
		return 0
	case s.Taken && !s.Closed: // she said yes, which is not the thing itself
		if s.Due == "" && days(s.Answered, now) > takenDays || s.Due != "" && on.Left < -graceDays {
			return 0
		}
		return max(s.Score, live)
	case s.Answer != "":
		// A word back before its day is not the thing itself, unless the one who asked took note.
		if s.Closed || s.Form != string(prose.Order) || s.Answered.Format(time.DateOnly) >= s.Due || on.Left < -graceDays {
			return 0
		}
		return s.Score
	case s.Due != "" && (on.Left >= 0 || s.Form == promised && on.Left >= -graceDays):
		return max(s.Score, s.Traits.Open(on)) // until its day it does not fade
	case s.Due != "" && on.Left < -lateDays:
		return 0
	}
	return s.Traits.Open(on)
}

// clock is a time of the day.
var clock = regexp.MustCompile(`\b\d{1,2}:\d\d\b|\b\d{1,2} ?([ap]m|o.?clock)\b`)

// Live says whether a suggestion is worth a line on a day: a courtesy or a statement never is.
func (s Suggestion) Live(now time.Time) bool {
	switch prose.Form(s.Form) {
	case prose.Courtesy, prose.Statement, halfPromised:
		return false // what a statement means is a guess
	case prose.Question:
		if clock.MatchString(s.Words) {
			return false // what concerns an hour is settled within it
		}
	}
	return s.Chance(now) >= live
}
