package rhythm

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Message is one that the person wrote.
type Message struct {
	At           time.Time // in the person's local zone; the zero time if unknown
	Words        int       // written by the person: without quotes and signatures
	Question     bool      // asks at least one question
	Asks         int       // requests found in it
	Solo         bool      // sent to one recipient only
	Thread       string    // any key of its thread; empty if unknown
	ThreadLength int       // messages in that thread, by everybody; 0 if unknown
	Channel      string    // how it came, in words of the caller: mail, chat; empty if unknown
}

// TimedWait is a message that was sent to the person, and how it fared.
type TimedWait struct {
	Wait
	At       time.Time // when it was sent, in the person's local zone
	Words    int       // length of what was sent
	Question bool      // it asked at least one question
}

// Short is the most words that a short message has.
const Short = 50

// Day is the time within which Style counts messages as answered.
const Day = 24 * time.Hour

// Hours estimates the share of messages, 0 to 1, that are written in each hour
// of the day, by the clock of At. Messages without a time are left out.
func Hours(messages []Message) [24]Estimate {
	var counts [24]int
	n := 0
	for _, message := range messages {
		if !message.At.IsZero() {
			counts[message.At.Hour()]++
			n++
		}
	}
	var shares [24]Estimate
	for hour, count := range counts {
		shares[hour] = Share(count, n)
	}
	return shares
}

// Weekdays estimates the share of messages, 0 to 1, that are written on each day
// of the week, indexed by time.Weekday: Sunday is 0. Messages without a time are
// left out.
func Weekdays(messages []Message) [7]Estimate {
	var counts [7]int
	n := 0
	for _, message := range messages {
		if !message.At.IsZero() {
			counts[message.At.Weekday()]++
			n++
		}
	}
	var shares [7]Estimate
	for day, count := range counts {
		shares[day] = Share(count, n)
	}
	return shares
}

// Style is how a person writes and answers, as far as their messages tell.
type Style struct {
	Messages  int          // messages that they sent
	Length    Estimate     // median words of a message
	Short     Estimate     // share of messages of at most Short words
	Questions Estimate     // share of messages that ask a question
	Asks      Estimate     // requests in a message, on average
	Solo      Estimate     // share of messages to one recipient
	Hours     [24]Estimate // see Hours
	Weekdays  [7]Estimate  // see Weekdays
	Thread    Estimate     // median messages of a thread that they took part in; N counts threads
	Channels  []Channel    // share of messages by each way that they use, the most used first

	Answers    Bucket // all messages sent to them
	ByLength   Split  // by the length of what was sent
	ByQuestion Split  // by whether it asked a question
	ByHour     Split  // by the hour at which it was sent
	ByWeekday  Split  // by the day of the week on which it was sent
	Windows    Windows
	Curve      []Step // share answered over time, for all messages
}

// Channel is a way in which a person writes.
type Channel struct {
	Name  string
	Share Estimate
}

// Split is the answers by one property of the messages sent.
type Split struct {
	Buckets    []Bucket
	Difference bool    // the buckets are answered at reliably different speed: an association, not a cause
	P          float64 // of the log-rank test within messages that are alike in the other properties, adjusted for the four tests (Holm 1979)
}

// Of gathers the style of a person from the messages that they sent and those
// that were sent to them. All four differences together are claimed falsely in
// at most Level of cases.
func Of(sent []Message, waits []TimedWait) Style {
	style := Style{
		Messages: len(sent),
		Length:   lengths(sent),
		Thread:   threads(sent),
		Hours:    Hours(sent),
		Weekdays: Weekdays(sent),
		Channels: channels(sent),
	}
	short, questions, solo := 0, 0, 0
	asks := make([]int, 0, len(sent))
	for _, message := range sent {
		short += one(message.Words <= Short)
		questions += one(message.Question)
		solo += one(message.Solo)
		asks = append(asks, message.Asks)
	}
	style.Short = Share(short, len(sent))
	style.Questions = Share(questions, len(sent))
	style.Solo = Share(solo, len(sent))
	style.Asks = Rate(asks)
	style.answers(waits)
	return style
}

func (s *Style) answers(waits []TimedWait) {
	s.Answers = bucket("all messages", 0, math.MaxInt, waits)
	if s.Answers.OK {
		s.Answers.Shrunk = s.Answers.Answer
	}
	s.Windows = ReplyWindows(waits)
	s.Curve = Curve(bare(waits))
	s.ByLength.Buckets = ByLength(waits)
	s.ByQuestion.Buckets = ByQuestion(waits)
	s.ByHour.Buckets = ByHour(waits)
	s.ByWeekday.Buckets = ByWeekday(waits)
	splits := []*Split{&s.ByLength, &s.ByQuestion, &s.ByHour, &s.ByWeekday}
	traits := traits()
	p := make([]float64, len(splits))
	for i, split := range splits {
		p[i] = difference(waits, split.Buckets, traits, i)
	}
	for i, adjusted := range holm(p) {
		splits[i].P, splits[i].Difference = adjusted, adjusted < Level
	}
}

func lengths(sent []Message) Estimate {
	words := make([]float64, 0, len(sent))
	for _, message := range sent {
		words = append(words, float64(message.Words))
	}
	return Median(words)
}

// threads counts each thread once, however often the person wrote in it.
func threads(sent []Message) Estimate {
	longest := make(map[string]int)
	for _, message := range sent {
		if message.Thread != "" && message.ThreadLength > 0 {
			longest[message.Thread] = max(longest[message.Thread], message.ThreadLength)
		}
	}
	lengths := make([]float64, 0, len(longest))
	for _, length := range longest {
		lengths = append(lengths, float64(length))
	}
	return Median(lengths)
}

// channels shares the messages out among the ways they came; those of unknown way are left out.
func channels(sent []Message) []Channel {
	counts := map[string]int{}
	n := 0
	for _, message := range sent {
		if message.Channel != "" {
			counts[message.Channel]++
			n++
		}
	}
	var list []Channel
	for name, count := range counts {
		list = append(list, Channel{name, Share(count, n)})
	}
	slices.SortFunc(list, func(a, b Channel) int {
		return cmp.Or(cmp.Compare(b.Share.Value, a.Share.Value), cmp.Compare(a.Name, b.Name))
	})
	return list
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
