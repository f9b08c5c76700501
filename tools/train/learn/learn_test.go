package learn

import (
	"math"
	"testing"

	"upward/tools/fit"
)

func TestMinimiseFindsTheBottomOfABowl(t *testing.T) {
	f := func(w, gradient []float64) float64 {
		value := 0.0
		for i, want := range []float64{3, -2, 40} {
			d := w[i] - want
			value += float64(i+1) * d * d
			gradient[i] = 2 * float64(i+1) * d
		}
		return value
	}
	for i, got := range fit.Minimise(f, 3) {
		if want := []float64{3, -2, 40}[i]; math.Abs(got-want) > .01 {
			t.Errorf("coordinate %d is %f, want %f", i, got, want)
		}
	}
}

func TestFitLearnsWhichWordAsks(t *testing.T) {
	var train []Example
	for range 5 {
		train = append(train, newExample(Ours, "own", "a", "please send it", true), newExample(Ours, "own", "b", "the sky was blue", false))
	}
	m := Fit(train, Settings{Ridge: 1, RuleSize: 2, Rare: 2})
	if m.Weights["please"] <= 0 || m.Weights["sky"] >= 0 {
		t.Errorf("please %f, sky %f", m.Weights["please"], m.Weights["sky"])
	}
	list := m.Score(train)
	if got := AUC(list); got != 1 {
		t.Errorf("area under the curve %f, want 1", got)
	}
}

func TestThresholdsKeepTheirPromise(t *testing.T) {
	var list []Scored
	for i := range 100 {
		list = append(list, Scored{Example{Ask: i >= 30}, float64(i)})
	}
	at := ThresholdFor(list, .8)
	hit, wrong, _ := counts(list, at)
	if p := float64(hit) / float64(hit+wrong); p < .8 {
		t.Errorf("precision %f at %f", p, at)
	}
	at = ThresholdFinding(list, .9)
	hit, _, missed := counts(list, at)
	if r := float64(hit) / float64(hit+missed); r < .9 {
		t.Errorf("recall %f at %f", r, at)
	}
}
