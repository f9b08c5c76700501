// Package databasetest gives a test a fresh, migrated database of each kind.
// It guarantees that tests of storage run on the real databases, never on a stand-in.
package databasetest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"upward/internal/platform/database"
	"upward/internal/schema"
)

// PostgresVariable names the environment variable that holds the address of a PostgreSQL server for tests.
const PostgresVariable = "UPWARD_TEST_POSTGRES"

var schemas atomic.Int64 // tests of one process run side by side, so each needs its own name

// Each runs f as a parallel subtest on a fresh database of each kind; PostgreSQL is skipped, with a sentence, where no server is configured.
func Each(t *testing.T, f func(t *testing.T, db *database.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { t.Parallel(); f(t, SQLite(t)) })
	t.Run("postgresql", func(t *testing.T) { t.Parallel(); f(t, PostgreSQL(t)) })
}

// SQLite returns a fresh database in a file of the test's own folder.
func SQLite(t testing.TB) *database.DB {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "upward.db"))
}

// PostgreSQL returns a fresh schema on the configured server, or skips the test.
func PostgreSQL(t testing.TB) *database.DB {
	t.Helper()
	return open(t, Address(t))
}

// Address returns the address of a fresh, empty schema on the configured server, or skips the test.
func Address(t testing.TB) string {
	t.Helper()
	server := os.Getenv(PostgresVariable)
	if server == "" {
		t.Skipf("no PostgreSQL for tests: run them with `make test`, or set %s", PostgresVariable)
	}
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), schemas.Add(1))
	execute(t, server, `CREATE SCHEMA `+name)
	t.Cleanup(func() { execute(t, server, `DROP SCHEMA `+name+` CASCADE`) })
	separator := "?"
	if strings.Contains(server, "?") {
		separator = "&"
	}
	return server + separator + "search_path=" + url.QueryEscape(name)
}

func open(t testing.TB, address string) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.Migrate(t.Context(), schema.Migrations); err != nil {
		t.Fatal(err)
	}
	return db
}

func execute(t testing.TB, address, statement string) {
	t.Helper()
	ctx := context.WithoutCancel(t.Context())
	db, err := database.Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Write(ctx, func(tx *database.Tx) error { _, err := tx.Exec(statement); return err })
	if err != nil {
		t.Fatal(err)
	}
}
