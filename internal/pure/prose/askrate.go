package prose

import "math"

// TrainedRate is the share of asks among the sentences that the scores are calibrated on.
func TrainedRate() float64 { return loaded().rate }

// BaseRate estimates which share of the sentences ask from their scores alone, by the EM algorithm of Saerens, Latinne
// and Decaestecker (2002). It is at least .01 and at most .99; TrainedRate when there are no scores.
func BaseRate(scores []float64) float64 {
	rate := TrainedRate()
	if len(scores) == 0 {
		return rate
	}
	for range 100 {
		sum := 0.0
		for _, p := range scores {
			sum += AtBaseRate(p, rate)
		}
		next := min(max(sum/float64(len(scores)), .01), .99)
		if math.Abs(next-rate) < 1e-6 {
			return next
		}
		rate = next
	}
	return rate
}

// AtBaseRate moves a score to mail in which the given share of the sentences asks (Bayes' rule; Saerens et al. 2002).
func AtBaseRate(score, rate float64) float64 {
	trained := TrainedRate()
	yes, no := score*rate/trained, (1-score)*(1-rate)/(1-trained)
	if yes+no == 0 {
		return score
	}
	return yes / (yes + no)
}
