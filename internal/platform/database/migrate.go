package database

import (
	"context"
	"io/fs"

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
