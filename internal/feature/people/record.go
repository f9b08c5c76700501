package people

import (
	"context"

	"upward/internal/platform/database"
	"upward/internal/platform/operation"
	"upward/internal/pure/identity"
)

// Record notes, in the import's transaction, the addresses that a batch of messages shows.
func (s *Service) Record(tx *database.Tx, by operation.Actor, seen []Seen) error {
	return s.in(tx, by, func(r rows) error {
		for _, one := range seen {
			if err := s.record(r, one); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Service) record(r rows, seen Seen) error {
	blind := r.blind(seen.Address)
	a, known, err := r.address(blind)
	if err != nil {
		return err
	}
	if !known {
		a = addressRow{blind: blind, person: s.ids.ID(), content: addressContent{Address: seen.Address}}
		if err := r.putPerson(a.person, false, personContent{identity.Name(seen.Address, seen.Names)}); err != nil {
			return err
		}
	}
	before := identity.Name(a.content.Address, a.content.Names)
	if a.content.Names == nil {
		a.content.Names = map[string]int{}
	}
	for name, n := range seen.Names {
		if _, known := a.content.Names[name]; known || len(a.content.Names) < maxNames {
			a.content.Names[name] += n
		}
	}
	a.messages += seen.Messages
	a.latest = max(a.latest, micros(seen.Latest))
	if err := r.putAddress(a); err != nil || !known {
		return err
	}
	return r.adopt(a, before)
}

// adopt gives a person the name that her mail shows by now, unless she is called otherwise by somebody's choice.
func (r rows) adopt(a addressRow, before string) error {
	name := identity.Name(a.content.Address, a.content.Names)
	if name == before {
		return nil
	}
	p, found, err := r.person(a.person)
	if err != nil || !found || p.content.Name != before {
		return err
	}
	p.content.Name = name
	return r.putPerson(p.id, p.me, p.content)
}

// Tidy merges spellings of one person and brings counts and search words up to date, at the end of an import.
func (s *Service) Tidy(ctx context.Context, tx *database.Tx, by operation.Actor) error {
	return s.in(tx, by, func(r rows) error {
		if err := s.gather(ctx, r); err != nil {
			return err
		}
		stale, err := database.Query(tx, r.scanPerson, `SELECT `+personColumns+` FROM people_person p WHERE org = $1 AND owner = $2
			AND messages <> (SELECT COALESCE(SUM(a.messages), 0) FROM people_address a WHERE a.org = p.org AND a.owner = p.owner AND a.person = p.id)`,
			by.Org, by.Owner)
		if err != nil {
			return err
		}
		for _, p := range stale {
			if err := r.recount(p.id, p.content); err != nil {
				return err
			}
		}
		return nil
	})
}

// Oblivion recognises everybody whom the owner asked to forget.
func (s *Service) Oblivion(tx *database.Tx, by operation.Actor) (o Oblivion, err error) {
	err = s.in(tx, by, func(r rows) error {
		set, err := r.forgotten()
		o = newOblivion(r.key, set)
		return err
	})
	return o, err
}

// Own claims an address for the owner inside the import's transaction.
func (s *Service) Own(ctx context.Context, tx *database.Tx, by operation.Actor, address string) error {
	return s.in(tx, by, func(r rows) error { return s.claim(ctx, r, address) })
}

// Most returns the address that occurs on most messages, which in a mailbox is its owner's; "" where there is none.
func (s *Service) Most(tx *database.Tx, by operation.Actor) (address string, err error) {
	err = s.in(tx, by, func(r rows) error {
		often, err := database.Query(tx, r.scanAddress, `SELECT `+addressColumns+` FROM people_address WHERE org = $1 AND owner = $2
			ORDER BY messages DESC, blind LIMIT 50`, by.Org, by.Owner)
		for _, a := range often {
			if address == "" && isAddress(a.content.Address) { // broken mail names senders that are none
				address = a.content.Address
			}
		}
		return err
	})
	return address, err
}
