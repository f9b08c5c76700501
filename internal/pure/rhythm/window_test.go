package rhythm

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func steady(random *rand.Rand, n int, median float64) []TimedWait {
	return mailbox(random, n, func(TimedWait) float64 { return median })
}

func TestWindowsHoldTheShareOfNewAnswersThatTheyPromise(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	for _, size := range []int{12, 40, 150} {
		half, most, shown := 0, 0, 0
		for range 1500 {
			w := ReplyWindows(steady(random, size, 3))
			if !w.OK {
				continue
			}
			// The drawn mail is watched for up to 30 hours: later answers are not among those that it promises.
			next := 31.0
			for next > 30 {
				next = 3 * math.Exp(1.3*random.NormFloat64())
			}
			shown++
			half += one(next <= w.Half.Value)
			most += one(next <= w.Most.Value)
		}
		a, b := float64(half)/float64(shown), float64(most)/float64(shown)
		t.Logf("%d messages: %.3f and %.3f of %d", size, a, b, shown)
		if a < .45 || a > .55 || b < .74 || b > .86 || shown < 1000 {
			t.Errorf("%d messages: windows hold %.3f and %.3f of %d new answers", size, a, b, shown)
		}
	}
}

func TestNoWindowIsShownForFewAnswersNorForSomebodyWhoChanged(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 24))
	few := make([]TimedWait, 30)
	for i := range few {
		few[i] = TimedWait{Wait: Wait{Duration: time.Hour, Answered: i < Fewest-1}, At: at(1+i%28, 9)}
	}
	if w := ReplyWindows(few); w.OK || w.Why == "" {
		t.Errorf("%d answers gave %+v", Fewest-1, w)
	}
	changed := make([]TimedWait, 60)
	for i := range changed {
		hours := math.Exp(random.NormFloat64()) * float64(1+29*(i/30))
		changed[i] = TimedWait{Wait: Wait{Duration: time.Duration(hours * float64(time.Hour)), Answered: true}, At: at(1, 0).Add(time.Duration(i) * time.Hour)}
	}
	if w := ReplyWindows(changed); w.OK || w.Why == "" {
		t.Errorf("somebody who became slow gave %+v", w)
	}
	if w := ReplyWindows(nil); w.OK || w.Late(at(1, 1)) != (time.Time{}) {
		t.Errorf("no mail gave %+v", w)
	}
}

func TestWindowsAreInOrderWhateverComesIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var waits []TimedWait
		for _, wait := range someWaits(t) {
			waits = append(waits, TimedWait{Wait: wait, At: time.Unix(rapid.Int64().Draw(t, "at"), 0)})
		}
		w := ReplyWindows(waits)
		for _, e := range []Estimate{w.Answered, w.Half, w.Most} {
			sound(t, "window", e)
		}
		if w.Half.Value > w.Most.Value {
			t.Fatalf("half %v, most %v", w.Half, w.Most)
		}
	})
}

func TestSuchMessagesAreThoseOfTheClassThatMakesADifference(t *testing.T) {
	random := rand.New(rand.NewPCG(25, 26))
	waits := mailbox(random, 300, func(w TimedWait) float64 {
		if w.Words <= Short {
			return .5
		}
		return 8
	})
	such, why := SuchAs(waits, TimedWait{Words: 20})
	for _, w := range such {
		if w.Words > Short {
			t.Fatalf("a message of %d words is among the short ones", w.Words)
		}
	}
	if why == "" || len(such) < Fewest {
		t.Errorf("%d messages, %q", len(such), why)
	}
	same := steady(random, 9, 3)
	if such, why := SuchAs(same, TimedWait{Words: 20}); len(such) != len(same) || why != "" {
		t.Errorf("without a difference: %d of %d, %q", len(such), len(same), why)
	}
}

func TestPlantedWeekdayIsFoundAndNamed(t *testing.T) {
	random := rand.New(rand.NewPCG(27, 28))
	const runs = 60
	found, others := 0, 0
	for range runs {
		style := Of(nil, mailbox(random, 150, func(w TimedWait) float64 {
			if w.At.Weekday() == time.Friday || w.At.Weekday() == time.Saturday || w.At.Weekday() == time.Sunday {
				return 20
			}
			return 3
		}))
		found += one(style.ByWeekday.Difference)
		others += one(style.ByLength.Difference || style.ByQuestion.Difference || style.ByHour.Difference)
		if style.ByWeekday.Buckets[0].Name != "Monday" {
			t.Fatalf("the first class is %q", style.ByWeekday.Buckets[0].Name)
		}
	}
	if found < runs*8/10 || others > runs*8/100+1 {
		t.Errorf("found %d of %d, and %d others that are not there", found, runs, others)
	}
}

func TestWaysOfWritingAreSharedOut(t *testing.T) {
	got := Of([]Message{{Channel: "mail"}, {Channel: "chat"}, {Channel: "mail"}, {}}, nil).Channels
	if len(got) != 2 || got[0] != (Channel{"mail", Share(2, 3)}) || got[1] != (Channel{"chat", Share(1, 3)}) {
		t.Errorf("got %+v", got)
	}
}
