package people

import (
	"context"
	"maps"
	"slices"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/pure/identity"
)

// Forget erases a person with everything that rests on her mail, and remembers, blinded, not to take her in again.
func (s *Service) Forget(ctx context.Context, by operation.Actor, in Which) (out Erased, err error) {
	err = s.write(ctx, by, func(r rows) error {
		row, err := r.which(in.Person)
		if err != nil {
			return err
		}
		if row.me {
			return fault.Field("person", "That is you. To erase everything, delete the data folder.")
		}
		return s.forget(ctx, r, row)
	})
	if err != nil {
		return out, err
	}
	return Erased{Forgotten: true}, s.db.Scrub(ctx)
}

// Erased says that a person was forgotten. It does not repeat who.
type Erased struct {
	Forgotten bool `json:"forgotten"`
}

func (s *Service) forget(ctx context.Context, r rows, row personRow) error {
	addresses, err := r.addresses(row.id)
	if err != nil {
		return err
	}
	gone := Forgotten{Person: row.id, Gone: newOblivion(r.key, map[string]bool{})}
	remember := names(r.key, row.content.Name)
	for _, a := range addresses {
		gone.Blinds = append(gone.Blinds, a.blind)
		for name := range a.content.Names {
			remember = append(remember, names(r.key, name)...)
		}
	}
	remember = append(remember, gone.Blinds...)
	for _, blind := range remember {
		gone.Gone.set[blind] = true
	}
	if err := s.bus.Publish(ctx, r.tx, r.by, gone); err != nil {
		return err
	}
	for _, blind := range gone.Blinds {
		if _, err := r.tx.Exec(`DELETE FROM people_address WHERE org = $1 AND owner = $2 AND blind = $3`, r.by.Org, r.by.Owner, blind); err != nil {
			return err
		}
	}
	for _, blind := range remember {
		if _, err := r.tx.Exec(`INSERT INTO people_forgotten (org, owner, blind) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, r.by.Org, r.by.Owner, blind); err != nil {
			return err
		}
	}
	if _, err := r.tx.Exec(`DELETE FROM people_line WHERE org = $1 AND owner = $2 AND manager = $3`, r.by.Org, r.by.Owner, row.id); err != nil {
		return err
	}
	if err := r.forgetMerges(row.id, gone); err != nil {
		return err
	}
	if err := r.dropPerson(row.id); err != nil {
		return err
	}
	return r.forgetNames(gone.Gone)
}

// forgetMerges drops the record of merges of a person, also of those that were split again and stay with somebody else.
func (r rows) forgetMerges(person string, gone Forgotten) error {
	merges, err := r.merges()
	if err != nil {
		return err
	}
	for _, m := range merges {
		if m.person != person && !slices.ContainsFunc(m.content.Blinds, func(b string) bool { return slices.Contains(gone.Blinds, b) }) {
			continue
		}
		if err := r.dropMerge(m.id); err != nil {
			return err
		}
	}
	return nil
}

// forgetNames takes the name of those forgotten away from the addresses of others, such as a shared mailbox.
func (r rows) forgetNames(gone Oblivion) error {
	addresses, err := r.allAddresses()
	if err != nil {
		return err
	}
	for _, a := range addresses {
		n := len(a.content.Names)
		maps.DeleteFunc(a.content.Names, func(name string, _ int) bool { return gone.Redact(name) != name })
		if len(a.content.Names) < n {
			if err := r.putAddress(a); err != nil {
				return err
			}
		}
		p, found, err := r.person(a.person)
		if err != nil {
			return err
		}
		if !found || gone.Redact(p.content.Name) == p.content.Name {
			continue
		}
		p.content.Name = identity.Name(a.content.Address, a.content.Names)
		if gone.Redact(p.content.Name) != p.content.Name {
			p.content.Name = a.content.Address
		}
		if err := r.putPerson(p.id, p.me, p.content); err != nil {
			return err
		}
		if err := r.recount(p.id, p.content); err != nil {
			return err
		}
	}
	return nil
}
