package main

import "testing"

func TestABootstrapIntervalHoldsTheShareAndRepeats(t *testing.T) {
	share := func(pick []int) float64 {
		yes := 0.0
		for _, i := range pick {
			if i%4 == 0 {
				yes++
			}
		}
		return yes / float64(len(pick))
	}
	low, high := bootstrap(400, share)
	if low > .25 || high < .25 || low < .20 || high > .30 {
		t.Errorf("a share of .25 of 400 lies between %f and %f", low, high)
	}
	if l, h := bootstrap(400, share); l != low || h != high {
		t.Errorf("the second run gave %f to %f, the first %f to %f", l, h, low, high)
	}
	if l, h := bootstrap(0, share); l != 0 || h != 0 {
		t.Errorf("nothing gave %f to %f", l, h)
	}
}
