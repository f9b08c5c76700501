package prose

import (
	_ "embed"
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightFile string

// Weight is one line of the model: what it looks for and how much that speaks for an ask, in log-odds.
type Weight struct {
	Name  string // "rule: …" for a rule, otherwise one to three words
	Value float64
}

// maxRules bounds the rules, which are kept as bits of one word.
const maxRules = 64

// model is a logistic regression: sum of weights, then a calibration.
type model struct {
	bias          float64
	scale, offset float64 // Platt: probability = 1/(1+exp(-(scale*sum+offset)))
	ask, possible float64 // thresholds on the probability
	rate          float64 // share of asks among the sentences of the calibration
	weights       map[uint64]float64
	pairs         [maxRules][maxRules]float64 // of two rules that fire together, both ways round
	list          []Weight
}

var loaded = sync.OnceValue(func() *model { return parseModel(weightFile) })

// parseModel reads "name TAB value" lines; unknown settings and broken lines are left out.
func parseModel(file string) *model {
	m := &model{scale: 1, ask: .6, possible: .3, rate: .4, weights: map[uint64]float64{}}
	settings := map[string]*float64{"=bias": &m.bias, "=scale": &m.scale, "=offset": &m.offset, "=ask": &m.ask, "=possible": &m.possible, "=rate": &m.rate}
	for _, line := range strings.Split(file, "\n") {
		name, text, ok := strings.Cut(line, "\t")
		value, err := strconv.ParseFloat(text, 64)
		if !ok || err != nil {
			continue
		}
		if setting := settings[name]; setting != nil {
			*setting = value
			continue
		}
		m.weights[hashName(name)] = value
		m.pair(name, value)
		m.list = append(m.list, Weight{name, value})
	}
	return m
}

// pair keeps the weight of two rules that fire together, when name is one.
func (m *model) pair(name string, value float64) {
	rest, isRule := strings.CutPrefix(name, rulePrefix)
	first, second, isPair := strings.Cut(rest, pairMark)
	if !isRule || !isPair {
		return
	}
	a, b := ruleNumber(first), ruleNumber(second)
	if a >= 0 && b >= 0 {
		m.pairs[a][b], m.pairs[b][a] = value, value
	}
}

// Weights lists the whole model of asks, strongest first, so that anybody can read what it looks for.
func Weights() []Weight {
	list := append([]Weight(nil), loaded().list...)
	sort.SliceStable(list, func(i, j int) bool { return math.Abs(list[i].Value) > math.Abs(list[j].Value) })
	return list
}

// sum weighs everything found in n tokens. Long sentences are damped, because they hold more of everything.
func (m *model) sum(found []feature, n int) float64 {
	sum := 0.0
	for i, f := range found {
		sum += m.weights[f.hash]
		if f.rule >= 0 {
			sum += m.paired(found[:i], f.rule)
		}
	}
	return m.bias + sum*damping(n)
}

// paired is what a rule weighs together with those of found.
func (m *model) paired(found []feature, rule int) float64 {
	sum := 0.0
	for _, f := range found {
		if f.rule >= 0 {
			sum += m.pairs[rule][f.rule]
		}
	}
	return sum
}

// Damping is by how much the weights of everything found in a text of one sentence count, for training.
func Damping(text string) float64 { return damping(len(tokens(text))) }

func damping(n int) float64 { return 4 / math.Sqrt(float64(n+5)) }

// probability calibrates a sum of weights.
func (m *model) probability(sum float64) float64 {
	return 1 / (1 + math.Exp(-(m.scale*sum + m.offset)))
}

func (m *model) label(p float64) Label {
	switch {
	case p >= m.ask:
		return IsAsk
	case p >= m.possible:
		return IsPossible
	}
	return IsNone
}

// FNV-1a, 64 bit: offset basis and prime as its authors publish them.
const (
	hashBasis = 14695981039346656037
	hashPrime = 1099511628211
)

func hashName(name string) uint64 { return hashOn(hashBasis, name) }

func hashOn(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}
