package recurrence

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t.Add(10 * time.Hour)
}

func asked(text string, days ...string) (list []Ask) {
	for _, day := range days {
		list = append(list, Ask{text, date(day)})
	}
	return list
}

func TestARuleIsNamedAndItsNextWindowGiven(t *testing.T) {
	board := []Event{}
	for _, day := range []string{"2024-01-18", "2024-02-27", "2024-04-09", "2024-05-14", "2024-06-27", "2024-08-06", "2024-09-19"} {
		board = append(board, Event{"board meeting", date(day)})
	}
	cases := []struct {
		name, kind, rule, from, until string
		days                          []string
	}{
		{"weekly", "weekly", "every Monday", "2024-02-05", "2024-02-06", []string{"2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29"}},
		{"fortnightly", "fortnightly", "every second Friday", "2024-03-15", "2024-03-16", []string{"2024-01-05", "2024-01-19", "2024-02-02", "2024-02-16", "2024-03-01"}},
		{"nth weekday", "weekday of the month", "the first Tuesday of the month", "2024-07-02", "2024-07-03", []string{"2024-01-02", "2024-02-06", "2024-03-05", "2024-04-02", "2024-05-07", "2024-06-04"}},
		{"month end", "month end", "at the end of the month", "2024-06-28", "2024-06-29", []string{"2024-01-31", "2024-02-29", "2024-03-29", "2024-04-30", "2024-05-31"}},
		{"quarter", "quarter", "4 days before the end of the quarter", "2025-03-27", "2025-03-28", []string{"2023-12-25", "2024-03-25", "2024-06-24", "2024-09-26", "2024-12-27"}},
		{"event", "event", "2 days before board meeting", "2024-08-04", "2024-08-05", []string{"2024-01-16", "2024-02-25", "2024-04-07", "2024-05-12", "2024-06-25"}},
		{"gap", "gap", "about every 10 days", "2024-03-11", "2024-03-12", []string{"2024-01-01", "2024-01-11", "2024-01-21", "2024-01-31", "2024-02-10", "2024-02-20", "2024-03-01"}},
	}
	for _, c := range cases {
		last := date(c.days[len(c.days)-1]).AddDate(0, 0, 1)
		found := Find(asked("Please send me the sales forecast", c.days...), board, last)
		if len(found) != 1 {
			t.Errorf("%s: found %+v", c.name, found)
			continue
		}
		p := found[0]
		if p.Kind != c.kind || p.Rule != c.rule || len(p.Occurrences) != len(c.days) || p.Tried == 0 || p.P > Level {
			t.Errorf("%s: got %+v", c.name, p)
		}
		if want := date(c.from); p.From.After(want) || !p.Until.After(want.Add(-10*time.Hour)) || p.Until.Sub(p.From) > 12*24*time.Hour {
			t.Errorf("%s: next from %s until %s, want %s in it", c.name, p.From, p.Until, c.from)
		}
	}
}

func TestNothingIsClaimedBelowThreeOccurrences(t *testing.T) {
	if found := Find(asked("Send the weekly report", "2024-01-01", "2024-01-08"), nil, date("2024-01-09")); len(found) > 0 {
		t.Errorf("two gave %+v", found)
	}
	// Three on one day are one occurrence.
	if found := Find(asked("Send the weekly report", "2024-01-01", "2024-01-01", "2024-01-08", "2024-01-08"), nil, date("2024-01-09")); len(found) > 0 {
		t.Errorf("two days gave %+v", found)
	}
	if found := Find(asked("Send the weekly report", "2024-01-01", "2024-01-08", "2024-01-15"), nil, date("2024-01-16")); len(found) != 1 {
		t.Errorf("three Mondays gave %+v", found)
	}
	if found := Find(nil, nil, time.Time{}); len(found) > 0 {
		t.Errorf("nothing gave %+v", found)
	}
}

func TestARuleThatIsNoLongerKeptIsDropped(t *testing.T) {
	asks := asked("Send the weekly report", "2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22")
	if found := Find(asks, nil, date("2024-06-01")); len(found) > 0 {
		t.Errorf("months later: %+v", found)
	}
}

func TestWindowsKeptForLaterAreThoseFoundLater(t *testing.T) {
	for _, days := range [][]string{
		{"2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22"},
		{"2024-01-31", "2024-02-29", "2024-03-29", "2024-04-30", "2024-05-31"},
		{"2024-01-01", "2024-01-11", "2024-01-21", "2024-01-31", "2024-02-10", "2024-02-20", "2024-03-01"},
	} {
		asks := asked("Please send me the sales forecast", days...)
		last := date(days[len(days)-1])
		kept := Find(asks, nil, last)
		if len(kept) != 1 || len(kept[0].Windows) != 3 || kept[0].Windows[0] != (Window{kept[0].From, kept[0].Until}) {
			t.Fatalf("kept %+v", kept)
		}
		dropped := 0
		for later := last; later.Before(last.AddDate(0, 6, 0)); later = later.AddDate(0, 0, 1) {
			then := Find(asks, nil, later)
			window, ok := Next(kept[0].Windows, later)
			if ok != (len(then) == 1) || ok && (window.From != then[0].From || window.Until != then[0].Until) {
				t.Fatalf("on %s %+v was kept, and %+v is found", later, window, then)
			}
			if !ok {
				dropped++
			}
		}
		if dropped == 0 {
			t.Error("the rule is never dropped")
		}
	}
}

func TestTheSameAskInOtherWordsIsOneKind(t *testing.T) {
	asks := []Ask{
		{"Can you send me the sales forecast by Friday?", date("2024-01-01")},
		{"Please send the sales forecasts again.", date("2024-01-08")},
		{"I need the sales forecast", date("2024-01-15")},
		{"Sending the forecast of sales today would help", date("2024-01-22")},
		{"Could you book the flights to Rome?", date("2024-01-09")},
		{"Please check the printer on floor two", date("2024-01-11")},
		{"Who approved the budget for Rome?", date("2024-01-19")},
	}
	found := Find(asks, nil, date("2024-01-23"))
	if len(found) != 1 || len(found[0].Occurrences) != 4 || !strings.Contains(strings.Join(found[0].Words, " "), "forecast") {
		t.Errorf("got %+v", found)
	}
}

// planted are occurrences of a rule, each off by up to jitter days, with working days before and after as in life.
func planted(random *rand.Rand, kind string, n, jitter int, begin time.Time) (list []Ask) {
	for i := range n {
		var t time.Time
		switch kind {
		case "weekly":
			t = begin.AddDate(0, 0, 7*i)
		case "fortnightly":
			t = begin.AddDate(0, 0, 14*i)
		case "month end":
			t = dateUTC(workday(dayNumber(time.Date(begin.Year(), begin.Month()+time.Month(i)+1, 0, 0, 0, 0, 0, time.UTC))))
		case "day of the month":
			t = time.Date(begin.Year(), begin.Month()+time.Month(i), 12, 0, 0, 0, 0, time.UTC)
		case "quarter":
			t = time.Date(begin.Year(), time.Month(3*i+1), 0, 0, 0, 0, 0, time.UTC)
		}
		if jitter > 0 {
			t = t.AddDate(0, 0, random.IntN(2*jitter+1)-jitter)
		}
		list = append(list, Ask{"Please send the sales forecast", t.Add(10 * time.Hour)})
	}
	return list
}

func TestTheNextOfAPlantedSeriesFallsIntoItsWindow(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, c := range []struct {
		kind      string
		n, jitter int
	}{{"weekly", 8, 0}, {"weekly", 10, 1}, {"fortnightly", 8, 1}, {"month end", 6, 1}, {"month end", 8, 2}, {"day of the month", 8, 2}, {"quarter", 6, 3}} {
		const runs = 12
		claimed, hit, wide := 0, 0, 0.0
		for range runs {
			all := planted(random, c.kind, c.n+1, c.jitter, date("2024-01-01").AddDate(0, 0, random.IntN(5)))
			found := Find(all[:c.n], nil, all[c.n-1].At.AddDate(0, 0, 1))
			if len(found) == 0 {
				continue
			}
			claimed++
			next := all[c.n].At
			wide += found[0].Until.Sub(found[0].From).Hours() / 24
			if !next.Before(found[0].From) && next.Before(found[0].Until) {
				hit++
			}
		}
		t.Logf("%d times %s, off by up to %d: claimed %d of %d, next in the window %d, window %.1f days", c.n, c.kind, c.jitter, claimed, runs, hit, wide/float64(max(1, claimed)))
		if claimed < runs*8/10 || hit*10 < claimed*8 {
			t.Errorf("%d times %s, off by up to %d: claimed %d of %d, hit %d", c.n, c.kind, c.jitter, claimed, runs, hit)
		}
	}
}

func TestShuffledDatesClaimNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 3))
	const runs = 150
	false1 := 0
	for range runs {
		var asks []Ask
		for kind := range 6 {
			for range 3 + random.IntN(8) {
				day := workday(dayNumber(date("2024-01-01")) + random.IntN(360))
				asks = append(asks, Ask{fmt.Sprintf("Please %s the %s", []string{"send", "check", "review", "book", "sign", "call"}[kind],
					[]string{"forecast", "invoices", "contract", "flights", "lease", "customer"}[kind]), dateUTC(day).Add(9 * time.Hour)})
			}
		}
		if len(Find(asks, nil, date("2024-12-30"))) > 0 {
			false1++
		}
	}
	t.Logf("false claims in %d of %d lists", false1, runs)
	if false1 > runs*6/100 {
		t.Errorf("false claims in %d of %d lists", false1, runs)
	}
}

func TestAsksWithoutWordsOrDaysAreLeftOut(t *testing.T) {
	asks := []Ask{{"", date("2024-01-01")}, {"?!", date("2024-01-08")}, {"the the", date("2024-01-15")}, {"Send the report", time.Time{}}, {"Send the report", time.Time{}}, {"Send the report", time.Time{}}}
	if found := Find(asks, []Event{{}, {}, {}}, date("2024-02-01")); len(found) > 0 {
		t.Errorf("got %+v", found)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("send the report\ncall Bob\nsend report", int64(0), int64(7*86400))
	f.Add("x\nx\nx\nx", int64(-1<<40), int64(86400*31))
	f.Add("", int64(1), int64(1))
	f.Fuzz(func(t *testing.T, text string, first, step int64) {
		var asks []Ask
		var events []Event
		for i, line := range strings.Split(text, "\n") {
			if i >= 12 {
				break
			}
			at := time.Unix(first%(1<<36)+int64(i)*(step%(1<<32)), 0).UTC()
			asks = append(asks, Ask{line, at})
			events = append(events, Event{line[:min(len(line), 3)], at})
		}
		for _, p := range Find(asks, events, time.Unix(first%(1<<36), 0)) {
			if len(p.Occurrences) < Fewest || p.Until.Before(p.From) || p.Hits > p.Tried || p.Rule == "" {
				t.Fatalf("%+v", p)
			}
		}
	})
}
