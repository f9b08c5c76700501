// Package schema is the numbered, forward-only SQL that makes the database, written once for both kinds.
// It guarantees that the same text runs unchanged on SQLite and on PostgreSQL.
package schema

import (
	"embed"
	"io/fs"
)

//go:embed *.sql
var files embed.FS

// Migrations holds the steps, named by number.
var Migrations fs.FS = files
