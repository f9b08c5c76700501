package ask

import (
	"regexp"
	"strings"
	"time"

	"upward/internal/pure/prose"
)

// patience is for how many days an undated sentence stays news: spoken to one person, and to a few.
var patience = map[string][2]int{
	string(prose.Order): {30, 14}, string(prose.Request): {21, 10}, string(prose.Question): {10, 7}, "promise": {7, 7},
}

const (
	graceDays     = 7             // for which something that was only found in the mail may be late; after that it was settled somehow
	graceAnswered = 2             // the same for what was written back to before its day
	takenDays     = 10            // for which a yes without a day stays a promise
	momentDays    = 1             // for which something stays news that concerns a moment: "call me", "shall I join?", "tonight"
	hurry         = 4 * time.Hour // before which nobody waits yet
	groupDays     = 3             // for which an order to a whole group stays news where it names no day
)

// momentary is how one speaks of a moment that passes without naming its day.
var momentary = regexp.MustCompile(`(?i)\b(today|tonight|this (morning|afternoon|evening)|right now|when you get (in|back|here)|in advance|(give|gimme) (me )?a (call|ring|shout)|(pls|please)? ?call( me)?\W*$|call me|join (you|us|me|the|this)|me to join|attend (this|the)|stop by|come by|are you (in|there|around|coming))\b`)

// meeting is how one speaks of coming together.
var meeting = regexp.MustCompile(`(?i)\b(meet(ing)?|get together|lunch|dinner|breakfast|come over|visit|join|call)\b`)

// urgent is how an order to many says that it is meant for each.
var urgent = regexp.MustCompile(`(?i)\b(asap|immediately|must|today|urgent\w*|hours|each of you|everyone|all of you|your group)\b`)

// clock is a time of the day: what is said about it is over soon.
var clock = regexp.MustCompile(`\b\d{1,2}:\d\d\b|\b\d{1,2} ?([ap]m|o.?clock)\b`)

// Live says whether a suggestion is still worth a line on a day: surely meant, not settled, not past, and not too old for what it is.
// A statement or a courtesy never is.
func (s Suggestion) Live(now time.Time) bool {
	limit, known := patience[s.Form]
	if s.State != "open" || !s.Sure || !known || s.Said.After(now) {
		return false
	}
	if s.Taken && !s.Closed && s.Due == "" {
		return now.Sub(s.Answered) <= takenDays*24*time.Hour
	}
	if s.Answer != "" {
		// A word back is not the thing itself: what has a day stays until then, unless the one who asked took note.
		return s.Due != "" && !s.Closed && s.Answered.Format(time.DateOnly) < s.Due && s.Due >= now.AddDate(0, 0, -graceAnswered).Format(time.DateOnly)
	}
	if s.Kind == "wait" && now.Sub(s.Said) < hurry || s.Form == string(prose.Question) && clock.MatchString(s.Words) {
		return false // nobody waits yet; what concerns an hour is settled within it
	}
	if s.Due != "" {
		if today := now.Format(time.DateOnly); s.Due < today && meeting.MatchString(s.Words) {
			return false // it took place, or it did not
		}
		if today := now.Format(time.DateOnly); s.Due < today && (clock.MatchString(s.Words) || momentary.MatchString(s.Words)) && s.Form == string(prose.Question) {
			return false // the moment has passed, not a duty
		}
		return s.Due >= now.AddDate(0, 0, -graceDays).Format(time.DateOnly) && (!s.Group || s.Due >= now.Format(time.DateOnly))
	}
	days := limit[0]
	switch {
	case momentary.MatchString(s.Words):
		days = momentDays
	case s.Kind == "wait" && s.Group:
		return false // told to many, asked of nobody
	case s.Kind == "promise_mine": // whoever heard it, it is hers
	case s.Group && s.Form == string(prose.Order) && urgent.MatchString(s.Words):
		days = groupDays
	case s.Group:
		return false
	case !s.Direct || s.Kind == "wait" && s.Form == string(prose.Question): // a question of hers grows old sooner
		days = limit[1]
	}
	if strings.HasPrefix(s.Kind, "promise") && len(strings.Fields(s.Words)) < fragment-1 {
		return false // "I'll fax" says nothing that one could wait for
	}
	return now.Sub(s.Said) <= time.Duration(days)*24*time.Hour
}
