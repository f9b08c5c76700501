package rhythm

import (
	"fmt"
	"math"
)

// Bucket is how fast messages of one class are answered.
type Bucket struct {
	Name     string   // in words, for the page
	From, To int      // the class, both ends in it; To is math.MaxInt where it is open
	Answer   Estimate // hours until half are answered
	OK       bool     // Answer may be shown: it rests on Fewest messages and half were answered
	Within   Estimate // share answered within a Day
	Shrunk   Estimate // Answer drawn towards that of all messages, see Shrink; zero where all are too few to say
}

// trait is a property of a sent message that may go with the speed of answers.
type trait struct {
	value func(TimedWait) int
	from  []int // where each class begins, rising; the first begins with the lowest value
	last  int   // the last value of the last class
	name  func(from, to int) string
	alike []int // where the two classes begin within which other traits are compared: finer ones leave too few messages in each
}

func byLength() trait {
	return trait{value: words, from: []int{0, Short + 1, 126, 251}, last: math.MaxInt, name: lengthName, alike: []int{0, Short + 1}}
}

func byQuestion() trait {
	return trait{value: asking, from: []int{0, 1}, last: 1, name: questionName, alike: []int{0, 1}}
}

func byHour() trait {
	return trait{value: clock, from: []int{0, 6, 12, 18}, last: 23, name: hourName, alike: []int{0, 12}}
}

// What is sent from Friday on waits for Monday.
func byWeekday() trait {
	return trait{value: weekday, from: []int{0, 1, 4, 5}, last: 6, name: weekdayName, alike: []int{0, 4}}
}

// traits are the properties by which Style compares answers, in the order of its splits.
func traits() []trait { return []trait{byLength(), byQuestion(), byHour(), byWeekday()} }

// ByLength estimates the answers to messages of up to 50, 51–125, 126–250 and
// over 250 words. A class of fewer than Fewest messages is merged with the
// smaller of its neighbours, so that one bucket is left if there is little mail.
func ByLength(waits []TimedWait) []Bucket { return byLength().buckets(waits) }

// ByQuestion estimates the answers to messages without (From and To are 0) and
// with a question (1), merged like those of ByLength.
func ByQuestion(waits []TimedWait) []Bucket { return byQuestion().buckets(waits) }

// ByHour estimates the answers to messages sent in each quarter of the day by
// the person's clock; From and To are hours, merged like those of ByLength.
func ByHour(waits []TimedWait) []Bucket { return byHour().buckets(waits) }

// ByWeekday estimates the answers to messages sent on Monday, from Tuesday to Thursday, on Friday and at the weekend by
// the person's calendar; From and To count days from Monday, which is 0. Merged like those of ByLength.
func ByWeekday(waits []TimedWait) []Bucket { return byWeekday().buckets(waits) }

func words(w TimedWait) int  { return max(0, w.Words) }
func asking(w TimedWait) int { return one(w.Question) }
func clock(w TimedWait) int  { return w.At.Hour() }

func weekday(w TimedWait) int { return (int(w.At.Weekday()) + 6) % 7 }

func weekdayName(from, to int) string {
	names := []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	switch {
	case from == 0 && to == 6:
		return "any day"
	case from == to:
		return names[from]
	}
	return names[from] + "–" + names[to]
}

func lengthName(from, to int) string {
	switch {
	case from == 0 && to == math.MaxInt:
		return "any length"
	case from == 0:
		return fmt.Sprintf("up to %d words", to)
	case to == math.MaxInt:
		return fmt.Sprintf("over %d words", from-1)
	}
	return fmt.Sprintf("%d–%d words", from, to)
}

func questionName(from, to int) string {
	switch {
	case from != to:
		return "with or without a question"
	case from == 1:
		return "with a question"
	}
	return "without a question"
}

func hourName(from, to int) string {
	if from == 0 && to == 23 {
		return "any hour"
	}
	return fmt.Sprintf("%d–%d h", from, to+1)
}

// class is a run of neighbouring classes of a trait.
type class struct {
	from, to int
	waits    []TimedWait
}

func (t trait) buckets(waits []TimedWait) []Bucket {
	classes := make([]class, len(t.from))
	for i, from := range t.from {
		classes[i] = class{from: from, to: t.last}
		if i > 0 {
			classes[i-1].to = from - 1
		}
	}
	for _, wait := range waits {
		if wait.Duration >= 0 {
			i := t.class(wait)
			classes[i].waits = append(classes[i].waits, wait)
		}
	}
	var buckets []Bucket
	all, reached := Answer(bare(waits), 0.5)
	for _, c := range merge(classes) {
		b := bucket(t.name(c.from, c.to), c.from, c.to, c.waits)
		if reached && all.Enough() {
			b.Shrunk = Shrink(b.Answer, all)
		}
		buckets = append(buckets, b)
	}
	return buckets
}

func (t trait) class(wait TimedWait) int { return classOf(t.value(wait), t.from) }

// stratum is the coarser class of the message.
func (t trait) stratum(wait TimedWait) int { return classOf(t.value(wait), t.alike) }

func classOf(value int, from []int) int {
	for i := len(from) - 1; i > 0; i-- {
		if value >= from[i] {
			return i
		}
	}
	return 0
}

// merge joins the smallest class with the smaller of its neighbours until each
// holds Fewest or one is left.
func merge(classes []class) []class {
	for len(classes) > 1 {
		small := 0
		for i, c := range classes {
			if len(c.waits) < len(classes[small].waits) {
				small = i
			}
		}
		if len(classes[small].waits) >= Fewest {
			break
		}
		left := small - 1
		if small == 0 || small+1 < len(classes) && len(classes[small+1].waits) < len(classes[small-1].waits) {
			left = small
		}
		joined := &classes[left]
		joined.to = classes[left+1].to
		joined.waits = append(joined.waits, classes[left+1].waits...)
		classes = append(classes[:left+1], classes[left+2:]...)
	}
	return classes
}

func bucket(name string, from, to int, waits []TimedWait) Bucket {
	bare := bare(waits)
	answer, reached := Answer(bare, 0.5)
	return Bucket{
		Name: name, From: from, To: to,
		Answer: answer, OK: reached && answer.Enough(),
		Within: Within(bare, Day),
	}
}

func bare(waits []TimedWait) []Wait {
	bare := make([]Wait, 0, len(waits))
	for _, wait := range waits {
		bare = append(bare, wait.Wait)
	}
	return bare
}

// difference is the p of the test whether the buckets of one trait differ among
// messages that are alike in the other traits.
func difference(waits []TimedWait, buckets []Bucket, traits []trait, tested int) float64 {
	if len(buckets) < 2 {
		return 1
	}
	cases := make([]sighting, 0, len(waits))
	for _, wait := range waits {
		if wait.Duration < 0 {
			continue
		}
		one := sighting{Wait: wait.Wait}
		value := traits[tested].value(wait)
		for one.group < len(buckets)-1 && value > buckets[one.group].To {
			one.group++
		}
		for i, other := range traits {
			if i != tested {
				one.stratum = one.stratum*len(other.alike) + other.stratum(wait)
			}
		}
		cases = append(cases, one)
	}
	return logRank(cases, len(buckets), early)
}
