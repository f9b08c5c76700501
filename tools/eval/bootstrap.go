package main

import (
	"math/rand/v2"
	"slices"
)

// bootstrap measures 500 draws with replacement of n things, by a fixed seed, and returns the ends of the 90 % interval.
func bootstrap(n int, measure func(pick []int) float64) (low, high float64) {
	const draws = 500
	random := rand.New(rand.NewPCG(1, 2))
	figures := make([]float64, 0, draws)
	pick := make([]int, n)
	for range draws {
		for i := range pick {
			pick[i] = random.IntN(n)
		}
		figures = append(figures, measure(pick))
	}
	slices.Sort(figures)
	return figures[draws/20], figures[draws-1-draws/20]
}
