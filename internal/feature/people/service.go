package people

import (
	"context"
	"errors"
	"slices"
	"time"

	"upward/internal/platform/database"
	"upward/internal/platform/event"
	"upward/internal/platform/fault"
	"upward/internal/platform/id"
	"upward/internal/platform/operation"
	"upward/internal/platform/secret"
)

// Service holds the verbs.
type Service struct {
	db   *database.DB
	keys *secret.Keeper
	bus  *event.Bus
	ids  *id.Source
	now  func() time.Time
}

// NewService returns a Service.
func NewService(db *database.DB, keys *secret.Keeper, bus *event.Bus, ids *id.Source, now func() time.Time) *Service {
	return &Service{db, keys, bus, ids, now}
}

// Listing asks for a page of people.
type Listing struct {
	Query string `json:"q,omitempty" doc:"Beginnings of a name or an address"`
	After int    `json:"after,omitempty" doc:"How many to pass over"`
	Limit int    `json:"limit,omitempty" doc:"How many at the most, 50 unless told, up to 500"`
}

// Page is some people, most mail first.
type Page struct {
	People []Person `json:"people"`
	More   bool     `json:"more" doc:"There are others after these"`
}

// List returns people, those with most mail first.
func (s *Service) List(ctx context.Context, by operation.Actor, in Listing) (page Page, err error) {
	limit := min(max(in.Limit, 0), 500)
	if limit == 0 {
		limit = 50
	}
	err = s.read(ctx, by, func(r rows) error {
		var found []personRow
		if terms := r.key.Whole(in.Query); len(terms) > 0 {
			found, err = r.found(terms, max(in.After, 0), limit+1)
		} else {
			found, err = r.persons(max(in.After, 0), limit+1)
		}
		if err != nil {
			return err
		}
		page.More = len(found) > limit
		page.People, err = r.whole(found[:min(len(found), limit)])
		return err
	})
	return page, err
}

// Which names one person: by id, address or full name.
type Which struct {
	Person string `json:"person" path:"person" doc:"An id, an address or a full name"`
}

// Show returns one person.
func (s *Service) Show(ctx context.Context, by operation.Actor, in Which) (person Person, err error) {
	err = s.read(ctx, by, func(r rows) error {
		row, err := r.which(in.Person)
		if err != nil {
			return err
		}
		person, err = r.one(row)
		return err
	})
	return person, err
}

// Naming gives a person another display name.
type Naming struct {
	Person string `json:"person" path:"person" doc:"An id, an address or a full name"`
	Name   string `json:"name" doc:"The name to show"`
}

// Rename changes how a person is shown.
func (s *Service) Rename(ctx context.Context, by operation.Actor, in Naming) (person Person, err error) {
	name := clean(in.Name)
	if name == "" || len(name) > 200 {
		return person, fault.Field("name", "Give a name of up to 200 characters.")
	}
	err = s.write(ctx, by, func(r rows) error {
		row, err := r.which(in.Person)
		if err != nil {
			return err
		}
		row.content.Name = name
		if err := r.putPerson(row.id, row.me, row.content); err != nil {
			return err
		}
		if err := r.recount(row.id, row.content); err != nil {
			return err
		}
		person, err = r.one(row)
		return err
	})
	return person, err
}

// Confirming names a manager of the owner.
type Confirming struct {
	Person string    `json:"person" doc:"An id, an address or a full name"`
	Since  time.Time `json:"since,omitzero" doc:"From when on; now unless told"`
}

// Lines is the owner's reporting lines, present and past.
type Lines struct {
	Lines []Line `json:"lines"`
}

// ConfirmManager records that a person manages the owner; two managers at once are normal.
func (s *Service) ConfirmManager(ctx context.Context, by operation.Actor, in Confirming) (out Lines, err error) {
	err = s.write(ctx, by, func(r rows) error {
		row, err := r.which(in.Person)
		if err != nil {
			return err
		}
		if row.me {
			return fault.Field("person", "That is you: name the person you report to.")
		}
		lines, err := r.lines()
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(lines, func(l Line) bool { return l.Manager == row.id && l.Until.IsZero() }) {
			since := in.Since
			if since.IsZero() {
				since = s.now()
			}
			if err := r.putLine(Line{ID: s.ids.ID(), Manager: row.id, Since: since}); err != nil {
				return err
			}
			if err := s.bus.Publish(ctx, r.tx, by, ManagerConfirmed{row.id}); err != nil {
				return err
			}
		}
		out.Lines, err = r.lines()
		return err
	})
	return out, err
}

// Ending says that somebody manages the owner no longer, or never did.
type Ending struct {
	Person  string `json:"person" doc:"An id, an address or a full name"`
	Mistake bool   `json:"mistake,omitempty" doc:"They never did: drop the line instead of ending it"`
}

// EndManager ends the reporting line to a person today, or drops it.
func (s *Service) EndManager(ctx context.Context, by operation.Actor, in Ending) (out Lines, err error) {
	err = s.write(ctx, by, func(r rows) error {
		row, err := r.which(in.Person)
		if err != nil {
			return err
		}
		lines, err := r.lines()
		if err != nil {
			return err
		}
		ended := false
		for _, l := range lines {
			if l.Manager != row.id || !l.Until.IsZero() {
				continue
			}
			ended = true
			l.Until = s.now()
			if in.Mistake {
				err = r.dropLine(l.ID)
			} else {
				err = r.putLine(l)
			}
			if err != nil {
				return err
			}
		}
		if !ended {
			return fault.New(fault.NotFound, "That person is not recorded as your manager now.")
		}
		out.Lines, err = r.lines()
		return err
	})
	return out, err
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

// which finds one person by id, address or full name.
func (r rows) which(name string) (personRow, error) {
	row, found, err := r.person(name)
	if err != nil || found {
		return row, err
	}
	if address, found, err := r.address(r.blind(name)); err != nil {
		return row, err
	} else if found {
		row, found, err = r.person(address.person)
		if err != nil || found {
			return row, err
		}
	}
	if terms := r.key.Whole(name); len(terms) > 0 {
		candidates, err := r.found(terms, 0, 20)
		if err != nil {
			return row, err
		}
		candidates = slices.DeleteFunc(candidates, func(p personRow) bool { return !slices.Equal(r.key.Whole(p.content.Name), terms) })
		if len(candidates) == 1 {
			return candidates[0], nil
		}
		if len(candidates) > 1 {
			return row, fault.Field("person", "Several people have that name: give an address instead.")
		}
	}
	return row, fault.Wrap(nil, fault.NotFound, "Nobody here has that id, address or name; “upward people” lists who is known.")
}

// blame names the input field that an error of which is about.
func blame(err error, field string) error {
	if e, ok := errors.AsType[*fault.Error](err); ok && e.Field == "person" {
		other := *e
		other.Field = field
		return &other
	}
	return err
}

// blind returns the blinded form of an address, by which every table knows it.
func (r rows) blind(address string) string { return Blind(r.key, address) }

// Blind returns the blinded form of an address, by which every table knows it.
func Blind(key *secret.Key, address string) string {
	return key.Blind("address", canonical(address))
}

// whole adds addresses, merges and roles to rows.
func (r rows) whole(found []personRow) ([]Person, error) {
	managers, err := r.managers()
	if err != nil {
		return nil, err
	}
	people := make([]Person, 0, len(found))
	for _, row := range found {
		person, err := r.describe(row, managers)
		if err != nil {
			return nil, err
		}
		people = append(people, person)
	}
	return people, nil
}

func (r rows) one(row personRow) (Person, error) {
	people, err := r.whole([]personRow{row})
	if err != nil {
		return Person{}, err
	}
	return people[0], nil
}

func (r rows) describe(row personRow, managers map[string]bool) (Person, error) {
	p := Person{ID: row.id, Name: row.content.Name, Messages: row.messages, Me: row.me, Manager: managers[row.id], Addresses: []string{}}
	if row.latest > 0 {
		p.Latest = time.UnixMicro(row.latest).UTC()
	}
	addresses, err := r.addresses(row.id)
	if err != nil {
		return p, err
	}
	for _, a := range addresses {
		p.Addresses = append(p.Addresses, a.content.Address)
	}
	merges, err := r.mergesOf(row.id)
	for _, m := range merges {
		p.Merges = append(p.Merges, Merge{ID: m.id, Name: m.content.Name, Addresses: m.content.Addresses, Reason: m.content.Reason, At: time.UnixMicro(m.at).UTC()})
	}
	return p, err
}

func (r rows) managers() (map[string]bool, error) {
	lines, err := r.lines()
	set := map[string]bool{}
	for _, l := range lines {
		if l.Until.IsZero() {
			set[l.Manager] = true
		}
	}
	return set, err
}
