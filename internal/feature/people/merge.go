package people

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/pure/identity"
)

// Merging says that two persons are one.
type Merging struct {
	Person string `json:"person" path:"person" doc:"Who stays: an id, an address or a full name"`
	Other  string `json:"other" doc:"Who is the same person: an id, an address or a full name"`
	Reason string `json:"reason,omitempty" doc:"Why; “you said so” unless told"`
}

// Merge takes two persons for one; Split undoes it.
func (s *Service) Merge(ctx context.Context, by operation.Actor, in Merging) (person Person, err error) {
	err = s.write(ctx, by, func(r rows) error {
		into, err := r.which(in.Person)
		if err != nil {
			return err
		}
		from, err := r.which(in.Other)
		if err != nil {
			return blame(err, "other")
		}
		if from.me {
			into, from = from, into // the owner stays the owner
		}
		if into.id == from.id {
			return fault.Field("other", "These are one person already.")
		}
		if err := s.merge(ctx, r, into, from, cmp.Or(clean(in.Reason), "you said so"), "owner"); err != nil {
			return err
		}
		into, _, err = r.person(into.id)
		if err == nil {
			person, err = r.one(into)
		}
		return err
	})
	return person, err
}

// Claiming says that an address is the owner's own.
type Claiming struct {
	Address string `json:"address" doc:"An address of yours"`
}

// Claim records an address of the owner; several are normal.
func (s *Service) Claim(ctx context.Context, by operation.Actor, in Claiming) (person Person, err error) {
	err = s.write(ctx, by, func(r rows) error {
		if err := s.claim(ctx, r, in.Address); err != nil {
			return err
		}
		me, _, err := r.me()
		if err == nil {
			person, err = r.one(me)
		}
		return err
	})
	return person, err
}

func (s *Service) claim(ctx context.Context, r rows, address string) error {
	address = canonical(address)
	if !isAddress(address) {
		return fault.Field("me", "Give an address such as mia@example.com.")
	}
	forgotten, err := r.forgotten()
	if err != nil {
		return err
	}
	if forgotten[r.blind(address)] {
		return fault.Field("me", "You asked to forget this address, so it cannot be yours.")
	}
	me, haveMe, err := r.me()
	if err != nil {
		return err
	}
	known, found, err := r.address(r.blind(address))
	if err != nil {
		return err
	}
	switch {
	case found && haveMe && known.person == me.id:
		return nil
	case found && haveMe:
		other, _, err := r.person(known.person)
		if err != nil {
			return err
		}
		return s.merge(ctx, r, me, other, "you said that this address is yours", "owner")
	case found:
		row, _, err := r.person(known.person)
		if err != nil {
			return err
		}
		return r.putPerson(row.id, true, row.content)
	}
	if !haveMe {
		me = personRow{id: s.ids.ID(), me: true, content: personContent{identity.Name(address, nil)}}
		if err := r.putPerson(me.id, true, me.content); err != nil {
			return err
		}
	}
	if err := r.putAddress(addressRow{blind: r.blind(address), person: me.id, content: addressContent{Address: address}}); err != nil {
		return err
	}
	return r.recount(me.id, me.content)
}

func isAddress(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && at < len(s)-1 && len(s) <= 320
}

// Splitting undoes a merge.
type Splitting struct {
	Merge string `json:"merge" path:"merge" doc:"The id of the merge"`
}

// Split takes apart what a merge had put together; the program will not merge those addresses again by itself.
func (s *Service) Split(ctx context.Context, by operation.Actor, in Splitting) (person Person, err error) {
	err = s.write(ctx, by, func(r rows) error {
		merges, err := r.merges()
		if err != nil {
			return err
		}
		at := slices.IndexFunc(merges, func(m mergeRow) bool { return m.id == in.Merge && !m.split })
		if at < 0 {
			return fault.New(fault.NotFound, "There is no such merge any more; reload the page.")
		}
		row, err := s.split(ctx, r, merges[at])
		if err == nil {
			person, err = r.one(row)
		}
		return err
	})
	return person, err
}

func (s *Service) split(ctx context.Context, r rows, m mergeRow) (personRow, error) {
	row := personRow{id: s.ids.ID(), content: personContent{m.content.Name}}
	if err := r.putPerson(row.id, false, row.content); err != nil {
		return row, err
	}
	for _, blind := range m.content.Blinds {
		address, found, err := r.address(blind)
		if err != nil {
			return row, err
		}
		if found && address.person == m.person {
			address.person = row.id
			if err := r.putAddress(address); err != nil {
				return row, err
			}
		}
	}
	if err := r.splitRest(m, row.id); err != nil {
		return row, err
	}
	m.split = true
	if err := r.putMerge(m); err != nil {
		return row, err
	}
	kept, _, err := r.person(m.person)
	if err != nil {
		return row, err
	}
	for _, p := range []personRow{kept, row} {
		if err := r.recount(p.id, p.content); err != nil {
			return row, err
		}
	}
	if err := s.bus.Publish(ctx, r.tx, r.by, Split{From: m.person, Into: row.id, Blinds: m.content.Blinds}); err != nil {
		return row, err
	}
	row, _, err = r.person(row.id)
	return row, err
}

// splitRest moves to a person who is split off the reporting lines that came with her, and the merges within her.
func (r rows) splitRest(m mergeRow, person string) error {
	lines, err := r.lines()
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.Manager != m.person || !slices.Contains(m.content.Lines, l.ID) {
			continue
		}
		l.Manager = person
		if err := r.putLine(l); err != nil {
			return err
		}
	}
	within, err := r.mergesOf(m.person)
	if err != nil {
		return err
	}
	for _, e := range within {
		outside := func(blind string) bool { return !slices.Contains(m.content.Blinds, blind) }
		if e.id == m.id || slices.ContainsFunc(e.content.Blinds, outside) {
			continue
		}
		e.person = person
		if err := r.putMerge(e); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) merge(ctx context.Context, r rows, into, from personRow, reason, who string) error {
	m := mergeRow{id: s.ids.ID(), person: into.id, at: s.now().UnixMicro(), content: mergeContent{Name: from.content.Name, Reason: reason, By: who}}
	addresses, err := r.addresses(from.id)
	if err != nil {
		return err
	}
	for _, a := range addresses {
		a.person = into.id
		if err := r.putAddress(a); err != nil {
			return err
		}
		m.content.Addresses = append(m.content.Addresses, a.content.Address)
		m.content.Blinds = append(m.content.Blinds, a.blind)
	}
	earlier, err := r.mergesOf(from.id)
	if err != nil {
		return err
	}
	for _, e := range earlier {
		e.person = into.id
		if err := r.putMerge(e); err != nil {
			return err
		}
	}
	lines, err := r.lines()
	if err != nil {
		return err
	}
	for _, l := range lines {
		if l.Manager != from.id {
			continue
		}
		if l.Manager = into.id; into.me {
			err = r.dropLine(l.ID)
		} else {
			m.content.Lines = append(m.content.Lines, l.ID)
			err = r.putLine(l)
		}
		if err != nil {
			return err
		}
	}
	if err := r.putMerge(m); err != nil {
		return err
	}
	if err := r.dropPerson(from.id); err != nil {
		return err
	}
	if err := s.bus.Publish(ctx, r.tx, r.by, Merged{From: from.id, Into: into.id}); err != nil {
		return err
	}
	return r.recount(into.id, into.content)
}

// gather merges what the mail shows to be one person, unless the owner split it before.
func (s *Service) gather(ctx context.Context, r rows) error {
	addresses, err := r.allAddresses()
	if err != nil {
		return err
	}
	merges, err := r.merges()
	if err != nil {
		return err
	}
	owners, seen := map[string]addressRow{}, make([]identity.Seen, 0, len(addresses))
	for _, a := range addresses {
		owners[canonical(a.content.Address)] = a
		seen = append(seen, identity.Seen{Address: a.content.Address, Names: a.content.Names, Messages: int(a.messages)})
	}
	apart := map[string]bool{}
	for _, m := range merges {
		for _, blind := range m.content.Blinds {
			apart[blind] = apart[blind] || m.split
		}
	}
	for _, group := range identity.Merge(seen) {
		if err := s.gatherGroup(ctx, r, group, owners, apart); err != nil {
			return err
		}
	}
	return nil
}

// mostAlike is how many addresses one name still makes one person. More is no person but a trick or a machine; besides, merging
// takes time that grows with the square of it, and a query about one person names each of her addresses.
const mostAlike = 60

func (s *Service) gatherGroup(ctx context.Context, r rows, group identity.Group, owners map[string]addressRow, apart map[string]bool) error {
	if len(group.Addresses) > mostAlike {
		return nil
	}
	persons := []personRow{}
	for _, address := range group.Addresses {
		a, known := owners[address]
		if !known || apart[a.blind] || slices.ContainsFunc(persons, func(p personRow) bool { return p.id == a.person }) {
			continue
		}
		p, found, err := r.person(a.person)
		if err != nil {
			return err
		}
		if found {
			persons = append(persons, p)
		}
	}
	if len(persons) == 0 {
		return nil
	}
	slices.SortStableFunc(persons, func(a, b personRow) int { return cmp.Compare(truth(b.me), truth(a.me)) })
	into := persons[0]
	for _, from := range persons[1:] {
		if err := s.merge(ctx, r, into, from, group.Reason, "name"); err != nil {
			return err
		}
	}
	if len(persons) > 1 && group.Name != "" && len(group.Name) > len(into.content.Name) {
		into.content.Name = group.Name
		if err := r.putPerson(into.id, into.me, into.content); err != nil {
			return err
		}
		return r.recount(into.id, into.content)
	}
	return nil
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}
