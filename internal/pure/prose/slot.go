package prose

import (
	"regexp"
	"strings"
	"time"
)

// slots fills who is asked, for what, by when, how much and to what end, all in bytes of sentence.
func slots(sentence string, list []token, part Span, ask *Ask) {
	ask.Due = dueIn(sentence, list, list[part.Start].Start)
	ask.Measure = measureIn(sentence, ask.Due)
	want := wantIn(list, part)
	ask.Outcome = outcomeIn(list, want, part)
	ask.What = want.span(sentence, list, ask.Outcome, ask.Due)
	ask.Who = whoIn(list, part)
}

// dueIn picks the time of an ask that begins at from: the first with "by" or its like, else the first after from, else the first; with
// the day or the hour that stands beside it. A time in a condition or a reason is none, nor is a bare year.
func dueIn(sentence string, list []token, from int) *Span {
	all := Deadlines(sentence, slotReference)
	best, rank := -1, -3
	for n, d := range all {
		if aside(list, d.Start) || len(d.Text) == len("2002") && leadingNumber(d.Text) > 1900 {
			continue
		}
		r := 1
		if d.Start >= from {
			r = 2
		}
		first, _, _ := strings.Cut(fold(d.Text), " ")
		if first == "by" || first == "before" || first == "no" || first == "due" || first == "within" || first == "until" {
			r += 2
		}
		if d.Grain == "event" {
			r -= 3
		} else if !namesDay(d.Text) {
			r -= 2
		}
		if r > rank {
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
	for n := best - 1; n >= 0 && beside(sentence, all[n].End, s.Start); n-- {
		s.Start = all[n].Start
	}
	return &s
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

// aside reports whether what stands at a byte belongs to a condition or a reason: "if you are out this week, …".
func aside(list []token, at int) bool {
	for _, part := range clauses(list) {
		first := list[part.Start]
		if first.Start <= at && at < list[part.End-1].End {
			return asideWords[first.word]
		}
	}
	return false
}

var asideWords = wordSet(`if unless since because while although though whereas`)

// looseTime is a time that names no day.
func looseTime(sentence string) *Span {
	at := looseTimes.FindStringIndex(sentence)
	if at == nil {
		return nil
	}
	return &Span{at[0], at[1]}
}

var looseTimes = regexp.MustCompile(`(?i)\b(?:when(?:ever)? you (?:get|have|find) (?:a|some|the) (?:chance|minute|moment|second|time)|at your (?:earliest )?convenience|right away|immediately|at once|as soon as you can|(?:right )?now\b[.!?]?$)`)

// slotReference only lets the grammar run: where an expression stands does not depend on the day.
var slotReference = time.Date(2000, 1, 3, 9, 0, 0, 0, time.UTC)

// measureIn finds the first number that is an amount: money, a share, or a number with a unit.
func measureIn(sentence string, due *Span) *Span {
	list := tokens(sentence)
	for i, t := range list {
		counted := t.kind == numberToken && !notAmount(list, i) || numberWords[t.word] > 1 || t.word == "zero"
		if !counted || due != nil && t.Start >= due.Start && t.End <= due.End {
			continue
		}
		if s := amount(list, i); s != nil {
			return s
		}
	}
	return nil
}

// notAmount reports times, dates, years, telephone numbers and the numbers of rooms and versions.
func notAmount(list []token, i int) bool {
	word := list[i].word
	if strings.ContainsAny(word, ":/-") || strings.HasSuffix(word, "th") || strings.HasSuffix(word, "am") || strings.HasSuffix(word, "pm") {
		return true
	}
	if n := leadingNumber(word); len(word) == 4 && n >= 1900 && n < 2100 || len(word) > 4 && !strings.ContainsAny(word, ",.%km") {
		return true
	}
	if i == 0 {
		return false
	}
	before := list[i-1]
	return before.word == "#" || before.word == "(" && i+1 < len(list) && list[i+1].word == ")" || placeWords[before.word] || before.title && before.kind == wordToken && i > 1
}

var placeWords = wordSet(`room floor version page section number no building line item step phase tab ext x grade on at`)

// amount takes a number with what belongs to it, or nil when nothing makes it an amount.
func amount(list []token, i int) *Span {
	s := list[i].Span
	money := i > 0 && strings.Contains("$€£", list[i-1].word) && list[i-1].End == s.Start
	if money {
		s.Start = list[i-1].Start
	}
	unit := strings.HasSuffix(list[i].word, "%")
	if i+1 < len(list) && !unit {
		next := list[i+1]
		if next.word == "%" || next.kind == wordToken && !notUnit[next.word] && !next.title && next.Start-s.End <= 1 {
			s.End, unit = next.End, true
		}
	}
	if !money && !unit && !(i > 0 && boundWords[list[i-1].word]) {
		return nil
	}
	if i > 0 && list[i-1].word == "from" {
		if end := upTo(list, i+1); end > 0 {
			s = Span{list[i-1].Start, end}
		}
	}
	return &s
}

// upTo finds the end of "to 15 accounts" within four tokens of i, or 0.
func upTo(list []token, i int) int {
	for n := i; n+1 < len(list) && n < i+4; n++ {
		if list[n].word == "to" && list[n+1].kind == numberToken {
			if s := amount(list, n+1); s != nil {
				return s.End
			}
		}
	}
	return 0
}

var boundWords = wordSet(`to under below above over least most than from reach hit exceed`)

var notUnit = wordSet(`and or by to for of in on at from with is are was please the a so that if but we i you it they he she can will which who when where`)
