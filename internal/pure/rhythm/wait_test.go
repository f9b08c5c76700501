package rhythm

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// hours are waits of so many hours; a negative one is open for that long.
func hours(values ...float64) []Wait {
	waits := make([]Wait, 0, len(values))
	for _, value := range values {
		waits = append(waits, Wait{Duration: time.Duration(math.Abs(value) * float64(time.Hour)), Answered: value > 0})
	}
	return waits
}

// The leukaemia trial of Freireich (1963), as printed by Gehan (1965) and in
// most text books; weeks are read as hours.
func treated() []Wait {
	return hours(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35)
}

func placebo() []Wait {
	return hours(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
}

func TestCurveIsThatOfTheTextBook(t *testing.T) {
	want := []struct {
		hours, survival, deviation float64
		open                       int
	}{
		{6, 0.8571, 0.0764, 21},
		{7, 0.8067, 0.0869, 17},
		{10, 0.7529, 0.0963, 15},
		{13, 0.6902, 0.1068, 12},
		{16, 0.6275, 0.1141, 11},
		{22, 0.5378, 0.1282, 7},
		{23, 0.4482, 0.1346, 6},
	}
	steps := Curve(treated())
	if len(steps) != len(want)+1 {
		t.Fatalf("%d steps, want %d and the end of the watch", len(steps), len(want))
	}
	if end := steps[len(want)]; end.Hours != 35 || end.Share != steps[len(want)-1].Share {
		t.Errorf("the watch ends with %+v", end)
	}
	for i, w := range want {
		got := steps[i]
		near(t, "hours", got.Hours, w.hours, 1e-9)
		near(t, "survival", 1-got.Share, w.survival, 1e-4)
		if got.AtRisk != w.open {
			t.Errorf("%d open at %v, want %d", got.AtRisk, w.hours, w.open)
		}
		// The band on the log-log scale, from the printed deviation.
		theta := math.Exp(z * w.deviation / w.survival / math.Abs(math.Log(w.survival)))
		near(t, "low", got.Low, 1-math.Pow(w.survival, 1/theta), 1e-3)
		near(t, "high", got.High, 1-math.Pow(w.survival, theta), 1e-3)
	}
}

func TestHalfOfTheTreatedReachTwentyThree(t *testing.T) {
	got, ok := Answer(treated(), 0.5)
	want := Estimate{Value: 23, Low: 13, High: 35, N: 21, Open: true}
	if !ok || got != want {
		t.Errorf("treated: %+v %v, want %+v", got, ok, want)
	}
	got, ok = Answer(placebo(), 0.5)
	want = Estimate{Value: 8, Low: 4, High: 11, N: 21}
	if !ok || got != want {
		t.Errorf("placebo: %+v %v, want %+v", got, ok, want)
	}
}

func TestNothingIsSaidOfAnAnswerThatFewGot(t *testing.T) {
	cases := map[string]struct {
		waits []Wait
		p     float64
		n     int
	}{
		"nothing":           {nil, 0.5, 0},
		"all open":          {hours(-1, -2, -3), 0.5, 3},
		"a third answered":  {hours(1, -2, -2), 0.5, 3},
		"negative waits":    {[]Wait{{Duration: -time.Hour, Answered: true}}, 0.5, 0},
		"the share nought":  {hours(1, 2), 0, 2},
		"the share one":     {hours(1, 2), 1, 2},
		"no share at all":   {hours(1, 2), math.NaN(), 2},
		"more than a whole": {hours(1, 2), 1.5, 2},
	}
	for name, c := range cases {
		if got, ok := Answer(c.waits, c.p); ok || got != (Estimate{N: c.n}) {
			t.Errorf("%s: %+v %v", name, got, ok)
		}
	}
}

func TestWithinKnowsOnlyWhatWasWatched(t *testing.T) {
	cases := map[string]struct {
		waits            []Wait
		value, low, high float64
		n                int
	}{
		"nothing":                      {nil, 0, 0, 1, 0},
		"none answered, none watched":  {hours(-1, -1, -1), 0, 0, 1, 0},
		"none answered, all watched":   {hours(-48, -48, -30, -24), 0, 0, Share(0, 4).High, 4},
		"all answered":                 {hours(1, 2, 3, 4), 1, Share(4, 4).Low, 1, 4},
		"answered late":                {hours(30, 31), 0, 0, Share(0, 2).High, 2},
		"two answered, none watched":   {hours(1, 2, -3, -3), 0.5, 0.191, 1, 2},
		"two answered, two looked on":  {hours(1, 2, -30, -30), 0.5, 0.191, 0.897, 4},
		"negative waits do not matter": {append(hours(1, 2, -30, -30), Wait{Duration: -1, Answered: true}), 0.5, 0.191, 0.897, 4},
	}
	for name, c := range cases {
		got := Within(c.waits, Day)
		if got.N != c.n || math.Abs(got.Value-c.value)+math.Abs(got.Low-c.low)+math.Abs(got.High-c.high) > 0.003 {
			t.Errorf("%s: %+v, want %.3f (%.3f–%.3f) of %d", name, got, c.value, c.low, c.high, c.n)
		}
	}
}

func TestCurveOfOpenMessagesIsFlat(t *testing.T) {
	got := Curve(hours(-1, -5, -5))
	if len(got) != 1 || got[0] != (Step{Hours: 5, High: Share(0, 2).High, AtRisk: 2}) {
		t.Errorf("got %+v", got)
	}
}

func TestOpenMessagesAreNotTakenForSlowAnswers(t *testing.T) {
	// Half of the answers come later than we looked: the median of the answered
	// alone would be an hour.
	got, ok := Answer(hours(1, 1, 1, 1, -2, -2, -2, -2), 0.75)
	if ok {
		t.Errorf("three quarters answered: %+v", got)
	}
}

func TestAnswerIntervalsCoverTheTruthUnderCensoring(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	truth := 3.0
	for _, n := range []int{15, 40, 150} {
		coverage(t, random, "median answer", func(r *rand.Rand) (Estimate, float64) {
			for {
				if e, ok := Answer(draw(r, n, truth), 0.5); ok {
					return e, truth
				}
			}
		})
		coverage(t, random, "within three hours", func(r *rand.Rand) (Estimate, float64) {
			return Within(draw(r, n, truth), 3*time.Hour), 0.5
		})
	}
}

// draw makes log-normal waits with the given median in hours; about a quarter
// are cut off by the end of the watch.
func draw(random *rand.Rand, n int, median float64) []Wait {
	waits := make([]Wait, n)
	for i := range waits {
		wait := median * math.Exp(1.3*random.NormFloat64())
		watched := 30 * random.Float64()
		waits[i] = Wait{Duration: time.Duration(min(wait, watched) * float64(time.Hour)), Answered: wait <= watched}
	}
	return waits
}

func someWaits(t *rapid.T) []Wait {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Wait {
		return Wait{
			Duration: time.Duration(rapid.OneOf(rapid.Int64(), rapid.Int64Range(0, 20)).Draw(t, "duration")),
			Answered: rapid.Bool().Draw(t, "answered"),
		}
	}), 0, 40).Draw(t, "waits")
}

func TestCurveOnlyRisesAndStaysInItsBand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		last := Step{Hours: -1, AtRisk: math.MaxInt}
		for _, step := range Curve(someWaits(t)) {
			sound(t, "step", Estimate{Value: step.Share, Low: step.Low, High: step.High})
			if step.Hours <= last.Hours && last.Hours > 0 && step.Hours < 1e-6 || step.Share < last.Share || step.Low < last.Low || step.AtRisk >= last.AtRisk {
				t.Fatalf("%+v after %+v", step, last)
			}
			if step.Share > 1 || step.High > 1 || step.Low < 0 {
				t.Fatalf("%+v is no share", step)
			}
			last = step
		}
	})
}

func TestLongerTimeNeverAnswersLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		waits := someWaits(t)
		short := time.Duration(rapid.Int64Range(0, 30).Draw(t, "short"))
		long := short + time.Duration(rapid.Int64Range(0, 30).Draw(t, "more"))
		less, more := Within(waits, short), Within(waits, long)
		sound(t, "within", less)
		if less.Value > more.Value+slack || less.High > 1 {
			t.Fatalf("%+v within %v, %+v within %v", less, short, more, long)
		}
	})
}

func TestLargerShareNeverComesSooner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		waits := someWaits(t)
		p := rapid.Float64Range(0.01, 0.98).Draw(t, "p")
		some, ok := Answer(waits, p)
		more, reached := Answer(waits, p+0.01)
		sound(t, "answer", some)
		if reached && (!ok || more.Value < some.Value || more.Low < some.Low) {
			t.Fatalf("%+v %v for %v, %+v for more", some, ok, p, more)
		}
	})
}

func TestAnOpenMessageMakesTheCurveNoFaster(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		waits := someWaits(t)
		d := time.Duration(rapid.Int64Range(0, 30).Draw(t, "d"))
		before := Within(waits, d).Value
		after := Within(append(waits, Wait{Duration: math.MaxInt64}), d).Value
		if after > before+slack {
			t.Fatalf("%v became %v", before, after)
		}
	})
}
