package rhythm

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// minute in hours is added before logarithms are taken: some answers come at once.
const minute = 1.0 / 60

// Shrink draws an estimate of a waiting time in hours towards a broader one, such as that of all mail of the person: as
// if Fewest more messages had behaved as usual. With weight w = n/(n+Fewest), each of value, low and high becomes
//
//	exp(w log own + (1−w) log prior)
//
// (Efron & Morris 1975, with the weight of the prior fixed instead of estimated, so that two buckets never trade places
// because of a third). An own estimate without hours gives the prior. The ends are drawn like the value and cover 90 %
// no longer; they only show how little is known.
func Shrink(own, prior Estimate) Estimate {
	if own.N <= 0 || own.Value == 0 && own.High == 0 {
		return prior
	}
	w := float64(own.N) / float64(own.N+Fewest)
	mean := func(a, b float64) float64 {
		return max(0, math.Exp(w*math.Log(max(0, a)+minute)+(1-w)*math.Log(max(0, b)+minute))-minute)
	}
	value := mean(own.Value, prior.Value)
	return Estimate{
		Value: value,
		Low:   min(value, mean(own.Low, prior.Low)),
		High:  max(value, mean(own.High, prior.High)),
		N:     own.N,
		Open:  own.Open || prior.Open,
	}
}

// ShrinkShare estimates a proportion from k hits among n and a prior, such as the same proportion in all mail of the
// person, which counts as much as Fewest messages do, or as its own number if that is less: the mean of a beta
// distribution with its 5th and 95th percentile (Gelman et al. 2013, 2.4). N is n.
func ShrinkShare(k, n int, prior Estimate) Estimate {
	n = max(0, n)
	k = min(max(k, 0), n)
	weight := float64(min(max(prior.N, 0), Fewest))
	// Half a hit and half a miss keep the ends away from certainty where the prior is 0 or 1 (Jeffreys).
	hits := float64(k) + weight*min(1, max(0, prior.Value)) + 0.5
	misses := float64(n-k) + weight*(1-min(1, max(0, prior.Value))) + 0.5
	beta := distuv.Beta{Alpha: hits, Beta: misses}
	value := hits / (hits + misses)
	return Estimate{Value: value, Low: min(value, beta.Quantile(0.05)), High: max(value, beta.Quantile(0.95)), N: n}
}
