package learn

import (
	"fmt"
	"io"
	"math"
	"sort"

	"upward/tools/fit"
)

// Report prints the figures of each source: F1 at a sum of zero and at its best, the area under the curve, and how
// much is found at a precision of .8 and .9.
func Report(w io.Writer, title string, list []Scored) {
	bySource := map[string][]Scored{}
	for _, x := range list {
		bySource[x.Source] = append(bySource[x.Source], x)
	}
	var sources []string
	for source := range bySource {
		sources = append(sources, source)
	}
	sort.Strings(sources)
	for _, source := range sources {
		part := bySource[source]
		best, at := BestF1(part)
		fmt.Fprintf(w, "%-26s %-10s n=%-5d F1 at 0 %.3f  best F1 %.3f (at %.2f)  AUC %.3f  R at P.80 %.3f  R at P.90 %.3f\n",
			title, source, len(part), F1(part, 0), best, at, AUC(part), RecallAt(part, .8), RecallAt(part, .9))
	}
}

func counts(list []Scored, at float64) (hit, wrong, missed int) {
	for _, x := range list {
		switch {
		case x.Sum >= at && x.Ask:
			hit++
		case x.Sum >= at:
			wrong++
		case x.Ask:
			missed++
		}
	}
	return hit, wrong, missed
}

func F1(list []Scored, at float64) float64 {
	hit, wrong, missed := counts(list, at)
	return 2 * float64(hit) / math.Max(1, float64(2*hit+wrong+missed))
}

func BestF1(list []Scored) (best, at float64) {
	for t := -3.0; t <= 3; t += .05 {
		if v := F1(list, t); v > best {
			best, at = v, t
		}
	}
	return best, at
}

// AUC is the chance that an ask scores above a sentence that is none, ties counted half.
func AUC(list []Scored) float64 {
	sorted := append([]Scored(nil), list...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Sum < sorted[j].Sum })
	asks, below, area := 0.0, 0.0, 0.0
	for i := 0; i < len(sorted); {
		var yes, no float64
		for j := i; i < len(sorted) && sorted[i].Sum == sorted[j].Sum; i++ {
			if sorted[i].Ask {
				yes++
			} else {
				no++
			}
		}
		area += yes * (below + no/2)
		asks, below = asks+yes, below+no
	}
	return area / math.Max(1, asks*below)
}

// RecallAt is the most that is found at a threshold whose precision is at least p.
func RecallAt(list []Scored, p float64) float64 {
	sorted := append([]Scored(nil), list...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Sum > sorted[j].Sum })
	hit, all, best := 0.0, 0.0, 0.0
	for _, x := range sorted {
		if x.Ask {
			all++
		}
	}
	for n, x := range sorted {
		if x.Ask {
			hit++
		}
		if hit/float64(n+1) >= p {
			best = hit
		}
	}
	return best / math.Max(1, all)
}

// ThresholdFor is the lowest sum from which on the precision is at least p.
func ThresholdFor(list []Scored, p float64) float64 {
	sorted := append([]Scored(nil), list...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Sum > sorted[j].Sum })
	hit, at := 0.0, math.Inf(1)
	for n, x := range sorted {
		if x.Ask {
			hit++
		}
		if hit/float64(n+1) >= p {
			at = x.Sum
		}
	}
	return at
}

// ThresholdFinding is the highest sum at which at least the share r of all asks is found.
func ThresholdFinding(list []Scored, r float64) float64 {
	var sums []float64
	for _, x := range list {
		if x.Ask {
			sums = append(sums, x.Sum)
		}
	}
	sort.Sort(sort.Reverse(sort.Float64Slice(sums)))
	return sums[min(len(sums)-1, int(r*float64(len(sums))))]
}

// Platt fits probability = 1/(1+exp(-(a·sum+b))) (Platt 1999).
func Platt(list []Scored) (a, b float64) {
	f := func(w, gradient []float64) float64 {
		loss := 0.0
		gradient[0], gradient[1] = 0, 0
		for _, x := range list {
			sign := -1.0
			if x.Ask {
				sign = 1
			}
			margin := sign * (w[0]*x.Sum + w[1])
			loss += softplus(-margin)
			slope := -sign / (1 + math.Exp(margin))
			gradient[0] += slope * x.Sum
			gradient[1] += slope
		}
		return loss
	}
	w := fit.Minimise(f, 2)
	return w[0], w[1]
}
