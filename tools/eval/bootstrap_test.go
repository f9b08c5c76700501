package main

import "testing"

func TestTheIntervalOfAShareHoldsIt(t *testing.T) {
	share := func(pick []int) float64 {
		hit := 0.0
		for _, i := range pick {
			if i < 30 {
				hit++
			}
		}
		return hit / float64(len(pick))
	}
	low, high := bootstrap(100, share)
	if low < .2 || low > .25 || high < .35 || high > .4 {
		t.Errorf("the interval of 30 in 100 is %.2f to %.2f, want about .22 to .38", low, high)
	}
	if again, same := bootstrap(100, share); again != low || same != high {
		t.Error("the same rows give another interval")
	}
}
