package rhythm

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
)

// Level is the share of false claims that Compare and Of accept: 5 %.
const Level = 0.05

// Compare says whether two sets of messages are answered at different speed. It
// is true only if each holds at least Fewest messages and a log-rank test
// (Mantel 1966) gives a p below Level; otherwise there is no reliable
// difference, which is not the same as proof of none. A true difference is an
// association: what was sent in a may differ from b in more than speed.
//
// The test weighs each time by the share of messages still open just before it,
// S(t), as Peto & Peto (1972) and Harrington & Fleming (1982, ρ = 1) do. Some
// messages are never answered, whatever they are like; without weights these
// drown the early hours, in which the difference lies.
func Compare(a, b []Wait) (difference bool, p float64) {
	a, b = valid(a), valid(b)
	if len(a) < Fewest || len(b) < Fewest {
		return false, 1
	}
	cases := make([]sighting, 0, len(a)+len(b))
	for _, wait := range a {
		cases = append(cases, sighting{Wait: wait, group: 0})
	}
	for _, wait := range b {
		cases = append(cases, sighting{Wait: wait, group: 1})
	}
	p = logRank(cases, 2, early)
	return p < Level, p
}

// early is the power of S(t) by which Compare weighs; 0 is the test of Mantel.
const early = 1

// sighting is a wait in one of the groups to compare. Only messages of the same
// stratum are compared with each other.
type sighting struct {
	Wait
	group, stratum int
}

// logRank is the p of the stratified log-rank test for any number of groups
// (Mantel 1966; Harrington & Fleming 1982). At each time of answers, with d answers among
// n open messages of which m[i] are of group i, and with the weight w = S(t)^ρ
// of the share open before it in its stratum,
//
//	U[i]    += w (d[i] − d m[i]/n)
//	V[i][j] += w² d (n−d)/(n−1) · m[i]/n · (δ[i][j] − m[j]/n)
//
// and UᵀV⁻U follows χ² with rank V degrees of freedom. It is 1 where nothing can
// be compared.
func logRank(cases []sighting, groups int, rho float64) float64 {
	cases = slices.Clone(cases)
	slices.SortStableFunc(cases, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(a.stratum, b.stratum), cmp.Compare(a.Duration, b.Duration))
	})
	score := make([]float64, groups)
	variance := mat.NewSymDense(groups, nil)
	for i := 0; i < len(cases); {
		j := i
		for j < len(cases) && cases[j].stratum == cases[i].stratum {
			j++
		}
		addStratum(cases[i:j], rho, score, variance)
		i = j
	}
	return chiSquared(score, variance)
}

// addStratum adds the part of one stratum, in order of time, to U and V.
func addStratum(cases []sighting, rho float64, score []float64, variance *mat.SymDense) {
	open := make([]float64, len(score))
	for _, one := range cases {
		open[one.group]++
	}
	answers := make([]float64, len(score))
	survival := 1.0
	for i := 0; i < len(cases); {
		n, d := float64(len(cases)-i), 0.0
		clear(answers)
		j := i
		for ; j < len(cases) && cases[j].Duration == cases[i].Duration; j++ {
			if cases[j].Answered {
				answers[cases[j].group]++
				d++
			}
		}
		if d > 0 && n > 1 {
			addTime(score, variance, open, answers, n, d, math.Pow(survival, rho))
		}
		survival *= 1 - d/n
		for ; i < j; i++ {
			open[cases[i].group]--
		}
	}
}

func addTime(score []float64, variance *mat.SymDense, open, answers []float64, n, d, weight float64) {
	factor := weight * weight * d * (n - d) / (n - 1)
	for a := range score {
		score[a] += weight * (answers[a] - d*open[a]/n)
		for b := a; b < len(score); b++ {
			same := 0.0
			if a == b {
				same = 1
			}
			variance.SetSym(a, b, variance.At(a, b)+factor*open[a]/n*(same-open[b]/n))
		}
	}
}

// chiSquared is P(χ² ≥ UᵀV⁻U). The groups' scores add up to zero, so V is never
// of full rank: directions without variance are left out.
func chiSquared(score []float64, variance *mat.SymDense) float64 {
	var eigen mat.EigenSym
	if !eigen.Factorize(variance, true) {
		return 1
	}
	var vectors mat.Dense
	eigen.VectorsTo(&vectors)
	values := eigen.Values(nil)
	statistic, rank := 0.0, 0.0
	for i, value := range values {
		if value <= 1e-9*max(1, values[len(values)-1]) {
			continue
		}
		along := mat.Dot(vectors.ColView(i), mat.NewVecDense(len(score), score))
		statistic += along * along / value
		rank++
	}
	if rank == 0 || math.IsNaN(statistic) {
		return 1
	}
	return distuv.ChiSquared{K: rank}.Survival(statistic)
}

// holm adjusts the p of several tests so that claiming each below Level is wrong
// anywhere in at most Level of all cases (Holm 1979).
func holm(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	adjusted := make([]float64, len(p))
	largest := 0.0
	for rank, i := range order {
		largest = max(largest, min(1, p[i]*float64(len(p)-rank)))
		adjusted[i] = largest
	}
	return adjusted
}
