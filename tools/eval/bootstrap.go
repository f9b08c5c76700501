package main

import (
	"math/rand/v2"
	"slices"
)

// draws is how often bootstrap draws.
const draws = 500

// bootstrap gives the 90 % percentile interval of a figure (Efron 1979): measure sees n numbers drawn from 0 to n-1 with replacement.
// The seed is fixed, so the same data gives the same interval. For n = 0 both ends are zero.
func bootstrap(n int, measure func(pick []int) float64) (low, high float64) {
	if n == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(1, 2))
	pick, values := make([]int, n), make([]float64, draws)
	for d := range values {
		for i := range pick {
			pick[i] = random.IntN(n)
		}
		values[d] = measure(pick)
	}
	slices.Sort(values)
	return values[draws/20], values[draws-1-draws/20]
}
