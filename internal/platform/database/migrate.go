package database

import (
	"context"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"upward/internal/platform/fault"
)

// Migrate brings the schema to the newest of migrations; of several nodes that start at once, one does it.
// A database that a newer Upward has written is left alone with an Unavailable failure.
func (d *DB) Migrate(ctx context.Context, migrations fs.FS) error {
	dialect, options := goose.DialectSQLite3, []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if d.Engine == PostgreSQL {
		// The default waits five seconds between attempts, which a starting node would feel.
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 120))
		if err != nil {
			return err
		}
		dialect, options = goose.DialectPostgres, append(options, goose.WithSessionLocker(locker))
	}
	provider, err := goose.NewProvider(dialect, d.write, migrations, options...)
	if err != nil {
		return err
	}
	// SQLite has no lock for this: of two programs that begin together one fails, and then finds the other's work done.
	for range 5 {
		if err = up(ctx, provider); err == nil || d.Engine == PostgreSQL || fault.KindOf(err) != fault.Internal {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(100 * time.Millisecond):
		}
	}
	return err
}

func up(ctx context.Context, provider *goose.Provider) error {
	sources := provider.ListSources()
	newest := sources[len(sources)-1].Version
	found, err := provider.GetDBVersion(ctx)
	if err != nil {
		return explain(err, "")
	}
	if found > newest {
		return fault.New(fault.Unavailable, "This data was written by a newer Upward (schema %d, this one knows %d): install the newer version.", found, newest)
	}
	if found == newest {
		return nil
	}
	_, err = provider.Up(ctx)
	return explain(err, "")
}
