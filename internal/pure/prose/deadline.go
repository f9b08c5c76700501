package prose

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Deadline is an expression of time that looks forward.
//
// Numbers with slashes are read month first in English ("3/4" is March 4) unless only the other order is a date; with full stops
// day first ("3.4.2024" is April 3); four digits first mean year, month, day. How the words are read that people read in
// two ways is written down in docs/methods.md; Or holds the other reading of such words.
type Deadline struct {
	Span
	Text  string    // the words, verbatim
	Value time.Time // first moment or day, in the reference's location; zero for an event
	Until time.Time // the end, not included: the start of the next day, week, month …; of "before X" the start of X; zero for an event
	Grain string    // minute, hour, day, week, month, quarter, year or event
	Or    time.Time // where the words can be read in two ways, what the other reading gives for Value; else zero
	Rule  string    // the plain name of the rule that read it
	week  bool      // its words name a week, in whatever language
}

// LastDay is the last day on which it can still be met, at midnight; of a week or its end, the last one on which people work. It is the
// zero time for an event.
func (d Deadline) LastDay() time.Time {
	if d.Until.IsZero() {
		return time.Time{}
	}
	day := dayOf(d.Until.Add(-time.Nanosecond))
	for d.week && weekend(day) && !day.AddDate(0, 0, -1).Before(dayOf(d.Value)) && !weekend(d.Value) {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

func weekend(day time.Time) bool {
	return day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
}

// Deadlines finds the expressions of time in text that say by when, read from the moment of reference, in order.
// Words that look back ("last week", "two days ago") are left out, as are lengths ("for three hours").
func Deadlines(text string, reference time.Time) []Deadline {
	return timesIn(text, reference, false)
}

// Times is like Deadlines and keeps the expressions that look back.
func Times(text string, reference time.Time) []Deadline {
	return timesIn(text, reference, true)
}

// window is how many bytes are read at once: no expression is longer, and memory stays small.
const window = 4096

func timesIn(text string, reference time.Time, past bool) []Deadline {
	var list []Deadline
	for start := 0; start < len(text); {
		end := windowEnd(text, start)
		for _, s := range passages(text[start:end], pieces(text[start:end], lexicon)) {
			r := &reader{text: text[start:end], list: s.list, dayFirst: s.in.dayFirst, now: reference, today: dayOf(reference)}
			list = r.all(list, start, past)
		}
		start = end
	}
	return list
}

// windowEnd cuts at the last white space of a window, or between two characters.
func windowEnd(text string, start int) int {
	if len(text)-start <= window {
		return len(text)
	}
	for i := start + window; i > start+window/2; i-- {
		if text[i] == '\n' || text[i] == '.' {
			return i
		}
	}
	for i := start + window; i > start+window/2; i-- {
		if text[i] == ' ' {
			return i
		}
	}
	end := start + window
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return end
}

// reader reads times off a row of pieces. It never changes them.
type reader struct {
	text       string
	list       []piece
	dayFirst   bool // 3/7 is July 3
	now, today time.Time
	found      map[feastIn]moment // feasts already looked up: those that follow the moon take long to find
}

// moment is a stretch of time that an expression names.
type moment struct {
	from, to time.Time // to is not included
	grain    string
	past     bool // the words look back
	vague    bool // only a time of day that some day must complete
	event    bool
	rule     string
	or       time.Time // where the other reading begins
}

// grammarRule reads an expression that begins on piece i and returns the piece after it, or 0.
type grammarRule struct {
	name string
	read func(r *reader, i int) (moment, int)
}

// grammar is tried from top to bottom at each place; the longest reading wins, the first of equals.
var grammar = []grammarRule{
	{"date in numbers", (*reader).numericDate},
	{"day and month", (*reader).monthDay},
	{"weekday", (*reader).weekday},
	{"day by its word", (*reader).dayWord},
	{"length from a day", (*reader).fromNow},
	{"next or last", (*reader).relativeUnit},
	{"end of", (*reader).partOf},
	{"short for the end of", (*reader).shortEnd},
	{"nth of a month", (*reader).nthOf},
	{"quarter", (*reader).quarter},
	{"holiday", (*reader).holiday},
	{"month", (*reader).monthAlone},
	{"nth day", (*reader).nthDay},
	{"year", (*reader).yearAlone},
	{"time of day", (*reader).clockTime},
	{"event", (*reader).event},
}

func (r *reader) all(list []Deadline, offset int, past bool) []Deadline {
	covered := 0
	for i := 0; i < len(r.list); {
		m, next := r.expression(i)
		if next <= i {
			i++
			continue
		}
		first := r.prefix(i)
		s := Span{max(r.list[first].start, covered), r.list[next-1].end}
		if !m.to.After(r.now) && (m.grain == "month" || m.grain == "quarter" || m.grain == "year") {
			m.past = true
		}
		m.past = m.past || r.word(i-1) == "since"
		if !m.past || past {
			list = append(list, r.deadline(m, i, next, s, offset))
			covered = s.End
		}
		for i = next; i < len(r.list) && r.list[i].start < covered; { // the rest of a row that stands for the same words
			i++
		}
	}
	return list
}

// deadline makes the result of the moment that was read from the pieces i to next.
func (r *reader) deadline(m moment, i, next int, s Span, offset int) Deadline {
	d := Deadline{Span: s.shift(offset), Text: s.Of(r.text), Value: m.from, Until: m.to, Grain: m.grain, Or: m.or, Rule: m.rule}
	for n := i; n < next; n++ {
		d.week = d.week || strings.Contains(r.list[n].word, "week") || r.list[n].word == "eow"
	}
	lead := r.word(i - 1)
	if lead == "the" {
		lead = r.word(i - 2)
	}
	switch {
	// "Before the end" still means the last day, and the last hour of it.
	case lead == "before" || lead == "to" && r.word(i-2) == "prior":
		if !ends[m.rule] {
			d.Until = d.Value
		}
	case lead == "by" && d.Or.IsZero() && (m.grain == "month" || m.grain == "quarter" || m.grain == "year") && m.from.After(r.now):
		d.Or = m.from
	}
	return d
}

// ends are the rules whose day is the end of a longer time.
var ends = map[string]bool{"end of": true, "short for the end of": true}

// prefix steps back over the words that turn a time into a deadline.
func (r *reader) prefix(i int) int {
	first := i
	switch r.word(i - 1) {
	case "by", "before", "until", "till", "on", "due", "within", "at", "around":
		first = i - 1
	case "than":
		if r.word(i-2) == "later" && (r.word(i-3) == "no" || r.word(i-3) == "not") {
			first = i - 3
		}
	case "to":
		if r.word(i-2) == "prior" {
			first = i - 2
		}
	case "the":
		if r.word(i-2) == "by" || r.word(i-2) == "before" || r.word(i-2) == "on" || r.word(i-2) == "until" {
			first = i - 2
		}
	}
	return first
}

// expression reads the longest time at i, with a second part that completes it: a day with its time, a range.
func (r *reader) expression(i int) (moment, int) {
	m, next := r.single(i)
	if next == 0 {
		return r.between(i)
	}
	m, next = r.withWeekday(m, next)
	if n, end := r.completed(m, next); end > 0 {
		m, next = n, end
	}
	if n, end := r.ranged(m, i, next); end > 0 {
		m, next = n, end
	}
	return r.zoned(m, i, next)
}

// single reads the longest expression of one rule.
func (r *reader) single(i int) (moment, int) {
	var best moment
	end := 0
	if !r.mayStart(i) {
		return best, 0
	}
	for _, g := range grammar {
		m, next := g.read(r, i)
		if next > end && r.bounded(i, next) {
			best, end = m, next
			best.rule = g.name
		}
	}
	return best, end
}

// mayStart is the cheap look before the rules are tried.
func (r *reader) mayStart(i int) bool {
	if i >= len(r.list) {
		return false
	}
	p := &r.list[i]
	return p.number >= 0 || p.meaning().starts || p.word == "+" || p.word == "-" || p.letter && feastStarts[feastWord(p.word)]
}

// bounded keeps expressions from beginning or ending inside a longer word or number, such as a version or a code.
func (r *reader) bounded(i, next int) bool {
	first, last := r.list[i], r.list[next-1]
	if i > 0 && first.number >= 0 {
		before := r.list[i-1]
		if before.end == first.start && ((before.word == "-" || before.word == "+") && i > 1 && r.list[i-2].letter && r.list[i-2].end == before.start && r.word(i+1) == ":" || before.letter || before.word == "$" || before.word == "#" || before.word == "-" && i > 1 && r.list[i-2].end == before.start && r.list[i-2].digits > 2 ||
			(before.word == "." || before.word == "/") && i > 1 && r.list[i-2].number >= 0) {
			return false
		}
	}
	if next >= len(r.list) {
		return true
	}
	after := r.list[next]
	if after.start != last.end {
		return true
	}
	if last.number >= 0 && after.letter && after.word == "t" && next+1 < len(r.list) && r.list[next+1].number >= 0 {
		return true
	}
	if last.number >= 0 && (after.letter || after.word == "%") {
		return false
	}
	if after.word == ":" && last.digits == 4 {
		return true
	}
	glued := after.word == "/" || after.word == "." || after.word == "-" || after.word == ":" || after.word == "@" || after.word == "_"
	return !(glued && last.number >= 0 && next+1 < len(r.list) && r.list[next+1].start == after.end && r.list[next+1].number >= 0 && after.word != "-")
}
