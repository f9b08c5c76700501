package prose

import (
	"regexp"
	"strings"
	"time"
)

// dueIn picks the time of an ask that begins at from: the first with "by" or its like, else the first after from, else the first; with
// the day or the hour that stands beside it. A time in a condition or a reason is none, nor is a bare year.
func dueIn(sentence string, list []token, from int) *Span {
	all := Deadlines(sentence, slotReference)
	best, rank := -1, -3
	for n, d := range all {
		if aside(list, d.Start, from) || d.ofThing(sentence) {
			continue
		}
		if r := d.rank(from); r > rank {
			rank, best = r, n
		}
	}
	if best < 0 {
		return looseTime(sentence)
	}
	s := all[best].Span
	for n := best + 1; n < len(all) && beside(sentence, s.End, all[n].Start); n++ {
		s.End = all[n].End
	}
	for n := best - 1; n >= 0 && beside(sentence, all[n].End, s.Start) && !all[n].ofThing(sentence); n-- {
		s.Start = all[n].Start
	}
	return &s
}

// rank says how likely a time is the one of an ask that begins at from: more for one behind it, more for "by" and its like, less for
// an hour of no day, still less for an event.
func (d Deadline) rank(from int) int {
	r := 1
	if d.Start >= from {
		r = 2
	}
	if d.limits() {
		r += 2
	}
	switch {
	case d.Grain == "event":
		return r - 3
	case !namesDay(d.Text):
		return r - 2
	}
	return r
}

func (d Deadline) limits() bool {
	first, _, _ := strings.Cut(fold(d.Text), " ")
	return limitWords[first]
}

var limitWords = wordSet(`by before no due within until till latest`)

// ofThing reports whether a time only says which thing is meant: the December figures, the rota for week 4, the cases since October, a
// bare year.
func (d Deadline) ofThing(sentence string) bool {
	if d.limits() || d.Grain == "event" {
		return false
	}
	before := fold(lastOf(sentence[:d.Start]))
	if d.Grain == "month" || d.Grain == "quarter" || d.Grain == "year" {
		first, rest, _ := strings.Cut(fold(d.Text), " ")
		if first == "the" {
			first, _, _ = strings.Cut(rest, " ")
		}
		return !openWords[first] && !openWords[before]
	}
	return before == "since" || before == "of" || (before == "for" || before == "from") && d.Grain == "week"
}

// openWords begin a stretch of time in which something is to be done.
var openWords = wordSet(`by this next in during end early late mid beginning of within over`)

func lastOf(text string) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// namesDay reports whether a time is more than an hour of some day.
func namesDay(text string) bool {
	for _, t := range tokens(text) {
		if calendarWords[t.word] && t.word != "noon" && t.word != "lunch" || t.kind == numberToken && !strings.ContainsAny(t.word, ":apm") || t.word == "end" || t.word == "close" {
			return true
		}
	}
	return false
}

// beside reports whether nothing but a mark or a small word stands between two times.
func beside(sentence string, end, start int) bool {
	if start < end || start-end > 12 {
		return false
	}
	for _, word := range strings.Fields(sentence[end:start]) {
		if !betweenTimes[fold(strings.Trim(word, ",-–()"))] {
			return false
		}
	}
	return true
}

var betweenTimes = map[string]bool{"": true, "at": true, "on": true, "from": true, "around": true, "about": true, "to": true, "or": true}

// aside reports whether what stands at a byte belongs to a condition, a reason or what somebody else does: "if you are out this week,
// …", "…, he is away till Friday". The clause that asks, which begins at from, is never aside.
func aside(list []token, at, from int) bool {
	for n, part := range clauses(list) {
		first := list[part.Start]
		if first.Start <= at && at < list[part.End-1].End {
			if first.Start == from {
				return false
			}
			return asideWords[first.word] || n > 0 && othersWords[first.word] && !wishesSomething(list[part.Start:part.End])
		}
	}
	return false
}

var othersWords = wordSet(`he she they it it's i i'm he's she's they're i've`)

func wishesSomething(clause []token) bool {
	for i, t := range clause {
		if t.word == "need" || t.word == "want" || t.word == "like" || t.word == "must" || t.word == "due" || t.word == "you" || i > 0 && t.word == "to" && (clause[i-1].word == "has" || clause[i-1].word == "have") {
			return true
		}
	}
	return false
}

var asideWords = wordSet(`if unless since because while although though whereas`)

// looseTime is a time that names no day.
func looseTime(sentence string) *Span {
	at := looseTimes.FindStringIndex(sentence)
	if at == nil || strings.HasSuffix(fold(sentence[at[0]:at[1]]), "now") && strings.Trim(sentence[at[1]:], ".!? ") != "" {
		return nil
	}
	return &Span{at[0], at[1]}
}

var looseTimes = regexp.MustCompile(`(?i)\b(?:when(?:ever)? you (?:get|have|find) (?:a|some|the) (?:chance|minute|moment|second|time)|at your (?:earliest )?convenience|right away|immediately|at once|as soon as you can|(?:right )?now\b)`)

// slotReference only lets the grammar run: where an expression stands does not depend on the day.
var slotReference = time.Date(2000, 1, 3, 9, 0, 0, 0, time.UTC)
