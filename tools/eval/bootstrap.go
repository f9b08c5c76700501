package main

import (
	"math/rand/v2"
	"slices"
)

// bootstrap is the 90 % interval of a figure of n cases: measure is drawn again on n cases picked with replacement
// (percentile bootstrap, Efron 1979). The draws are the same in every run.
func bootstrap(n int, measure func(pick []int) float64) (low, high float64) {
	const draws = 500
	random := rand.New(rand.NewPCG(1, 2))
	values, pick := make([]float64, draws), make([]int, n)
	for i := range values {
		for k := range pick {
			pick[k] = random.IntN(n)
		}
		values[i] = measure(pick)
	}
	slices.Sort(values)
	return values[draws/20], values[draws-1-draws/20]
}
