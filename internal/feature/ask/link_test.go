package ask_test

import (
	"encoding/base64"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/feature/people"
	"upward/internal/platform/fault"
)

// token is what stands behind the address of the link.
func token(t *testing.T, brief *ask.BackBrief) string {
	t.Helper()
	rest, ok := strings.CutPrefix(brief.Link, public+"/confirm/")
	text, err := url.PathUnescape(rest)
	if !ok || err != nil || !strings.Contains(brief.Text, brief.Link) {
		t.Fatalf("link %q in\n%s", brief.Link, brief.Text)
	}
	return text
}

func (d *desk) open(token string) ask.Opened {
	d.t.Helper()
	out, err := d.Open(d.t.Context(), token)
	d.must(err)
	return out
}

func TestOpeningTheLinkChangesNothing(t *testing.T) {
	each(t, public, func(t *testing.T, d *desk) {
		detail := d.proposed()
		for range 3 { // mail scanners open links too
			got := d.open(token(t, detail.Brief))
			if got.Owner != "Mia Torres" || got.Spent || got.Changed || got.Ask.Meaning.Outcome != meetings.Outcome || got.Ask.Words != detail.Ask.Words {
				t.Errorf("opened %+v", got)
			}
		}
		if got := d.show(detail.Ask.ID); got.Ask.Version != 2 || len(got.History) != 2 || got.Brief.Link != detail.Brief.Link {
			t.Errorf("changed to %+v", got)
		}
	})
}

func TestFirstAnswerSpendsTheLinkAndLaterVisitsShowIt(t *testing.T) {
	for verdict, want := range map[string]struct {
		state ask.State
		step  string
	}{"confirmed": {ask.Agreed, "confirmed"}, "corrected": {ask.Proposed, "corrected"}, "asked": {ask.Proposed, "asked back"}} {
		t.Run(verdict, func(t *testing.T) {
			each(t, public, func(t *testing.T, d *desk) {
				detail := d.proposed()
				key := token(t, detail.Brief)
				d.now = d.now.Add(time.Hour)
				said := d.now
				got, err := d.Answer(t.Context(), key, ask.Answering{Verdict: verdict, Words: " Twelve, not fifteen. "})
				d.must(err)
				a := d.show(detail.Ask.ID)
				c := a.Ask.Confirmation
				if !got.Spent || a.Ask.State != want.state || c == nil || c.How != ask.ByLink || c.Verdict != verdict || c.Words != "Twelve, not fifteen." || !c.At.Equal(said) ||
					a.History[2].Kind != want.step || a.History[2].Note != "by their link" {
					t.Errorf("answered %+v: %+v, %+v", got, a.Ask, a.History)
				}
				d.now = d.now.Add(time.Hour)
				if got, err = d.Answer(t.Context(), key, ask.Answering{Verdict: "confirmed"}); err != nil || !got.Spent || got.Ask.Confirmation.Verdict != verdict {
					t.Errorf("a second press: %+v, %v", got, err)
				}
				_, err = d.Edit(t.Context(), mia, ask.Editing{ID: a.Ask.ID, Version: a.Ask.Version, Meaning: ask.Meaning{Outcome: "A secret of Mia's"}})
				d.must(err)
				d.now = d.now.AddDate(1, 0, 0)
				late := d.open(key)
				if !late.Spent || late.Ask.Meaning.Outcome != meetings.Outcome || late.Ask.Confirmation.Verdict != verdict || !late.Ask.Confirmation.At.Equal(said) {
					t.Errorf("a later visit shows %+v", late)
				}
			})
		})
	}
}

func TestAnswersThroughTheLinkNeedWordsWhereTheyDiffer(t *testing.T) {
	each(t, public, func(t *testing.T, d *desk) {
		key := token(t, d.proposed().Brief)
		for _, c := range []struct {
			field string
			in    ask.Answering
		}{
			{"verdict", ask.Answering{}}, {"verdict", ask.Answering{Verdict: "yes"}},
			{"words", ask.Answering{Verdict: "corrected", Words: " "}}, {"words", ask.Answering{Verdict: "asked"}},
			{"words", ask.Answering{Verdict: "confirmed", Words: strings.Repeat("x", 8001)}},
		} {
			_, err := d.Answer(t.Context(), key, c.in)
			fails(t, c.in.Verdict, err, fault.Invalid, c.field)
		}
		if got := d.open(key); got.Spent || got.Ask.Version != 2 {
			t.Errorf("a wrong answer spent it: %+v", got)
		}
	})
}

func TestTamperedExpiredAndForeignLinksLookAbsent(t *testing.T) {
	each(t, public, func(t *testing.T, d *desk) {
		detail := d.proposed()
		key := token(t, detail.Brief)
		parts := strings.Split(key, ".")
		other := token(t, d.proposed().Brief)
		swap := func(i int, with string) string {
			all := append([]string{}, parts...)
			all[i] = with
			return strings.Join(all, ".")
		}
		var sentences []string
		absent := func(what, key string) {
			t.Helper()
			_, err := d.Open(t.Context(), key)
			fails(t, what, err, fault.NotFound, "")
			_, second := d.Answer(t.Context(), key, ask.Answering{Verdict: "confirmed"})
			fails(t, what, second, fault.NotFound, "")
			sentences = append(sentences, fault.Message(err), fault.Message(second))
		}
		absent("nothing", "")
		absent("noise", "a.b.c.d")
		absent("endless", strings.Repeat("x.", 2)+strings.Repeat("y", 1<<16)+".z")
		absent("another owner", swap(1, "sam"))
		absent("another organisation", swap(0, "elsewhere"))
		absent("another link's signature", swap(3, strings.Split(other, ".")[3]))
		absent("another link", swap(2, strings.Split(other, ".")[2]))
		absent("a cut signature", strings.TrimSuffix(key, key[len(key)-3:]))
		absent("no signature", swap(3, ""))
		absent("one field more", key+".x")
		absent("another encoding", base64.StdEncoding.EncodeToString([]byte(key)))
		d.now = d.now.Add(30*24*time.Hour + time.Minute)
		absent("expired", key)
		d.now = friday
		d.undo(d.show(detail.Ask.ID).Ask)
		if got := d.open(key); !got.Changed {
			t.Errorf("opened after an undo: %+v", got)
		}
		gone := d.proposed()
		_, err := d.people.Forget(t.Context(), mia, people.Which{Person: bo})
		d.must(err)
		absent("forgotten", token(t, gone.Brief))
		for _, s := range sentences {
			if s != sentences[0] {
				t.Errorf("%q tells more than %q", s, sentences[0])
			}
		}
	})
}

func TestChangedAskIsAConflictThatShowsNothing(t *testing.T) {
	each(t, public, func(t *testing.T, d *desk) {
		detail := d.proposed()
		key := token(t, detail.Brief)
		a, err := d.Edit(t.Context(), mia, ask.Editing{ID: detail.Ask.ID, Version: detail.Ask.Version, Meaning: ask.Meaning{Outcome: "A secret of Mia's"}})
		d.must(err)
		if got := d.open(key); !got.Changed || got.Ask.Words != "" || got.Ask.Meaning.Outcome != "" {
			t.Errorf("opened %+v", got)
		}
		out, err := d.Answer(t.Context(), key, ask.Answering{Verdict: "confirmed"})
		fails(t, "the old link", err, fault.Conflict, "")
		if fault.CurrentOf(err) != nil || out.Ask.Words != "" {
			t.Errorf("the fault shows %+v, %+v", fault.CurrentOf(err), out)
		}
		again := d.propose(a)
		if next := token(t, again.Brief); next == key {
			t.Error("a new understanding has the old link")
		} else if got, err := d.Answer(t.Context(), next, ask.Answering{Verdict: "confirmed"}); err != nil || got.Ask.State != ask.Agreed {
			t.Errorf("the new link: %+v, %v", got, err)
		}
		if got := d.open(key); !got.Changed {
			t.Errorf("the old link after the new one's answer: %+v", got)
		}
	})
}

func TestOfTwoPressesAtOnceOneCountsAndBothSeeIt(t *testing.T) {
	each(t, public, func(t *testing.T, d *desk) {
		detail := d.proposed()
		key := token(t, detail.Brief)
		start, all, errs := make(chan struct{}), make([]ask.Opened, 6), make([]error, 6)
		var done sync.WaitGroup
		for i := range all {
			verdict := ask.Answering{Verdict: []string{"confirmed", "corrected"}[i%2], Words: "As I said"}
			done.Go(func() {
				<-start
				all[i], errs[i] = d.Answer(t.Context(), key, verdict)
			})
		}
		close(start)
		done.Wait()
		a := d.show(detail.Ask.ID)
		for i, got := range all {
			if errs[i] != nil || !got.Spent || got.Ask.Confirmation == nil || got.Ask.Confirmation.Verdict != a.Ask.Confirmation.Verdict {
				t.Errorf("press %d: %+v, %v; saved is %+v", i, got, errs[i], a.Ask.Confirmation)
			}
		}
		if len(a.History) != 3 {
			t.Errorf("history %+v", a.History)
		}
	})
}

func TestWithoutAPublicAddressThereAreNoLinks(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		if brief := d.proposed().Brief; brief.Link != "" || strings.Contains(brief.Text, "http") {
			t.Errorf("%+v", brief)
		}
	})
}
