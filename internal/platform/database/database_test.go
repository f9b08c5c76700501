package database_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/fault"
	"upward/internal/schema"
)

func TestFailedWriteLeavesNothing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		broken := errors.New("broken")
		err := db.Write(t.Context(), func(tx *database.Tx) error {
			if _, err := tx.Exec(`INSERT INTO account (org, id, name, created) VALUES ($1, $2, $3, $4)`, "o", "a", "Mia", 1); err != nil {
				t.Fatal(err)
			}
			return broken
		})
		if !errors.Is(err, broken) {
			t.Fatalf("err = %v", err)
		}
		err = db.Read(t.Context(), func(tx *database.Tx) error {
			n, _, err := database.One(tx, database.Number, `SELECT COUNT(*) FROM account`)
			if n != 0 {
				t.Errorf("%d rows are left", n)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestPlaceholdersBindByNumber(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		err := db.Read(t.Context(), func(tx *database.Tx) error {
			got, _, err := database.One(tx, database.Text, `SELECT CAST($2 AS TEXT) || CAST($1 AS TEXT) || CAST($2 AS TEXT)`, "b", "a")
			if got != "aba" {
				t.Errorf("got %q", got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestNewerSchemaIsLeftAlone(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		newer := fstest.MapFS{}
		first, _ := os.ReadFile("../../schema/00001_first.sql")
		newer["00001_first.sql"] = &fstest.MapFile{Data: first}
		newer["09999_newer.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\nCREATE TABLE newer (x TEXT);\n")}
		if err := db.Migrate(t.Context(), newer); err != nil {
			t.Fatal(err)
		}
		err := db.Migrate(t.Context(), schema.Migrations)
		if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "newer") {
			t.Errorf("err = %v", err)
		}
	})
}

func TestFileThatIsNoDatabaseIsExplained(t *testing.T) {
	path := filepath.Join(t.TempDir(), "upward.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("this is no database\n", 400)), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := database.Open(t.Context(), path)
	if err == nil {
		err = db.Migrate(t.Context(), schema.Migrations)
	}
	if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Message(err), "damaged") {
		t.Errorf("err = %v", err)
	}
}

func TestDatabaseFileIsForItsOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "upward.db")
	db, err := database.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, err %v", info.Mode(), err)
	}
}

func TestUnreachableServerShowsNoPassword(t *testing.T) {
	_, err := database.Open(t.Context(), "postgres://upward:hunter2@127.0.0.1:1/upward?connect_timeout=1")
	if fault.KindOf(err) != fault.Unavailable || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("err = %v", err)
	}
}

func TestBytesThatAreNoTextAreTheCallersFault(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		for _, text := range []string{"\x00", "a\x00b", "\xff"} {
			err := db.Read(t.Context(), func(tx *database.Tx) error {
				_, _, err := database.One(tx, database.Text, `SELECT id FROM account WHERE id = $1`, text)
				return err
			})
			if err != nil && fault.KindOf(err) != fault.Invalid {
				t.Errorf("%q: %v", text, err)
			}
		}
	})
}
