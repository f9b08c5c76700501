package rhythm

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s is %.6f, want %.6f", what, got, want)
	}
}

// sound fails unless the estimate keeps the promises of its type.
func sound(t rapid.TB, what string, e Estimate) {
	t.Helper()
	for _, value := range []float64{e.Value, e.Low, e.High} {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			t.Fatalf("%s: %+v is not finite", what, e)
		}
	}
	if e.Low > e.Value || e.Value > e.High || e.N < 0 {
		t.Fatalf("%s: %+v is not in order", what, e)
	}
}

func TestShareHasTheIntervalOfWilson(t *testing.T) {
	squared := z * z
	cases := []struct {
		k, n             int
		value, low, high float64
	}{
		{0, 10, 0, 0, squared / (10 + squared)},
		{10, 10, 1, 10 / (10 + squared), 1},
		{5, 10, 0.5, 0.269272, 0.730728},
		{0, 0, 0, 0, 1},
		{-3, 10, 0, 0, squared / (10 + squared)},
		{12, 10, 1, 10 / (10 + squared), 1},
		{1, -2, 0, 0, 1},
	}
	for _, c := range cases {
		got := Share(c.k, c.n)
		near(t, "value", got.Value, c.value, 1e-6)
		near(t, "low", got.Low, c.low, 1e-6)
		near(t, "high", got.High, c.high, 1e-6)
	}
}

func TestShareEndsWhereTheScoreTestTurns(t *testing.T) {
	// The interval's definition: at its ends, p is z standard errors away.
	for _, c := range [][2]int{{1, 8}, {15, 148}, {81, 263}, {999, 1000}} {
		e := Share(c[0], c[1])
		for _, end := range []float64{e.Low, e.High} {
			near(t, "distance", math.Abs(e.Value-end)/math.Sqrt(end*(1-end)/float64(e.N)), z, 1e-9)
		}
	}
}

func TestMedianRanksAreThoseOfTheSignTestTables(t *testing.T) {
	// One-sided 5 %: the table gives the largest count in the tail, which is one less.
	table := map[int]int{0: 0, 1: 0, 4: 0, 5: 1, 7: 1, 8: 2, 10: 2, 11: 3, 12: 3, 15: 4, 16: 5, 20: 6, 25: 8, 30: 11, 40: 15, 50: 19}
	for n, want := range table {
		if got := medianRank(n); got != want {
			t.Errorf("rank for %d values is %d, want %d", n, got, want)
		}
	}
}

func TestMedianLeavesOutWhatIsNotANumber(t *testing.T) {
	values := []float64{9, math.NaN(), 1, math.Inf(1), 5, 3, 7, math.Inf(-1)}
	want := Estimate{Value: 5, Low: 1, High: 9, N: 5}
	if got := Median(values); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if values[0] != 9 {
		t.Error("the values were reordered")
	}
	if got := Median([]float64{math.NaN()}); got != (Estimate{}) {
		t.Errorf("of nothing: %+v", got)
	}
	if got := Median([]float64{math.MaxFloat64, math.MaxFloat64}); got.Value != math.MaxFloat64 {
		t.Errorf("of two huge values: %+v", got)
	}
}

func TestRateOfNothingFoundIsNotCertainlyNought(t *testing.T) {
	got := Rate(make([]int, 20))
	near(t, "value", got.Value, 0, 0)
	near(t, "high", got.High, z*z/20, 1e-12)
	if got := Rate([]int{-1}); got != (Estimate{}) {
		t.Errorf("of negative counts: %+v", got)
	}
}

func TestLumpyCountsWidenTheRate(t *testing.T) {
	even, lumpy := Rate([]int{1, 1, 1, 1, 1, 1, 1, 1}), Rate([]int{8, 0, 0, 0, 0, 0, 0, 0})
	if even.Value != lumpy.Value || lumpy.High-lumpy.Low <= even.High-even.Low {
		t.Errorf("even %+v, lumpy %+v", even, lumpy)
	}
}

func TestIntervalsCoverTheTruthNineTimesInTen(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	// Single shares of few messages jump about 90 %; all of them together do not.
	anyShare := func(n int) func(*rand.Rand) (Estimate, float64) {
		return func(r *rand.Rand) (Estimate, float64) {
			p := r.Float64()
			return drawShare(r, p, n), p
		}
	}
	coverage(t, random, "share of 12", anyShare(12))
	coverage(t, random, "share of 60", anyShare(60))
	coverage(t, random, "median of 15", func(r *rand.Rand) (Estimate, float64) { return drawMedian(r, 15), 1 })
	coverage(t, random, "median of 200", func(r *rand.Rand) (Estimate, float64) { return drawMedian(r, 200), 1 })
	coverage(t, random, "rate of 25", func(r *rand.Rand) (Estimate, float64) { return drawRate(r, 25), 1.5 })
}

// coverage draws many estimates and their truth; each interval is meant to hold it in
// 90 % of cases, and exact ones on few values in more.
func coverage(t *testing.T, random *rand.Rand, what string, draw func(*rand.Rand) (Estimate, float64)) {
	t.Helper()
	const runs = 3000
	held := 0
	for range runs {
		e, truth := draw(random)
		if e.Low <= truth && (truth <= e.High || e.Open) {
			held++
		}
	}
	share := float64(held) / runs
	t.Logf("%s: %.3f", what, share)
	if share < 0.87 || share > 0.97 {
		t.Errorf("%s: the interval holds the truth in %.3f of cases", what, share)
	}
}

func drawShare(random *rand.Rand, p float64, n int) Estimate {
	k := 0
	for range n {
		k += one(random.Float64() < p)
	}
	return Share(k, n)
}

func drawMedian(random *rand.Rand, n int) Estimate {
	values := make([]float64, n)
	for i := range values {
		values[i] = math.Exp(1.5 * random.NormFloat64())
	}
	return Median(values)
}

// drawRate counts the hits of a geometric distribution with mean 1.5, which is
// lumpier than Poisson's.
func drawRate(random *rand.Rand, n int) Estimate {
	counts := make([]int, n)
	for i := range counts {
		for random.Float64() < 0.6 {
			counts[i]++
		}
	}
	return Rate(counts)
}

func TestSharesGrowWithTheirHitsAndTightenWithMessages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "n")
		k := rapid.IntRange(0, n-1).Draw(t, "k")
		less, more, wide := Share(k, n), Share(k+1, n), Share(4*k, 4*n)
		sound(t, "share", less)
		if less.Value >= more.Value || less.Low > more.Low || less.High > more.High {
			t.Fatalf("%+v then %+v", less, more)
		}
		if wide.High-wide.Low >= less.High-less.Low {
			t.Fatalf("four times the messages: %+v after %+v", wide, less)
		}
	})
}

func TestMedianIsSoundAndBlindToOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOf(rapid.Float64()).Draw(t, "values")
		got := Median(values)
		sound(t, "median", got)
		slices.Reverse(values)
		if again := Median(values); again != got {
			t.Fatalf("%+v became %+v", got, again)
		}
	})
}

func TestRateIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sound(t, "rate", Rate(rapid.SliceOf(rapid.Int()).Draw(t, "counts")))
	})
}
