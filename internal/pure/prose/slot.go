package prose

import (
	"strings"
	"time"
)

// slots fills what is asked for, by when, how much and to what end, all in bytes of sentence.
func slots(sentence string, list []token, part Span, ask *Ask) {
	end := ask.End
	if s := outcomeIn(list, part.Start); s != nil {
		ask.Outcome = s
		end = min(end, s.Start)
	}
	ask.Due = dueIn(sentence, list[part.Start].Start)
	ask.Measure = measureIn(sentence, ask.Due)
	ask.What = whatIn(sentence, list, part, end, ask.Due)
}

// dueIn picks the deadline of an ask that begins at from: the first with "by" or its like, else the first after from,
// else the first.
func dueIn(sentence string, from int) *Span {
	var best *Span
	rank := 0
	for _, d := range Deadlines(sentence, slotReference) {
		r := 1
		if d.Start >= from {
			r = 2
		}
		first, _, _ := strings.Cut(fold(d.Text), " ")
		if first == "by" || first == "before" || first == "no" || first == "due" || first == "within" || first == "until" {
			r += 2
		}
		if r > rank {
			rank = r
			s := d.Span
			best = &s
		}
	}
	return best
}

// slotReference only lets the grammar run: where an expression stands does not depend on the day.
var slotReference = time.Date(2000, 1, 3, 9, 0, 0, 0, time.UTC)

// outcomeIn finds the clause that says what for.
func outcomeIn(list []token, from int) *Span {
	last := list[len(list)-1]
	for i := from + 1; i+1 < len(list); i++ {
		pair := list[i].word + " " + list[i+1].word
		switch {
		case pair == "so that" || pair == "so we" || pair == "so i" || pair == "in order" || pair == "so you" || pair == "so they" || pair == "the goal" || pair == "so it",
			list[i].word == "because":
			end := last.End
			if last.kind == markToken {
				end = last.Start
			}
			return &Span{list[i].Start, end}
		}
	}
	return nil
}

// whatIn is the verb with its object: from the verb that is asked for to the end of the clause, the deadline left out.
func whatIn(sentence string, list []token, part Span, end int, due *Span) *Span {
	i := askedVerb(list, part)
	if i < 0 || list[i].Start >= end {
		return nil
	}
	s := Span{list[i].Start, min(end, list[part.End-1].End)}
	if due != nil && due.Start > s.Start && due.Start < s.End {
		s.End = due.Start
	}
	s = trimmed(sentence, s, ".,;:!?-")
	if s.End <= s.Start {
		return nil
	}
	return &s
}

// askedVerb is the token of the verb that is asked for: the first one behind the words that ask, else the first that
// can be one, else -1.
func askedVerb(list []token, part Span) int {
	head := requestHead(list, part)
	for i := max(head, part.Start); i < part.End; i++ {
		t := list[i]
		plain := i > part.Start && stopsVerb[list[i-1].word] && i != head
		if verbs[t.word] && !plain && !(t.word == "have" && i > part.Start && i != head) {
			return i
		}
		if i == head && head > part.Start && t.kind == wordToken && list[head-1].word == "please" && !stopsVerb[t.word] {
			return i
		}
	}
	return -1
}

// requestHead is the token behind "please", "can you", "let's", "need you to" and their like, or -1.
func requestHead(list []token, part Span) int {
	for i := part.Start; i+1 < part.End; i++ {
		word, next := list[i].word, list[i+1].word
		switch {
		case word == "please" || word == "pls" || word == "kindly" || word == "let's":
			return skipSoft(list, i+1, part.End)
		case modals[word] && (pronouns[next] || next == "someone" || next == "everyone" || next == "somebody") && i+2 < part.End:
			if next != "i" {
				return skipSoft(list, i+2, part.End)
			}
		case next == "to" && i > part.Start && list[i].word == "you" && i+2 < part.End:
			return skipSoft(list, i+2, part.End)
		}
	}
	return -1
}

// skipSoft steps over words that stand between the request and its verb.
func skipSoft(list []token, i, end int) int {
	for i < end-1 && (softWords[list[i].word] || list[i].word == "and" && pronouns[list[i+1].word] || pronouns[list[i].word]) {
		i++
	}
	return i
}

var softWords = wordSet(`please also just kindly then at least possibly perhaps maybe all both definitely quickly try to`)

var stopsVerb = wordSet(`the a an this that my your our his her their its i we he she they of in any some no`)

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
