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

// model is a logistic regression: sum of weights, then a calibration.
type model struct {
	bias          float64
	scale, offset float64 // Platt: probability = 1/(1+exp(-(scale*sum+offset)))
	ask, possible float64 // thresholds on the probability
	weights       map[uint64]float64
	list          []Weight
}

var loaded = sync.OnceValue(func() *model { return parseModel(weightFile) })

// parseModel reads "name TAB value" lines; unknown settings and broken lines are left out.
func parseModel(file string) *model {
	m := &model{scale: 1, ask: .6, possible: .3, weights: map[uint64]float64{}}
	settings := map[string]*float64{"=bias": &m.bias, "=scale": &m.scale, "=offset": &m.offset, "=ask": &m.ask, "=possible": &m.possible}
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
		m.list = append(m.list, Weight{name, value})
	}
	return m
}

// Weights lists the whole model of asks, strongest first, so that anybody can read what it looks for.
func Weights() []Weight {
	list := append([]Weight(nil), loaded().list...)
	sort.SliceStable(list, func(i, j int) bool { return math.Abs(list[i].Value) > math.Abs(list[j].Value) })
	return list
}

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
