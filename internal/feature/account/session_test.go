package account_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"upward/internal/feature/account"
	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
)

// clocked returns sessions with a clock that the test turns.
func clocked(db *database.DB) (*account.Sessions, *time.Time) {
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	return account.NewSessions(db, func() time.Time { return now }), &now
}

func find(t *testing.T, s *account.Sessions, token string) string {
	t.Helper()
	data, found, err := s.Find(token)
	if err != nil {
		t.Fatal(err)
	}
	if !found && data != nil {
		t.Errorf("%q is not there, but its data is %q", token, data)
	}
	return string(data)
}

func commit(t *testing.T, s *account.Sessions, token, data string, expiry time.Time) {
	t.Helper()
	if err := s.Commit(token, []byte(data), expiry); err != nil {
		t.Fatal(err)
	}
}

func TestSessionIsFoundChangedAndDeleted(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		s, now := clocked(db)
		commit(t, s, "one", "first\x00bytes", now.Add(time.Hour))
		commit(t, s, "two", "other", now.Add(time.Hour))
		if got := find(t, s, "one"); got != "first\x00bytes" {
			t.Errorf("found %q", got)
		}
		commit(t, s, "one", "second", now.Add(2*time.Hour))
		if got := find(t, s, "one"); got != "second" {
			t.Errorf("found %q", got)
		}
		if err := s.Delete("one"); err != nil {
			t.Fatal(err)
		}
		if err := s.Delete("never there"); err != nil {
			t.Errorf("deleting nothing: %v", err)
		}
		if one, two := find(t, s, "one"), find(t, s, "two"); one != "" || two != "other" {
			t.Errorf("found %q and %q", one, two)
		}
	})
}

func TestNoSessionOutlivesItsTime(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		s, now := clocked(db)
		commit(t, s, "short", "data", now.Add(time.Hour))
		*now = now.Add(time.Hour - time.Microsecond)
		if got := find(t, s, "short"); got != "data" {
			t.Errorf("just before its end: %q", got)
		}
		*now = now.Add(time.Microsecond)
		if got := find(t, s, "short"); got != "" {
			t.Errorf("at its end: %q", got)
		}
		commit(t, s, "next", "data", now.Add(time.Hour))
		if n := len(column(t, db, `SELECT token FROM account_session`)); n != 1 {
			t.Errorf("%d sessions are kept, of which one lives", n)
		}
	})
}

func TestLongerLifeIsKept(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		s, now := clocked(db)
		commit(t, s, "one", "data", now.Add(time.Hour))
		commit(t, s, "one", "data", now.Add(3*time.Hour))
		*now = now.Add(2 * time.Hour)
		if got := find(t, s, "one"); got != "data" {
			t.Errorf("found %q", got)
		}
	})
}

func TestSessionTokensAreNotStoredInClear(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		s, now := clocked(db)
		commit(t, s, "a-very-secret-token", "data", now.Add(time.Hour))
		stored := column(t, db, `SELECT token FROM account_session`)
		if slices.ContainsFunc(stored, func(token string) bool { return strings.Contains(token, "secret") }) {
			t.Errorf("stored as %q", stored)
		}
		if got := find(t, s, stored[0]); got != "" {
			t.Error("what is stored opens the session")
		}
	})
}
