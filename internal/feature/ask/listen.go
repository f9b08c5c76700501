package ask

import (
	"context"
	"slices"

	"upward/internal/feature/history"
	"upward/internal/feature/people"
	"upward/internal/feature/profile"
	"upward/internal/platform/database"
	"upward/internal/platform/operation"
)

// forget erases what rests on a person's words and takes the name out of the rest.
func (s *Service) forget(ctx context.Context, tx *database.Tx, by operation.Actor, gone people.Forgotten) error {
	if err := unrecur(tx, by); err != nil {
		return err
	}
	return s.in(tx, by, func(r rows) error {
		theirs, err := r.asks("ask a", `a.person = $3`, gone.Person)
		if err != nil {
			return err
		}
		for _, a := range theirs {
			if err := r.drop(a.ID); err != nil {
				return err
			}
		}
		for _, statement := range []string{
			`DELETE FROM ask_suggestion WHERE org = $1 AND owner = $2 AND person = $3`,
			`DELETE FROM ask_promise WHERE org = $1 AND owner = $2 AND person = $3`,
		} {
			if _, err := tx.Exec(statement, by.Org, by.Owner, gone.Person); err != nil {
				return err
			}
		}
		return s.redact(r, gone.Gone)
	})
}

// redact takes a name out of everything that was said by others.
func (s *Service) redact(r rows, gone people.Oblivion) error {
	asks, err := r.asks("ask a", `TRUE`)
	if err != nil {
		return err
	}
	for _, a := range asks {
		if err := s.redactAsk(r, gone, a); err != nil {
			return err
		}
	}
	suggestions, err := r.suggestions(`TRUE`)
	if err != nil {
		return err
	}
	for _, one := range suggestions {
		words, subject := gone.Redact(one.Words), gone.Redact(one.Subject)
		if words == one.Words && subject == one.Subject {
			continue
		}
		one.Words, one.Subject = words, subject
		if err := r.putSuggestion(one); err != nil {
			return err
		}
	}
	promises, err := r.promises(`TRUE`)
	if err != nil {
		return err
	}
	for _, p := range promises {
		if words := gone.Redact(p.Words); words != p.Words {
			p.Words, p.Version = words, p.Version+1
			if err := r.putPromise(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// redactAsk rewrites an ask and the versions in its history, under the version that it has.
func (s *Service) redactAsk(r rows, gone people.Oblivion, a Ask) error {
	events, err := r.events(a.ID)
	if err != nil {
		return err
	}
	for _, e := range events {
		if e.content.Before == nil {
			continue
		}
		before := clean(gone, *e.content.Before)
		e.content.Before = &before
		sealed, err := r.key.Seal(eventPlace(a.ID, e.Version), e.content)
		if err != nil {
			return err
		}
		if _, err := r.tx.Exec(`UPDATE ask_event SET content = $5 WHERE org = $1 AND owner = $2 AND ask = $3 AND version = $4`,
			r.by.Org, r.by.Owner, a.ID, e.Version, sealed); err != nil {
			return err
		}
	}
	a = clean(gone, a)
	sealed, _, err := r.seal(a)
	if err != nil {
		return err
	}
	if _, err := r.tx.Exec(`UPDATE ask SET content = $4 WHERE org = $1 AND owner = $2 AND id = $3`, r.by.Org, r.by.Owner, a.ID, sealed); err != nil {
		return err
	}
	names, err := s.people.Names(r.tx, r.by, a.Person)
	if err != nil {
		return err
	}
	return r.index(a, names[a.Person])
}

func clean(gone people.Oblivion, a Ask) Ask {
	a.Words, a.Name = gone.Redact(a.Words), gone.Redact(a.Name)
	m := &a.Meaning
	for _, text := range []*string{&m.Outcome, &m.Measure.What, &m.Measure.From, &m.Measure.To, &m.Assumptions, &m.Displaces, &m.Beyond} {
		*text = gone.Redact(*text)
	}
	m.Questions = slices.Clone(m.Questions)
	for i := range m.Questions {
		m.Questions[i] = gone.Redact(m.Questions[i])
	}
	if a.Confirmation != nil {
		c := *a.Confirmation
		c.Words = gone.Redact(c.Words)
		a.Confirmation = &c
	}
	if a.Result != nil {
		result := *a.Result
		result.Number, result.Note = gone.Redact(result.Number), gone.Redact(result.Note)
		a.Result = &result
	}
	return a
}

// erased drops what was found in messages that are gone, and the links to them.
func (s *Service) erased(ctx context.Context, tx *database.Tx, by operation.Actor, gone history.Erased) error {
	for _, id := range gone.Messages {
		for _, statement := range []string{
			`DELETE FROM ask_suggestion WHERE org = $1 AND owner = $2 AND message = $3`,
			`DELETE FROM ask_scan WHERE org = $1 AND owner = $2 AND message = $3`,
			`UPDATE ask_suggestion SET answer = '', answered = 0 WHERE org = $1 AND owner = $2 AND answer = $3`,
			`UPDATE ask SET message = '' WHERE org = $1 AND owner = $2 AND message = $3`,
			`UPDATE ask_promise SET message = '' WHERE org = $1 AND owner = $2 AND message = $3`,
		} {
			if _, err := tx.Exec(statement, by.Org, by.Owner, id); err != nil {
				return err
			}
		}
	}
	return unrecur(tx, by)
}

// merged moves what belonged to one person to the one she was merged into, and reads the mail that is between the owner and a manager
// by that.
func (s *Service) merged(ctx context.Context, tx *database.Tx, by operation.Actor, e people.Merged) error {
	for _, statement := range []string{
		`UPDATE ask SET person = $4 WHERE org = $1 AND owner = $2 AND person = $3`,
		`UPDATE ask_suggestion SET person = $4 WHERE org = $1 AND owner = $2 AND person = $3`,
		`UPDATE ask_promise SET person = $4 WHERE org = $1 AND owner = $2 AND person = $3`,
	} {
		if _, err := tx.Exec(statement, by.Org, by.Owner, e.From, e.Into); err != nil {
			return err
		}
	}
	if err := unrecur(tx, by); err != nil {
		return err
	}
	return s.in(tx, by, func(r rows) error {
		me, _, err := s.people.Me(tx, by)
		if err != nil {
			return err
		}
		if e.Into == me.ID {
			return s.scanManagers(ctx, r)
		}
		managers, err := s.profile.Managers(tx, by)
		if err != nil || !slices.ContainsFunc(managers, func(m profile.Manager) bool { return m.ID == e.Into }) {
			return err // an import merges hundreds of others
		}
		return s.scan(r, e.Into)
	})
}

// about says whether a message is between the owner and the person who was split off, not the one who stays.
func about(m history.Message, e people.Split) bool {
	has := func(id string) bool {
		return slices.ContainsFunc(slices.Concat(m.To, m.Cc), func(p history.Party) bool { return p.Person == id })
	}
	return m.From.Person == e.Into || m.Mine && has(e.Into) && !has(e.From)
}

// split moves to the new person what rests on messages from the addresses that moved.
func (s *Service) split(ctx context.Context, tx *database.Tx, by operation.Actor, e people.Split) error {
	for _, table := range []string{"ask", "ask_suggestion", "ask_promise"} {
		messages, err := database.Query(tx, database.Text, `SELECT DISTINCT message FROM `+table+` WHERE org = $1 AND owner = $2 AND person = $3 AND message <> ''`, by.Org, by.Owner, e.From)
		if err != nil {
			return err
		}
		for _, id := range messages {
			m, found, err := s.history.Get(tx, by, id)
			if err != nil {
				return err
			}
			if !found || !about(m, e) {
				continue
			}
			if _, err := tx.Exec(`UPDATE `+table+` SET person = $4 WHERE org = $1 AND owner = $2 AND message = $3`, by.Org, by.Owner, id, e.Into); err != nil {
				return err
			}
		}
	}
	return unrecur(tx, by)
}
