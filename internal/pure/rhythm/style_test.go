package rhythm

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func at(day, hour int) time.Time {
	return time.Date(2024, time.January, day, hour, 30, 0, 0, time.FixedZone("", -5*3600))
}

func TestHoursAndDaysAreThoseOfTheLocalClock(t *testing.T) {
	// The 1st of January 2024 was a Monday.
	messages := []Message{{At: at(1, 9)}, {At: at(1, 9)}, {At: at(2, 23)}, {}}
	hours, days := Hours(messages), Weekdays(messages)
	if hours[9] != Share(2, 3) || hours[23] != Share(1, 3) || hours[4] != Share(0, 3) {
		t.Errorf("hours %+v", hours)
	}
	if days[time.Monday] != Share(2, 3) || days[time.Tuesday] != Share(1, 3) || days[time.Sunday] != Share(0, 3) {
		t.Errorf("days %+v", days)
	}
}

func TestStyleCountsWhatWasWritten(t *testing.T) {
	sent := []Message{
		{At: at(1, 9), Words: 50, Question: true, Asks: 2, Solo: true, Thread: "a", ThreadLength: 4},
		{At: at(1, 9), Words: 51, Asks: 1, Thread: "a", ThreadLength: 5},
		{At: at(1, 9), Words: 10, Thread: "b", ThreadLength: 9},
		{At: at(1, 9), Words: 90, Thread: "c"},
	}
	got := Of(sent, nil)
	if got.Messages != 4 || got.Length.Value != 50.5 || got.Asks.Value != 0.75 {
		t.Errorf("%d messages, length %+v, asks %+v", got.Messages, got.Length, got.Asks)
	}
	if got.Short != Share(2, 4) || got.Questions != Share(1, 4) || got.Solo != Share(1, 4) {
		t.Errorf("short %+v, questions %+v, solo %+v", got.Short, got.Questions, got.Solo)
	}
	if got.Thread != (Estimate{Value: 7, Low: 5, High: 9, N: 2}) {
		t.Errorf("thread %+v", got.Thread)
	}
}

func TestNoMailIsNotEnoughToSay(t *testing.T) {
	got := Of(nil, nil)
	for name, e := range map[string]Estimate{"length": got.Length, "short": got.Short, "asks": got.Asks, "answer": got.Answers.Answer, "within": got.Answers.Within, "hour": got.Hours[3]} {
		sound(t, name, e)
		if e.Enough() {
			t.Errorf("%s is said to be enough: %+v", name, e)
		}
	}
	if got.Answers.OK || got.ByLength.Difference || len(got.ByLength.Buckets) != 1 {
		t.Errorf("%+v", got)
	}
}

func sentTo(words int, waits ...Wait) []TimedWait {
	var timed []TimedWait
	for _, wait := range waits {
		timed = append(timed, TimedWait{Wait: wait, At: at(1, 9), Words: words})
	}
	return timed
}

func TestScarceLengthsAreMergedWithTheirNeighbours(t *testing.T) {
	eight := hours(1, 2, 3, 4, 5, 6, 7, 8)
	cases := []struct {
		name   string
		counts [4]int
		want   []string
	}{
		{"plenty", [4]int{8, 8, 8, 8}, []string{"up to 50 words", "51–125 words", "126–250 words", "over 250 words"}},
		{"few long ones", [4]int{8, 8, 8, 2}, []string{"up to 50 words", "51–125 words", "over 125 words"}},
		{"few at the ends", [4]int{1, 8, 8, 2}, []string{"up to 125 words", "over 125 words"}},
		{"few in the middle", [4]int{7, 3, 8, 8}, []string{"up to 125 words", "126–250 words", "over 250 words"}},
		{"few at all", [4]int{1, 2, 2, 2}, []string{"any length"}},
		{"none", [4]int{}, []string{"any length"}},
	}
	for _, c := range cases {
		var waits []TimedWait
		for i, words := range []int{50, 51, 250, 251} {
			waits = append(waits, sentTo(words, eight[:c.counts[i]]...)...)
		}
		buckets := ByLength(waits)
		var names []string
		n := 0
		for _, b := range buckets {
			names = append(names, b.Name)
			n += b.Answer.N
			if b.OK != b.Answer.Enough() {
				t.Errorf("%s: %+v", c.name, b)
			}
		}
		if len(names) != len(c.want) || n != len(waits) {
			t.Fatalf("%s: %q of %d messages, want %q", c.name, names, n, c.want)
		}
		for i := range names {
			if names[i] != c.want[i] {
				t.Errorf("%s: %q, want %q", c.name, names, c.want)
			}
		}
	}
}

func TestBucketsAreNamedInWords(t *testing.T) {
	waits := make([]TimedWait, 48)
	for i := range waits {
		waits[i] = TimedWait{Wait: Wait{Duration: time.Hour, Answered: true}, At: at(1, i%24), Question: i%3 == 0}
	}
	var got []string
	for _, b := range append(ByQuestion(waits), ByHour(waits)...) {
		got = append(got, b.Name)
	}
	want := []string{"without a question", "with a question", "0–6 h", "6–12 h", "12–18 h", "18–24 h"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	if got := ByQuestion(waits[:9])[0].Name; got != "with or without a question" {
		t.Errorf("merged: %q", got)
	}
	if got := ByHour(waits[:9])[0].Name; got != "any hour" {
		t.Errorf("merged: %q", got)
	}
}

// mailbox draws messages whose median wait in hours depends on what was sent.
func mailbox(random *rand.Rand, n int, median func(TimedWait) float64) []TimedWait {
	waits := make([]TimedWait, n)
	for i := range waits {
		waits[i] = TimedWait{
			At:       at(1+random.IntN(28), 7+random.IntN(14)),
			Words:    int(80 * math.Exp(0.9*random.NormFloat64())),
			Question: random.Float64() < 0.4,
		}
		waits[i].Wait = draw(random, 1, median(waits[i]))[0]
	}
	return waits
}

func TestStyleOfShuffledMailIsSilent(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	const runs = 200
	claims := 0
	for range runs {
		style := Of(nil, mailbox(random, 120, func(TimedWait) float64 { return 3 }))
		claims += one(style.ByLength.Difference || style.ByQuestion.Difference || style.ByHour.Difference)
	}
	t.Logf("false claims: %d of %d", claims, runs)
	if claims > runs*8/100 {
		t.Errorf("%d of %d shuffled mailboxes made a claim", claims, runs)
	}
}

func TestStyleFindsThePlantedLength(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	const runs = 100
	found, others := 0, 0
	for range runs {
		style := Of(nil, mailbox(random, 150, func(w TimedWait) float64 {
			if w.Words <= 50 {
				return 1
			}
			return 4
		}))
		found += one(style.ByLength.Difference)
		others += one(style.ByQuestion.Difference || style.ByHour.Difference)
	}
	t.Logf("found %d of %d, beside it %d", found, runs, others)
	if found < 80 || others > 8 {
		t.Errorf("found %d of %d, and %d others that are not there", found, runs, others)
	}
}

func TestMailThatIsNeverAnsweredDoesNotHideTheRest(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 18))
	const runs = 100
	found := 0
	for range runs {
		waits := mailbox(random, 150, func(w TimedWait) float64 {
			if w.Words <= 50 {
				return 1
			}
			return 5
		})
		for i := range waits {
			if random.Float64() < 0.2 {
				waits[i].Wait = Wait{Duration: time.Duration(400 * random.Float64() * float64(time.Hour))}
			}
		}
		found += one(Of(nil, waits).ByLength.Difference)
	}
	t.Logf("found %d of %d", found, runs)
	if found < 80 {
		t.Errorf("found %d of %d", found, runs)
	}
}

func TestLengthIsNotBlamedForWhatTheQuestionDoes(t *testing.T) {
	// Questions are answered fast and happen to be short: compared like with like,
	// length makes no difference.
	random := rand.New(rand.NewPCG(11, 12))
	const runs = 100
	blamed, found := 0, 0
	for range runs {
		waits := mailbox(random, 200, func(TimedWait) float64 { return 5 })
		for i := range waits {
			short := waits[i].Words <= 50
			waits[i].Question = random.Float64() < 0.3 || short && random.Float64() < 0.7
			if waits[i].Question {
				waits[i].Wait = draw(random, 1, 1)[0]
			}
		}
		style := Of(nil, waits)
		blamed += one(style.ByLength.Difference)
		found += one(style.ByQuestion.Difference)
	}
	t.Logf("length blamed %d of %d, question found %d", blamed, runs, found)
	if blamed > 8 || found < 80 {
		t.Errorf("length blamed in %d of %d, the question found in %d", blamed, runs, found)
	}
}

func TestStyleIsSoundWhateverComesIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var waits []TimedWait
		for _, wait := range someWaits(t) {
			waits = append(waits, TimedWait{
				Wait:     wait,
				At:       time.Unix(rapid.Int64().Draw(t, "at"), 0),
				Words:    rapid.Int().Draw(t, "words"),
				Question: rapid.Bool().Draw(t, "question"),
			})
		}
		var sent []Message
		for _, wait := range waits {
			sent = append(sent, Message{At: wait.At, Words: wait.Words, Asks: wait.Words, Thread: "x", ThreadLength: wait.Words})
		}
		style := Of(sent, waits)
		for _, split := range []Split{style.ByLength, style.ByQuestion, style.ByHour} {
			n := 0
			for _, b := range split.Buckets {
				sound(t, b.Name, b.Answer)
				sound(t, b.Name, b.Within)
				n += b.Answer.N
			}
			if n != style.Answers.Answer.N || !(split.P >= 0 && split.P <= 1) {
				t.Fatalf("%d of %d messages, p = %v", n, style.Answers.Answer.N, split.P)
			}
		}
		for _, e := range []Estimate{style.Length, style.Short, style.Questions, style.Asks, style.Solo, style.Thread, style.Hours[0], style.Weekdays[0]} {
			sound(t, "style", e)
		}
	})
}
