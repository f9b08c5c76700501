package database

import (
	"context"
	"database/sql"
	"errors"
)

// Tx is a running transaction; whatever takes a Tx composes with others.
type Tx struct {
	ctx      context.Context
	tx       *sql.Tx
	prepared map[string]*Statement
}

// Exec runs a statement and returns how many rows it touched.
func (t *Tx) Exec(statement string, args ...any) (int64, error) {
	result, err := t.tx.ExecContext(t.ctx, statement, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Each calls f for every row of a query.
func (t *Tx) Each(f func(Row) error, query string, args ...any) error {
	rows, err := t.tx.QueryContext(t.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Prepare readies a statement that runs many times in this transaction. The same text gives the same statement, because each
// holds memory until the transaction ends, and an import asks for one as often as it meets a person.
func (t *Tx) Prepare(statement string) (*Statement, error) {
	if known := t.prepared[statement]; known != nil {
		return known, nil
	}
	prepared, err := t.tx.PrepareContext(t.ctx, statement)
	if err != nil {
		return nil, err
	}
	if t.prepared == nil {
		t.prepared = map[string]*Statement{}
	}
	t.prepared[statement] = &Statement{t.ctx, prepared}
	return t.prepared[statement], nil
}

// Statement is a prepared statement; it ends with its transaction.
type Statement struct {
	ctx      context.Context
	prepared *sql.Stmt
}

// Exec runs the statement and returns how many rows it touched.
func (s *Statement) Exec(args ...any) (int64, error) {
	result, err := s.prepared.ExecContext(s.ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Row is one row of a result.
type Row interface{ Scan(into ...any) error }

// Query returns every row of a query, each read by scan.
func Query[T any](t *Tx, scan func(Row) (T, error), query string, args ...any) ([]T, error) {
	var all []T
	err := t.Each(func(row Row) error {
		one, err := scan(row)
		all = append(all, one)
		return err
	}, query, args...)
	return all, err
}

// One returns the first row of a query and whether there was one.
func One[T any](t *Tx, scan func(Row) (T, error), query string, args ...any) (T, bool, error) {
	one, err := scan(t.tx.QueryRowContext(t.ctx, query, args...))
	if errors.Is(err, sql.ErrNoRows) {
		var none T
		return none, false, nil
	}
	return one, err == nil, err
}

// Text reads a row of one text column.
func Text(row Row) (s string, err error) { return s, row.Scan(&s) }

// Number reads a row of one integer column.
func Number(row Row) (n int64, err error) { return n, row.Scan(&n) }
