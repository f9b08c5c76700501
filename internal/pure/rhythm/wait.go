package rhythm

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// Wait is how long a message waited for its answer.
type Wait struct {
	Duration time.Duration // until the answer, or for as long as we have looked; a wait below zero is left out everywhere
	Answered bool          // false: still open at Duration (censored)
}

// Step is a point of the curve of answers: from Hours on, until the next step,
// Share of the messages have been answered.
type Step struct {
	Hours     float64
	Share     float64 // 0 to 1
	Low, High float64 // 90 % interval at this point of time
	AtRisk    int     // messages still open just before Hours
}

// slack forgives the rounding of a long product of fractions.
const slack = 1e-9

// Curve is the share of messages answered within a time, as 1 − S(t) of Kaplan
// & Meier (1958): S(t) is the product of 1 − d/n over all times up to t at which
// d of n open messages were answered. Messages that were never answered count
// as open for as long as they were watched, so that slow answers do not vanish
// from the picture.
//
// The band is that of Greenwood (1926) on the log-log scale (Kalbfleisch &
// Prentice 1980): S^exp(±z s), s² = Σ d/(n(n−d)) / (log S)². Where none or all
// have been answered s does not exist; there it is Wilson's interval over the
// messages whose fate is known. There is one step for each time at which something was
// answered, in order, and a last one where the watch over the longest open
// message ends: beyond the last step nothing is known.
func Curve(waits []Wait) []Step {
	sorted := valid(waits)
	var steps []Step
	survival, greenwood := 1.0, 0.0
	answered, lowest := 0, 0.0
	for i := 0; i < len(sorted); {
		open, here, j := len(sorted)-i, 0, i
		for ; j < len(sorted) && sorted[j].Duration == sorted[i].Duration; j++ {
			if sorted[j].Answered {
				here++
			}
		}
		if here > 0 || j == len(sorted) {
			answered += here
			n, d := float64(open), float64(here)
			survival *= 1 - d/n
			if d < n {
				greenwood += d / (n * (n - d))
			}
			step := Step{Hours: sorted[i].Duration.Hours(), Share: 1 - survival, AtRisk: open}
			step.Low, step.High = band(survival, greenwood, answered+open-here)
			// A share answered never shrinks, so neither may what it surely is.
			lowest = max(lowest, step.Low)
			step.Low = min(lowest, step.Share)
			steps = append(steps, step)
		}
		i = j
	}
	return steps
}

// band is the interval of 1 − survival.
func band(survival, greenwood float64, known int) (low, high float64) {
	if survival < slack {
		return Share(known, known).Low, 1
	}
	if survival == 1 {
		return 0, Share(0, known).High
	}
	s := math.Sqrt(greenwood) / math.Abs(math.Log(survival))
	low = 1 - math.Pow(survival, math.Exp(-z*s))
	high = 1 - math.Pow(survival, math.Exp(z*s))
	return low, high
}

// valid is the waits that are not below zero, in order of time.
func valid(waits []Wait) []Wait {
	kept := make([]Wait, 0, len(waits))
	for _, wait := range waits {
		if wait.Duration >= 0 {
			kept = append(kept, wait)
		}
	}
	slices.SortFunc(kept, func(a, b Wait) int { return cmp.Compare(a.Duration, b.Duration) })
	return kept
}

// Answer estimates the hours after which the share p of messages, 0 < p < 1,
// has been answered: the first time at which the Kaplan–Meier curve reaches p.
// The interval is that of Brookmeyer & Crowley (1982) on the log-log scale: the
// times at which p lies inside the band of Curve. Where the lower edge of the
// band never reaches p, High is the longest wait seen and Open is true.
//
// It is false when the curve never reaches p: then too few were answered to say,
// and the estimate holds N and zeros only, never an infinity.
func Answer(waits []Wait, p float64) (Estimate, bool) {
	sorted := valid(waits)
	estimate := Estimate{N: len(sorted)}
	if !(p > 0 && p < 1) {
		return estimate, false
	}
	steps := Curve(sorted)
	at := first(steps, func(s Step) bool { return s.Share >= p-slack })
	if at < 0 {
		return estimate, false
	}
	estimate.Value = steps[at].Hours
	low := first(steps, func(s Step) bool { return s.High >= p-slack })
	estimate.Low = steps[low].Hours
	if high := first(steps, func(s Step) bool { return s.Low >= p-slack }); high >= 0 {
		estimate.High = steps[high].Hours
	} else {
		estimate.High, estimate.Open = sorted[len(sorted)-1].Duration.Hours(), true
	}
	return estimate, true
}

func first(steps []Step, is func(Step) bool) int {
	return slices.IndexFunc(steps, is)
}

// Within estimates the share of messages, 0 to 1, that is answered within d: the
// Kaplan–Meier curve at d with the band of Curve. N counts the messages whose
// fate at d is known: answered by then, or watched for at least that long. Where
// nobody was watched until d the true share may be anything above Low, so High
// is 1.
func Within(waits []Wait, d time.Duration) Estimate {
	answered, watched := 0, 0
	sorted := valid(waits)
	for _, wait := range sorted {
		switch {
		case wait.Answered && wait.Duration <= d:
			answered++
		case wait.Duration >= d:
			watched++
		}
	}
	known := answered + watched
	if answered == 0 {
		return Share(0, known)
	}
	last := Step{}
	for _, step := range Curve(sorted) {
		if step.Hours > d.Hours() {
			break
		}
		last = step
	}
	estimate := Estimate{Value: last.Share, Low: last.Low, High: last.High, N: known}
	if watched == 0 && last.Share < 1-slack {
		estimate.High = 1
	}
	return estimate
}
