package rhythm

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func against(a, b []Wait) (cases []sighting) {
	for group, waits := range [][]Wait{a, b} {
		for _, wait := range waits {
			cases = append(cases, sighting{Wait: wait, group: group})
		}
	}
	return cases
}

func TestLogRankGivesThePrintedFiguresOfTheTrials(t *testing.T) {
	// Embury (1977), printed by Miller (1981): medians of 31 and 23 weeks.
	maintained := hours(9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161)
	other := hours(5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45)
	cases := []struct {
		name string
		a, b []Wait
		rho  float64
		want float64 // χ² as printed
	}{
		{"leukaemia, Mantel", treated(), placebo(), 0, 16.79},
		{"leukaemia, weighted", treated(), placebo(), 1, 14.46},
		{"maintenance, Mantel", maintained, other, 0, 3.40},
	}
	for _, c := range cases {
		p := logRank(against(c.a, c.b), 2, c.rho)
		near(t, c.name, distuv.ChiSquared{K: 1}.Quantile(1-p), c.want, 0.005)
	}
	for want, waits := range map[float64][]Wait{31: maintained, 23: other} {
		got, _ := Answer(waits, 0.5)
		near(t, "median", got.Value, want, 1e-9)
	}
	if difference, p := Compare(treated(), placebo()); !difference || p > 0.001 {
		t.Errorf("leukaemia: %v, p = %v", difference, p)
	}
	if difference, p := Compare(maintained, other); difference || p < Level {
		t.Errorf("maintenance: %v, p = %v", difference, p)
	}
}

func TestFewMessagesNeverMakeADifference(t *testing.T) {
	fast, slow := hours(1, 1, 1, 1, 1, 1, 1), hours(90, 91, 92, 93, 94, 95, 96, 97)
	if difference, p := Compare(fast, slow); difference || p != 1 {
		t.Errorf("seven against eight: %v, p = %v", difference, p)
	}
	if difference, _ := Compare(append(fast, hours(1)...), slow); !difference {
		t.Error("eight against eight: no difference")
	}
	if difference, p := Compare(nil, nil); difference || p != 1 {
		t.Errorf("nothing: %v, p = %v", difference, p)
	}
	open := hours(-1, -1, -1, -1, -1, -1, -1, -1)
	if difference, p := Compare(open, open); difference || p != 1 {
		t.Errorf("all open: %v, p = %v", difference, p)
	}
}

func TestStrataThatShareNoGroupCompareNothing(t *testing.T) {
	var cases []sighting
	for i, wait := range append(hours(1, 1, 1, 1), hours(9, 9, 9, 9)...) {
		cases = append(cases, sighting{Wait: wait, group: i / 4, stratum: i / 4})
	}
	if p := logRank(cases, 2, early); p != 1 {
		t.Errorf("p = %v", p)
	}
}

func TestComparisonIsBlindToOrderAndUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := someWaits(t), someWaits(t)
		difference, p := Compare(a, b)
		again, q := Compare(b, a)
		if again != difference || math.Abs(p-q) > 1e-6 || !(p >= 0 && p <= 1) {
			t.Fatalf("%v, p = %v; turned round %v, p = %v", difference, p, again, q)
		}
	})
}

func TestHolmAdjustsInOrder(t *testing.T) {
	want := []float64{0.03, 0.06, 0.06}
	for i, got := range holm([]float64{0.01, 0.04, 0.03}) {
		near(t, "p", got, want[i], 1e-12)
	}
	if got := holm([]float64{0.9, 0.8}); got[0] != 1 || got[1] != 1 {
		t.Errorf("got %v", got)
	}
}

func TestComparisonFindsWhatIsPlantedAndNothingElse(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	const runs = 200
	found, false1, false2 := 0, 0, 0
	for range runs {
		planted, _ := Compare(draw(random, 40, 1), draw(random, 40, 3))
		equal, _ := Compare(draw(random, 40, 3), draw(random, 40, 3))
		small, _ := Compare(draw(random, 8, 3), draw(random, 30, 3))
		found, false1, false2 = found+one(planted), false1+one(equal), false2+one(small)
	}
	t.Logf("of %d: planted %d, false %d, false with eight messages %d", runs, found, false1, false2)
	if found < runs*8/10 {
		t.Errorf("a threefold difference was found in %d of %d", found, runs)
	}
	if false1 > runs*8/100 || false2 > runs*8/100 {
		t.Errorf("false claims: %d and %d of %d", false1, false2, runs)
	}
}
