package prose

import "strings"

// slots fills who is asked, for what, by when, how much and to what end, all in bytes of sentence.
func slots(sentence string, list []token, part Span, ask *Ask) {
	ask.Due = dueIn(sentence, list, list[part.Start].Start)
	ask.Measure = measureOf(list, ask.Due)
	want := wantIn(list, part)
	ask.Outcome = outcomeIn(list, want, part)
	ask.What = want.span(sentence, list, ask.Outcome, ask.Due)
	ask.Who = whoIn(list, part)
}

// measureIn finds the first number that is an amount: money, a share, or a number with a unit.
func measureIn(sentence string, due *Span) *Span { return measureOf(tokens(sentence), due) }

func measureOf(list []token, due *Span) *Span {
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
