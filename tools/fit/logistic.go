package fit

import "math"

// Row is one example: the features that it has with their values, +1 or -1, and how much it counts.
type Row struct {
	Index  []int
	Value  []float64
	Sign   float64
	Weight float64
}

// Logistic returns the weights of n features, and the bias after them, that make the logistic loss plus ridge/2·|w|² least; the bias is free.
func Logistic(rows []Row, n int, ridge float64) []float64 {
	return Minimise(func(w, gradient []float64) float64 {
		loss := 0.0
		for i := range n {
			loss += ridge / 2 * w[i] * w[i]
			gradient[i] = ridge * w[i]
		}
		gradient[n] = 0
		for _, r := range rows {
			loss += r.add(w, gradient, n)
		}
		return loss
	}, n+1)
}

// add adds the slope of the loss of one row to the gradient and returns the loss.
func (r Row) add(w, gradient []float64, bias int) float64 {
	margin := w[bias]
	for k, i := range r.Index {
		margin += w[i] * r.Value[k]
	}
	margin *= r.Sign
	slope := -r.Sign * r.Weight / (1 + math.Exp(margin))
	for k, i := range r.Index {
		gradient[i] += slope * r.Value[k]
	}
	gradient[bias] += slope
	if margin < -30 {
		return -r.Weight * margin
	}
	return r.Weight * math.Log1p(math.Exp(-margin))
}
