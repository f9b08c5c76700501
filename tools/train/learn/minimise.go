package learn

import "math"

// minimise finds the least value of a smooth convex function by L-BFGS (Nocedal & Wright, Numerical Optimization,
// algorithm 7.5) with a backtracking search.
func minimise(f func(w, gradient []float64) float64, n int) []float64 {
	const memory, rounds = 8, 300
	w, gradient := make([]float64, n), make([]float64, n)
	value := f(w, gradient)
	var steps, turns [][]float64
	for range rounds {
		direction := twoLoops(gradient, steps, turns)
		next, nextGradient, nextValue := search(f, w, gradient, direction, value, firstSize(gradient, steps))
		if value-nextValue < 1e-7*math.Max(1, math.Abs(value)) {
			return next
		}
		step, turn := difference(next, w), difference(nextGradient, gradient)
		if dot(step, turn) > 1e-12 {
			steps, turns = append(steps, step), append(turns, turn)
			if len(steps) > memory {
				steps, turns = steps[1:], turns[1:]
			}
		}
		w, gradient, value = next, nextGradient, nextValue
	}
	return w
}

// twoLoops is the quasi-Newton direction.
func twoLoops(gradient []float64, steps, turns [][]float64) []float64 {
	d := make([]float64, len(gradient))
	for i, g := range gradient {
		d[i] = -g
	}
	alpha := make([]float64, len(steps))
	for k := len(steps) - 1; k >= 0; k-- {
		alpha[k] = dot(steps[k], d) / dot(steps[k], turns[k])
		add(d, turns[k], -alpha[k])
	}
	if k := len(steps) - 1; k >= 0 {
		scale := dot(steps[k], turns[k]) / dot(turns[k], turns[k])
		for i := range d {
			d[i] *= scale
		}
	}
	for k := range steps {
		beta := dot(turns[k], d) / dot(steps[k], turns[k])
		add(d, steps[k], alpha[k]-beta)
	}
	return d
}

// firstSize is the step to try first: without a memory the gradient alone says nothing about the scale.
func firstSize(gradient []float64, steps [][]float64) float64 {
	if len(steps) > 0 {
		return 1
	}
	return 1 / math.Max(1, math.Sqrt(dot(gradient, gradient)))
}

// search halves the step until the value falls enough.
func search(f func(w, gradient []float64) float64, w, gradient, direction []float64, value, size float64) ([]float64, []float64, float64) {
	slope := dot(gradient, direction)
	next, nextGradient := make([]float64, len(w)), make([]float64, len(w))
	for range 40 {
		copy(next, w)
		add(next, direction, size)
		if v := f(next, nextGradient); v <= value+1e-4*size*slope {
			return next, nextGradient, v
		}
		size /= 2
	}
	return w, gradient, value
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}

func add(to, from []float64, times float64) {
	for i, x := range from {
		to[i] += times * x
	}
}

func difference(a, b []float64) []float64 {
	d := make([]float64, len(a))
	for i, x := range a {
		d[i] = x - b[i]
	}
	return d
}
