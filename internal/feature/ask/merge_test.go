package ask_test

import (
	"strings"
	"testing"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/fault"
)

const captain = "captain@postbox.example"

func TestMergingPeopleMovesWhatBelongsToThemAndSplittingMovesItBack(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		d.brings(
			mail{from: "The Captain <" + captain + ">", subject: "Ropes", text: "Mia, please order the mooring ropes by Tuesday."},
			mail{from: "Mia Torres <" + me + ">", to: "The Captain <" + captain + ">", subject: "Keys", text: "Could you please bring the keys of the lighthouse?"},
		)
		d.manage(captain)
		from := d.suggestion("mooring ropes")
		got, err := d.Accept(t.Context(), mia, ask.Accepting{ID: from.ID, Meaning: meetings})
		d.must(err)
		promise := d.promise(ask.Promising{Person: captain, Giver: ask.Theirs, Words: "The keys", Message: from.Message})
		a, err := d.Edit(t.Context(), mia, ask.Editing{ID: got.Ask.ID, Version: 1, Meaning: ask.Meaning{Outcome: "Ropes that hold"}})
		d.must(err)
		old, into := d.person(captain), d.person(bo)
		whole, err := d.people.Merge(t.Context(), mia, people.Merging{Person: bo, Other: captain})
		d.must(err)
		for what, person := range map[string]string{"ask": d.show(a.ID).Ask.Person, "suggestion": d.suggestion("mooring ropes").Person, "open suggestion": d.suggestion("lighthouse").Person} {
			if person != into.ID {
				t.Errorf("%s belongs to %q after the merge", what, person)
			}
		}
		if all, err := d.ListPromises(t.Context(), mia, ask.Pledges{Person: into.ID}); err != nil || len(all.Promises) != 1 || all.Promises[0].ID != promise.ID {
			t.Errorf("promises after the merge: %+v, %v", all, err)
		}
		a = *d.undo(a)
		if now := d.show(a.ID).Ask; now.Person != into.ID || now.Name != into.Name || now.Meaning.Outcome != meetings.Outcome {
			t.Errorf("an undo gave the ask to %q (%s)", now.Name, now.Person)
		}
		d.propose(a)
		d.brings(mail{from: "The Captain <" + captain + ">", subject: "Re: " + d.show(a.ID).Brief.Subject, text: "Yes, exactly."})
		if now := d.show(a.ID).Ask; now.State != ask.Agreed {
			t.Errorf("the reply from the merged address moved nothing: %+v", now)
		}
		back, err := d.people.Split(t.Context(), mia, people.Splitting{Merge: whole.Merges[len(whole.Merges)-1].ID})
		d.must(err)
		if back.ID == into.ID || back.Name != old.Name {
			t.Fatalf("split off %+v", back)
		}
		all, err := d.ListPromises(t.Context(), mia, ask.Pledges{})
		d.must(err)
		for what, person := range map[string]string{"ask": d.show(a.ID).Ask.Person, "suggestion": d.suggestion("mooring ropes").Person, "wait": d.suggestion("lighthouse").Person, "promise": all.Promises[0].Person} {
			if person != back.ID {
				t.Errorf("%s belongs to %q after the split, not to %q", what, person, back.ID)
			}
		}
		if s := d.suggestion("crane rental"); s.Person != into.ID {
			t.Errorf("Bo's own went along: %+v", s)
		}
	})
}

func TestMergingIntoAManagerReadsTheirMail(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(mail{from: "The Captain <" + captain + ">", text: "Mia, please order the mooring ropes by Tuesday."})
		_, err := d.people.Merge(t.Context(), mia, people.Merging{Person: bo, Other: captain})
		d.must(err)
		if s := d.suggestion("mooring ropes"); s.Person != d.person(bo).ID {
			t.Errorf("found %+v", s)
		}
		d.brings(mail{to: "Mia <mia@postbox.example>", text: "Mia, please paint the ferry by Tuesday."})
		if got := d.suggestions(ask.Finding{}); len(got) != 1 {
			t.Fatalf("found %+v", got)
		}
		_, err = d.people.Claim(t.Context(), mia, people.Claiming{Address: "mia@postbox.example"})
		d.must(err)
		d.suggestion("paint the ferry")
	})
}

func TestNameThatTwoPeopleHaveAsksForAnAddress(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(mail{from: "Kim Berg <kim@one.example>", text: "Hello"}, mail{from: "Kim Berg <kb@two.example>", text: "Hello"})
		page, err := d.people.List(t.Context(), mia, people.Listing{Query: "kim"})
		d.must(err)
		if len(page.People) != 2 {
			t.Fatalf("two people of one name at different organisations are %d: %+v", len(page.People), page.People)
		}
		_, err = d.Record(t.Context(), mia, ask.Recording{Person: "Kim Berg", Words: "Call the port."})
		fails(t, "an ambiguous name", err, fault.Invalid, "person")
		if fault.Message(err) == "" || fault.Message(err) == "Say who asked: an address or a full name from your mail." {
			t.Errorf("says %q", fault.Message(err))
		}
	})
}

func TestForgettingAPersonErasesWhatTheyAsked(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(post...)
		d.brings(mail{from: "Tom Reyes <tom@harborlight.example>", text: "Hello"})
		his := d.record(ask.Recording{Person: "tom@harborlight.example", Words: "Paint the ferry"})
		about := d.record(ask.Recording{Words: "Help Tom Reyes paint", Meaning: ask.Meaning{Outcome: "Tom Reyes is done", Questions: []string{"Does Tom Reyes know?"}}})
		about, err := d.Edit(t.Context(), mia, ask.Editing{ID: about.ID, Version: 1, Meaning: ask.Meaning{Outcome: "Another word"}})
		d.must(err)
		d.promise(ask.Promising{Person: "tom@harborlight.example", Giver: ask.Theirs, Words: "The paint"})
		_, err = d.people.Forget(t.Context(), mia, people.Which{Person: "tom@harborlight.example"})
		d.must(err)
		_, err = d.Show(t.Context(), mia, ask.Which{ID: his.ID})
		fails(t, "his ask", err, fault.NotFound, "")
		if all, err := d.ListPromises(t.Context(), mia, ask.Pledges{State: "all"}); err != nil || len(all.Promises) != 0 {
			t.Errorf("his promise: %+v, %v", all, err)
		}
		back := d.undo(about)
		for _, text := range []string{back.Words, back.Meaning.Outcome, back.Meaning.Questions[0]} {
			if text == "" || strings.Contains(text, "Tom") || strings.Contains(text, "Reyes") {
				t.Errorf("his name is left in %q", text)
			}
		}
	})
}
