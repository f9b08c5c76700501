package ask_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
)

// mondays are the days on which Bo asks for the berth list, until 16 November.
func mondays() (all []time.Time) {
	for week := range 6 {
		all = append(all, time.Date(2026, 10, 12, 8, 30, 0, 0, time.UTC).AddDate(0, 0, 7*week))
	}
	return all
}

// list is Bo's mail of one Monday.
func list(at time.Time) mail {
	return mail{subject: "Berths", text: "Mia,\n\nPlease send me the berth list of all harbours.\n\nBo", at: at, id: fmt.Sprintf("<berths-%s@harborlight.example>", at.Format(time.DateOnly))}
}

// asksEveryMonday lets Bo ask for the list on each of the days.
func (d *desk) asksEveryMonday() {
	d.t.Helper()
	var all []mail
	for _, at := range mondays() {
		all = append(all, list(at))
	}
	d.brings(all...)
}

func (d *desk) recurs(who string) ask.Recurring {
	d.t.Helper()
	out, err := d.Recur(d.t.Context(), mia, ask.Whose{Person: who})
	d.must(err)
	return out
}

// kept is how many rows hold what comes back.
func (d *desk) kept() (n int) {
	d.t.Helper()
	d.must(d.db.Read(d.t.Context(), func(tx *database.Tx) error {
		return tx.Each(func(row database.Row) error { return row.Scan(&n) }, `SELECT count(*) FROM ask_recurring`)
	}))
	return n
}

func TestWhatComesBackIsFoundWhenMailComesIn(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		if got := d.recurs(bo); got.Read != 0 || got.Patterns == nil || len(got.Patterns) > 0 {
			t.Errorf("without asks: %+v", got)
		}
		d.asksEveryMonday()
		if d.kept() != 1 {
			t.Errorf("%d rows after the import", d.kept())
		}
		got := d.recurs(bo)
		if got.Read != 6 || len(got.Patterns) != 1 {
			t.Fatalf("got %+v", got)
		}
		p := got.Patterns[0]
		monday := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
		if p.Rule != "every Monday" || p.Often() != p.Rule || len(p.Said) != 6 || p.From != monday || p.Until != monday.AddDate(0, 0, 1) || p.When(friday) != "on Monday 23 November" || p.Tried != 4 || p.Hits != 4 || !p.Held() {
			t.Errorf("got %+v", p)
		}
		for i, said := range p.Said {
			if !said.At.Equal(mondays()[i]) || said.Message == "" || !strings.Contains(said.Words, "berth list") {
				t.Errorf("saying %d: %+v", i, said)
			}
		}
	})
}

func TestTheNextWindowMovesWithTheDaysAndTheMail(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.asksEveryMonday()
		for _, c := range []struct{ now, from string }{{"2026-11-23", "2026-11-23"}, {"2026-11-24", "2026-11-30"}, {"2026-12-01", "2026-12-07"}, {"2026-12-08", ""}} {
			now, err := time.Parse(time.DateOnly, c.now)
			d.must(err)
			d.now = now.Add(9 * time.Hour)
			from := ""
			for _, p := range d.recurs(bo).Patterns {
				from = p.From.Format(time.DateOnly)
			}
			if from != c.from {
				t.Errorf("on %s the next window begins on %q, want %q", c.now, from, c.from)
			}
		}
		d.now = friday.AddDate(0, 0, 7)
		d.brings(list(time.Date(2026, 11, 23, 8, 30, 0, 0, time.UTC)))
		if p := d.recurs(bo).Patterns; len(p) != 1 || len(p[0].Said) != 7 || p[0].From.Format(time.DateOnly) != "2026-11-30" {
			t.Errorf("after the seventh: %+v", p)
		}
	})
}

func TestAnEarlierDayKnowsNothingOfLaterAsks(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.asksEveryMonday()
		for weeks, want := range []int{0, 0, 3, 4, 5, 6} {
			at := mondays()[weeks].AddDate(0, 0, 2)
			got, err := d.RecurAt(t.Context(), mia, ask.Whose{Person: bo}, at)
			d.must(err)
			said := 0
			for _, p := range got.Patterns {
				said = len(p.Said)
				if next := mondays()[weeks].AddDate(0, 0, 7); p.From.After(next) || p.Until.Before(next) {
					t.Errorf("after %d asks the next is from %s until %s", weeks+1, p.From, p.Until)
				}
			}
			if got.Read != weeks+1 || said != want {
				t.Errorf("after %d asks: read %d, claimed from %d", weeks+1, got.Read, said)
			}
		}
		if p := d.recurs(bo).Patterns; len(p) != 1 || len(p[0].Said) != 6 {
			t.Errorf("looking back changed what is kept: %+v", p)
		}
	})
}

func TestAWrongClockHidesNothingForLong(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.now = mondays()[2].AddDate(0, 0, 2) // the program thinks that three of six are still to come
		d.asksEveryMonday()
		if got := d.recurs(bo); got.Read != 3 || len(got.Patterns) != 1 || len(got.Patterns[0].Said) != 3 {
			t.Errorf("by the wrong clock: %+v", got)
		}
		got, err := d.RecurAt(t.Context(), mia, ask.Whose{Person: bo}, friday)
		d.must(err)
		if got.Read != 6 || len(got.Patterns) != 1 || len(got.Patterns[0].Said) != 6 {
			t.Errorf("looking from a day that the clock has not reached: %+v", got)
		}
		d.now = friday
		if got := d.recurs(bo); got.Read != 6 || len(got.Patterns) != 1 || len(got.Patterns[0].Said) != 6 {
			t.Errorf("by the right clock: %+v", got)
		}
	})
}

func TestAnAskOfTheFarFutureStopsNothing(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.asksEveryMonday()
		d.brings(list(time.Date(2090, 1, 2, 8, 30, 0, 0, time.UTC)))
		if got := d.recurs(bo); got.Read != 6 || len(got.Patterns) != 1 || got.Patterns[0].From.Year() != 2026 {
			t.Errorf("%+v", got)
		}
		before := d.stamp()
		d.now = d.now.Add(time.Hour)
		if d.recurs(bo); d.stamp() != before {
			t.Error("it is found anew at each look")
		}
	})
}

// stamp is when what comes back was found.
func (d *desk) stamp() (at int64) {
	d.t.Helper()
	d.must(d.db.Read(d.t.Context(), func(tx *database.Tx) error {
		return tx.Each(func(row database.Row) error { return row.Scan(&at) }, `SELECT at FROM ask_recurring`)
	}))
	return at
}

func TestAChoiceOfHersCountsAtOnce(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.asksEveryMonday()
		found := d.suggestions(ask.Finding{Kind: "ask"})
		last := found[0]
		_, err := d.Accept(t.Context(), mia, ask.Accepting{ID: found[1].ID})
		d.must(err)
		if p := d.recurs(bo).Patterns; len(p) != 1 || len(p[0].Said) != 6 {
			t.Errorf("taking one on changed it: %+v", p)
		}
		_, err = d.Reject(t.Context(), mia, ask.Choosing{ID: last.ID})
		d.must(err)
		if p := d.recurs(bo).Patterns; len(p) != 1 || len(p[0].Said) != 5 {
			t.Errorf("one that is none still counts: %+v", p)
		}
		_, err = d.Restore(t.Context(), mia, ask.Choosing{ID: last.ID})
		d.must(err)
		if p := d.recurs(bo).Patterns; len(p) != 1 || len(p[0].Said) != 6 {
			t.Errorf("brought back, it does not count: %+v", p)
		}
	})
}

func TestWhatComesBackFollowsThePerson(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.asksEveryMonday()
		d.brings(mail{from: "Bo <bo@lindqvist.example>", text: "The sea is calm."})
		_, err := d.people.Merge(t.Context(), mia, people.Merging{Person: "bo@lindqvist.example", Other: bo})
		d.must(err)
		if p := d.recurs("bo@lindqvist.example").Patterns; len(p) != 1 || len(p[0].Said) != 6 {
			t.Errorf("after the merge: %+v", p)
		}
		_, err = d.people.Forget(t.Context(), mia, people.Which{Person: bo})
		d.must(err)
		if d.kept() != 0 {
			t.Errorf("%d rows after forgetting", d.kept())
		}
	})
}

func TestNobodyLeavesNoRow(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		if got := d.recurs("Nobody At All"); got.Read != 0 || d.kept() != 0 {
			t.Errorf("got %+v, %d rows", got, d.kept())
		}
	})
}

func TestARuleGoesIntoASentence(t *testing.T) {
	for rule, want := range map[string]string{"every Monday": "every Monday", "the first Tuesday of the month": "on the first Tuesday of the month", "about every 10 days": "about every 10 days"} {
		if got := (ask.Returning{Rule: rule}).Often(); got != want {
			t.Errorf("%q becomes %q", rule, got)
		}
	}
	day := func(s string) time.Time { t, _ := time.Parse(time.DateOnly, s); return t }
	for _, c := range []struct{ from, until, want string }{
		{"2026-12-01", "2026-12-04", "between 1 and 3 December"}, {"2026-11-30", "2026-12-03", "between 30 November and 2 December"},
		{"2026-11-23", "2026-11-24", "on Monday 23 November"}, {"2026-11-19", "2026-11-24", "by Monday 23 November"}, {"2026-11-20", "2026-11-21", "on Friday 20 November"},
	} {
		if got := (ask.Returning{From: day(c.from), Until: day(c.until)}).When(friday); got != c.want {
			t.Errorf("%s to %s: %q", c.from, c.until, got)
		}
	}
	if got := (ask.Returning{}).When(friday); got != "" {
		t.Errorf("an unknown window: %q", got)
	}
	for _, c := range []struct {
		hits, tried int
		held        bool
	}{{0, 0, false}, {1, 2, false}, {2, 3, true}, {5, 6, true}} {
		if got := (ask.Returning{Hits: c.hits, Tried: c.tried}).Held(); got != c.held {
			t.Errorf("%d of %d: held is %v", c.hits, c.tried, got)
		}
	}
}

func TestRecurringWantsToKnowWhose(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		if _, err := d.Recur(t.Context(), mia, ask.Whose{}); fault.FieldOf(err) != "person" {
			t.Errorf("got %v", err)
		}
	})
}
