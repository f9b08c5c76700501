package rhythm

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestShrinkingErrsLessWhereThereIsLittleToGoBy(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	own, shrunk := 0.0, 0.0
	for range 300 {
		truth := math.Exp(1 + 0.4*random.NormFloat64()) // people differ a little
		few, _ := Answer(draw(random, 9, truth), 0.5)
		all, _ := Answer(draw(random, 200, math.E), 0.5)
		wide := Shrink(few, all)
		own += math.Pow(math.Log(few.Value/truth), 2)
		shrunk += math.Pow(math.Log(wide.Value/truth), 2)
	}
	t.Logf("mean squared error of the logarithm: own %.3f, drawn %.3f", own/300, shrunk/300)
	if shrunk >= own*.8 {
		t.Errorf("error %.3f after, %.3f before", shrunk/300, own/300)
	}
}

func TestShrinkingGoesAsFarAsThereIsLittleMail(t *testing.T) {
	prior := Estimate{Value: 10, Low: 8, High: 12, N: 200}
	if got := Shrink(Estimate{N: 5}, prior); got != prior {
		t.Errorf("without hours: %+v", got)
	}
	few, many := Shrink(Estimate{Value: 1, Low: .5, High: 2, N: 8}, prior), Shrink(Estimate{Value: 1, Low: .5, High: 2, N: 800}, prior)
	near(t, "halfway", few.Value, math.Sqrt((1+minute)*(10+minute))-minute, 1e-9)
	if many.Value > 1.05 || few.Low > few.Value || few.Value > few.High {
		t.Errorf("few %+v, many %+v", few, many)
	}
}

func TestAShrunkShareLiesBetweenItsTwoSources(t *testing.T) {
	prior := Share(50, 100)
	got := ShrinkShare(9, 10, prior)
	if got.Value <= .5 || got.Value >= .9 || got.Low >= got.Value || got.High <= got.Value || got.N != 10 {
		t.Errorf("got %+v", got)
	}
	sound(t, "nothing", ShrinkShare(0, 0, Estimate{}))
	sound(t, "nonsense", ShrinkShare(-3, -1, Estimate{Value: 7, N: 3}))
	if alone := ShrinkShare(5, 1000, prior); alone.Value > .02 {
		t.Errorf("a thousand messages still follow the prior: %+v", alone)
	}
}

func TestBucketsAreDrawnTowardsAllMessages(t *testing.T) {
	random := rand.New(rand.NewPCG(33, 34))
	for _, b := range Of(nil, mailbox(random, 120, func(TimedWait) float64 { return 3 })).ByLength.Buckets {
		if b.OK && (b.Shrunk.Value <= 0 || b.Shrunk.N != b.Answer.N) {
			t.Errorf("%s: %+v", b.Name, b)
		}
	}
}
