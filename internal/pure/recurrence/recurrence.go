// Package recurrence finds asks of one kind that come back, names the rule by which they do, and says when the next is due.
//
// It guarantees that nothing is claimed below three occurrences, that all claims about one list together are false in at
// most one list of twenty whose dates follow no rule, and that the same list always gives the same claims.
package recurrence

import (
	"cmp"
	"slices"
	"time"
)

// Ask is what somebody asked for, and when.
type Ask struct {
	Text string
	At   time.Time // its day is read in its own location; asks without a time are left out
}

// Event is something in the calendar, such as a board meeting, past or to come.
type Event struct {
	Name string // events of one name are one series
	At   time.Time
}

// Fewest is the least number of occurrences of which a rule is claimed.
const Fewest = 3

// Level is the share of lists without any rule of which something is claimed.
const Level = 0.05

// Pattern is a rule by which asks of one kind come back.
type Pattern struct {
	Kind        string    // weekly, fortnightly, weekday of the month, day of the month, month end, quarter, event or gap
	Rule        string    // in words: "every Monday", "about every 10 days"
	Words       []string  // what the asks have in common, by weight
	Occurrences []int     // the asks it rests on, by their place in the list, in order of time
	From, Until time.Time // the next window, Until not included; both zero where the next event is not known
	Windows     []Window  // that window and those after it, as far as they are waited for before the rule counts as dropped
	Hits, Tried int       // backtest: how many of the last asks fell into the window that the earlier ones gave
	P           float64   // chance that random days fit any rule as well, adjusted for all kinds of asks in the list (Holm 1979)
}

// Window is when the next ask of a kind is expected, Until not included.
type Window struct{ From, Until time.Time }

// Next is the first window that is not over at a moment; false where none is, so that the rule counts as dropped or is not known
// to go on. As long as no ask is added, this is what Find at that moment would return.
func Next(windows []Window, now time.Time) (Window, bool) {
	for _, w := range windows {
		if w.Until.After(now) {
			return w, true
		}
	}
	return Window{}, false
}

// Find returns the patterns in a list of asks as seen from now, the surest first. The rules before an event need events;
// there may be none. Time grows with n log n for a list of n asks.
func Find(asks []Ask, events []Event, now time.Time) []Pattern {
	calendars := calendars(events)
	var found []candidate
	for _, group := range kinds(asks) {
		if days := daysOf(asks, group.members); len(days) >= Fewest {
			found = append(found, candidate{group: group, days: days, p: chance(days, calendars)})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.p, b.p) })
	var patterns []Pattern
	for i, c := range found {
		if c.p *= float64(len(found) - i); c.p > Level {
			break
		}
		if pattern, live := c.pattern(asks, calendars, now); live {
			patterns = append(patterns, pattern)
		}
	}
	return patterns
}

// candidate is a kind of ask whose days were compared with chance.
type candidate struct {
	group kind
	days  []int
	p     float64
}

// pattern names the rule and its next window; false where it has not been kept three times in a row.
func (c candidate) pattern(asks []Ask, calendars []calendar, now time.Time) (Pattern, bool) {
	best := fit(c.days, calendars, none)
	out := Pattern{Kind: best.rule.kind(), Rule: best.rule.name(), Words: c.group.words, Occurrences: firsts(asks, c.group.members), P: c.p}
	out.Hits, out.Tried = backtest(c.days, calendars)
	today := dayNumber(now)
	last := best.rule.index(c.days[len(c.days)-1])
	for missed := 1; missed <= patience; missed++ {
		day, known := best.rule.day(last+missed, c.days)
		if !known {
			break
		}
		if slack := best.slack(len(c.days)); day+slack >= today {
			out.Windows = append(out.Windows, Window{dateOf(day-slack, now.Location()), dateOf(day+slack+1, now.Location())})
		} else if missed == patience {
			return Pattern{}, false
		}
	}
	if len(out.Windows) > 0 {
		out.From, out.Until = out.Windows[0].From, out.Windows[0].Until
	}
	return out, true
}

// patience is how often in a row a rule may be missed before it counts as dropped.
const patience = 3

// most is how many of the newest days of a kind are looked at.
const most = 60

// daysOf are the different days of asks, in order.
func daysOf(asks []Ask, members []int) (days []int) {
	for _, i := range firsts(asks, members) {
		days = append(days, dayNumber(asks[i].At))
	}
	return days
}

// firsts are the members in order of time, the first of each day, the newest of them all.
func firsts(asks []Ask, members []int) (list []int) {
	sorted := slices.Clone(members)
	slices.SortStableFunc(sorted, func(a, b int) int { return asks[a].At.Compare(asks[b].At) })
	for _, i := range sorted {
		if len(list) == 0 || dayNumber(asks[list[len(list)-1]].At) < dayNumber(asks[i].At) {
			list = append(list, i)
		}
	}
	return list[max(0, len(list)-most):]
}

// dayNumber counts days from January 1, 1970, by the calendar of t.
func dayNumber(t time.Time) int {
	return int(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func dateOf(day int, loc *time.Location) time.Time {
	t := dateUTC(day)
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, loc)
}

func dateUTC(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }
