// Package rhythm says when, how long and how fast a person writes.
//
// It guarantees that every figure carries the number of messages that it rests
// on and a 90 % interval, that no figure is ever NaN or infinite, and that a
// difference is claimed only where a test says so: "not enough to say" is a
// normal result, not an error.
//
// The intervals treat messages as independent of each other. A burst of mail
// about one matter is not, so real uncertainty is a little wider than printed.
package rhythm

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Fewest is the least number of messages that a figure may rest on to be shown
// as more than "not enough to say".
const Fewest = 8

// z is the 95th percentile of the standard normal distribution: five percent
// are left out at each end of an interval.
const z = 1.6448536269514722

// Estimate is a figure with its 90 % interval.
type Estimate struct {
	Value, Low, High float64 // Low ≤ Value ≤ High, all finite; units are those of the function that made it
	N                int     // the messages that it rests on
	Open             bool    // the interval ends beyond what was seen: the true upper end is more than High
}

// Enough says whether the estimate rests on at least Fewest messages.
func (e Estimate) Enough() bool { return e.N >= Fewest }

// Share estimates a proportion, 0 to 1, from k hits among n, with the score
// interval of Wilson (1927):
//
//	(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)
//
// A k outside 0…n is brought inside. With n ≤ 0 the interval is all of 0 to 1.
func Share(k, n int) Estimate {
	if n <= 0 {
		return Estimate{High: 1}
	}
	k = min(max(k, 0), n)
	e := shareOf(float64(k)/float64(n), float64(n))
	e.N = n
	return e
}

// shareOf is the interval of Share around p for so many messages.
func shareOf(p, size float64) Estimate {
	middle := p + z*z/(2*size)
	half := z * math.Sqrt(p*(1-p)/size+z*z/(4*size*size))
	scale := 1 + z*z/size
	return Estimate{
		Value: p,
		Low:   max(0, min(p, (middle-half)/scale)),
		High:  min(1, max(p, (middle+half)/scale)),
	}
}

// Median estimates the middle of values, in their unit. The interval runs from
// the d-th smallest to the d-th largest value, d being the largest number with
// P(Binomial(n, ½) < d) ≤ 5 % (Thompson 1936; David & Nagaraja 2003, 7.1): it
// holds for every continuous distribution. Fewer than five values have no such
// d; then it is their whole range, which covers less than 90 %. Values that are
// not finite are left out. Values is not changed.
func Median(values []float64) Estimate {
	sorted := finite(values)
	n := len(sorted)
	if n == 0 {
		return Estimate{}
	}
	slices.Sort(sorted)
	d := max(1, medianRank(n))
	// Halves are added, not sums halved, so that huge values do not overflow.
	middle := sorted[(n-1)/2]/2 + sorted[n/2]/2
	if n%2 == 1 {
		middle = sorted[n/2]
	}
	return Estimate{Value: middle, Low: sorted[d-1], High: sorted[n-d], N: n}
}

// medianRank is the largest d with P(Binomial(n, ½) < d) ≤ 5 %, 0 if there is none.
func medianRank(n int) int {
	binomial := distuv.Binomial{N: float64(n), P: 0.5}
	low, high := 0, n/2+1
	for low+1 < high {
		middle := (low + high) / 2
		if binomial.CDF(float64(middle-1)) <= 0.05 {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

func finite(values []float64) []float64 {
	kept := make([]float64, 0, len(values))
	for _, value := range values {
		if !math.IsNaN(value) && !math.IsInf(value, 0) {
			kept = append(kept, value)
		}
	}
	return kept
}

// Rate estimates how many things there are in one message on average, from the
// counts of each. The interval is the score interval of a Poisson rate m,
//
//	m + φz²/2n ± z √(φm/n + φ²z²/4n²)
//
// with the dispersion φ = max(1, variance/mean) of McCullagh & Nelder (1989,
// 6.2.3), so that counts that come in lumps widen it. Negative counts are left
// out.
func Rate(counts []int) Estimate {
	var n, sum, squares float64
	for _, count := range counts {
		if count >= 0 {
			n++
			sum += float64(count)
			squares += float64(count) * float64(count)
		}
	}
	if n == 0 {
		return Estimate{}
	}
	mean, spread := sum/n, 1.0
	if n > 1 && mean > 0 {
		variance := max(0, squares-n*mean*mean) / (n - 1)
		spread = max(1, variance/mean)
	}
	middle := mean + spread*z*z/(2*n)
	half := z * math.Sqrt(spread*mean/n+spread*spread*z*z/(4*n*n))
	return Estimate{Value: mean, Low: max(0, min(mean, middle-half)), High: middle + half, N: int(n)}
}
