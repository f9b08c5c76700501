package ask_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

// post is mail with two asks of Bo's, a promise of his, and an ask and a promise of Mia's.
var post = []mail{
	{subject: "Price list", id: "<price-list@harborlight.example>", text: "Mia, please send me the price list of Aldwick by Friday.", at: time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)},
	{subject: "Moorings", text: "Hi Mia,\n\nCould you please count the moorings in Skerrow?\n\nI will send you the charts of the northern basin by Thursday.\n\nBo", at: time.Date(2026, 11, 17, 9, 0, 0, 0, time.UTC)},
	{from: "Mia Torres <" + me + ">", to: "Bo Lindqvist <" + bo + ">", subject: "Crane", text: "Hi Bo,\n\nCould you please approve the crane rental for Meridane?\n\nI will send you the inspection report on Wednesday.\n\nMia", at: time.Date(2026, 11, 18, 9, 0, 0, 0, time.UTC)},
}

func (d *desk) suggestion(words string) ask.Suggestion {
	d.t.Helper()
	for _, state := range []string{"open", "accepted", "rejected"} {
		for _, one := range d.suggestions(ask.Finding{State: state}) {
			if strings.Contains(one.Words, words) {
				return one
			}
		}
	}
	d.t.Fatalf("nothing about %q in %+v", words, d.suggestions(ask.Finding{}))
	return ask.Suggestion{}
}

func TestMailWithTheManagerIsReadForAsksAndPromises(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		for words, want := range map[string]struct{ kind, due string }{
			"price list": {"ask", "2026-11-20"}, "moorings": {"ask", ""}, "charts": {"promise_theirs", "2026-11-19"},
			"crane rental": {"wait", ""}, "inspection report": {"promise_mine", "2026-11-25"},
		} {
			s := d.suggestion(words)
			if s.Kind != want.kind || s.Due != want.due && words != "inspection report" || s.State != "open" || s.Name != "Bo Lindqvist" || s.Message == "" || s.Subject == "" || s.Score <= 0 || s.Score > 1 || s.Traits.Readers != 1 {
				t.Errorf("%q: %+v", words, s)
			}
		}
		all := d.suggestions(ask.Finding{})
		if len(all) != 5 || !slices.IsSortedFunc(all, func(a, b ask.Suggestion) int { return b.Said.Compare(a.Said) }) {
			t.Errorf("%d suggestions, the latest not first", len(all))
		}
		if got := d.suggestions(ask.Finding{Kind: "ask"}); len(got) != 2 {
			t.Errorf("asks %+v", got)
		}
		for _, name := range []string{d.person(bo).ID, bo, "Bo Lindqvist"} {
			if got := d.suggestions(ask.Finding{Person: name}); len(got) != 5 {
				t.Errorf("of %s %+v", name, got)
			}
		}
		if got := d.suggestions(ask.Finding{Person: "nobody"}); len(got) != 0 {
			t.Errorf("of nobody %+v", got)
		}
		page, err := d.Suggest(t.Context(), mia, ask.Finding{Limit: 2, After: 2})
		if err != nil || len(page.Suggestions) != 2 || !page.More || page.Suggestions[0].ID != all[2].ID {
			t.Errorf("second page %+v, %v", page, err)
		}
	})
}

func TestAcceptedSuggestionBecomesWhatItIs(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		for words, want := range map[string]ask.Direction{"moorings": ask.ToMe, "crane rental": ask.FromMe} {
			s := d.suggestion(words)
			got, err := d.Accept(t.Context(), mia, ask.Accepting{ID: s.ID})
			d.must(err)
			if a := got.Ask; got.Promise != nil || a.Direction != want || a.Words != s.Words || a.Message != s.Message || !a.Said.Equal(s.Said) || a.Person != s.Person {
				t.Errorf("%q became %+v", words, a)
			}
			if detail := d.show(got.Ask.ID); detail.Source == nil || !strings.Contains(detail.Source.Text, words) || detail.History[0].Note != "from your mail" {
				t.Errorf("%q came from %+v", words, detail.Source)
			}
			_, err = d.Accept(t.Context(), mia, ask.Accepting{ID: s.ID})
			fails(t, "accepted again", err, fault.Conflict, "")
			_, err = d.Reject(t.Context(), mia, ask.Choosing{ID: s.ID})
			fails(t, "rejected after", err, fault.Conflict, "")
		}
		for words, want := range map[string]ask.Giver{"charts": ask.Theirs, "inspection report": ask.Mine} {
			s := d.suggestion(words)
			got, err := d.Accept(t.Context(), mia, ask.Accepting{ID: s.ID})
			d.must(err)
			if p := got.Promise; got.Ask != nil || p.Giver != want || p.Words != s.Words || p.Due != s.Due || p.Message != s.Message || p.State != "open" {
				t.Errorf("%q became %+v", words, p)
			}
		}
	})
}

func TestSuggestionIsEditedWhileItIsAccepted(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		s := d.suggestion("price list")
		_, err := d.Accept(t.Context(), mia, ask.Accepting{ID: s.ID, Meaning: ask.Meaning{Due: "Friday"}})
		fails(t, "a bad day", err, fault.Invalid, "due")
		if got := d.suggestion("price list"); got.State != "open" {
			t.Errorf("a failed acceptance left %+v", got)
		}
		got, err := d.Accept(t.Context(), mia, ask.Accepting{ID: s.ID, Words: " the price list ", Meaning: ask.Meaning{Outcome: "Bo can quote", Due: "2026-11-19"}})
		d.must(err)
		if a := got.Ask; a.Words != "the price list" || a.Meaning.Outcome != "Bo can quote" || a.Meaning.Due != "2026-11-19" {
			t.Errorf("became %+v", a)
		}
		_, err = d.Accept(t.Context(), mia, ask.Accepting{ID: "nothing"})
		fails(t, "nothing", err, fault.NotFound, "")
	})
}

func TestChoicesAreRememberedOverALaterImport(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		accepted, rejected := d.suggestion("price list"), d.suggestion("moorings")
		_, err := d.Accept(t.Context(), mia, ask.Accepting{ID: accepted.ID})
		d.must(err)
		_, err = d.Reject(t.Context(), mia, ask.Choosing{ID: rejected.ID})
		d.must(err)
		d.brings(post...)
		d.brings(mail{subject: "Moorings again", text: "Hi Mia,\n\nCould you please count the moorings in Skerrow?\n\nBo"}, mail{text: "Mia, please call the harbour of Vik by Tuesday."})
		d.suggestion("harbour of Vik")
		if got := d.suggestions(ask.Finding{}); len(got) != 4 {
			t.Errorf("open now: %+v", got)
		}
		for id, state := range map[string]string{accepted.ID: "accepted", rejected.ID: "rejected"} {
			if got, err := d.Suggestion(t.Context(), mia, ask.Choosing{ID: id}); err != nil || got.State != state || got.Name != "Bo Lindqvist" {
				t.Errorf("%s is %+v, %v", state, got, err)
			}
		}
		if _, err := d.Restore(t.Context(), mia, ask.Choosing{ID: accepted.ID}); fault.KindOf(err) != fault.Conflict {
			t.Errorf("restored what was accepted: %v", err)
		}
		back, err := d.Restore(t.Context(), mia, ask.Choosing{ID: rejected.ID})
		if err != nil || back.State != "open" || len(d.suggestions(ask.Finding{})) != 5 {
			t.Errorf("restored %+v, %v", back, err)
		}
	})
}

func TestOfTwoAcceptancesAtOnceOneCounts(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		s := d.suggestion("moorings")
		start, all := make(chan struct{}), make([]error, 6)
		var done sync.WaitGroup
		for i := range all {
			done.Go(func() {
				<-start
				_, all[i] = d.Accept(t.Context(), mia, ask.Accepting{ID: s.ID})
			})
		}
		close(start)
		done.Wait()
		won := 0
		for _, err := range all {
			if err == nil {
				won++
			} else {
				fails(t, "a loser", err, fault.Conflict, "")
			}
		}
		if page, err := d.List(t.Context(), mia, ask.Listing{}); won != 1 || err != nil || len(page.Asks) != 1 {
			t.Errorf("%d won, %d asks, %v", won, len(page.Asks), err)
		}
	})
}

func TestAnAnswerInTheMailIsNoted(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		d.brings(mail{from: "Mia Torres <" + me + ">", to: bo, subject: "Re: Price list", reply: "<price-list@harborlight.example>", text: "Here it is.", at: time.Date(2026, 11, 18, 12, 0, 0, 0, time.UTC)})
		if s := d.suggestion("price list"); s.Answer == "" || s.Answered.Day() != 18 || s.Live(friday) {
			t.Errorf("not answered: %+v", s)
		}
		if s := d.suggestion("moorings"); s.Answer != "" || !s.Live(friday) {
			t.Errorf("answered by another matter: %+v", s)
		}
	})
}

func TestMailWithOthersOrInCopyIsNotHers(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		const tom = "Tom Reyes <tom@harborlight.example>"
		d.brings(
			mail{to: tom, cc: me, text: "Please paint the ferry by Friday."},
			mail{to: tom + ", Mia Torres <" + me + ">", text: "Tom, please repair the winch by Friday.\nMia, please order the rope by Friday."},
			mail{from: tom, text: "Mia, please call my sister by Friday."},
		)
		found := d.suggestions(ask.Finding{})
		if len(found) != 1 || !strings.Contains(found[0].Words, "order the rope") {
			t.Errorf("found %+v", found)
		}
	})
}

func TestConfirmingAManagerReadsTheirMail(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(mail{from: "Ines Aydin <ines@harborlight.example>", text: "Mia, please call the harbour of Vik by Tuesday."})
		if got := d.suggestions(ask.Finding{}); len(got) != 0 {
			t.Fatalf("found before: %+v", got)
		}
		d.manage("ines@harborlight.example")
		if s := d.suggestion("harbour of Vik"); s.Name != "Ines Aydin" {
			t.Errorf("found %+v", s)
		}
	})
}

func TestOldSuggestionsAreSetAsideAndComeBack(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		before := len(d.suggestions(ask.Finding{}))
		none, err := d.SetAside(t.Context(), mia, ask.Asiding{})
		d.must(err)
		if none.Moved != 0 {
			t.Errorf("%d of this month's were set aside", none.Moved)
		}
		_, err = d.SetAside(t.Context(), mia, ask.Asiding{Days: -1})
		fails(t, "days that are none", err, fault.Invalid, "days")
		moved, err := d.SetAside(t.Context(), mia, ask.Asiding{Days: 1})
		d.must(err)
		left := d.suggestions(ask.Finding{})
		if int(moved.Moved) != before-len(left) || moved.Moved == 0 || len(d.suggestions(ask.Finding{State: "rejected"})) != int(moved.Moved) {
			t.Errorf("%d moved of %d, %d left", moved.Moved, before, len(left))
		}
		for _, s := range left {
			if s.Due < "2026-11-20" && s.Said.Before(friday.AddDate(0, 0, -1)) {
				t.Errorf("%q of %s is still there", s.Words, s.Said)
			}
		}
		back, err := d.BringBack(t.Context(), mia, operation.None{})
		d.must(err)
		if back.Moved != moved.Moved || len(d.suggestions(ask.Finding{})) != before {
			t.Errorf("%d came back", back.Moved)
		}
	})
}

func TestHerChoicesAreLearntFromAndForgotten(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		nothing, err := d.Learnt(t.Context(), mia, operation.None{})
		d.must(err)
		if nothing.Choices != 0 || len(nothing.Phrases) != 0 {
			t.Errorf("learnt before any choice: %+v", nothing)
		}
		rejected := d.suggestion("price list")
		_, err = d.Reject(t.Context(), mia, ask.Choosing{ID: rejected.ID})
		d.must(err)
		learnt, err := d.Learnt(t.Context(), mia, operation.None{})
		d.must(err)
		if learnt.Choices != 1 || len(learnt.Phrases) == 0 || learnt.Phrases[0].Weight >= 0 {
			t.Errorf("learnt %+v", learnt)
		}
		d.brings(mail{text: rejected.Words})
		for _, s := range d.suggestions(ask.Finding{Faint: true}) {
			if s.ID != rejected.ID && s.Words == rejected.Words && s.Traits.Score >= rejected.Traits.Score {
				t.Errorf("the same words score %.2f after the choice, %.2f before", s.Traits.Score, rejected.Traits.Score)
			}
		}
		gone, err := d.Unlearn(t.Context(), mia, operation.None{})
		d.must(err)
		after, err := d.Learnt(t.Context(), mia, operation.None{})
		d.must(err)
		if gone.Moved != 1 || after.Choices != 0 || d.suggestion("price list").State != "rejected" {
			t.Errorf("unlearning left %+v, %s", after, d.suggestion("price list").State)
		}
	})
}

func TestWhatComesBackEveryWeekIsSeen(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		var weekly []mail
		for week := range 9 {
			weekly = append(weekly, mail{at: friday.AddDate(0, 0, -7*week-1), text: "Please send me the berth occupancy report."})
		}
		d.brings(weekly...)
		got, err := d.Recur(t.Context(), mia, ask.Whose{Person: bo})
		d.must(err)
		if got.Read != 9 || len(got.Patterns) != 1 || len(got.Patterns[0].Said) != 9 || got.Patterns[0].Rule != "every Thursday" {
			t.Fatalf("found %+v", got)
		}
		if p := got.Patterns[0]; p.From.After(friday.AddDate(0, 0, 6)) || !p.Until.After(friday.AddDate(0, 0, 5)) || p.Tried == 0 || p.Said[0].Message == "" {
			t.Errorf("next from %s until %s, %d of %d", p.From, p.Until, p.Hits, p.Tried)
		}
		none, err := d.Recur(t.Context(), mia, ask.Whose{Person: "nobody"})
		d.must(err)
		if none.Read != 0 || len(none.Patterns) != 0 || none.Patterns == nil {
			t.Errorf("of nobody %+v", none)
		}
	})
}
