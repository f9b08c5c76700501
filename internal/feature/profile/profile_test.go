package profile_test

import (
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/demo"
	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/event"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

var (
	mia    = operation.Actor{Org: "harborlight", Owner: "mia"}
	friday = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
)

const (
	bo   = "bo.lindqvist@harborlight.example"
	ines = "ines.aydin@harborlight.example"
)

// desk is the verbs over a fresh database.
type desk struct {
	*profile.Service
	people *people.Service
	mail   *history.Service
	t      *testing.T
	files  int
}

// each runs a test on both databases without any mail.
func each(t *testing.T, f func(t *testing.T, d *desk)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) { f(t, newDesk(t, db)) })
}

// withDemo runs a test on both databases with the invented mailbox taken in.
func withDemo(t *testing.T, f func(t *testing.T, d *desk)) {
	t.Helper()
	each(t, func(t *testing.T, d *desk) {
		folder := t.TempDir()
		names, err := fs.Glob(demo.Mail, "mail/*.mbox")
		d.must(err)
		for _, name := range names {
			text, err := demo.Mail.ReadFile(name)
			d.must(err)
			d.must(os.WriteFile(filepath.Join(folder, filepath.Base(name)), text, 0o600))
		}
		_, err = d.mail.Import(t.Context(), mia, history.Importing{Paths: []string{folder}, Me: demo.Me})
		d.must(err)
		f(t, d)
	})
}

func newDesk(t *testing.T, db *database.DB) *desk {
	t.Helper()
	d := &desk{t: t}
	random, bus := id.New(rand.NewChaCha8([32]byte{4})), event.NewBus()
	now := func() time.Time { return friday }
	keys, err := secret.Open(filepath.Join(t.TempDir(), "k"), random)
	d.must(err)
	d.must(db.Write(t.Context(), func(tx *database.Tx) error { return keys.Create(tx, mia) }))
	d.people = people.NewService(db, keys, bus, random, now)
	d.mail = history.NewService(db, keys, bus, d.people, random, now, slog.New(slog.DiscardHandler))
	d.Service = profile.NewService(db, keys, bus, d.people, d.mail, now)
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// brings imports n short messages from somebody to Mia, and as many answers within two hours.
func (d *desk) brings(from string, n int) {
	d.t.Helper()
	var box strings.Builder
	d.files++
	put := func(id, from, to, reply string, at time.Time, text string) {
		fmt.Fprintf(&box, "From x@example Mon Nov 16 09:00:00 2026\nFrom: %s\nTo: %s\nSubject: Note\nDate: %s\nMessage-ID: <%s@harborlight.example>\n", from, to, at.Format(time.RFC1123Z), id)
		if reply != "" {
			fmt.Fprintf(&box, "In-Reply-To: <%s@harborlight.example>\n", reply)
		}
		box.WriteString("\n" + text + "\n\n")
	}
	for i := range n {
		at := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC).Add(time.Duration(d.files*100+i) * 90 * time.Minute)
		asked, answered := fmt.Sprintf("asked-%d-%d", d.files, i), fmt.Sprintf("answered-%d-%d", d.files, i)
		put(asked, "Mia Torres <"+demo.Me+">", from, "", at, "What do the harbours say about it?")
		put(answered, from, "Mia Torres <"+demo.Me+">", asked, at.Add(2*time.Hour), "They agree, all of them, so far.")
	}
	path := filepath.Join(d.t.TempDir(), fmt.Sprint(d.files, ".mbox"))
	d.must(os.WriteFile(path, []byte(box.String()), 0o600))
	_, err := d.mail.Import(d.t.Context(), mia, history.Importing{Paths: []string{path}, Me: demo.Me})
	d.must(err)
}

func (d *desk) style(who string) profile.Style {
	d.t.Helper()
	s, err := d.Style(d.t.Context(), mia, profile.Styling{Person: who})
	d.must(err)
	return s
}

func (d *desk) managers() []profile.Manager {
	d.t.Helper()
	team, err := d.ListManagers(d.t.Context(), mia, operation.None{})
	d.must(err)
	return team.Managers
}

func (d *desk) confirm(who string, years int) {
	d.t.Helper()
	_, err := d.people.ConfirmManager(d.t.Context(), mia, people.Confirming{Person: who, Since: friday.AddDate(-years, 0, 0)})
	d.must(err)
}

func TestBeforeAnyMailNothingIsSaid(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		_, err := d.ProposeManagers(t.Context(), mia, profile.Proposing{})
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("candidates: %v", err)
		}
		_, err = d.Style(t.Context(), mia, profile.Styling{})
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("style: %v", err)
		}
		if got := d.managers(); got == nil || len(got) != 0 {
			t.Errorf("managers %+v", got)
		}
	})
}

func TestTheMailAloneTellsWhoManages(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		out, err := d.ProposeManagers(t.Context(), mia, profile.Proposing{})
		d.must(err)
		for i, c := range out.Candidates {
			t.Logf("%d. %s %.2f", i+1, c.Name, c.Score)
			if c.ID == "" || c.Name == "" || len(c.Addresses) == 0 || len(c.Evidence) == 0 || c.Score < 0 || c.Score > 1 || i > 0 && c.Score > out.Candidates[i-1].Score {
				t.Errorf("candidate %+v", c)
			}
		}
		if len(out.Candidates) == 0 || !slices.Contains(out.Candidates[0].Addresses, bo) {
			t.Fatalf("the likeliest is not Bo: %+v", out.Candidates)
		}
		of, err := d.ProposeManagers(t.Context(), mia, profile.Proposing{Of: "nobody@harborlight.example"})
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("of nobody: %+v, %v", of, err)
		}
		if _, err := d.ProposeManagers(t.Context(), mia, profile.Proposing{Of: bo}); err != nil {
			t.Errorf("of Bo: %v", err)
		}
	})
}

func TestManagerIsAssumedUntilConfirmed(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		got := d.managers()
		if len(got) != 1 || got[0].Name != "Bo Lindqvist" || !got[0].Assumed {
			t.Fatalf("assumed %+v", got)
		}
		d.confirm(ines, 1)
		if got = d.managers(); len(got) != 1 || got[0].Address != ines || got[0].Assumed {
			t.Errorf("confirmed %+v", got)
		}
		if s := d.style(""); s.Name != "Ines Aydin" {
			t.Errorf("the style of %s", s.Name)
		}
		d.confirm(bo, 2)
		if got = d.managers(); len(got) != 2 || got[0].Name != "Bo Lindqvist" || got[1].Name != "Ines Aydin" {
			t.Errorf("two managers, the longest first: %+v", got)
		}
		for _, who := range []string{bo, ines} {
			_, err := d.people.EndManager(t.Context(), mia, people.Ending{Person: who, Mistake: true})
			d.must(err)
		}
		if got = d.managers(); len(got) != 1 || !got[0].Assumed {
			t.Errorf("nobody is confirmed any more: %+v", got)
		}
	})
}

func TestEveryMeasureTellsItsNumberAndInterval(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		s := d.style(bo)
		if s.Name != "Bo Lindqvist" || s.Received != 74 || s.Sent != 86 || s.Mix.Alone+s.Mix.Others+s.Mix.Copy != s.Received || s.From.After(s.Until) {
			t.Errorf("%s: %d received, %d sent, %+v, %s to %s", s.Name, s.Received, s.Sent, s.Mix, s.From, s.Until)
		}
		hours, days := 0.0, 0.0
		for name, m := range s.Measures {
			if m.N <= 0 || m.Unit == "" || m.Low > m.Value || m.Value > m.High || math.IsNaN(m.Value) || m.Unit == "share" && (m.Low < 0 || m.High > 1) {
				t.Errorf("%s is %+v", name, m)
			}
			if strings.HasPrefix(name, "hour_") {
				hours += m.Value
			}
			if strings.HasPrefix(name, "weekday_") {
				days += m.Value
			}
		}
		if math.Abs(hours-1) > 1e-9 || math.Abs(days-1) > 1e-9 || len(s.Measures) < 24+7+7 {
			t.Errorf("%d measures; hours add up to %v, days to %v", len(s.Measures), hours, days)
		}
		if n := s.Measures["length_words"].N; n != s.Received {
			t.Errorf("the length rests on %d of %d messages", n, s.Received)
		}
		if again := d.style("Bo Lindqvist"); !sameStyle(again, s) || again.Rhythm.Answers.Answer != s.Rhythm.Answers.Answer {
			t.Error("what is kept differs from what was computed")
		}
	})
}

func TestTheSecondAddressOfTheManagerCountsOnceMerged(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		_, err := d.people.Merge(t.Context(), mia, people.Merging{Person: bo, Other: "bo@lindqvist.example", Reason: "his own mail"})
		d.must(err)
		_, err = d.people.Claim(t.Context(), mia, people.Claiming{Address: "mia.torres.p@postbox.example"})
		d.must(err)
		if s := d.style(bo); s.Received != 89 || s.Sent <= 86 {
			t.Errorf("%d received, %d sent", s.Received, s.Sent)
		}
	})
}

func sameStyle(a, b profile.Style) bool {
	if a.Person != b.Person || a.Name != b.Name || a.Received != b.Received || a.Sent != b.Sent || a.Mix != b.Mix || len(a.Measures) != len(b.Measures) {
		return false
	}
	for name, m := range a.Measures {
		if b.Measures[name] != m {
			return false
		}
	}
	return true
}

func TestFewMessagesAreNotEnough(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.brings("Tom Reyes <tom@harborlight.example>", 2)
		s := d.style("tom@harborlight.example")
		if s.Received != 2 || s.Sent != 2 {
			t.Errorf("style %+v", s)
		}
		for name, m := range s.Measures {
			if m.Enough() {
				t.Errorf("%s claims something from two messages: %+v", name, m)
			}
		}
		_, err := d.Style(t.Context(), mia, profile.Styling{Person: "nobody@harborlight.example"})
		if fault.KindOf(err) != fault.NotFound {
			t.Errorf("of nobody: %v", err)
		}
	})
}

func TestAnswersAreTimedInHours(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.brings("Tom Reyes <tom@harborlight.example>", 30)
		s := d.style("tom@harborlight.example")
		if m := s.Measures["answer_hours"]; m.N != 30 || m.Value < 1.9 || m.Value > 2.1 || !m.Enough() {
			t.Errorf("answered within %+v", m)
		}
		if m := s.Measures["answer_within_day"]; m.Value != 1 || m.Low >= 1 {
			t.Errorf("within a day %+v", m)
		}
	})
}

func TestStyleIsRenewedByEachImport(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		const tom, kim = "Tom Reyes <tom@harborlight.example>", "Kim Berg <kim@harborlight.example>"
		d.brings(tom, 3)
		d.brings(kim, 2)
		d.confirm("tom@harborlight.example", 1)
		for range 2 { // computed, then kept
			if s := d.style("tom@harborlight.example"); s.Received != 3 {
				t.Errorf("before: %d", s.Received)
			}
			if s := d.style("kim@harborlight.example"); s.Received != 2 {
				t.Errorf("before: %d of Kim", s.Received)
			}
		}
		d.brings(tom, 4)
		d.brings(kim, 1)
		if s := d.style("tom@harborlight.example"); s.Received != 7 || s.Measures["length_words"].N != 7 {
			t.Errorf("after: %d", s.Received)
		}
		if s := d.style("kim@harborlight.example"); s.Received != 3 {
			t.Errorf("after: %d of Kim, who manages nobody", s.Received)
		}
	})
}

func TestMergeSplitAndForgetRenewTheStyle(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		d.brings("Tom Reyes <tom@harborlight.example>", 3)
		d.brings("The Captain <captain@postbox.example>", 4)
		d.style("tom@harborlight.example")
		whole, err := d.people.Merge(t.Context(), mia, people.Merging{Person: "tom@harborlight.example", Other: "captain@postbox.example"})
		d.must(err)
		if s := d.style("tom@harborlight.example"); s.Received != 7 {
			t.Errorf("merged: %d", s.Received)
		}
		_, err = d.people.Split(t.Context(), mia, people.Splitting{Merge: whole.Merges[0].ID})
		d.must(err)
		if s := d.style("tom@harborlight.example"); s.Received != 3 {
			t.Errorf("split: %d", s.Received)
		}
		_, err = d.people.Forget(t.Context(), mia, people.Which{Person: "tom@harborlight.example"})
		d.must(err)
		if _, err := d.Style(t.Context(), mia, profile.Styling{Person: "tom@harborlight.example"}); fault.KindOf(err) != fault.NotFound {
			t.Errorf("forgotten: %v", err)
		}
		if s := d.style("captain@postbox.example"); s.Received != 4 {
			t.Errorf("who stays: %d", s.Received)
		}
	})
}

func TestForgottenManagerIsAssumedNoLonger(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		_, err := d.people.Forget(t.Context(), mia, people.Which{Person: bo})
		d.must(err)
		for _, m := range d.managers() {
			if m.Name == "Bo Lindqvist" {
				t.Errorf("still assumed: %+v", m)
			}
		}
		out, err := d.ProposeManagers(t.Context(), mia, profile.Proposing{})
		d.must(err)
		for _, c := range out.Candidates {
			if strings.Contains(c.Name, "Lindqvist") || strings.Contains(fmt.Sprint(c.Evidence), "Lindqvist") {
				t.Errorf("still a candidate: %+v", c)
			}
		}
	})
}

func TestMergingTheAssumedManagerAssumesWhoStays(t *testing.T) {
	withDemo(t, func(t *testing.T, d *desk) {
		d.brings("The Skipper <skipper@postbox.example>", 1)
		whole, err := d.people.Merge(t.Context(), mia, people.Merging{Person: "skipper@postbox.example", Other: bo})
		d.must(err)
		if got := d.managers(); len(got) != 1 || got[0].ID != whole.ID || !got[0].Assumed {
			t.Errorf("assumed %+v, merged into %s", got, whole.ID)
		}
	})
}
