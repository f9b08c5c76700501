package ask_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
)

func (d *desk) promise(in ask.Promising) ask.Promise {
	d.t.Helper()
	if in.Person == "" {
		in.Person = bo
	}
	p, err := d.Promise(d.t.Context(), mia, in)
	d.must(err)
	return p
}

func TestPromisesOfBothSidesAreKeptAndSettled(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		mine := d.promise(ask.Promising{Giver: ask.Mine, Words: " The charts by Friday. ", Due: "2026-11-27"})
		if mine.Version != 1 || mine.State != "open" || mine.Words != "The charts by Friday." || mine.Name != "Bo Lindqvist" || !mine.Said.Equal(friday) {
			t.Errorf("recorded %+v", mine)
		}
		d.now = d.now.Add(time.Minute)
		theirs := d.promise(ask.Promising{Giver: ask.Theirs, Words: "A decision next week"})
		sooner := d.promise(ask.Promising{Giver: ask.Theirs, Words: "The budget", Due: "2026-11-24"})
		list := func(in ask.Pledges) string {
			out, err := d.ListPromises(t.Context(), mia, in)
			d.must(err)
			var all []string
			for _, p := range out.Promises {
				all = append(all, p.Words)
				if p.Name != "Bo Lindqvist" {
					t.Errorf("nameless %+v", p)
				}
			}
			return strings.Join(all, " | ")
		}
		if got := list(ask.Pledges{}); got != "The budget | The charts by Friday. | A decision next week" {
			t.Errorf("by day, then the rest: %s", got)
		}
		d.now = d.now.Add(time.Hour)
		kept, err := d.Settle(t.Context(), mia, ask.Settling{ID: mine.ID, Version: 1, State: "kept"})
		d.must(err)
		if kept.State != "kept" || kept.Version != 2 || !kept.Updated.Equal(d.now) {
			t.Errorf("settled %+v", kept)
		}
		_, err = d.Settle(t.Context(), mia, ask.Settling{ID: theirs.ID, Version: 1, State: "forgotten"})
		fails(t, "a bad state", err, fault.Invalid, "state")
		for in, want := range map[ask.Pledges]string{{}: "The budget | A decision next week", {State: "kept"}: "The charts by Friday.",
			{State: "all"}: "The budget | The charts by Friday. | A decision next week", {Person: sooner.Person}: "The budget | A decision next week", {Person: "x"}: ""} {
			if got := list(in); got != want {
				t.Errorf("%+v: %s", in, got)
			}
		}
		back, err := d.Settle(t.Context(), mia, ask.Settling{ID: mine.ID, Version: 2, State: "open"})
		d.must(err)
		if back.State != "open" || back.Version != 3 {
			t.Errorf("taken back %+v", back)
		}
		_, err = d.Settle(t.Context(), mia, ask.Settling{ID: mine.ID, Version: 1, State: "kept"})
		fails(t, "an old version", err, fault.Conflict, "")
		if now, ok := fault.CurrentOf(err).(ask.Promise); !ok || now.Version != 3 {
			t.Errorf("the conflict shows %+v", fault.CurrentOf(err))
		}
		_, err = d.Settle(t.Context(), sam, ask.Settling{ID: mine.ID, Version: 3, State: "kept"})
		fails(t, "somebody else's", err, fault.NotFound, "")
	})
}

func TestWrongPromisesNameTheirField(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		for field, in := range map[string]ask.Promising{
			"words":  {Person: bo, Giver: ask.Mine, Words: " "},
			"giver":  {Person: bo, Giver: "us", Words: "The charts"},
			"person": {Person: "nobody", Giver: ask.Mine, Words: "The charts"},
			"due":    {Person: bo, Giver: ask.Mine, Words: "The charts", Due: "soon"},
		} {
			_, err := d.Promise(t.Context(), mia, in)
			fails(t, field, err, fault.Invalid, field)
		}
	})
}

func TestThreeNudgesDifferStayFriendlyAndAreCounted(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		p := d.promise(ask.Promising{Giver: ask.Theirs, Words: "I'll bring the R&D headcount up with Ruth\nbefore my holiday", Due: "2026-11-18"})
		texts := map[string]bool{}
		for i := range int64(4) {
			out, err := d.Nudge(t.Context(), mia, ask.Pledge{ID: p.ID, Version: p.Version + i})
			d.must(err)
			mailto(t, out)
			if out.To != bo || !strings.HasPrefix(out.Text, "Hi Bo,") || !strings.Contains(out.Text, "R&D headcount up with Ruth before my holiday") || !strings.Contains(out.Text, "Wednesday 18 November 2026") {
				t.Errorf("nudge %d: %+v", i+1, out)
			}
			for _, harsh := range []string{"!", "overdue", "late", "last mail", "already", "still waiting", "fail", "forgot", "again", "must"} {
				if strings.Contains(strings.ToLower(out.Subject+out.Text), harsh) {
					t.Errorf("nudge %d says %q:\n%s", i+1, harsh, out.Text)
				}
			}
			if !strings.Contains(out.Text, "?") || len(strings.Fields(out.Text)) > 60 {
				t.Errorf("nudge %d asks nothing, or too much:\n%s", i+1, out.Text)
			}
			if texts[out.Text] != (i == 3) {
				t.Errorf("nudge %d was sent before: %v", i+1, texts[out.Text])
			}
			texts[out.Text] = true
		}
		all, err := d.ListPromises(t.Context(), mia, ask.Pledges{})
		if err != nil || all.Promises[0].Nudges != 4 || all.Promises[0].Version != 5 {
			t.Errorf("counted %+v, %v", all, err)
		}
	})
}

func TestOnlyOpenPromisesOfTheirsAreNudged(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		mine := d.promise(ask.Promising{Giver: ask.Mine, Words: "The charts"})
		_, err := d.Nudge(t.Context(), mia, ask.Pledge{ID: mine.ID, Version: 1})
		fails(t, "a promise of hers", err, fault.Invalid, "")
		kept := d.promise(ask.Promising{Giver: ask.Theirs, Words: "The charts"})
		_, err = d.Settle(t.Context(), mia, ask.Settling{ID: kept.ID, Version: 1, State: "kept"})
		d.must(err)
		_, err = d.Nudge(t.Context(), mia, ask.Pledge{ID: kept.ID, Version: 2})
		fails(t, "a kept one", err, fault.Invalid, "")
	})
}

func TestRemovedPromiseOpensItsSuggestion(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		s := d.suggestion("charts")
		accepted, err := d.Accept(t.Context(), mia, ask.Accepting{ID: s.ID})
		d.must(err)
		p := accepted.Promise
		_, err = d.Unpromise(t.Context(), mia, ask.Pledge{ID: p.ID, Version: 7})
		fails(t, "another version", err, fault.Conflict, "")
		_, err = d.Unpromise(t.Context(), mia, ask.Pledge{ID: p.ID, Version: p.Version})
		d.must(err)
		if got := d.suggestion("charts"); got.State != "open" || got.Accepted != "" {
			t.Errorf("its suggestion is %+v", got)
		}
		_, err = d.Unpromise(t.Context(), mia, ask.Pledge{ID: p.ID, Version: p.Version})
		fails(t, "removed twice", err, fault.NotFound, "")
	})
}

func TestOfTwoWhoSettleAtOnceOneWins(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		p := d.promise(ask.Promising{Giver: ask.Theirs, Words: "The charts"})
		start, all := make(chan struct{}), make([]error, 6)
		var done sync.WaitGroup
		for i := range all {
			done.Go(func() {
				<-start
				_, all[i] = d.Settle(t.Context(), mia, ask.Settling{ID: p.ID, Version: 1, State: "kept"})
			})
		}
		close(start)
		done.Wait()
		won := 0
		for _, err := range all {
			if err == nil {
				won++
				continue
			}
			fails(t, "a loser", err, fault.Conflict, "")
			if now, ok := fault.CurrentOf(err).(ask.Promise); !ok || now.Version != 2 {
				t.Errorf("a loser is shown %+v", fault.CurrentOf(err))
			}
		}
		if won != 1 {
			t.Errorf("%d won", won)
		}
	})
}
