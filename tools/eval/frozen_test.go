package main

import "testing"

func TestChangedDraftsAreNotMeasured(t *testing.T) {
	if _, err := thaw(append([]byte(nil), badDrafts[1:]...), frozenBad); err == nil {
		t.Error("a changed file is measured")
	}
	for hash, data := range map[string][]byte{frozenBad: badDrafts, frozenGood: goodDrafts, frozenWording: wordingAsks} {
		if list, err := thaw(data, hash); err != nil || len(list) < 50 {
			t.Errorf("%d texts, %v", len(list), err)
		}
	}
}

func TestTheIntervalHoldsTheFigure(t *testing.T) {
	share := func(pick []int) (sum float64) {
		for _, i := range pick {
			sum += float64(i%2) / float64(len(pick))
		}
		return sum
	}
	low, high := bootstrap(100, share)
	if again, _ := bootstrap(100, share); low >= .5 || high <= .5 || high-low > .3 || again != low {
		t.Errorf("%f to %f", low, high)
	}
}
