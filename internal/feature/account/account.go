// Package account is who is at the door: the person whose private space this is, her one-time sign-in and her sessions.
// It guarantees that a sign-in address works once, and that no session outlives its time.
package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// ticketLife is long enough to walk to the browser and short enough that a forgotten terminal tells little.
const ticketLife = 12 * time.Hour

// Service opens the door.
type Service struct {
	db   *database.DB
	keys *secret.Keeper
	ids  *id.Source
	now  func() time.Time
}

// NewService returns a Service.
func NewService(db *database.DB, keys *secret.Keeper, ids *id.Source, now func() time.Time) *Service {
	return &Service{db, keys, ids, now}
}

// Local returns the one account of this data, made with its key on first use.
func (s *Service) Local(ctx context.Context) (operation.Actor, error) {
	var by operation.Actor
	find := func(tx *database.Tx) (found bool, err error) {
		by, found, err = database.One(tx, scanActor, `SELECT org, id FROM account ORDER BY created LIMIT 1`)
		return found, err
	}
	err := s.db.Read(ctx, func(tx *database.Tx) error {
		found, err := find(tx)
		if err == nil && found {
			_, err = s.keys.Key(tx, by) // a missing key must be said now, not on the first page
		}
		return err
	})
	if err != nil || by != (operation.Actor{}) {
		return by, err
	}
	err = s.db.Write(ctx, func(tx *database.Tx) error {
		if found, err := find(tx); err != nil || found {
			return err
		}
		by = operation.Actor{Org: s.ids.Code(10), Owner: s.ids.Code(10)} // these two lead every key, so they are short
		made, err := tx.Exec(`INSERT INTO account (org, id, name, created, here) VALUES ($1, $2, $3, $4, 1) ON CONFLICT DO NOTHING`, by.Org, by.Owner, "", s.now().UnixMicro())
		if err != nil {
			return err
		}
		if made == 0 { // another node was a moment earlier
			_, err := find(tx)
			return err
		}
		return s.keys.Create(tx, by)
	})
	return by, err
}

// Ticket returns a secret that signs its bearer in once, within twelve hours.
func (s *Service) Ticket(ctx context.Context, by operation.Actor) (string, error) {
	ticket := s.ids.Code(26)
	err := s.db.Write(ctx, func(tx *database.Tx) error {
		if _, err := tx.Exec(`DELETE FROM account_ticket WHERE expires < $1`, s.now().UnixMicro()); err != nil {
			return err
		}
		_, err := tx.Exec(`INSERT INTO account_ticket (org, digest, account, expires) VALUES ($1, $2, $3, $4)`,
			by.Org, digest(ticket), by.Owner, s.now().Add(ticketLife).UnixMicro())
		return err
	})
	return ticket, err
}

// Redeem spends a ticket and returns whom it signs in.
func (s *Service) Redeem(ctx context.Context, ticket string) (operation.Actor, error) {
	var by operation.Actor
	err := s.db.Write(ctx, func(tx *database.Tx) error {
		found := false
		var err error
		by, found, err = database.One(tx, scanActor, `DELETE FROM account_ticket WHERE digest = $1 AND expires >= $2 RETURNING org, account`,
			digest(ticket), s.now().UnixMicro())
		if err == nil && !found {
			return fault.New(fault.Forbidden, "This sign-in address was used already or is too old. Run “upward serve” again: it prints a fresh one.")
		}
		return err
	})
	return by, err
}

// digest keeps the ticket itself out of the database.
func digest(ticket string) string {
	sum := sha256.Sum256([]byte(ticket))
	return hex.EncodeToString(sum[:])
}

func scanActor(row database.Row) (by operation.Actor, err error) {
	return by, row.Scan(&by.Org, &by.Owner)
}
