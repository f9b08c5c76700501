package ask_test

import (
	"net/url"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"upward/internal/feature/ask"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
)

func TestRecordedAskComesBackWhole(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		said := time.Date(2026, 11, 18, 8, 0, 0, 0, time.FixedZone("", 3600))
		a := d.record(ask.Recording{Words: "  We need to increase your sales activity. ", Said: said, Meaning: meetings})
		if a.Version != 1 || a.State != ask.Heard || a.Direction != ask.ToMe || a.Name != "Bo Lindqvist" || a.Words != "We need to increase your sales activity." ||
			!reflect.DeepEqual(a.Meaning, meetings) || !a.Said.Equal(said) || !a.Created.Equal(friday) {
			t.Errorf("recorded %+v", a)
		}
		detail := d.show(a.ID)
		if !reflect.DeepEqual(detail.Ask.Meaning, a.Meaning) || detail.Ask.Words != a.Words || detail.Ask.Name != a.Name || detail.Ask.Code != a.Code || !detail.Ask.Said.Equal(said) {
			t.Errorf("shown %+v", detail.Ask)
		}
		if len(detail.History) != 1 || detail.History[0].Kind != "recorded" || detail.History[0].State != ask.Heard || detail.Brief != nil || detail.Source != nil {
			t.Errorf("shown %+v", detail)
		}
		if b := d.record(ask.Recording{Person: "bo lindqvist", Direction: ask.FromMe, Words: "May I have the berth plan?"}); b.Person != a.Person || !b.Said.Equal(friday) || b.Code == a.Code {
			t.Errorf("by name %+v", b)
		}
	})
}

func TestWrongRecordingsNameTheirField(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		for _, c := range []struct {
			what, field string
			in          ask.Recording
		}{
			{"no words", "words", ask.Recording{Person: bo}},
			{"blank words", "words", ask.Recording{Person: bo, Words: " \n\t"}},
			{"endless words", "words", ask.Recording{Person: bo, Words: strings.Repeat("x", 8001)}},
			{"nobody", "person", ask.Recording{Words: "Call them."}},
			{"a stranger", "person", ask.Recording{Person: "nobody@harborlight.example", Words: "Call them."}},
			{"a bad direction", "direction", ask.Recording{Person: bo, Words: "Call them.", Direction: "up"}},
			{"a bad day", "due", ask.Recording{Person: bo, Words: "Call them.", Meaning: ask.Meaning{Due: "31.12.2026"}}},
			{"an endless outcome", "outcome", ask.Recording{Person: bo, Words: "Call them.", Meaning: ask.Meaning{Outcome: strings.Repeat("x", 8001)}}},
		} {
			_, err := d.Record(t.Context(), mia, c.in)
			fails(t, c.what, err, fault.Invalid, c.field)
		}
		if page, err := d.List(t.Context(), mia, ask.Listing{}); err != nil || len(page.Asks) != 0 || page.Asks == nil {
			t.Errorf("kept all the same: %+v, %v", page, err)
		}
	})
}

func TestAbsentAndForeignAsksAreNotFound(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		hers := d.record(ask.Recording{Meaning: meetings})
		for by, id := range map[operation.Actor]string{mia: "nothing", sam: hers.ID} {
			in := ask.Versioned{ID: id, Version: 1}
			for what, verb := range map[string]func() error{
				"show":    func() error { _, err := d.Show(t.Context(), by, ask.Which{ID: id}); return err },
				"edit":    func() error { _, err := d.Edit(t.Context(), by, ask.Editing{ID: id, Version: 1}); return err },
				"propose": func() error { _, err := d.Propose(t.Context(), by, in); return err },
				"confirm": func() error { _, err := d.Confirm(t.Context(), by, ask.Confirming{ID: id, Version: 1}); return err },
				"deliver": func() error { _, err := d.Deliver(t.Context(), by, in); return err },
				"verify":  func() error { _, err := d.Verify(t.Context(), by, ask.Verifying{ID: id, Version: 1}); return err },
				"drop":    func() error { _, err := d.Drop(t.Context(), by, in); return err },
				"reopen":  func() error { _, err := d.Reopen(t.Context(), by, in); return err },
				"undo":    func() error { _, err := d.Undo(t.Context(), by, in); return err },
			} {
				fails(t, what, verb(), fault.NotFound, "")
			}
		}
		if page, err := d.List(t.Context(), sam, ask.Listing{}); err != nil || len(page.Asks) != 0 {
			t.Errorf("Sam sees %+v, %v", page, err)
		}
		if got := d.show(hers.ID); got.Ask.Version != 1 {
			t.Errorf("somebody changed it: %+v", got)
		}
	})
}

func TestAnAskGoesAllTheWayAndEachStepIsKept(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		a := d.record(ask.Recording{})
		a, err := d.Edit(t.Context(), mia, ask.Editing{ID: a.ID, Version: a.Version, Meaning: meetings})
		d.must(err)
		d.now = d.now.Add(time.Hour)
		a = d.propose(a).Ask
		a, err = d.Confirm(t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Words: " Yes, fifteen. "})
		d.must(err)
		if c := a.Confirmation; a.State != ask.Agreed || c.How != ask.ByRecord || c.Verdict != "confirmed" || c.Words != "Yes, fifteen." || !c.At.Equal(d.now) {
			t.Errorf("confirmed %+v, %+v", a, c)
		}
		a, err = d.Deliver(t.Context(), mia, ask.Versioned{ID: a.ID, Version: a.Version})
		d.must(err)
		_, err = d.Verify(t.Context(), mia, ask.Verifying{ID: a.ID, Version: a.Version, Result: ask.Result{Reached: "nearly"}})
		fails(t, "a bad result", err, fault.Invalid, "reached")
		a, err = d.Verify(t.Context(), mia, ask.Verifying{ID: a.ID, Version: a.Version, Result: ask.Result{Reached: "partly", Number: "13 a month", Note: "two were on leave"}})
		d.must(err)
		if got := d.show(a.ID).Ask; got.State != ask.Verified || *got.Result != *a.Result || got.Version != 6 {
			t.Errorf("verified %+v", got)
		}
		a, err = d.Reopen(t.Context(), mia, ask.Versioned{ID: a.ID, Version: a.Version})
		d.must(err)
		if a.State != ask.Agreed || a.Result != nil {
			t.Errorf("reopened %+v", a)
		}
		a, err = d.Drop(t.Context(), mia, ask.Versioned{ID: a.ID, Version: a.Version})
		d.must(err)
		if got := d.steps(a.ID); got != "recorded, edited, proposed, confirmed, delivered, verified, reopened, dropped" {
			t.Error(got)
		}
		for i, e := range d.show(a.ID).History {
			if e.Version != int64(i+1) {
				t.Errorf("step %d has version %d", i, e.Version)
			}
		}
	})
}

func TestCorrectionAndQuestionAreRecordedAsSuch(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		a := d.proposed().Ask
		_, err := d.Confirm(t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Verdict: "maybe"})
		fails(t, "a bad verdict", err, fault.Invalid, "verdict")
		_, err = d.Confirm(t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Verdict: "corrected", Meaning: &ask.Meaning{Due: "soon"}})
		fails(t, "a bad day", err, fault.Invalid, "due")
		_, err = d.Confirm(t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Words: strings.Repeat("x", 8001)})
		fails(t, "endless words", err, fault.Invalid, "words")
		a, err = d.Confirm(t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Verdict: "asked", Words: "Which ports?"})
		d.must(err)
		if a.State != ask.Proposed || a.Confirmation.Words != "Which ports?" {
			t.Errorf("asked back %+v", a)
		}
		a, err = d.Confirm(t.Context(), mia, ask.Confirming{ID: a.ID, Version: a.Version, Verdict: "corrected", Meaning: &ask.Meaning{Outcome: "Twelve first meetings", Due: "2026-11-30"}})
		d.must(err)
		if a.State != ask.Agreed || a.Meaning.Outcome != "Twelve first meetings" || a.Meaning.Due != "2026-11-30" {
			t.Errorf("corrected %+v", a)
		}
		if got := d.steps(a.ID); got != "recorded, proposed, asked back, corrected" {
			t.Error(got)
		}
	})
}

func TestBackBriefSaysAllThatIsKnownInAShortMail(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		_, err := d.Propose(t.Context(), mia, ask.Versioned{ID: d.record(ask.Recording{}).ID, Version: 1})
		fails(t, "no outcome", err, fault.Invalid, "outcome")
		detail := d.proposed()
		brief := detail.Brief
		if detail.Ask.State != ask.Proposed || brief == nil || brief.To != bo || brief.Code != "UP-"+detail.Ask.Code || len(detail.Ask.Code) != 6 || brief.Link != "" {
			t.Fatalf("%+v, %+v", detail.Ask, brief)
		}
		if !strings.Contains(brief.Subject, "["+brief.Code+"]") {
			t.Errorf("no code in the subject %q", brief.Subject)
		}
		for _, part := range []string{"Hi Bo,", "“We need to increase your sales activity.”", "Fifteen first meetings a month with people who can sign",
			"first meetings a month from 8 to 15", "Thursday 31 December 2026", "travel stays as it is", "two days of calls. Which comes first?", "a note on why", "Do repeat visits count?"} {
			if !strings.Contains(brief.Text, part) {
				t.Errorf("%q is not in\n%s", part, brief.Text)
			}
		}
		if n := len(strings.Fields(brief.Text)); n < 50 || n > 125 {
			t.Errorf("%d words", n)
		}
		mailto(t, brief.Draft)
		if got := d.show(detail.Ask.ID).Brief; *got != *brief {
			t.Errorf("shown again as %+v", got)
		}
	})
}

// mailto checks that a mail program reads the same subject, receiver and text out of the link.
func mailto(t *testing.T, draft ask.Draft) {
	t.Helper()
	to, query, _ := strings.Cut(strings.TrimPrefix(draft.Mailto, "mailto:"), "?")
	got := map[string]string{"to": to}
	for _, field := range strings.Split(query, "&") {
		name, value, _ := strings.Cut(field, "=")
		got[name] = value
	}
	for name, want := range map[string]string{"to": draft.To, "subject": draft.Subject, "body": strings.ReplaceAll(draft.Text, "\n", "\r\n")} {
		if value, err := url.PathUnescape(got[name]); err != nil || value != want {
			t.Errorf("%s of the link is %q, %v; want %q", name, value, err, want)
		}
	}
	if strings.Contains(query, "+") || len(got) != 3 {
		t.Errorf("mail programs differ in how they read %q", query)
	}
}

func TestSpecialLettersSurviveTheMailLink(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(mail{from: "Zoë Ngô <zoe+ports&co@harborlight.example>", text: "Hello"})
		m := meetings
		m.Outcome = "R&D = 20 % of A+B; see #7? “sí”, naïve, 東京 🚢"
		detail := d.propose(d.record(ask.Recording{Person: "zoe+ports&co@harborlight.example", Words: "More R&D + less talk?\nBy then & there.", Meaning: m}))
		mailto(t, detail.Brief.Draft)
	})
}

func TestOpenQuestionAsksForWhatIsMissing(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		vague, whole := d.record(ask.Recording{}), d.record(ask.Recording{Meaning: meetings})
		if got := d.show(vague.ID).Missing; !strings.HasSuffix(got, "?") {
			t.Errorf("nothing is missing in %q: %q", vague.Words, got)
		}
		if got := d.show(whole.ID).Missing; got != "" {
			t.Errorf("%q is missing in %+v", got, whole.Meaning)
		}
		dated := d.record(ask.Recording{Meaning: ask.Meaning{Due: "2026-12-31"}})
		if got := d.show(dated.ID).Missing; got == "" || strings.Contains(got, "when") {
			t.Errorf("asks for %q though the day is known", got)
		}
		mine := d.record(ask.Recording{Direction: ask.FromMe})
		if got := d.show(mine.ID).Missing; got != "" {
			t.Errorf("asks the owner %q about her own words", got)
		}
	})
}

func TestOldVersionIsAConflictThatShowsTheNewOne(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		a := d.proposed().Ask
		old := ask.Versioned{ID: a.ID, Version: 1}
		for what, verb := range map[string]func() error{
			"edit":    func() error { _, err := d.Edit(t.Context(), mia, ask.Editing{ID: a.ID, Version: 1}); return err },
			"propose": func() error { _, err := d.Propose(t.Context(), mia, old); return err },
			"confirm": func() error { _, err := d.Confirm(t.Context(), mia, ask.Confirming{ID: a.ID, Version: 1}); return err },
			"deliver": func() error { _, err := d.Deliver(t.Context(), mia, old); return err },
			"verify":  func() error { _, err := d.Verify(t.Context(), mia, ask.Verifying{ID: a.ID, Version: 1}); return err },
			"drop":    func() error { _, err := d.Drop(t.Context(), mia, old); return err },
			"reopen":  func() error { _, err := d.Reopen(t.Context(), mia, old); return err },
			"undo":    func() error { _, err := d.Undo(t.Context(), mia, old); return err },
		} {
			err := verb()
			fails(t, what, err, fault.Conflict, "")
			if saved, ok := fault.CurrentOf(err).(ask.Ask); !ok || saved.Version != a.Version || saved.Name != "Bo Lindqvist" {
				t.Errorf("%s: the conflict shows %+v", what, fault.CurrentOf(err))
			}
		}
	})
}

func TestOfWritersAtOnceExactlyOneWins(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		const writers = 8
		a := d.record(ask.Recording{})
		start, all := make(chan struct{}), make([]error, writers)
		var done sync.WaitGroup
		for i := range writers {
			done.Go(func() {
				<-start
				m := meetings
				m.Outcome = strings.Repeat("x", i+1)
				_, all[i] = d.Edit(t.Context(), mia, ask.Editing{ID: a.ID, Version: a.Version, Meaning: m})
			})
		}
		close(start)
		done.Wait()
		won, now := 0, d.show(a.ID)
		for i, err := range all {
			if err == nil {
				if won++; now.Ask.Meaning.Outcome != strings.Repeat("x", i+1) {
					t.Errorf("writer %d was told that it is saved, but %q is", i, now.Ask.Meaning.Outcome)
				}
				continue
			}
			fails(t, "a loser", err, fault.Conflict, "")
			if saved, ok := fault.CurrentOf(err).(ask.Ask); !ok || saved.Version != 2 || saved.Meaning.Outcome != now.Ask.Meaning.Outcome {
				t.Errorf("a loser is shown %+v", fault.CurrentOf(err))
			}
		}
		if won != 1 || len(now.History) != 2 || now.Ask.Version != 2 {
			t.Errorf("%d won, and the ask is %+v", won, now)
		}
	})
}

func TestListsAreFilteredOrderedAndPaged(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.brings(mail{from: "Ines Aydin <ines@harborlight.example>", text: "Hello"})
		put := func(words, due string, in ask.Recording) ask.Ask {
			d.now = d.now.Add(time.Minute)
			in.Words, in.Meaning.Due = words, due
			return d.record(in)
		}
		late := put("Repair the berths", "2026-12-02", ask.Recording{})
		put("Answer the harbours", "", ask.Recording{})
		put("Count the moorings", "2026-11-25", ask.Recording{Direction: ask.FromMe})
		put("Paint the ferry", "", ask.Recording{Person: "ines@harborlight.example"})
		gone := put("Meet the captains", "2026-11-21", ask.Recording{})
		done := put("Ring the bell", "2026-11-22", ask.Recording{})
		_, err := d.Drop(t.Context(), mia, ask.Versioned{ID: gone.ID, Version: 1})
		d.must(err)
		_, err = d.Deliver(t.Context(), mia, ask.Versioned{ID: done.ID, Version: 1})
		d.must(err)
		list := func(in ask.Listing) string {
			page, err := d.List(t.Context(), mia, in)
			d.must(err)
			var all []string
			for _, a := range page.Asks {
				first, _, _ := strings.Cut(a.Words, " ")
				all = append(all, first)
			}
			return strings.Join(all, " ")
		}
		for _, c := range []struct {
			what, want string
			in         ask.Listing
		}{
			{"all: open ones by day, then undated, the latest first, then the rest", "Count Repair Paint Answer Meet Ring", ask.Listing{}},
			{"open", "Count Repair Paint Answer", ask.Listing{State: "open"}},
			{"done", "Ring", ask.Listing{State: "done"}},
			{"dropped", "Meet", ask.Listing{State: ask.Dropped}},
			{"heard", "Count Repair Paint Answer", ask.Listing{State: ask.Heard}},
			{"from me", "Count", ask.Listing{Direction: ask.FromMe}},
			{"to me and open", "Repair Paint Answer", ask.Listing{Direction: ask.ToMe, State: "open"}},
			{"of Bo", "Count Repair Answer Meet Ring", ask.Listing{Person: late.Person}},
			{"by stem", "Repair", ask.Listing{Query: "repairing BERTH"}},
			{"by the person's name", "Paint", ask.Listing{Query: "ines"}},
			{"every word must occur", "", ask.Listing{Query: "repair ferry"}},
			{"first page", "Count Repair", ask.Listing{Limit: 2}},
			{"second page", "Paint Answer", ask.Listing{Limit: 2, After: 2}},
			{"behind the end", "", ask.Listing{After: 6}},
			{"nonsense is harmless", "Count Repair Paint Answer Meet Ring", ask.Listing{After: -3, Limit: -1}},
		} {
			if got := list(c.in); got != c.want {
				t.Errorf("%s: %q, want %q", c.what, got, c.want)
			}
		}
		for limit, more := range map[int]bool{5: true, 6: false} {
			page, err := d.List(t.Context(), mia, ask.Listing{Limit: limit})
			if err != nil || page.More != more {
				t.Errorf("limit %d: more is %v, %v", limit, page.More, err)
			}
		}
		edited := ask.Editing{ID: late.ID, Version: 1, Meaning: ask.Meaning{Outcome: "The quay is watertight"}}
		_, err = d.Edit(t.Context(), mia, edited)
		d.must(err)
		if got := list(ask.Listing{Query: "watertight quays"}); got != "Repair" {
			t.Errorf("an edited meaning is found as %q", got)
		}
	})
}

func TestTallyCountsEachOnce(t *testing.T) {
	each(t, "", func(t *testing.T, d *desk) {
		d.record(ask.Recording{})
		d.record(ask.Recording{Direction: ask.FromMe})
		gone := d.record(ask.Recording{})
		_, err := d.Drop(t.Context(), mia, ask.Versioned{ID: gone.ID, Version: 1})
		d.must(err)
		done := d.record(ask.Recording{})
		_, err = d.Deliver(t.Context(), mia, ask.Versioned{ID: done.ID, Version: 1})
		d.must(err)
		for _, giver := range []ask.Giver{ask.Mine, ask.Theirs, ask.Theirs} {
			_, err = d.Promise(t.Context(), mia, ask.Promising{Person: bo, Giver: giver, Words: "The plan by Friday"})
			d.must(err)
		}
		d.brings(mail{text: "Mia, please send me the price list of Aldwick by Friday."})
		got, err := d.Tally(t.Context(), mia, operation.None{})
		if err != nil || got.Open != 1 || got.Waiting != 1 || got.Done != 1 || got.Dropped != 1 || got.Mine != 1 || got.Theirs != 2 || got.Settled != 0 || got.Suggested["ask"] != 1 {
			t.Errorf("%+v, %v", got, err)
		}
	})
}
