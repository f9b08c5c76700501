package ask_test

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/ask"
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
	sam    = operation.Actor{Org: "harborlight", Owner: "sam"} // has a key and nothing else
	friday = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
)

const (
	me     = "mia@harborlight.example"
	bo     = "bo@harborlight.example"
	public = "https://upward.example"
)

// desk is the verbs over a fresh database, with a clock that tests move.
type desk struct {
	*ask.Service
	people *people.Service
	mail   *history.Service
	t      *testing.T
	db     *database.DB
	now    time.Time
	files  int
}

// each runs a test on both databases; Bo, who wrote one harmless mail, is confirmed as Mia's manager.
func each(t *testing.T, url string, f func(t *testing.T, d *desk)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		d := newDesk(t, db, url)
		d.brings(mail{text: "The tide table is on the wall."})
		_, err := d.people.ConfirmManager(t.Context(), mia, people.Confirming{Person: bo, Since: friday.AddDate(-1, 0, 0)})
		d.must(err)
		f(t, d)
	})
}

func newDesk(t *testing.T, db *database.DB, url string) *desk {
	t.Helper()
	d := &desk{t: t, db: db, now: friday}
	random, bus := id.New(rand.NewChaCha8([32]byte{3})), event.NewBus()
	now := func() time.Time { return d.now }
	keys, err := secret.Open(filepath.Join(t.TempDir(), "k"), random)
	d.must(err)
	for _, by := range []operation.Actor{mia, sam} {
		d.must(db.Write(t.Context(), func(tx *database.Tx) error { return keys.Create(tx, by) }))
	}
	d.people = people.NewService(db, keys, bus, random, now)
	d.mail = history.NewService(db, keys, bus, d.people, random, now, slog.New(slog.DiscardHandler))
	profiles := profile.NewService(db, keys, bus, d.people, d.mail, now)
	d.Service = ask.NewService(db, keys, bus, d.people, d.mail, profiles, random, now, url)
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// mail is one message; from Bo to Mia, on Monday 16 November, unless told.
type mail struct {
	from, to, cc, subject, text string
	id, reply                   string
	at                          time.Time
}

// brings imports messages as one mbox that is Mia's.
func (d *desk) brings(all ...mail) history.Report {
	d.t.Helper()
	var box strings.Builder
	for _, m := range all {
		d.files++
		if m.from == "" {
			m.from = "Bo Lindqvist <" + bo + ">"
		}
		if m.to == "" {
			m.to = "Mia Torres <" + me + ">"
		}
		if m.at.IsZero() {
			m.at = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC).Add(time.Duration(d.files) * time.Minute)
		}
		if m.id == "" {
			m.id = fmt.Sprintf("<message-%d@harborlight.example>", d.files)
		}
		fmt.Fprintf(&box, "From x@harborlight.example Mon Nov 16 09:00:00 2026\nFrom: %s\nTo: %s\nSubject: %s\nDate: %s\nMessage-ID: %s\n", m.from, m.to, m.subject, m.at.Format(time.RFC1123Z), m.id)
		if m.cc != "" {
			fmt.Fprintf(&box, "Cc: %s\n", m.cc)
		}
		if m.reply != "" {
			fmt.Fprintf(&box, "In-Reply-To: %s\n", m.reply)
		}
		box.WriteString("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + m.text + "\n\n")
	}
	d.files++
	path := filepath.Join(d.t.TempDir(), fmt.Sprint(d.files, ".mbox"))
	d.must(os.WriteFile(path, []byte(box.String()), 0o600))
	report, err := d.mail.Import(d.t.Context(), mia, history.Importing{Paths: []string{path}, Me: me})
	d.must(err)
	return report
}

// meetings is what Bo means by more sales activity.
var meetings = ask.Meaning{
	Outcome: "Fifteen first meetings a month with people who can sign", Due: "2026-12-31",
	Measure:     ask.Measure{What: "first meetings a month", From: "8", To: "15"},
	Assumptions: "travel stays as it is", Displaces: "two days of calls.", Beyond: "a note on why the others did not sign",
	Questions: []string{"Do repeat visits count?"},
}

func (d *desk) record(in ask.Recording) ask.Ask {
	d.t.Helper()
	if in.Person == "" {
		in.Person = bo
	}
	if in.Words == "" {
		in.Words = "We need to increase your sales activity."
	}
	a, err := d.Record(d.t.Context(), mia, in)
	d.must(err)
	return a
}

func (d *desk) propose(a ask.Ask) ask.Detail {
	d.t.Helper()
	detail, err := d.Propose(d.t.Context(), mia, ask.Versioned{ID: a.ID, Version: a.Version})
	d.must(err)
	return detail
}

func (d *desk) proposed() ask.Detail { return d.propose(d.record(ask.Recording{Meaning: meetings})) }

func (d *desk) show(id string) ask.Detail {
	d.t.Helper()
	detail, err := d.Show(d.t.Context(), mia, ask.Which{ID: id})
	d.must(err)
	return detail
}

// steps is how an ask came about, in the order of its history.
func (d *desk) steps(id string) string {
	d.t.Helper()
	var all []string
	for _, e := range d.show(id).History {
		all = append(all, e.Kind)
	}
	return strings.Join(all, ", ")
}

func (d *desk) suggestions(in ask.Finding) []ask.Suggestion {
	d.t.Helper()
	found, err := d.Suggest(d.t.Context(), mia, in)
	d.must(err)
	return found.Suggestions
}

func (d *desk) person(name string) people.Person {
	d.t.Helper()
	p, err := d.people.Show(d.t.Context(), mia, people.Which{Person: name})
	d.must(err)
	return p
}

// fails checks the kind and the field of a fault, and that its sentence can be shown.
func fails(t *testing.T, what string, err error, kind fault.Kind, field string) {
	t.Helper()
	if fault.KindOf(err) != kind || fault.FieldOf(err) != field {
		t.Errorf("%s: %v (%s, field %q); want %s, field %q", what, err, fault.KindOf(err), fault.FieldOf(err), kind, field)
	}
}

func (d *desk) manage(who string) {
	d.t.Helper()
	_, err := d.people.ConfirmManager(d.t.Context(), mia, people.Confirming{Person: who, Since: friday.AddDate(-1, 0, 0)})
	d.must(err)
}
