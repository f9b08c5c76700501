package ask

import (
	"context"
	"slices"
	"strings"
	"time"

	"upward/internal/feature/people"
	"upward/internal/platform/database"
	"upward/internal/platform/operation"
	"upward/internal/pure/prose"
)

// maxScan is how many of the newest messages with one person are read for suggestions.
const maxScan = 20_000

// Scan looks for asks and promises in the mail between the owner and a person that was not looked at yet.
func (s *Service) Scan(ctx context.Context, tx *database.Tx, by operation.Actor, person string) error {
	return s.in(tx, by, func(r rows) error { return s.scan(r, person) })
}

func (s *Service) managerConfirmed(ctx context.Context, tx *database.Tx, by operation.Actor, e people.ManagerConfirmed) error {
	return s.Scan(ctx, tx, by, e.Person)
}

// scanManagers looks at what is new between the owner and those who manage her.
func (s *Service) scanManagers(ctx context.Context, r rows) error {
	managers, err := s.profile.Managers(r.tx, r.by)
	if err != nil {
		return err
	}
	for _, m := range managers {
		if err := s.scan(r, m.ID); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) scan(r rows, person string) error {
	messages, err := s.history.Between(r.tx, r.by, person, maxScan)
	if err != nil {
		return err
	}
	done, err := database.Query(r.tx, database.Text, `SELECT message FROM ask_scan WHERE org = $1 AND owner = $2`, r.by.Org, r.by.Owner)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, id := range done {
		seen[id] = true
	}
	me, _, err := s.people.Me(r.tx, r.by)
	if err != nil {
		return err
	}
	said, err := r.said(person)
	if err != nil {
		return err
	}
	choices, err := r.corrections()
	if err != nil {
		return err
	}
	learnt, news := prose.NewLayer(choices), false
	for _, m := range messages {
		if seen[m.ID] || m.Mine == (m.From.Person == person) {
			continue
		}
		found, err := s.find(r, m, person, me, learnt)
		if err != nil {
			return err
		}
		for _, one := range found {
			key := one.Kind + "\x00" + strings.ToLower(oneLine(one.Words))
			if said.again(key, one.Said) {
				continue
			}
			one.ID, one.State = s.ids.ID(), "open"
			if err := r.putSuggestion(one); err != nil {
				return err
			}
			news = news || one.Kind == "ask"
		}
		if _, err := r.tx.Exec(`INSERT INTO ask_scan (org, owner, message) VALUES ($1, $2, $3)`, r.by.Org, r.by.Owner, m.ID); err != nil {
			return err
		}
	}
	if err := s.answer(r, person, messages); err != nil {
		return err
	}
	if _, kept, err := r.recurring(person); err != nil || kept && !news {
		return err
	}
	_, err = s.recur(r, person)
	return err
}

// saidAgain is within which time the same words are the same matter: “Bullets, please” is another one each week.
const saidAgain = 3 * 24 * time.Hour

// sayings are the days on which each sentence was found.
type sayings map[string][]time.Time

// again notes a saying and tells whether the same was found within days of it.
func (s sayings) again(key string, at time.Time) bool {
	known := slices.ContainsFunc(s[key], func(t time.Time) bool { return at.Sub(t).Abs() < saidAgain })
	s[key] = append(s[key], at)
	return known
}

// said returns what was found before.
func (r rows) said(person string) (sayings, error) {
	known, err := r.suggestions(`s.person = $3`, person)
	said := sayings{}
	for _, one := range known {
		said.again(one.Kind+"\x00"+strings.ToLower(oneLine(one.Words)), one.Said)
	}
	return said, err
}
