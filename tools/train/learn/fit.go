package learn

import (
	"hash/fnv"
	"math"
	"sort"
	"strings"

	"upward/tools/fit"
)

// Settings are what a fit may be tuned with.
type Settings struct {
	Ridge      float64            // strength of the pull towards zero
	RuleSize   float64            // size of a rule beside a word, which is 1
	Rare       int                // fewest sentences that a feature must occur in
	Importance map[string]float64 // how much a sentence of a source counts; 1 unless told
	Folds      int                // parts to cross-validate with
}

// Best are the settings of the model that is shipped, found by cross-validation on the training sentences.
func Best() Settings {
	return Settings{Ridge: 3, RuleSize: .8, Rare: 2, Importance: map[string]float64{"lin": .15, "own": 2, "wish": .15}, Folds: 5}
}

// size is the value of a feature that is there.
func (s Settings) size(name string) float64 {
	if strings.HasPrefix(name, "rule: ") {
		return s.RuleSize
	}
	return 1
}

func (s Settings) importance(x Example) float64 {
	if weight, ok := s.Importance[x.Source]; ok {
		return weight
	}
	return 1
}

// Model is a fitted model.
type Model struct {
	Weights map[string]float64
	Bias    float64
}

// Fit finds the weights of a logistic regression with a ridge.
func Fit(train []Example, set Settings) Model {
	names := vocabulary(train, set)
	index := make(map[string]int, len(names))
	for n, name := range names {
		index[name] = n
	}
	rows := make([]fit.Row, 0, len(train))
	for _, x := range train {
		if weight := set.importance(x); weight > 0 {
			rows = append(rows, newRow(x, index, set, weight))
		}
	}
	w := fit.Logistic(rows, len(names), set.Ridge)
	m := Model{map[string]float64{}, w[len(names)]}
	for n, name := range names {
		m.Weights[name] = w[n] * set.size(name)
	}
	return m
}

func newRow(x Example, index map[string]int, set Settings, weight float64) fit.Row {
	r := fit.Row{Sign: -1, Weight: weight}
	if x.Ask {
		r.Sign = 1
	}
	for _, name := range x.Features {
		if n, ok := index[name]; ok {
			r.Index = append(r.Index, n)
			r.Value = append(r.Value, set.size(name)*x.Scale)
		}
	}
	return r
}

// vocabulary lists the features that are common enough, in order.
func vocabulary(train []Example, set Settings) []string {
	count := map[string]int{}
	for _, x := range train {
		if set.importance(x) == 0 {
			continue
		}
		for _, name := range x.Features {
			count[name]++
		}
	}
	var names []string
	for name, n := range count {
		if n >= set.Rare && set.size(name) > 0 {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

func softplus(x float64) float64 {
	if x > 30 {
		return x
	}
	return math.Log1p(math.Exp(x))
}

// Scored is an example with what the model says of it.
type Scored struct {
	Example
	Sum float64
}

// Score weighs each of list.
func (m Model) Score(list []Example) []Scored {
	out := make([]Scored, 0, len(list))
	for _, x := range list {
		sum := m.Bias
		for _, name := range x.Features {
			sum += m.Weights[name] * x.Scale
		}
		out = append(out, Scored{x, sum})
	}
	return out
}

// CrossValidate scores each example with a model that saw none of its group.
func CrossValidate(train []Example, set Settings) []Scored {
	var held []Scored
	for fold := range set.Folds {
		var seen, unseen []Example
		for _, x := range train {
			h := fnv.New32a()
			h.Write([]byte(x.Group))
			if int(h.Sum32()%uint32(set.Folds)) == fold {
				unseen = append(unseen, x)
			} else {
				seen = append(seen, x)
			}
		}
		held = append(held, Fit(seen, set).Score(unseen)...)
	}
	return held
}
