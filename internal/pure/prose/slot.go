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

// whatIn is the verb with its object: from the first verb of the clause to the end, the deadline left out.
func whatIn(sentence string, list []token, part Span, end int, due *Span) *Span {
	for i := part.Start; i < part.End; i++ {
		t := list[i]
		if !verbs[t.word] || i > part.Start && stopsVerb[list[i-1].word] || t.Start >= end || t.word == "have" && i > part.Start {
			continue
		}
		s := Span{t.Start, min(end, list[part.End-1].End)}
		if due != nil && due.Start > s.Start && due.Start < s.End {
			s.End = due.Start
		}
		s = trimmed(sentence, s, ".,;:!?-")
		if s.End > s.Start {
			return &s
		}
	}
	return nil
}

var stopsVerb = wordSet(`the a an this that my your our his her their its i we he she they of in`)

// measureIn finds the first number that is an amount: a number with a unit, a percentage, money, "from 3 to 5".
func measureIn(sentence string, due *Span) *Span {
	list := tokens(sentence)
	for i, t := range list {
		if t.kind != numberToken || due != nil && t.Start >= due.Start && t.End <= due.End {
			continue
		}
		if strings.ContainsAny(t.word, ":/") || strings.HasSuffix(t.word, "th") || strings.HasSuffix(t.word, "am") || strings.HasSuffix(t.word, "pm") {
			continue
		}
		return amount(list, i)
	}
	return nil
}

func amount(list []token, i int) *Span {
	s := list[i].Span
	if i > 0 && strings.ContainsAny(list[i-1].word, "$€£") {
		s.Start = list[i-1].Start
	}
	if i+1 < len(list) && (list[i+1].word == "%" || list[i+1].kind == wordToken && !notUnit[list[i+1].word] && list[i+1].Start-list[i].End <= 1) {
		s.End = list[i+1].End
	}
	return &s
}

var notUnit = wordSet(`and or by to for of in on at from with is are was please the a so that if but`)
