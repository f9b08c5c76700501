package ask_test

import (
	"reflect"
	"sync"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
)

func (d *desk) undo(a ask.Ask) *ask.Ask {
	d.t.Helper()
	out, err := d.Undo(d.t.Context(), mia, ask.Versioned{ID: a.ID, Version: a.Version})
	d.must(err)
	return out.Ask
}

func TestEveryStepCanBeUndoneAndDoneAgain(t *testing.T) {
	agreed := func(d *desk) ask.Ask {
		a := d.proposed().Ask
		a, err := d.Confirm(d.t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Words: "Yes."})
		d.must(err)
		return a
	}
	in := func(a ask.Ask) ask.Versioned { return ask.Versioned{ID: a.ID, Version: a.Version} }
	for name, c := range map[string]struct {
		before func(*desk) ask.Ask
		step   func(*desk, ask.Ask) (ask.Ask, error)
	}{
		"edited": {func(d *desk) ask.Ask { return d.record(ask.Recording{Meaning: meetings}) }, func(d *desk, a ask.Ask) (ask.Ask, error) {
			return d.Edit(d.t.Context(), mia, ask.Editing{ID: a.ID, Version: a.Version, Meaning: ask.Meaning{Outcome: "Something else"}})
		}},
		"proposed": {func(d *desk) ask.Ask { return d.record(ask.Recording{Meaning: meetings}) }, func(d *desk, a ask.Ask) (ask.Ask, error) {
			detail, err := d.Propose(d.t.Context(), mia, in(a))
			return detail.Ask, err
		}},
		"confirmed": {func(d *desk) ask.Ask { return d.proposed().Ask }, func(d *desk, a ask.Ask) (ask.Ask, error) {
			return d.Confirm(d.t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version})
		}},
		"corrected": {func(d *desk) ask.Ask { return d.proposed().Ask }, func(d *desk, a ask.Ask) (ask.Ask, error) {
			return d.Confirm(d.t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Verdict: "corrected", Meaning: &ask.Meaning{Outcome: "Twelve"}})
		}},
		"taken over": {func(d *desk) ask.Ask {
			a := d.proposed().Ask
			a, err := d.Confirm(d.t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Verdict: "corrected", Words: "Twelve"})
			d.must(err)
			return a
		}, func(d *desk, a ask.Ask) (ask.Ask, error) {
			return d.Adopt(d.t.Context(), mia, ask.Adopting{ID: a.ID, Version: a.Version})
		}},
		"asked back": {func(d *desk) ask.Ask { return d.proposed().Ask }, func(d *desk, a ask.Ask) (ask.Ask, error) {
			return d.Confirm(d.t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Verdict: "asked", Words: "Which?"})
		}},
		"delivered": {agreed, func(d *desk, a ask.Ask) (ask.Ask, error) { return d.Deliver(d.t.Context(), mia, in(a)) }},
		"verified": {agreed, func(d *desk, a ask.Ask) (ask.Ask, error) {
			return d.Verify(d.t.Context(), mia, ask.Verifying{ID: a.ID, Version: a.Version, Result: ask.Result{Reached: "missed"}})
		}},
		"dropped": {agreed, func(d *desk, a ask.Ask) (ask.Ask, error) { return d.Drop(d.t.Context(), mia, in(a)) }},
		"reopened": {func(d *desk) ask.Ask {
			a := agreed(d)
			a, err := d.Verify(d.t.Context(), mia, ask.Verifying{ID: a.ID, Version: a.Version, Result: ask.Result{Reached: "reached", Number: "15"}})
			d.must(err)
			return a
		}, func(d *desk, a ask.Ask) (ask.Ask, error) { return d.Reopen(d.t.Context(), mia, in(a)) }},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, "", func(t *testing.T, d *desk) {
				before := c.before(d)
				d.now = d.now.Add(time.Hour)
				done, err := c.step(d, before)
				d.must(err)
				back := d.undo(done)
				same(t, "undone", *back, before, 2)
				same(t, "saved", d.show(before.ID).Ask, before, 2)
				again := d.undo(*back)
				same(t, "undone twice", *again, done, 2)
				history := d.show(before.ID).History
				last := history[len(history)-3:]
				if last[0].Kind != name || last[1].Kind != "undone" || last[1].Note != name || last[2].Kind != "undone" {
					t.Errorf("the history tells %+v", last)
				}
			})
		})
	}
}

// same checks that an ask is as it was, so many versions later.
func same(t *testing.T, what string, got, want ask.Ask, later int64) {
	t.Helper()
	if got.Version != want.Version+later {
		t.Errorf("%s: version %d after %d", what, got.Version, want.Version)
	}
	got.Version, got.Updated, want.Updated = want.Version, time.Time{}, time.Time{}
	got.Created, got.Said = want.Created, want.Said // the same moment, read back in another zone
	if got.Confirmation != nil && want.Confirmation != nil && got.Confirmation.At.Equal(want.Confirmation.At) {
		c := *got.Confirmation
		c.At, got.Confirmation = want.Confirmation.At, &c
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %+v, want %+v", what, got, want)
	}
}

func TestUndoingTheRecordingRemovesTheAskAndOpensItsSuggestion(t *testing.T) {
	each(t, public, func(t *testing.T, d *desk) {
		d.brings(mail{subject: "Price list", text: "Mia, please send me the price list of Aldwick by Friday."})
		found := d.suggestions(ask.Finding{})
		if len(found) != 1 {
			t.Fatalf("found %+v", found)
		}
		accepted, err := d.Accept(t.Context(), mia, ask.Accepting{ID: found[0].ID})
		d.must(err)
		if got := d.suggestions(ask.Finding{State: "accepted"}); len(got) != 1 || got[0].Accepted != accepted.Ask.ID {
			t.Errorf("accepted %+v", got)
		}
		if got := d.undo(*accepted.Ask); got != nil {
			t.Errorf("left %+v", got)
		}
		_, err = d.Show(t.Context(), mia, ask.Which{ID: accepted.Ask.ID})
		fails(t, "the removed ask", err, fault.NotFound, "")
		if got := d.suggestions(ask.Finding{}); len(got) != 1 || got[0].ID != found[0].ID || got[0].Accepted != "" {
			t.Errorf("open again %+v", got)
		}
		if page, err := d.List(t.Context(), mia, ask.Listing{Query: "price"}); err != nil || len(page.Asks) != 0 {
			t.Errorf("still found: %+v, %v", page, err)
		}
	})
}

func TestUndoAndEditAtOnceLoseNothing(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		for range 10 {
			a := d.record(ask.Recording{Meaning: meetings})
			start := make(chan struct{})
			var edit, undo error
			var done sync.WaitGroup
			done.Go(func() {
				<-start
				_, edit = d.Edit(t.Context(), mia, ask.Editing{ID: a.ID, Version: 1, Meaning: ask.Meaning{Outcome: "Kept"}})
			})
			done.Go(func() {
				<-start
				_, undo = d.Undo(t.Context(), mia, ask.Versioned{ID: a.ID, Version: 1})
			})
			close(start)
			done.Wait()
			if (edit == nil) == (undo == nil) {
				t.Fatalf("edit: %v, undo: %v", edit, undo)
			}
			got, err := d.Show(t.Context(), mia, ask.Which{ID: a.ID})
			if edit == nil && (err != nil || got.Ask.Meaning.Outcome != "Kept" || fault.KindOf(undo) != fault.Conflict) {
				t.Errorf("the edit was lost: %+v, %v, %v", got.Ask, err, undo)
			}
			if undo == nil && (fault.KindOf(err) != fault.NotFound || fault.KindOf(edit) != fault.NotFound) {
				t.Errorf("the undo left %+v, %v, %v", got.Ask, err, edit)
			}
		}
	})
}
