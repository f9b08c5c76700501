// Package database is one SQL text on two databases: SQLite inside the program, PostgreSQL beside it.
// It guarantees that what a transaction did is either wholly there or not at all, on both.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/jackc/pgx/v5/pgconn"

	"upward/internal/platform/fault"
)

// Engine names the database under the SQL.
type Engine string

// The engines.
const (
	SQLite     Engine = "sqlite"
	PostgreSQL Engine = "postgresql"
)

// DB is an open database.
type DB struct {
	Engine      Engine
	write, read *sql.DB
}

// Open opens the database at address: "postgres://…", or the path of an SQLite file, which is made if it is absent.
func Open(ctx context.Context, address string) (*DB, error) {
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		return openPostgres(ctx, address)
	}
	return openSQLite(ctx, address)
}

func openPostgres(ctx context.Context, address string) (*DB, error) {
	pool, err := sql.Open("pgx", address)
	if err == nil {
		err = pool.PingContext(ctx)
	}
	if err != nil {
		// The cause may hold the password of the address, so it is not wrapped.
		return nil, fault.New(fault.Unavailable, "PostgreSQL does not answer at the configured address; check --database and that the server runs.")
	}
	pool.SetMaxOpenConns(16)
	pool.SetMaxIdleConns(8)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	return &DB{Engine: PostgreSQL, write: pool, read: pool}, nil
}

// atRest is how long nobody asks for anything before the memory of SQLite is given back.
const atRest = time.Minute

func openSQLite(ctx context.Context, path string) (*DB, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fault.Wrap(err, fault.Unavailable, "The data folder cannot be written%s: choose another with --data, or check its permissions and the free space of the disk.", at(path))
	}
	// secure_delete overwrites what is deleted, which forgetting a person relies on.
	const common = "?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)" +
		"&_pragma=secure_delete(1)&_pragma=temp_store(MEMORY)"
	name := "file:" + (&url.URL{Path: path}).EscapedPath() + common
	// An import touches the same pages of its indexes in each batch: with more of them at hand, and fewer moves from the log into
	// the file, it writes less.
	write, err := sql.Open("sqlite", name+"&_txlock=immediate&_pragma=cache_size(-16000)&_pragma=wal_autocheckpoint(4000)")
	if err != nil {
		return nil, explain(err, path)
	}
	write.SetMaxOpenConns(1) // SQLite has one writer: waiting in Go is fairer than its busy loop
	if err := ping(ctx, write); err != nil {
		write.Close()
		return nil, explain(err, path)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		write.Close()
		return nil, explain(err, path)
	}
	read, err := sql.Open("sqlite", name+"&_pragma=query_only(1)&_pragma=cache_size(-8000)")
	if err != nil {
		write.Close()
		return nil, explain(err, path)
	}
	read.SetMaxOpenConns(4)
	read.SetMaxIdleConns(4)
	for _, pool := range []*sql.DB{write, read} {
		pool.SetConnMaxIdleTime(atRest) // a closed connection gives its cache back
	}
	return &DB{Engine: SQLite, write: write, read: read}, nil
}

// ping opens the file. Of two programs that make one file at the same moment, SQLite turns one away at once instead of letting
// it wait as everywhere else.
func ping(ctx context.Context, db *sql.DB) error {
	for try := 0; ; try++ {
		err := db.PingContext(ctx)
		e, ok := errors.AsType[*sqlite.Error](err)
		if !ok || e.Code()&0xff != sqlite3.SQLITE_BUSY || try == 100 {
			return err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Close closes the database; on SQLite the write-ahead log is folded into the file.
func (d *DB) Close() error {
	if d.Engine == PostgreSQL {
		return d.write.Close()
	}
	return errors.Join(d.read.Close(), d.write.Close())
}

// Write runs f in one transaction that may change rows: committed when f returns nil, undone otherwise.
func (d *DB) Write(ctx context.Context, f func(*Tx) error) error { return run(ctx, d.write, nil, f) }

// Read runs f in one transaction that sees one state of the data.
func (d *DB) Read(ctx context.Context, f func(*Tx) error) error {
	options := &sql.TxOptions{ReadOnly: true}
	if d.Engine == PostgreSQL {
		options.Isolation = sql.LevelRepeatableRead
	}
	return run(ctx, d.read, options, f)
}

func run(ctx context.Context, pool *sql.DB, options *sql.TxOptions, f func(*Tx) error) error {
	tx, err := pool.BeginTx(ctx, options)
	if err != nil {
		return explain(err, "")
	}
	defer tx.Rollback() // after Commit this does nothing
	if err := f(&Tx{ctx: ctx, tx: tx}); err != nil {
		return explain(err, "")
	}
	return explain(tx.Commit(), "")
}

// Analyze lets the database look at its rows again, so that it reads them the short way; it is for the end of a large import.
func (d *DB) Analyze(ctx context.Context) error {
	_, err := d.write.ExecContext(ctx, "ANALYZE")
	return explain(err, "")
}

// Scrub makes the database give back the room of deleted rows, so that they cannot be read from its files.
// On PostgreSQL its write-ahead log keeps them until it is recycled: docs/sealing.md.
func (d *DB) Scrub(ctx context.Context) error {
	statements := []string{"PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"}
	if d.Engine == PostgreSQL {
		statements = nil
		err := d.Read(ctx, func(tx *Tx) error {
			tables, err := Query(tx, Text, `SELECT tablename FROM pg_tables WHERE schemaname = current_schema()`)
			for _, table := range tables {
				statements = append(statements, `VACUUM FULL "`+table+`"`)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, statement := range statements {
		if _, err := d.write.ExecContext(ctx, statement); err != nil {
			return explain(err, "")
		}
	}
	return nil
}

// explain turns the errors that a user can do something about into sentences; a fault passes as it is.
func explain(err error, path string) error {
	if err == nil || fault.KindOf(err) != fault.Internal {
		return err
	}
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_FULL:
			return fault.Wrap(err, fault.Unavailable, "The disk is full: nothing of this step was saved. Free some space, then run it again.")
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
			return fault.Wrap(err, fault.Unavailable, "The data folder cannot be written%s: choose another with --data, or change its permissions.", at(path))
		case sqlite3.SQLITE_BUSY:
			return fault.Wrap(err, fault.Unavailable, "Another Upward is writing to this data right now; try again in a moment.")
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			return fault.Wrap(err, fault.Unavailable, "The database file%s is damaged or no database: restore it from a backup, or choose another folder with --data.", at(path))
		case sqlite3.SQLITE_IOERR:
			return fault.Wrap(err, fault.Unavailable, "The disk reported an error: nothing of this step was saved. Check the disk and its free space, then run it again.")
		}
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok && (e.Code == "40001" || e.Code == "40P01") {
		return fault.Wrap(err, fault.Unavailable, "Two changes met each other; please try again.")
	}
	if e, ok := errors.AsType[*pgconn.PgError](err); ok && (e.Code == "22021" || e.Code == "22P05") {
		return fault.Wrap(err, fault.Invalid, "A value holds characters that are no text: take them out and try again.")
	}
	if errors.Is(err, os.ErrPermission) || strings.Contains(err.Error(), "read-only file system") {
		return fault.Wrap(err, fault.Unavailable, "The data folder cannot be written%s: choose another with --data, or change its permissions.", at(path))
	}
	return err
}

func at(path string) string {
	if path == "" {
		return ""
	}
	return fmt.Sprintf(" (%s)", path)
}
