package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"strings"

	"upward/tools/fit"
)

// report prints the figures of each source: F1 at a sum of zero and at its best, the area under the curve, and how
// much is found at a precision of .8 and .9.
func report(w io.Writer, title string, list []scored) {
	bySource := map[string][]scored{}
	for _, x := range list {
		bySource[x.source] = append(bySource[x.source], x)
	}
	var sources []string
	for source := range bySource {
		sources = append(sources, source)
	}
	sort.Strings(sources)
	for _, source := range sources {
		part := bySource[source]
		best, at := bestF1(part)
		fmt.Fprintf(w, "%-26s %-10s n=%-5d F1 at 0 %.3f  best F1 %.3f (at %.2f)  AUC %.3f  R at P.80 %.3f  R at P.90 %.3f\n",
			title, source, len(part), f1(part, 0), best, at, auc(part), recallAt(part, .8), recallAt(part, .9))
	}
}

func counts(list []scored, at float64) (hit, wrong, missed int) {
	for _, x := range list {
		switch {
		case x.sum >= at && x.ask:
			hit++
		case x.sum >= at:
			wrong++
		case x.ask:
			missed++
		}
	}
	return hit, wrong, missed
}

func f1(list []scored, at float64) float64 {
	hit, wrong, missed := counts(list, at)
	return 2 * float64(hit) / math.Max(1, float64(2*hit+wrong+missed))
}

func bestF1(list []scored) (best, at float64) {
	for t := -3.0; t <= 3; t += .05 {
		if v := f1(list, t); v > best {
			best, at = v, t
		}
	}
	return best, at
}

// auc is the chance that an ask scores above a sentence that is none, ties counted half.
func auc(list []scored) float64 {
	sorted := append([]scored(nil), list...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].sum < sorted[j].sum })
	asks, below, area := 0.0, 0.0, 0.0
	for i := 0; i < len(sorted); {
		var yes, no float64
		for j := i; i < len(sorted) && sorted[i].sum == sorted[j].sum; i++ {
			if sorted[i].ask {
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

// recallAt is the most that is found at a threshold whose precision is at least p.
func recallAt(list []scored, p float64) float64 {
	sorted := append([]scored(nil), list...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].sum > sorted[j].sum })
	hit, all, best := 0.0, 0.0, 0.0
	for _, x := range sorted {
		if x.ask {
			all++
		}
	}
	for n, x := range sorted {
		if x.ask {
			hit++
		}
		if hit/float64(n+1) >= p {
			best = hit
		}
	}
	return best / math.Max(1, all)
}

// thresholdFor is the lowest sum from which on the precision is at least p.
func thresholdFor(list []scored, p float64) float64 {
	sorted := append([]scored(nil), list...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].sum > sorted[j].sum })
	hit, at := 0.0, math.Inf(1)
	for n, x := range sorted {
		if x.ask {
			hit++
		}
		if hit/float64(n+1) >= p {
			at = x.sum
		}
	}
	return at
}

// thresholdFinding is the highest sum at which at least the share r of all asks is found.
func thresholdFinding(list []scored, r float64) float64 {
	var sums []float64
	for _, x := range list {
		if x.ask {
			sums = append(sums, x.sum)
		}
	}
	sort.Sort(sort.Reverse(sort.Float64Slice(sums)))
	return sums[min(len(sums)-1, int(r*float64(len(sums))))]
}

// platt fits probability = 1/(1+exp(-(a·sum+b))) (Platt 1999).
func platt(list []scored) (a, b float64) {
	f := func(w, gradient []float64) float64 {
		loss := 0.0
		gradient[0], gradient[1] = 0, 0
		for _, x := range list {
			sign := -1.0
			if x.ask {
				sign = 1
			}
			margin := sign * (w[0]*x.sum + w[1])
			loss += softplus(-margin)
			slope := -sign / (1 + math.Exp(margin))
			gradient[0] += slope * x.sum
			gradient[1] += slope
		}
		return loss
	}
	w := fit.Minimise(f, 2)
	return w[0], w[1]
}

// write stores the weights, calibrated and with thresholds found on held-out sentences.
func (m linear) write(path string, held []scored) error {
	var own []scored
	for _, x := range held {
		if x.source != "lin" && x.source != "own" {
			own = append(own, x)
		}
	}
	scale, offset := platt(own)
	probability := func(sum float64) float64 { return 1 / (1 + math.Exp(-(scale*sum + offset))) }
	var b strings.Builder
	fmt.Fprintf(&b, "=bias\t%.4f\n=scale\t%.4f\n=offset\t%.4f\n=ask\t%.4f\n=possible\t%.4f\n", m.bias, scale, offset,
		probability(thresholdFor(own, askPrecision)), probability(thresholdFinding(own, possibleRecall)))
	names := make([]string, 0, len(m.weights))
	for name := range m.weights {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if math.Abs(m.weights[name]) >= .005 {
			fmt.Fprintf(&b, "%s\t%.3f\n", name, m.weights[name])
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// The thresholds: an ask is shown as one when nearly nine in ten such are; hardly any is left out altogether.
const (
	askPrecision   = .85
	possibleRecall = .92
)
