package profile

import (
	"context"
	"strings"
	"time"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/fault"
	"upward/internal/platform/operation"
	"upward/internal/pure/reporting"
)

const (
	maxEvidence = 8000 // of the newest messages that name a person: reporting lines change, and memory is bounded
	maxText     = 2000 // bytes of each
	// assumeFrom is the score from which a candidate is taken for the manager until the owner says who it is.
	assumeFrom = 0.3
)

// Proposing names whose manager is looked for.
type Proposing struct {
	Of string `json:"of,omitempty" doc:"Whose manager: an id, an address or a full name; yours unless told"`
}

// Candidates is who may be the manager, the likeliest first.
type Candidates struct {
	Candidates []Candidate `json:"candidates"`
}

// ProposeManagers says, from the mail alone, who may manage the owner, or somebody else in her mail.
func (s *Service) ProposeManagers(ctx context.Context, by operation.Actor, in Proposing) (out Candidates, err error) {
	kept := in.Of != ""
	err = s.read(ctx, by, func(r rows) error {
		if in.Of == "" {
			if out.Candidates, kept, err = r.known(); err != nil || kept {
				return err
			}
		}
		out.Candidates, err = s.candidates(r, in.Of)
		return err
	})
	if err != nil || kept {
		return out, err
	}
	return out, s.write(ctx, by, func(r rows) error { return r.setAssumed(out.Candidates) })
}

func (s *Service) candidates(r rows, of string) ([]Candidate, error) {
	report, err := s.report(r, of)
	if err != nil {
		return nil, err
	}
	messages, err := s.history.Recent(r.tx, r.by, report.ID, maxEvidence)
	if err != nil {
		return nil, err
	}
	names, seen := map[string]string{}, make([]reporting.Message, 0, len(messages))
	for _, m := range messages {
		seen = append(seen, evidence(m, names))
	}
	all := []Candidate{}
	for _, c := range reporting.Managers(report.ID, seen, names) {
		person, err := s.people.Find(r.tx, r.by, c.Person)
		if fault.KindOf(err) == fault.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		one := Candidate{ID: person.ID, Name: person.Name, Addresses: person.Addresses, Score: c.Score, Evidence: []string{}}
		for _, e := range c.Evidence {
			one.Evidence = append(one.Evidence, e.Text)
		}
		all = append(all, one)
	}
	return all, nil
}

func (s *Service) report(r rows, of string) (people.Person, error) {
	if of != "" {
		return s.people.Find(r.tx, r.by, of)
	}
	me, found, err := s.people.Me(r.tx, r.by)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "Import your mail first and say which address is yours.")
	}
	return me, err
}

func evidence(m history.Message, names map[string]string) reporting.Message {
	person := func(p history.Party) string {
		if p.Person != "" && names[p.Person] == "" {
			names[p.Person] = p.Name
		}
		return p.Person
	}
	text := m.Text
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	out := reporting.Message{At: m.At, From: person(m.From), Asks: m.Asks, Words: m.Words, Text: text, Bulk: m.Bulk, Subject: m.Subject}
	for _, p := range m.To {
		out.To = append(out.To, person(p))
	}
	for _, p := range m.Cc {
		out.Cc = append(out.Cc, person(p))
	}
	return out
}

// Managers returns who manages the owner: those she confirmed, else the one that her mail suggests.
func (s *Service) Managers(tx *database.Tx, by operation.Actor) (managers []Manager, err error) {
	err = s.in(tx, by, func(r rows) error {
		confirmed, err := s.people.Managers(tx, by)
		if err != nil {
			return err
		}
		for _, p := range confirmed {
			managers = append(managers, manager(p, false))
		}
		if len(managers) > 0 {
			return nil
		}
		id, err := r.assumed()
		if err != nil || id == "" {
			return err
		}
		p, err := s.people.Find(tx, by, id)
		if fault.KindOf(err) == fault.NotFound {
			return nil
		}
		managers = append(managers, manager(p, true))
		return err
	})
	return managers, err
}

func manager(p people.Person, assumed bool) Manager {
	m := Manager{ID: p.ID, Name: p.Name, Assumed: assumed}
	if len(p.Addresses) > 0 {
		m.Address = p.Addresses[0]
	}
	return m
}

// Team is who manages the owner.
type Team struct {
	Managers []Manager `json:"managers"`
}

// ListManagers returns who manages the owner: those she confirmed, else the one that her mail suggests.
func (s *Service) ListManagers(ctx context.Context, by operation.Actor, _ operation.None) (out Team, err error) {
	err = s.db.Read(ctx, func(tx *database.Tx) error {
		out.Managers, err = s.Managers(tx, by)
		return err
	})
	if out.Managers == nil {
		out.Managers = []Manager{}
	}
	return out, err
}

// imported looks again, after an import, who may be the manager, and how those who are communicate.
func (s *Service) imported(ctx context.Context, tx *database.Tx, by operation.Actor, news history.Imported) error {
	if len(news.New) == 0 {
		return nil
	}
	return s.in(tx, by, func(r rows) error {
		if err := s.stale(tx, by); err != nil {
			return err
		}
		if err := s.assume(r); err != nil {
			return err
		}
		managers, err := s.Managers(tx, by)
		if err != nil {
			return err
		}
		for _, m := range managers {
			style, err := s.compute(r, people.Person{ID: m.ID, Name: m.Name}, time.Time{})
			if err != nil {
				return err
			}
			if err := r.putStyle(style, s.now()); err != nil {
				return err
			}
		}
		return nil
	})
}

// assume weighs the candidates again and keeps them.
func (s *Service) assume(r rows) error {
	candidates, err := s.candidates(r, "")
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	return r.setAssumed(candidates)
}
