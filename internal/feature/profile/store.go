package profile

import (
	"context"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
	"upward/internal/pure/rhythm"
)

// rows reads and writes the tables for one owner in one transaction.
type rows struct {
	tx  *database.Tx
	by  operation.Actor
	key *secret.Key
}

// styleContent keeps beside a style what its JSON leaves out.
type styleContent struct {
	Style  Style
	Rhythm rhythm.Style
}

func (r rows) style(person string) (Style, bool, error) {
	c, found, err := database.One(r.tx, func(row database.Row) (c styleContent, err error) {
		var sealed []byte
		if err := row.Scan(&sealed); err != nil {
			return c, err
		}
		return c, r.key.Open("profile_style/"+person, sealed, &c)
	}, `SELECT content FROM profile_style WHERE org = $1 AND owner = $2 AND person = $3`, r.by.Org, r.by.Owner, person)
	c.Style.Rhythm = c.Rhythm
	return c.Style, found, err
}

func (r rows) putStyle(s Style, now time.Time) error {
	sealed, err := r.key.Seal("profile_style/"+s.Person, styleContent{s, s.Rhythm})
	if err != nil {
		return err
	}
	_, err = r.tx.Exec(`INSERT INTO profile_style (org, owner, person, at, content) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (org, owner, person) DO UPDATE SET at = excluded.at, content = excluded.content`, r.by.Org, r.by.Owner, s.Person, now.UnixMicro(), sealed)
	return err
}

// stale drops the styles and the candidates, which are computed again when they are asked for.
func (s *Service) stale(tx *database.Tx, by operation.Actor) error {
	if _, err := tx.Exec(`UPDATE profile_assumed SET content = $3 WHERE org = $1 AND owner = $2`, by.Org, by.Owner, []byte{}); err != nil {
		return err
	}
	_, err := tx.Exec(`DELETE FROM profile_style WHERE org = $1 AND owner = $2`, by.Org, by.Owner)
	return err
}

func (s *Service) merged(_ context.Context, tx *database.Tx, by operation.Actor, e people.Merged) error {
	if _, err := tx.Exec(`UPDATE profile_assumed SET person = $4 WHERE org = $1 AND owner = $2 AND person = $3`, by.Org, by.Owner, e.From, e.Into); err != nil {
		return err
	}
	return s.stale(tx, by)
}

func (s *Service) split(_ context.Context, tx *database.Tx, by operation.Actor, _ people.Split) error {
	return s.stale(tx, by)
}

func (s *Service) forget(_ context.Context, tx *database.Tx, by operation.Actor, gone people.Forgotten) error {
	if _, err := tx.Exec(`DELETE FROM profile_assumed WHERE org = $1 AND owner = $2 AND person = $3`, by.Org, by.Owner, gone.Person); err != nil {
		return err
	}
	return s.stale(tx, by)
}

func (r rows) assumed() (string, error) {
	id, _, err := database.One(r.tx, database.Text, `SELECT person FROM profile_assumed WHERE org = $1 AND owner = $2`, r.by.Org, r.by.Owner)
	return id, err
}

// known returns the candidates as they were weighed last; false when that is stale.
func (r rows) known() (all []Candidate, found bool, err error) {
	sealed, found, err := database.One(r.tx, func(row database.Row) (b []byte, err error) { return b, row.Scan(&b) },
		`SELECT content FROM profile_assumed WHERE org = $1 AND owner = $2`, r.by.Org, r.by.Owner)
	if err != nil || !found || len(sealed) == 0 {
		return nil, false, err
	}
	return all, true, r.key.Open("profile_assumed/"+r.by.Owner, sealed, &all)
}

// setAssumed keeps the candidates, and the first one for the manager where the mail shows that clearly enough.
func (r rows) setAssumed(candidates []Candidate) error {
	sealed, err := r.key.Seal("profile_assumed/"+r.by.Owner, candidates)
	if err != nil {
		return err
	}
	person := ""
	if len(candidates) > 0 && candidates[0].Score >= assumeFrom {
		person = candidates[0].ID
	}
	_, err = r.tx.Exec(`INSERT INTO profile_assumed (org, owner, person, content) VALUES ($1, $2, $3, $4)
		ON CONFLICT (org, owner) DO UPDATE SET person = excluded.person, content = excluded.content`, r.by.Org, r.by.Owner, person, sealed)
	return err
}

// which finds the person asked for, else the manager.
func (s *Service) which(r rows, name string) (people.Person, error) {
	if name != "" {
		return s.people.Find(r.tx, r.by, name)
	}
	managers, err := s.Managers(r.tx, r.by)
	if err != nil {
		return people.Person{}, err
	}
	if len(managers) == 0 {
		return people.Person{}, fault.New(fault.NotFound, "It is not known who manages you: import your mail, or name a person.")
	}
	return s.people.Find(r.tx, r.by, managers[0].ID)
}

func (s *Service) read(ctx context.Context, by operation.Actor, f func(rows) error) error {
	return s.db.Read(ctx, func(tx *database.Tx) error { return s.in(tx, by, f) })
}

func (s *Service) write(ctx context.Context, by operation.Actor, f func(rows) error) error {
	return s.db.Write(ctx, func(tx *database.Tx) error { return s.in(tx, by, f) })
}

func (s *Service) in(tx *database.Tx, by operation.Actor, f func(rows) error) error {
	key, err := s.keys.Key(tx, by)
	if err != nil {
		return err
	}
	return f(rows{tx, by, key})
}
