package rhythm

import (
	"math"
	"slices"
	"time"
)

// Fortnight is how long Windows waits for an answer: what comes later is rarely an answer by mail to that message.
const Fortnight = 14 * Day

// Windows is how long one waits for the answers that come.
type Windows struct {
	Answered Estimate // share of messages that get an answer within a Fortnight, 0 to 1
	Half     Estimate // hours within which half of those answers are there
	Most     Estimate // hours within which four fifths of them are there
	OK       bool     // Half and Most may be shown: they rest on Enough answers and the person did not change
	Why      string   // in words why not, empty if OK
}

// ReplyWindows estimates within which time messages are answered, of those that are answered within a Fortnight: the
// Kaplan–Meier curve up to there, divided by its value there, so that answers that the end of the mail cuts off are not
// missed. A window for the share p ends at the answer of rank p(n+1) of n, between two of them in proportion on the
// logarithm of time: a new answer then falls into it with probability p (Wilks 1941; type 6 of Hyndman & Fan 1996). The
// interval reaches from the rank to which Wilson's interval of p goes down to the one to which it goes up.
//
// It abstains (OK is false) with fewer than Fewest answers, and where earlier and later answers differ reliably in speed:
// then the past says little about the next message. People change; windows are to be made anew from all that is known
// when they are shown.
func ReplyWindows(waits []TimedWait) Windows {
	sorted := slices.Clone(waits)
	slices.SortStableFunc(sorted, func(a, b TimedWait) int { return a.At.Compare(b.At) })
	cut := untilFortnight(sorted)
	answers := onlyAnswered(cut)
	out := Windows{Answered: Within(cut, Fortnight)}
	if len(answers) < Fewest {
		out.Why = "too few answers to say"
		return out
	}
	ranks := ranked(Curve(cut), float64(len(answers)))
	out.Half, out.Most = window(ranks, 0.5, len(answers)), window(ranks, 0.8, len(answers))
	if changed, _ := Compare(answers[:len(answers)/2], answers[len(answers)/2:]); changed {
		out.Why = "the time to answer has changed"
		return out
	}
	out.OK = true
	return out
}

// untilFortnight is the waits as they stood a Fortnight after each message.
func untilFortnight(waits []TimedWait) []Wait {
	kept := make([]Wait, 0, len(waits))
	for _, wait := range waits {
		switch {
		case wait.Duration > Fortnight:
			kept = append(kept, Wait{Duration: Fortnight})
		case wait.Duration >= 0:
			kept = append(kept, wait.Wait)
		}
	}
	return kept
}

// onlyAnswered keeps the answers.
func onlyAnswered(waits []Wait) []Wait {
	return slices.DeleteFunc(slices.Clone(waits), func(w Wait) bool { return !w.Answered })
}

// rank is a time at which answers come, and how many of them.
type rank struct{ hours, weight float64 }

// ranked shares n answers out over the jumps of a curve that has some.
func ranked(steps []Step, n float64) (list []rank) {
	before, whole := 0.0, steps[len(steps)-1].Share
	for _, step := range steps {
		if step.Share > before {
			list = append(list, rank{step.Hours, n * (step.Share - before) / whole})
			before = step.Share
		}
	}
	return list
}

// window is the time at which a share of n answers, ranked in order of time, is reached.
func window(ranks []rank, p float64, n int) Estimate {
	total := float64(n)
	around := shareOf(p, total)
	value := hoursAt(ranks, p*(total+1))
	return Estimate{
		Value: value,
		Low:   min(value, hoursAt(ranks, around.Low*(total+1))),
		High:  max(value, hoursAt(ranks, around.High*(total+1))),
		N:     n,
	}
}

// hoursAt is the time of a rank, between two of them in proportion on the logarithm of time.
func hoursAt(ranks []rank, at float64) float64 {
	sum := 0.0
	for i, r := range ranks {
		if sum+r.weight < at {
			sum += r.weight
			continue
		}
		if i == 0 {
			return r.hours
		}
		part := (at - sum) / r.weight
		from, to := math.Log(ranks[i-1].hours+minute), math.Log(r.hours+minute)
		return max(0, math.Exp(from+part*(to-from))-minute)
	}
	return ranks[len(ranks)-1].hours
}

// SuchAs picks, among the messages sent to a person, those that a new one resembles in the property by which answers
// differ most surely; why names it. Where nothing makes a reliable difference, these are all messages and why is empty.
func SuchAs(waits []TimedWait, message TimedWait) (such []TimedWait, why string) {
	style := Of(nil, waits)
	splits := []Split{style.ByLength, style.ByQuestion, style.ByHour, style.ByWeekday}
	best := -1
	for i, split := range splits {
		if split.Difference && (best < 0 || split.P < splits[best].P) {
			best = i
		}
	}
	if best < 0 {
		return waits, ""
	}
	value := traits()[best].value
	for _, b := range splits[best].Buckets {
		if v := value(message); v < b.From || v > b.To {
			continue
		}
		why = b.Name
		for _, wait := range waits {
			if v := value(wait); v >= b.From && v <= b.To {
				such = append(such, wait)
			}
		}
	}
	return such, why
}

// Late says by when a message sent at a time is answered in four of five cases, the zero time where the windows abstain.
func (w Windows) Late(sent time.Time) time.Time {
	if !w.OK {
		return time.Time{}
	}
	return sent.Add(time.Duration(w.Most.Value * float64(time.Hour)))
}
