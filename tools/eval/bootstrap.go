package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"upward/internal/pure/rhythm"
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

// rated is the share of n cases that are so, and its interval. Where all cases agree every draw does too, as if nothing could be
// otherwise; Wilson's interval stands then.
func rated(n int, is func(i int) bool) []string {
	if n == 0 {
		return []string{"–", "–"}
	}
	hits := 0
	for i := range n {
		hits += boolCount(is(i))
	}
	low, high := bootstrap(n, func(pick []int) float64 {
		k := 0
		for _, i := range pick {
			k += boolCount(is(i))
		}
		return float64(k) / float64(n)
	})
	if hits == 0 || hits == n {
		wilson := rhythm.Share(hits, n)
		low, high = wilson.Low, wilson.High
	}
	return []string{figure(float64(hits) / float64(n)), fmt.Sprintf("%.2f–%.2f", low, high)}
}

// rate is rated in one cell.
func rate(n int, is func(i int) bool) string {
	if n == 0 {
		return "–"
	}
	cells := rated(n, is)
	return cells[0] + " (" + cells[1] + ")"
}
