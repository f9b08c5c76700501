package people_test

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/event"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

var (
	mia   = operation.Actor{Org: "harborlight", Owner: "mia"}
	today = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
)

// team is the verbs over a fresh database, with what they publish.
type team struct {
	*people.Service
	t    *testing.T
	db   *database.DB
	now  time.Time
	news []any
}

// each runs a test on both databases with nobody known yet.
func each(t *testing.T, f func(t *testing.T, m *team)) {
	t.Helper()
	databasetest.Each(t, func(t *testing.T, db *database.DB) { f(t, newTeam(t, db)) })
}

func newTeam(t *testing.T, db *database.DB) *team {
	t.Helper()
	m := &team{t: t, db: db, now: today}
	random := id.New(rand.NewChaCha8([32]byte{1}))
	keys, err := secret.Open(filepath.Join(t.TempDir(), "k"), random)
	if err != nil {
		t.Fatal(err)
	}
	m.write(func(tx *database.Tx) error { return keys.Create(tx, mia) })
	bus := event.NewBus()
	listen[people.Forgotten](m, bus)
	listen[people.Merged](m, bus)
	listen[people.Split](m, bus)
	listen[people.ManagerConfirmed](m, bus)
	m.Service = people.NewService(db, keys, bus, random, func() time.Time { return m.now })
	return m
}

func listen[E any](m *team, bus *event.Bus) {
	event.On(bus, func(_ context.Context, _ *database.Tx, _ operation.Actor, e E) error {
		m.news = append(m.news, e)
		return nil
	})
}

func (m *team) write(f func(*database.Tx) error) {
	m.t.Helper()
	if err := m.db.Write(m.t.Context(), f); err != nil {
		m.t.Fatal(err)
	}
}

func (m *team) read(f func(*database.Tx) error) {
	m.t.Helper()
	if err := m.db.Read(m.t.Context(), f); err != nil {
		m.t.Fatal(err)
	}
}

// seen is what an import saw: "Bo Lindqvist <bo@example.com>" or an address alone, on n messages.
func seen(who string, n int64) people.Seen {
	name, address, ok := strings.Cut(strings.TrimSuffix(who, ">"), " <")
	if !ok {
		return people.Seen{Address: who, Messages: n, Latest: today}
	}
	return people.Seen{Address: address, Names: map[string]int{name: int(n)}, Messages: n, Latest: today}
}

// imports records what an import saw, as the importer does.
func (m *team) imports(all ...people.Seen) {
	m.t.Helper()
	m.write(func(tx *database.Tx) error {
		if err := m.Record(tx, mia, all); err != nil {
			return err
		}
		return m.Tidy(m.t.Context(), tx, mia)
	})
}

// names lists who is found by a query, most mail first.
func (m *team) names(query string) []string {
	m.t.Helper()
	page, err := m.List(m.t.Context(), mia, people.Listing{Query: query})
	if err != nil {
		m.t.Fatal(err)
	}
	all := []string{}
	for _, p := range page.People {
		all = append(all, p.Name)
	}
	return all
}

func (m *team) show(who string) people.Person {
	m.t.Helper()
	p, err := m.Show(m.t.Context(), mia, people.Which{Person: who})
	if err != nil {
		m.t.Fatalf("show %s: %v", who, err)
	}
	slices.Sort(p.Addresses)
	return p
}

func (m *team) merge(who, other string) people.Person {
	m.t.Helper()
	p, err := m.Merge(m.t.Context(), mia, people.Merging{Person: who, Other: other})
	if err != nil {
		m.t.Fatalf("merge %s, %s: %v", who, other, err)
	}
	slices.Sort(p.Addresses)
	return p
}

func (m *team) split(merge string) people.Person {
	m.t.Helper()
	p, err := m.Split(m.t.Context(), mia, people.Splitting{Merge: merge})
	if err != nil {
		m.t.Fatalf("split: %v", err)
	}
	slices.Sort(p.Addresses)
	return p
}

// managers lists who manages the owner now.
func (m *team) managers() []string {
	m.t.Helper()
	all := []string{}
	m.read(func(tx *database.Tx) error {
		found, err := m.Managers(tx, mia)
		for _, p := range found {
			all = append(all, p.Name)
		}
		return err
	})
	return all
}

func (m *team) confirm(who string) people.Lines {
	m.t.Helper()
	lines, err := m.ConfirmManager(m.t.Context(), mia, people.Confirming{Person: who})
	if err != nil {
		m.t.Fatalf("confirm %s: %v", who, err)
	}
	return lines
}

// fails checks that a verb was refused with a kind, a field and a sentence that holds words.
func fails(t *testing.T, err error, kind fault.Kind, field, words string) {
	t.Helper()
	if fault.KindOf(err) != kind || fault.FieldOf(err) != field || !strings.Contains(fault.Message(err), words) {
		t.Errorf("err = %v, want %s of %q saying %q", err, kind, field, words)
	}
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}
