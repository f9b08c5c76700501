package history_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/event"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

var (
	mia   = operation.Actor{Org: "harborlight", Owner: "mia"}
	today = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
)

// desk is the verbs over a fresh database, with a folder for mail and what was published.
type desk struct {
	*history.Service
	people *people.Service
	keys   *secret.Keeper
	t      *testing.T
	db     *database.DB
	folder string
	fresh  []history.Imported
	erased []history.Erased
}

func each(t *testing.T, f func(t *testing.T, d *desk)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) { f(t, newDesk(t, db)) })
}

func newDesk(t *testing.T, db *database.DB) *desk {
	t.Helper()
	d := &desk{t: t, db: db, folder: t.TempDir()}
	random := id.New(rand.NewChaCha8([32]byte{1}))
	keys, err := secret.Open(filepath.Join(t.TempDir(), "k"), random)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Write(t.Context(), func(tx *database.Tx) error { return keys.Create(tx, mia) }); err != nil {
		t.Fatal(err)
	}
	d.keys = keys
	bus, now := event.NewBus(), func() time.Time { return today }
	d.people = people.NewService(db, keys, bus, random, now)
	d.Service = history.NewService(db, keys, bus, d.people, random, now, slog.New(slog.NewTextHandler(io.Discard, nil)))
	event.On(bus, func(_ context.Context, _ *database.Tx, _ operation.Actor, e history.Imported) error {
		d.fresh = append(d.fresh, e)
		return nil
	})
	event.On(bus, func(_ context.Context, _ *database.Tx, _ operation.Actor, e history.Erased) error {
		d.erased = append(d.erased, e)
		return nil
	})
	return d
}

// write puts a file into the desk's folder and returns its path.
func (d *desk) write(name, text string) string {
	d.t.Helper()
	path := filepath.Join(d.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// takeIn imports paths, by default the whole folder, for mia@example.com.
func (d *desk) takeIn(paths ...string) history.Report {
	d.t.Helper()
	if len(paths) == 0 {
		paths = []string{d.folder}
	}
	report, err := d.Import(d.t.Context(), mia, history.Importing{Paths: paths, Me: "mia@example.com"})
	if err != nil {
		d.t.Fatalf("import: %v", err)
	}
	d.addsUp(report.Tally)
	return report
}

func (d *desk) addsUp(t history.Tally) {
	d.t.Helper()
	if t.Seen != t.Stored+t.Duplicate+t.Refused {
		d.t.Errorf("the counts do not add up: %+v", t)
	}
}

// tally checks the counts: stored, duplicate, refused.
func (d *desk) tally(what string, got history.Tally, stored, duplicate, refused int64) {
	d.t.Helper()
	d.addsUp(got)
	if got.Stored != stored || got.Duplicate != duplicate || got.Refused != refused {
		d.t.Errorf("%s: %d stored, %d duplicate, %d refused; want %d, %d, %d", what, got.Stored, got.Duplicate, got.Refused, stored, duplicate, refused)
	}
}

// kept counts the messages in the database.
func (d *desk) kept() int64 {
	d.t.Helper()
	sources, err := d.ListSources(d.t.Context(), mia, operation.None{})
	if err != nil {
		d.t.Fatal(err)
	}
	return sources.Messages
}

func (d *desk) read(f func(*database.Tx) error) {
	d.t.Helper()
	if err := d.db.Read(d.t.Context(), f); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) person(who string) people.Person {
	d.t.Helper()
	p, err := d.people.Show(d.t.Context(), mia, people.Which{Person: who})
	if err != nil {
		d.t.Fatalf("%s: %v", who, err)
	}
	return p
}

// with lists the newest messages that name a person, oldest first.
func (d *desk) with(who string) (all []history.Message) {
	d.t.Helper()
	p := d.person(who)
	d.read(func(tx *database.Tx) (err error) { all, err = d.Recent(tx, mia, p.ID, 10_000); return err })
	return all
}

// mail is one message to write into a mailbox.
type mail struct {
	id, from, to, subject, date, body, header string
}

const usualDate = "Mon, 13 Jul 2026 07:41:46 +0200"

func (m mail) String() string {
	var text strings.Builder
	field := func(name, value, usual string) {
		if value == "" {
			value = usual
		}
		if value != "-" {
			fmt.Fprintf(&text, "%s: %s\n", name, value)
		}
	}
	field("From", m.from, "Bo Lindqvist <bo@example.com>")
	field("To", m.to, "Mia Torres <mia@example.com>")
	field("Subject", m.subject, "Q3")
	field("Date", m.date, usualDate)
	field("Message-ID", m.id, "-")
	text.WriteString(m.header + "\n")
	if m.body == "" {
		m.body = "Please send the list."
	}
	return text.String() + m.body + "\n"
}

// box is messages as an mbox file.
func box(all ...mail) string {
	var text strings.Builder
	for _, m := range all {
		text.WriteString("From bo@example.com Mon Jul 13 05:41:46 2026\n" + m.String() + "\n")
	}
	return text.String()
}

// many returns n messages that differ.
func many(from, n int) (all []mail) {
	for i := from; i < from+n; i++ {
		m := mail{id: fmt.Sprintf("<message-%05d@example.com>", i), subject: fmt.Sprint("Topic ", i%7), body: fmt.Sprintf("Note number %d.", i)}
		if i%3 == 0 {
			m.from, m.to = "Mia Torres <mia@example.com>", "Bo Lindqvist <bo@example.com>"
		}
		m.date = today.AddDate(-1, 0, 0).Add(time.Duration(i) * time.Hour).Format(time.RFC1123Z)
		all = append(all, m)
	}
	return all
}

func subjects(all []history.Message) (out []string) {
	for _, m := range all {
		out = append(out, m.Subject)
	}
	slices.Sort(out)
	return out
}

func (d *desk) merge(who, other string) {
	d.t.Helper()
	if _, err := d.people.Merge(d.t.Context(), mia, people.Merging{Person: who, Other: other}); err != nil {
		d.t.Fatal(err)
	}
}
