package app

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"upward/internal/demo"
	"upward/internal/feature/ask"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/fault"
)

// DemoBanner is shown on every page of the demonstration.
const DemoBanner = "A demonstration with invented mail. The calendar stands at 20 November 2026, and all of it is removed when you stop the program."

// DemoClock is the clock of the demonstration: it stands at the day its mail ends and runs as the given one does, and while the story is
// told it is set back.
type DemoClock struct {
	now   func() time.Time
	start time.Time
	told  atomic.Pointer[time.Time]
}

// NewDemoClock returns the clock of the demonstration.
func NewDemoClock(now func() time.Time) *DemoClock { return &DemoClock{now: now, start: now()} }

// Now returns the demonstration's time.
func (c *DemoClock) Now() time.Time {
	if t := c.told.Load(); t != nil {
		return *t
	}
	return time.Date(2026, 11, 20, 8, 30, 0, 0, demoZone()).Add(c.now().Sub(c.start))
}

// Set holds the clock at a moment of the story; the zero time lets it run again.
func (c *DemoClock) Set(t time.Time) {
	if t.IsZero() {
		c.told.Store(nil)
		return
	}
	c.told.Store(&t)
}

func demoZone() *time.Location { return time.FixedZone("", 3600) }

// Seed imports the invented mail by the real importer and takes the steps that its owner might have taken, each at its time: set moves
// the clock that the program was opened with.
func (a *App) Seed(ctx context.Context, folder string, set func(time.Time)) error {
	paths, err := unpack(filepath.Join(folder, "mail"))
	if err != nil {
		return err
	}
	if _, err := a.History.Import(ctx, a.Actor, history.Importing{Paths: paths, Me: demo.Me}); err != nil {
		return err
	}
	if _, err := a.People.Claim(ctx, a.Actor, people.Claiming{Address: "mia.torres.p@postbox.example"}); err != nil {
		return err
	}
	if _, err := a.People.Merge(ctx, a.Actor, people.Merging{Person: "bo.lindqvist@harborlight.example", Other: "bo@lindqvist.example", Reason: "he signs from both"}); err != nil && fault.KindOf(err) != fault.Invalid {
		return err // Invalid: the importer saw by itself that they are one
	}
	for years, manager := range []string{"ines.aydin@harborlight.example", "bo.lindqvist@harborlight.example"} {
		since := time.Date(2025-years, 3, 1, 9, 0, 0, 0, demoZone())
		if _, err := a.People.ConfirmManager(ctx, a.Actor, people.Confirming{Person: manager, Since: since}); err != nil {
			return err
		}
	}
	defer set(time.Time{})
	return a.seedAsks(ctx, set)
}

// unpack writes the embedded mailboxes where the importer can read them.
func unpack(folder string) ([]string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	names, err := fs.Glob(demo.Mail, "mail/*.mbox")
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, name := range names {
		text, err := demo.Mail.ReadFile(name)
		if err != nil {
			return nil, err
		}
		path := filepath.Join(folder, filepath.Base(name))
		if err := os.WriteFile(path, text, 0o600); err != nil {
			return nil, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// story is what the owner of the demonstration did with one thing that was said.
type story struct {
	words   string // a part of the sentence in the mail
	meaning ask.Meaning
	told    time.Time
	steps   []step
}

// step is one thing done, some time after the step before.
type step struct {
	after time.Duration
	do    func(*App, context.Context, ask.Ask) (ask.Ask, error)
}

// seedAsks records asks in several states; the words are found in the mail, so that each has its source.
func (a *App) seedAsks(ctx context.Context, set func(time.Time)) error {
	for _, s := range stories() {
		now := s.told
		set(now)
		recorded, err := a.tell(ctx, s)
		if err != nil {
			return err
		}
		for _, step := range s.steps {
			now = now.Add(step.after)
			set(now)
			if recorded, err = step.do(a, ctx, recorded); err != nil {
				return err
			}
		}
	}
	return nil
}

// tell takes the suggestion with the words on, or records them where the program found none.
func (a *App) tell(ctx context.Context, s story) (ask.Ask, error) {
	for after := 0; ; after += 500 {
		found, err := a.Asks.Suggest(ctx, a.Actor, ask.Finding{Kind: "ask", Limit: 500, After: after})
		if err != nil {
			return ask.Ask{}, err
		}
		for _, one := range found.Suggestions {
			if strings.Contains(one.Words, s.words) {
				accepted, err := a.Asks.Accept(ctx, a.Actor, ask.Accepting{ID: one.ID, Meaning: s.meaning})
				if err != nil {
					return ask.Ask{}, err
				}
				return *accepted.Ask, nil
			}
		}
		if !found.More {
			return a.Asks.Record(ctx, a.Actor, ask.Recording{Person: "bo.lindqvist@harborlight.example", Words: s.words, Meaning: s.meaning})
		}
	}
}

func propose(a *App, ctx context.Context, one ask.Ask) (ask.Ask, error) {
	detail, err := a.Asks.Propose(ctx, a.Actor, ask.Versioned{ID: one.ID, Version: one.Version})
	return detail.Ask, err
}

func confirmed(words string) func(*App, context.Context, ask.Ask) (ask.Ask, error) {
	return func(a *App, ctx context.Context, one ask.Ask) (ask.Ask, error) {
		return a.Asks.Confirm(ctx, a.Actor, ask.Confirming{ID: one.ID, Version: one.Version, Verdict: "confirmed", Words: words})
	}
}

func deliver(a *App, ctx context.Context, one ask.Ask) (ask.Ask, error) {
	return a.Asks.Deliver(ctx, a.Actor, ask.Versioned{ID: one.ID, Version: one.Version})
}

func verified(r ask.Result) func(*App, context.Context, ask.Ask) (ask.Ask, error) {
	return func(a *App, ctx context.Context, one ask.Ask) (ask.Ask, error) {
		return a.Asks.Verify(ctx, a.Actor, ask.Verifying{ID: one.ID, Version: one.Version, Result: r})
	}
}

// stories are a few threads of the invented mail, each as far as its owner might have come.
func stories() []story {
	const hour, day = time.Hour, 24 * time.Hour
	on := func(month time.Month, day, hour int) time.Time {
		return time.Date(2026, month, day, hour, 10, 0, 0, demoZone())
	}
	return []story{
		{"Make me a list of all 11", ask.Meaning{
			Outcome: "Bo can decide customer by customer whom we try to keep", Due: "2026-07-31", Measure: ask.Measure{What: "customers with reason and remedy", To: "11"},
		}, on(7, 28, 9), []step{{hour, propose}, {3 * hour, confirmed("")}, {3 * day, deliver}, {4 * day, verified(ask.Result{Reached: "reached", Number: "11 of 11", Note: "Sent on time; Bo used it with Ruth."})}}},
		{"need to increase your sales activity", ask.Meaning{
			Outcome: "Fifteen first meetings a month with people who can sign", Due: "2026-10-31",
			Measure: ask.Measure{What: "first meetings a month", From: "8", To: "15"},
		}, on(7, 21, 10), []step{{2 * hour, propose}, {day, confirmed("15 a month, that is what I meant.")}, {102 * day, deliver}}},
		{"All other accounts by 30 November", ask.Meaning{Due: "2026-11-30"}, on(9, 25, 11), nil},
		{"You do the churn slides", ask.Meaning{
			Outcome: "The board sees in three slides why small ports leave and decides which two remedies we fund", Due: "2026-11-24",
			Measure:     ask.Measure{What: "slides, and one decision of the board", To: "3 and 1"},
			Assumptions: "Bo presents; the numbers are those of 15 November", Displaces: "two days of calls for Meridane",
		}, on(11, 3, 9), []step{{hour, propose}, {6 * hour, confirmed("Yes. Draft on Tuesday is fine.")}}},
		{"Names by Friday 27th please", ask.Meaning{
			Outcome: "A customer may reach somebody who can quote on every day between Christmas and New Year", Due: "2026-11-27",
		}, on(11, 18, 9), []step{{hour, propose}}},
	}
}
