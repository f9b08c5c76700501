package learn

import (
	"fmt"
	"math"
	"os"
	"sort"
	"strings"
)

// Write stores the weights, calibrated and with thresholds found on held-out sentences.
func (m Model) Write(path string, held []Scored) error {
	var own []Scored
	for _, x := range held {
		if x.Source != "lin" && x.Source != "own" && x.Source != "wish" {
			own = append(own, x)
		}
	}
	scale, offset := Platt(own)
	probability := func(sum float64) float64 { return 1 / (1 + math.Exp(-(scale*sum + offset))) }
	var b strings.Builder
	fmt.Fprintf(&b, "=bias\t%.4f\n=scale\t%.4f\n=offset\t%.4f\n=ask\t%.4f\n=possible\t%.4f\n=rate\t%.4f\n", m.Bias, scale, offset,
		probability(ThresholdFor(own, askPrecision)), probability(ThresholdFinding(own, possibleRecall)), rate(own))
	names := make([]string, 0, len(m.Weights))
	for name := range m.Weights {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if math.Abs(m.Weights[name]) >= .005 {
			fmt.Fprintf(&b, "%s\t%.3f\n", name, m.Weights[name])
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

func rate(list []Scored) float64 {
	asks := 0.0
	for _, x := range list {
		if x.Ask {
			asks++
		}
	}
	return asks / math.Max(1, float64(len(list)))
}

// The thresholds: an ask is shown as one when nearly nine in ten such are; hardly any is left out altogether.
const (
	askPrecision   = .85
	possibleRecall = .92
)
