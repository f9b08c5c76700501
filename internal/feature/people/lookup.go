package people

import (
	"upward/internal/platform/database"
	"upward/internal/platform/operation"
)

// What follows is for the features that rank after people; each takes the transaction it composes with.

// Find returns one person by id, address or full name.
func (s *Service) Find(tx *database.Tx, by operation.Actor, name string) (person Person, err error) {
	err = s.in(tx, by, func(r rows) error {
		row, err := r.which(name)
		if err == nil {
			person, err = r.one(row)
		}
		return err
	})
	return person, err
}

// Names returns the display name of each id; ids that nobody has are left out.
func (s *Service) Names(tx *database.Tx, by operation.Actor, ids ...string) (names map[string]string, err error) {
	names = map[string]string{}
	err = s.in(tx, by, func(r rows) error {
		for _, id := range ids {
			if _, done := names[id]; done {
				continue
			}
			row, found, err := r.person(id)
			if err != nil {
				return err
			}
			if found {
				names[id] = row.content.Name
			}
		}
		return nil
	})
	return names, err
}

// Blinds returns the blinded addresses of a person.
func (s *Service) Blinds(tx *database.Tx, by operation.Actor, person string) ([]string, error) {
	return database.Query(tx, database.Text, `SELECT blind FROM people_address WHERE org = $1 AND owner = $2 AND person = $3`, by.Org, by.Owner, person)
}

// Owner returns the id of the person whom an address belongs to, "" for nobody's.
func (s *Service) Owner(tx *database.Tx, by operation.Actor, address string) (person string, err error) {
	err = s.in(tx, by, func(r rows) error {
		person, _, err = database.One(tx, database.Text, `SELECT person FROM people_address WHERE org = $1 AND owner = $2 AND blind = $3`, by.Org, by.Owner, r.blind(address))
		return err
	})
	return person, err
}

// Owners returns which person each blinded address belongs to.
func (s *Service) Owners(tx *database.Tx, by operation.Actor) (map[string]string, error) {
	owners := map[string]string{}
	return owners, tx.Each(func(row database.Row) error {
		var blind, person string
		err := row.Scan(&blind, &person)
		owners[blind] = person
		return err
	}, `SELECT blind, person FROM people_address WHERE org = $1 AND owner = $2`, by.Org, by.Owner)
}

// Me returns the owner as a person; false before she has said an address of hers.
func (s *Service) Me(tx *database.Tx, by operation.Actor) (person Person, found bool, err error) {
	err = s.in(tx, by, func(r rows) error {
		row, ok, err := r.me()
		if err != nil || !ok {
			return err
		}
		found = true
		person, err = r.one(row)
		return err
	})
	return person, found, err
}

// Managers returns the persons who manage the owner now, the longest first.
func (s *Service) Managers(tx *database.Tx, by operation.Actor) (managers []Person, err error) {
	err = s.in(tx, by, func(r rows) error {
		lines, err := r.lines()
		if err != nil {
			return err
		}
		told := map[string]bool{}
		for _, l := range lines {
			if !l.Until.IsZero() || told[l.Manager] {
				continue
			}
			told[l.Manager] = true
			row, found, err := r.person(l.Manager)
			if err != nil {
				return err
			}
			if found {
				person, err := r.one(row)
				if err != nil {
					return err
				}
				managers = append(managers, person)
			}
		}
		return nil
	})
	return managers, err
}
