package main

import (
	"math/rand/v2"
	"sort"
)

// bootstrap draws n of n rows with repetition, measures each draw, and returns the interval that holds 90 % of the 500
// values (percentile method, Efron 1979). The draws are the same every time.
func bootstrap(n int, measure func(pick []int) float64) (low, high float64) {
	const draws = 500
	random := rand.New(rand.NewPCG(1, 2))
	pick, values := make([]int, n), make([]float64, draws)
	for d := range values {
		for i := range pick {
			pick[i] = random.IntN(n)
		}
		values[d] = measure(pick)
	}
	sort.Float64s(values)
	return values[draws/20], values[draws-1-draws/20]
}
