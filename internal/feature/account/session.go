package account

import (
	"context"
	"time"

	"upward/internal/platform/database"
)

// Sessions keeps browser sessions for scs in the database, so that every node knows them.
type Sessions struct {
	db  *database.DB
	now func() time.Time
}

// NewSessions returns the store of sessions.
func NewSessions(db *database.DB, now func() time.Time) *Sessions { return &Sessions{db, now} }

// Find returns the data of a session that has not ended.
func (s *Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit saves a session until its end, and drops those that are over.
func (s *Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete ends a session.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

// FindCtx is Find with a context.
func (s *Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.db.Read(ctx, func(tx *database.Tx) (err error) {
		data, found, err = database.One(tx, func(row database.Row) (b []byte, err error) { return b, row.Scan(&b) },
			`SELECT data FROM account_session WHERE token = $1 AND expires > $2`, digest(token), s.now().UnixMicro())
		return err
	})
	return data, found, err
}

// CommitCtx is Commit with a context.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	return s.db.Write(ctx, func(tx *database.Tx) error {
		if _, err := tx.Exec(`DELETE FROM account_session WHERE expires <= $1`, s.now().UnixMicro()); err != nil {
			return err
		}
		_, err := tx.Exec(`INSERT INTO account_session (token, data, expires) VALUES ($1, $2, $3)
			ON CONFLICT (token) DO UPDATE SET data = excluded.data, expires = excluded.expires`, digest(token), data, expiry.UnixMicro())
		return err
	})
}

// DeleteCtx is Delete with a context.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	return s.db.Write(ctx, func(tx *database.Tx) error {
		_, err := tx.Exec(`DELETE FROM account_session WHERE token = $1`, digest(token))
		return err
	})
}
