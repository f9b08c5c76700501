package database_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"upward/internal/platform/database"
	"upward/internal/platform/database/databasetest"
	"upward/internal/platform/fault"
	"upward/internal/schema"
)

func insert(tx *database.Tx, id, name string) error {
	_, err := tx.Exec(`INSERT INTO account (org, id, name, created) VALUES ('o', $1, $2, 0)`, id, name)
	return err
}

func names(t *testing.T, db *database.DB) (all []string) {
	t.Helper()
	err := db.Read(t.Context(), func(tx *database.Tx) (err error) {
		all, err = database.Query(tx, database.Text, `SELECT name FROM account ORDER BY id`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestScrubbedRowsAreNotInTheFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "upward.db")
	db, err := database.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Migrate(t.Context(), schema.Migrations); err != nil {
		t.Fatal(err)
	}
	inFiles := func(text string) (found bool) {
		for _, name := range []string{path, path + "-wal"} {
			raw, err := os.ReadFile(name)
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
			found = found || bytes.Contains(raw, []byte(text))
		}
		return found
	}
	err = db.Write(t.Context(), func(tx *database.Tx) error {
		for i := range 500 {
			if err := insert(tx, fmt.Sprint(i), "a secret name"); err != nil {
				return err
			}
		}
		return insert(tx, "x", "a name that stays")
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *database.Tx) error { _, err := tx.Exec(`DELETE FROM account WHERE id <> 'x'`); return err })
	if err != nil || !inFiles("a secret name") {
		t.Fatalf("%v, or deleted rows leave the files by themselves and this test shows nothing", err)
	}
	if err := db.Scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	if inFiles("a secret name") || !inFiles("a name that stays") {
		t.Error("deleted rows are still in the files, or those that stay are not")
	}
}

func TestScrubAndAnalyzeLeaveTheRows(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		if err := db.Write(t.Context(), func(tx *database.Tx) error { return insert(tx, "a", "Mia") }); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(db.Scrub(t.Context()), db.Analyze(t.Context()), db.Scrub(t.Context())); err != nil {
			t.Fatal(err)
		}
		if got := names(t, db); len(got) != 1 || got[0] != "Mia" {
			t.Errorf("rows %q", got)
		}
	})
}

func TestReadersSeeOneStateWhileOthersWrite(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		err := db.Read(t.Context(), func(tx *database.Tx) error {
			count := func() int64 {
				n, _, err := database.One(tx, database.Number, `SELECT COUNT(*) FROM account`)
				if err != nil {
					t.Error(err)
				}
				return n
			}
			before := count()
			if err := db.Write(t.Context(), func(tx *database.Tx) error { return insert(tx, "a", "Mia") }); err != nil {
				t.Fatal(err)
			}
			if after := count(); before != 0 || after != before {
				t.Errorf("%d, then %d", before, after)
			}
			return nil
		})
		if err != nil || len(names(t, db)) != 1 {
			t.Errorf("rows %q, %v", names(t, db), err)
		}
	})
}

func TestManyWritersWaitForEachOther(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		var all sync.WaitGroup
		for i := range 20 {
			all.Go(func() {
				if err := db.Write(t.Context(), func(tx *database.Tx) error { return insert(tx, fmt.Sprint(i), "x") }); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if n := len(names(t, db)); n != 20 {
			t.Errorf("%d rows of 20", n)
		}
	})
}

func TestReadersCannotWrite(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		if err := db.Read(t.Context(), func(tx *database.Tx) error { return insert(tx, "a", "Mia") }); err == nil {
			t.Error("a row was written by a reader")
		}
		if got := names(t, db); len(got) != 0 {
			t.Errorf("rows %q", got)
		}
	})
}

func TestPanicInATransactionUndoesItAndFreesTheDatabase(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		func() {
			defer func() { _ = recover() }()
			_ = db.Write(t.Context(), func(tx *database.Tx) error {
				if err := insert(tx, "a", "Mia"); err != nil {
					t.Error(err)
				}
				panic("a defect")
			})
		}()
		if err := db.Write(t.Context(), func(tx *database.Tx) error { return insert(tx, "b", "Bo") }); err != nil {
			t.Fatal(err)
		}
		if got := names(t, db); len(got) != 1 || got[0] != "Bo" {
			t.Errorf("rows %q", got)
		}
	})
}

func TestEndedCallerChangesNothing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, db *database.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		err := db.Write(ctx, func(tx *database.Tx) error {
			err := insert(tx, "a", "Mia")
			cancel()
			return err
		})
		if err == nil || len(names(t, db)) != 0 {
			t.Errorf("rows %q, %v", names(t, db), err)
		}
	})
}

func TestSeveralNodesMigrateOnce(t *testing.T) {
	for what, address := range map[string]func(*testing.T) string{
		"sqlite":     func(t *testing.T) string { return filepath.Join(t.TempDir(), "upward.db") },
		"postgresql": func(t *testing.T) string { return databasetest.Address(t) },
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			at := address(t)
			var all sync.WaitGroup
			for range 4 {
				all.Go(func() {
					db, err := database.Open(t.Context(), at)
					if err != nil {
						t.Error(err)
						return
					}
					defer db.Close()
					if err := db.Migrate(t.Context(), schema.Migrations); err != nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
		})
	}
}

func TestFolderInPlaceOfTheFileIsExplained(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{t.TempDir(), filepath.Join(blocked, "upward.db")} {
		db, err := database.Open(t.Context(), path)
		if err == nil {
			db.Close()
		}
		if fault.KindOf(err) != fault.Unavailable {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestPathWithStrangeLettersIsTheFileThatIsMade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?c#d%20e&f=ü", "upward.db")
	db, err := database.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}
