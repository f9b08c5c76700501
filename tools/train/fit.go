package main

import (
	"hash/fnv"
	"math"
	"sort"
	"strings"

	"upward/tools/fit"
)

type settings struct {
	ridge, ruleSize, tasks, mail, own float64
	rare, folds                       int
	plain                             bool
}

// size is the value of a feature that is there.
func (s settings) size(name string) float64 {
	if strings.HasPrefix(name, "rule: ") {
		if s.plain {
			return 0
		}
		return s.ruleSize
	}
	return 1
}

// importance is how much one example counts.
func (s settings) importance(x example) float64 {
	switch x.source {
	case "lin":
		return s.tasks
	case "mailex":
		return s.mail
	case "own":
		return s.own
	}
	return 1
}

// linear is a fitted model.
type linear struct {
	weights map[string]float64
	bias    float64
}

// learn finds the weights of a logistic regression with a ridge.
func learn(train []example, set settings) linear {
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
	w := fit.Logistic(rows, len(names), set.ridge)
	m := linear{map[string]float64{}, w[len(names)]}
	for n, name := range names {
		m.weights[name] = w[n] * set.size(name)
	}
	return m
}

func newRow(x example, index map[string]int, set settings, weight float64) fit.Row {
	r := fit.Row{Sign: -1, Weight: weight}
	if x.ask {
		r.Sign = 1
	}
	for _, name := range x.features {
		if n, ok := index[name]; ok {
			r.Index = append(r.Index, n)
			r.Value = append(r.Value, set.size(name))
		}
	}
	return r
}

// vocabulary lists the features that are common enough, in order.
func vocabulary(train []example, set settings) []string {
	count := map[string]int{}
	for _, x := range train {
		if set.importance(x) == 0 {
			continue
		}
		for _, name := range x.features {
			count[name]++
		}
	}
	var names []string
	for name, n := range count {
		if n >= set.rare && set.size(name) > 0 {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// scored is an example with what the model says of it.
type scored struct {
	example
	sum float64
}

func (m linear) score(list []example) []scored {
	out := make([]scored, 0, len(list))
	for _, x := range list {
		sum := m.bias
		for _, name := range x.features {
			sum += m.weights[name]
		}
		out = append(out, scored{x, sum})
	}
	return out
}

// crossValidate scores each example with a model that saw none of its group.
func crossValidate(train []example, set settings) []scored {
	var held []scored
	for fold := range set.folds {
		var seen, unseen []example
		for _, x := range train {
			h := fnv.New32a()
			h.Write([]byte(x.group))
			if int(h.Sum32()%uint32(set.folds)) == fold {
				unseen = append(unseen, x)
			} else {
				seen = append(seen, x)
			}
		}
		held = append(held, learn(seen, set).score(unseen)...)
	}
	return held
}

func softplus(x float64) float64 {
	if x > 30 {
		return x
	}
	return math.Log1p(math.Exp(x))
}
