package prose

import (
	"math"
	"testing"
)

func TestABaseRateIsFoundFromScoresAlone(t *testing.T) {
	for _, share := range []float64{.05, .5} {
		var scores []float64
		for i := range 1000 {
			p := .02
			if float64(i) < share*1000 {
				p = .98
			}
			scores = append(scores, p)
		}
		if got := BaseRate(scores); math.Abs(got-share) > .03 {
			t.Errorf("a share of %.2f is read as %.3f", share, got)
		}
	}
	if got := BaseRate(nil); got != TrainedRate() {
		t.Errorf("no scores give %.3f", got)
	}
}

func TestRareAsksLowerDoubtfulScores(t *testing.T) {
	if got := AtBaseRate(.5, .03); got >= .2 || got <= 0 {
		t.Errorf(".5 becomes %.3f where asks are rare", got)
	}
	if got := AtBaseRate(.7, TrainedRate()); math.Abs(got-.7) > 1e-9 {
		t.Errorf("the rate of the training moves .7 to %.3f", got)
	}
	for _, p := range []float64{0, 1} {
		if got := AtBaseRate(p, .03); got != p {
			t.Errorf("%.0f becomes %.3f", p, got)
		}
	}
}
