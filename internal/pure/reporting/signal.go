package reporting

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// The weights of the signals: one for what tells most by itself, one half or three quarters for what is rarer or weaker, one quarter
// for requests in general, which go both ways nearly as often.
const (
	weighDirects  = 1.0
	weighDelivers = 1.0
	weighWords    = 0.75
	weighGroups   = 0.75
	weighSeries   = 0.75
	weighWonders  = 0.5
	weighPermits  = 0.5
	weighRequests = 0.5
	weighPasses   = 0.5
	weighCopies   = 0.5
	weighRank     = 0.5
	weighAsks     = 0.25
)

// mark is a signal with its part of the direction and its words ("" where the counts would not bear it out).
type mark struct {
	kind  string
	value float64
	text  string
}

// marks weighs all signals of a pair.
func (p *pair) marks() []mark {
	up, down := &p.up, &p.down
	return []mark{
		p.compare("directs", weighDirects, down.marks[directs], up.marks[directs], "tell you what is needed"),
		p.compare("delivers", -weighDelivers, down.marks[delivers], up.marks[delivers], "hand something in or ask for your view"),
		p.compare("wonders", weighWonders, down.marks[wonders], up.marks[wonders], "ask how things stand"),
		p.compare("permits", weighPermits, down.marks[permits], up.marks[permits], "approve or praise"),
		p.compare("requests", -weighRequests, down.marks[requests], up.marks[requests], "speak of leave, expenses or their own goals"),
		p.compare("passes", weighPasses, down.passes, up.passes, "pass mail on with a word or two"),
		p.compare("asks", weighAsks, down.asks, up.asks, "ask for something"),
		p.shorter(),
		against("groups", weighGroups, down.groups, up.groups, 6, "They wrote %s to groups with you in it, you %s to groups with them"),
		against("copies", weighCopies, up.copies, down.copies, 4, "You copied them %s when you wrote to others, they copied you %s"),
		against("rank", weighRank, p.ahead, p.behind, 4, "Others wrote to them with a copy to you %s, to you with a copy to them %s"),
		p.reported(),
	}
}

// compare weighs how often each side does something, per direct message: the z of two proportions with pooled variance, where two messages
// of the common share are added to either side (as Agresti and Caffo, 2000, add to small samples) so that few messages say little;
// half of z goes through tanh into −1..1.
func (p *pair) compare(kind string, weight float64, down, up count, does string) mark {
	n, m := p.down.weight, p.up.weight
	common := (down.weight + up.weight + 0.5) / (n + m + 5)
	spread := math.Sqrt(common * (1 - common) * (1/(n+2) + 1/(m+2)))
	difference := (down.weight+2*common)/(n+2) - (up.weight+2*common)/(m+2)
	out := mark{kind: kind, value: weight * math.Tanh(difference/spread/2)}
	told := float64(down.number)*float64(p.up.number) - float64(up.number)*float64(p.down.number)
	if told*difference > 0 {
		out.text = fmt.Sprintf("%d of %s to you %s; %d of your %d to them do",
			down.number, plural(p.down.number, "message"), does, up.number, p.up.number)
	}
	return out
}

// against weighs two counts: (a − b) / (a + b + hold), where hold keeps small numbers quiet.
func against(kind string, weight float64, a, b count, hold float64, text string) mark {
	value := (a.weight - b.weight) / (a.weight + b.weight + hold)
	out := mark{kind: kind, value: weight * value}
	if float64(a.number-b.number)*value > 0 {
		out.text = fmt.Sprintf(text, times(a.number), times(b.number))
	}
	return out
}

// shorter weighs the medians of the lengths: who decides writes short. A factor of e or more is the whole weight.
func (p *pair) shorter() mark {
	theirs, yours := median(p.down.lengths), median(p.up.lengths)
	if theirs == 0 || yours == 0 {
		return mark{kind: "words"}
	}
	ratio := math.Log(float64(yours+5) / float64(theirs+5))
	fewer := min(p.up.weight, p.down.weight)
	return mark{
		kind: "words", value: weighWords * max(-1, min(1, ratio)) * fewer / (fewer + 3),
		text: fmt.Sprintf("Their messages to you have about %d words, yours to them about %d", theirs, yours),
	}
}

// median is the length that half of the weight lies under.
func median(lengths []length) int {
	slices.SortFunc(lengths, func(a, b length) int { return cmp.Compare(a.words, b.words) })
	total := 0.0
	for _, l := range lengths {
		total += l.weight
	}
	under := 0.0
	for _, l := range lengths {
		if under += l.weight; under >= total/2 {
			return l.words
		}
	}
	return 0
}

// reported weighs a report that the person sends again and again, against what the other sends that way.
func (p *pair) reported() mark {
	subject, weeks := longest(p.up.series)
	_, theirs := longest(p.down.series)
	out := mark{kind: "series", value: weighSeries * (steady(weeks) - steady(theirs))}
	if out.value > 0 {
		out.text = fmt.Sprintf("You sent them “%s” in %d different weeks", subject, weeks)
	}
	return out
}

// steady grows from the third week in which something is sent to the sixth.
func steady(weeks int) float64 { return max(0, min(1, float64(weeks-2)/4)) }

// longest is the subject that was sent in most weeks.
func longest(series map[string]map[int64]bool) (subject string, weeks int) {
	for s, w := range series {
		if len(w) > weeks || len(w) == weeks && s < subject {
			subject, weeks = s, len(w)
		}
	}
	return subject, weeks
}

// trafficText tells how much the two write to each other, and how fast the other answers.
func (p *pair) trafficText(name string) string {
	text := fmt.Sprintf("You wrote to %s directly %s (%d alone) and got %s (%d alone) in %s",
		cmp.Or(name, "them"), times(p.up.number), p.up.alone.number, plural(p.down.number, "message"), p.down.alone.number, plural(len(p.months), "month"))
	if n := len(p.down.answers); n >= 3 {
		slices.Sort(p.down.answers)
		text += fmt.Sprintf("; they answer within %s (middle of %d)", rough(p.down.answers[n/2].Minutes()), n)
	}
	return text
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// rough writes minutes as people say them.
func rough(minutes float64) string {
	switch {
	case minutes < 90:
		return plural(max(1, int(math.Round(minutes))), "minute")
	case minutes < 36*60:
		return plural(int(math.Round(minutes/60)), "hour")
	default:
		return plural(int(math.Round(minutes/60/24)), "day")
	}
}
