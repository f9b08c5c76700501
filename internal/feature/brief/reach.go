package brief

import (
	"fmt"
	"slices"
	"time"

	"upward/internal/feature/profile"
	"upward/internal/pure/rhythm"
)

// reach says how to reach a person best: only what there are enough messages for, and what she can act on.
func reach(style profile.Style) []Reach {
	s, all := style.Rhythm, []Reach{} // an empty list says that nothing is sure enough to say
	if answer := s.Answers; answer.OK && answer.Answer.Enough() {
		all = append(all, Reach{Text: "Half of your messages are answered within " + hours(answer.Answer.Value) + ".", N: answer.Answer.N, Low: answer.Answer.Low, High: answer.Answer.High, Unit: "hours", Open: answer.Answer.Open})
	} else if asked, ok := questions(s.ByQuestion.Buckets); ok {
		advice := ""
		if asked.Within.High < .5 {
			advice = " What cannot wait a day is better said in person or by telephone."
		}
		if advice != "" || asked.Within.Low > .6 { // in between, nothing follows from it
			all = append(all, Reach{Text: "Of your messages that hold a question, " + percent(asked.Within) + " are answered by mail within a day." + advice, N: asked.Within.N, Low: asked.Within.Low, High: asked.Within.High, Unit: "share"})
		}
	}
	if best, ok := fastest(s.ByLength.Buckets); ok && s.ByLength.Difference {
		all = append(all, Reach{Text: "Fastest to be answered: " + best.Name + " (half within " + hours(best.Answer.Value) + ").", N: best.Answer.N, Low: best.Answer.Low, High: best.Answer.High, Unit: "hours", Open: best.Answer.Open})
	}
	if text, e, ok := busiest(s.Hours); ok {
		all = append(all, Reach{Text: text, N: e.N, Low: e.Low, High: e.High, Unit: "share"})
	}
	return all
}

const (
	habit = .30 // of the messages within three hours, at the lower end of the interval: an even day of ten hours gives as much by chance
	fewer = 20  // questions under which a share is no figure to go by: some answers come by other ways than mail
)

func questions(buckets []rhythm.Bucket) (rhythm.Bucket, bool) {
	for _, b := range buckets {
		if b.From == 1 && b.Within.N >= fewer && b.Within.Value > 0 { // not one answer means that the answers are not in this mail
			return b, true
		}
	}
	return rhythm.Bucket{}, false
}

func fastest(buckets []rhythm.Bucket) (best rhythm.Bucket, found bool) {
	for _, b := range buckets {
		if b.OK && b.Answer.Enough() && (!found || b.Answer.Value < best.Answer.Value) {
			best, found = b, true
		}
	}
	return best, found
}

// busiest names the three hours in a row in which a person writes most.
func busiest(hours [24]rhythm.Estimate) (string, rhythm.Estimate, bool) {
	if hours[0].N < 3*rhythm.Fewest {
		return "", rhythm.Estimate{}, false
	}
	sums := make([]float64, 22)
	for h := range sums {
		sums[h] = hours[h].Value + hours[h+1].Value + hours[h+2].Value
	}
	best := slices.Index(sums, slices.Max(sums))
	n := hours[0].N
	e := rhythm.Share(int(sums[best]*float64(n)+.5), n)
	if e.Low < habit {
		return "", e, false
	}
	return fmt.Sprintf("You meet them at their mail most between %d:00 and %d:00: %s of their messages.", best, best+3, percent(e)), e, true
}

func percent(e rhythm.Estimate) string { return fmt.Sprintf("%.0f %%", 100*e.Value) }

func hours(h float64) string {
	switch d := time.Duration(h * float64(time.Hour)); {
	case d < time.Hour:
		return fmt.Sprintf("%d minutes", max(1, int(d.Minutes()+.5)))
	case d < 36*time.Hour:
		return fmt.Sprintf("%.0f hours", d.Hours())
	default:
		return fmt.Sprintf("%.0f days", d.Hours()/24)
	}
}
